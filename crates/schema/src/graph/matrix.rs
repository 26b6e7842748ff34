//! Ties within and between networks.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::Context;

use crate::{error::Result, network::Network, object::object, record::Record};
use graph::{projected::Member, shown::Shown};

/// Two networks (or the same network twice) and the ties between their actors.
#[derive(Clone)]
pub(crate) struct NetworkPair {
    shown: Arc<Shown>,
    one: Option<u16>,
    other: Option<u16>,
    ties: u32,
    weight: f64,
}

/// The pairs that any tie joins.
pub(crate) fn pairs(shown: &Arc<Shown>) -> Vec<NetworkPair> {
    let network = |place: u32| match shown.projected.members[place as usize] {
        Member::Node(number) => shown.graph.node(number).network,
        Member::Network(network) => network,
        Member::Country(_) => None,
    };
    let mut pairs: BTreeMap<(Option<u16>, Option<u16>), (u32, f64)> = BTreeMap::new();
    for tie in &shown.projected.ties {
        let (one, other) = (network(tie.from), network(tie.to));
        let entry = pairs.entry((one.min(other), one.max(other))).or_default();
        entry.0 += tie.count;
        entry.1 += tie.weight;
    }
    let pair = |((one, other), (ties, weight))| NetworkPair {
        shown: Arc::clone(shown),
        one,
        other,
        ties,
        weight,
    };
    pairs.into_iter().map(pair).collect()
}

impl NetworkPair {
    async fn network(&self, ctx: &Context<'_>, network: Option<u16>) -> Result<Option<Network>> {
        match network {
            Some(network) => {
                let id = &self.shown.graph.networks[usize::from(network)].0;
                Network::load(ctx, id).await
            }
            None => Ok(None),
        }
    }
}

object! {
    /// Two networks (or the same network twice) and the ties between their actors.
    NetworkPair as NetworkPair |this, ctx| {
        /// The first network; `null` stands for the actors and venues without a network.
        one: Option<Network> => this.network(ctx, this.one);
        /// The second network, or the same one for ties within it; `null` stands for the actors and venues without a network.
        other: Option<Network> => this.network(ctx, this.other);
        /// The number of shared venues and direct links, over all pairs of their actors.
        count: u32 = this.ties;
        /// The sum of their weights.
        weight: f64 = this.weight;
    }
}
