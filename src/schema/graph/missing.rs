//! Who is missing from platforms.

use std::sync::Arc;

use async_graphql::{Context, Object};

use crate::{
    error::Result,
    graph::{
        model::{LinkKind, NodeKind},
        projected::Member,
        store::Shown,
    },
    schema::{
        country::Country,
        network::{Chapter, Network},
        record::Record,
    },
};

/// A network without a seat on the platforms of a country.
#[derive(Clone)]
pub(crate) struct Absence {
    shown: Arc<Shown>,
    country: u16,
    network: u16,
    chapter: Option<u32>,
}

/// The networks without a seat, country by country of those inside the graph.
pub(crate) fn absences(shown: &Arc<Shown>) -> Vec<Absence> {
    let graph = &shown.graph;
    let mut countries: Vec<u16> = shown
        .projected
        .members
        .iter()
        .zip(&shown.projected.is_inside)
        .filter(|(_, is_inside)| **is_inside)
        .filter_map(|(member, _)| match member {
            Member::Node(number) => graph.node(*number).country,
            Member::Country(country) => *country,
            Member::Network(_) => None,
        })
        .collect();
    countries.sort_unstable();
    countries.dedup();
    let mut absences = vec![];
    for country in countries {
        let seats = || {
            graph.links.iter().filter(|link| {
                link.kind == LinkKind::Seat
                    && link.holds(shown.view.span)
                    && graph.node(link.to).country == Some(country)
            })
        };
        if seats().next().is_none() {
            continue;
        }
        for network in (0_u16..).take(graph.networks.len()) {
            if seats().any(|link| graph.node(link.from).network == Some(network)) {
                continue;
            }
            let is_chapter = |node: &crate::graph::model::Node| {
                node.kind == NodeKind::Chapter
                    && node.stands_alone
                    && node.country == Some(country)
                    && node.network == Some(network)
            };
            absences.push(Absence {
                shown: Arc::clone(shown),
                country,
                network,
                chapter: (0_u32..)
                    .zip(&graph.nodes)
                    .find(|(_, node)| is_chapter(node))
                    .map(|(number, _)| number),
            });
        }
    }
    absences
}

/// A network that has no seat on record on any platform of a country on which there are seats on record. None on record is not none.
#[Object]
impl Absence {
    /// The country.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.shown.graph.countries[usize::from(self.country)]).await
    }

    /// The network.
    async fn network(&self, ctx: &Context<'_>) -> Result<Option<Network>> {
        Network::load(ctx, &self.shown.graph.networks[usize::from(self.network)].0).await
    }

    /// The network's chapter in the country, if one is present there: it could be seated. `null` if none is.
    async fn chapter(&self, ctx: &Context<'_>) -> Result<Option<Chapter>> {
        match self.chapter {
            Some(chapter) => Chapter::load(ctx, &self.shown.graph.node(chapter).id).await,
            None => Ok(None),
        }
    }
}
