//! Who is missing: from platforms, and from each other's company.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::budget;
use crate::{
    country::Country,
    network::{Chapter, Network},
    object::{object, plain},
    record::Record,
};
use graph::{
    model::{LinkKind, NodeKind},
    price,
    projected::Member,
    shown::Shown,
    store::Store,
    view::{Projection, View},
};

/// Missing seats and ties: networks without a seat on platforms of the scope's countries, and pairs of networks without a tie. They are not on record, but may exist.
pub(crate) struct GraphMissing(pub(crate) Arc<Shown>);

object! {
    /// Missing seats and ties: networks without a seat on platforms of the scope's countries, and pairs of networks without a tie. They are not on record, but may exist.
    GraphMissing as GraphMissing |this, ctx| {
        /// The networks without a seat on record, for each country of the scope that has any seat on record, whether the network has a chapter there or not.
        seats: Vec<Absence> => async {
            let shown = Arc::clone(&this.0);
            let cost = price::missing(&shown.graph);
            let absences = budget(ctx).compute(cost, move |_| Some(absences(&shown)));
            Ok(absences.await?)
        };
        /// The pairs of networks with actors inside the scope between which there is no tie, ordered by id.
        ties: Vec<UntiedNetworks> => async {
            let view = View {
                projection: Projection::Networks,
                min_weight: 0.0,
                ..this.0.view.clone()
            };
            let store = ctx.data_unchecked::<Arc<Store>>();
            let merged = store.shown(&this.0.graph, view, budget(ctx)).await?;
            let id = |network: u16| &*merged.graph.networks[usize::from(network)].0;
            let mut pairs = vec![];
            for (one, other) in untied(&merged) {
                let one = Network::load(ctx, id(one)).await?;
                let other = Network::load(ctx, id(other)).await?;
                pairs.extend(
                    one.zip(other)
                        .map(|(one, other)| UntiedNetworks { one, other }),
                );
            }
            Ok(pairs)
        };
    }
}

plain! {
    /// Two networks without a tie between their actors in a graph.
    UntiedNetworks {
        /// The first network.
        one: Network,
        /// The second network.
        other: Network,
    }
}

/// The pairs of networks inside a graph merged by network that no tie joins.
fn untied(merged: &Shown) -> Vec<(u16, u16)> {
    let projected = &merged.projected;
    let members = (0..).zip(&projected.members).zip(&projected.is_inside);
    let inside: Vec<(u32, u16)> = members
        .filter_map(|((place, member), is_inside)| match member {
            Member::Network(Some(network)) if *is_inside => Some((place, *network)),
            _ => None,
        })
        .collect();
    let mut pairs = vec![];
    for (index, (one_place, one)) in inside.iter().enumerate() {
        for (other_place, other) in &inside[index + 1..] {
            let mut ties = projected.between(*one_place, *other_place);
            if ties.next().is_none() {
                pairs.push((*one, *other));
            }
        }
    }
    pairs
}

/// A network that has no seat on record on any platform of a country, although other networks have. It may have a seat that no source states.
#[derive(Clone)]
pub(crate) struct Absence {
    shown: Arc<Shown>,
    country: u16,
    network: u16,
    chapter: Option<u32>,
}

/// The networks without a seat, country by country of those inside the graph.
fn absences(shown: &Arc<Shown>) -> Vec<Absence> {
    let graph = &shown.graph;
    let members = shown.projected.members.iter();
    let inside = members.zip(&shown.projected.is_inside);
    let countries: BTreeSet<u16> = inside
        .filter(|(_, is_inside)| **is_inside)
        .filter_map(|(member, _)| match member {
            Member::Node(number) => graph.node(*number).country,
            Member::Country(country) => *country,
            Member::Network(_) => None,
        })
        .collect();
    let mut seated: BTreeMap<u16, BTreeSet<u16>> = BTreeMap::new();
    for link in graph.links.iter() {
        if link.kind == LinkKind::Seat
            && link.holds(shown.view.span)
            && let Some(country) = graph.node(link.to).country
        {
            let networks = seated.entry(country).or_default();
            networks.extend(graph.node(link.from).network);
        }
    }
    let mut present: BTreeMap<(u16, u16), u32> = BTreeMap::new();
    for number in graph.ranked() {
        let node = graph.node(number);
        if node.kind == NodeKind::Chapter
            && node.stands_alone
            && let (Some(country), Some(network)) = (node.country, node.network)
        {
            present.entry((country, network)).or_insert(number);
        }
    }
    let mut absences = vec![];
    for country in countries {
        let Some(seated) = seated.get(&country) else {
            continue;
        };
        for network in (0..).take(graph.networks.len()) {
            if !seated.contains(&network) {
                absences.push(Absence {
                    shown: Arc::clone(shown),
                    country,
                    network,
                    chapter: present.get(&(country, network)).copied(),
                });
            }
        }
    }
    absences
}

object! {
    /// A network that has no seat on record on any platform of a country, although other networks have. It may have a seat that no source states.
    Absence as Absence |this, ctx| {
        /// The country.
        country: Option<Country> => Country::load(ctx, &this.shown.graph.countries[usize::from(this.country)]);
        /// The network.
        network: Option<Network> => Network::load(ctx, &this.shown.graph.networks[usize::from(this.network)].0);
        /// The network's chapter in the country, which could take a seat; `null` if none is known to be present.
        chapter: Option<Chapter> => async {
            match this.chapter {
                Some(chapter) => Chapter::load(ctx, &this.shown.graph.node(chapter).id).await,
                None => Ok(None),
            }
        };
    }
}
