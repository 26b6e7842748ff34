//! Who is missing: from platforms, and from each other's company.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::Context;

use super::budget;
use crate::{
    ask::Ask,
    country::Country,
    error::Result,
    network::{Chapter, Network},
    object::{object, plain},
    platform::sittings,
    record::Record,
};
use graph::{
    day::{Span, written},
    projected::Member,
    shown::Shown,
    store::Store,
    view::{Projection, Scope, View},
};

/// Missing seats and ties: networks without a seat on national platforms of the scope's countries, and pairs of networks without a tie. They are not on record, but may exist.
pub(crate) struct GraphMissing(pub(crate) Arc<Shown>);

object! {
    /// Missing seats and ties: networks without a seat on national platforms of the scope's countries, and pairs of networks without a tie. They are not on record, but may exist.
    GraphMissing as GraphMissing |this, ctx| {
        /// The networks without a seat on record on a national platform on the days of the graph (today if it is of all times), for each country of the scope that has any such seat, whether the network has a chapter there or not. Countries without one are left out: nobody knows who sits there.
        seats: Vec<Absence> => absences(ctx, &this.0);
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

/// A network that has no seat on record on the national platforms of a country, although other networks have. It may have a seat that no source states.
#[derive(Clone)]
pub(crate) struct Absence {
    country: String,
    network: Box<str>,
    chapter: Option<String>,
}

/// The networks without a seat, country by country of those inside the graph.
async fn absences(ctx: &Context<'_>, shown: &Shown) -> Result<Vec<Absence>> {
    let graph = &shown.graph;
    let (first, last) = match shown.view.span {
        Span::EVER => {
            let today = ctx.today().to_string();
            (today.clone(), today)
        }
        Span { from, to } => (written(from), written(to)),
    };
    let inside = countries(shown);
    let mut absences = vec![];
    for mut sitting in sittings(ctx, (&first, &last)).await? {
        let is_inside = inside.contains(&*sitting.country);
        if !is_inside || !sitting.has_seats {
            continue;
        }
        for (network, _) in graph.networks.iter() {
            if !sitting.seated.contains(&**network) {
                absences.push(Absence {
                    country: sitting.country.clone(),
                    network: network.clone(),
                    chapter: sitting.present.remove(&**network),
                });
            }
        }
    }
    Ok(absences)
}

/// The countries that the graph is of, or that its actors are at home in.
fn countries(shown: &Shown) -> BTreeSet<&str> {
    let graph = &shown.graph;
    let code = |country: u16| &*graph.countries[usize::from(country)];
    match &shown.view.scope {
        Scope::Movement => graph.countries.iter().map(|code| &**code).collect(),
        Scope::Countries(countries) => countries.iter().copied().map(code).collect(),
        Scope::Network(_) | Scope::Community(_) => {
            let members = shown.projected.members.iter();
            let inside = members.zip(&shown.projected.is_inside);
            inside
                .filter(|(_, is_inside)| **is_inside)
                .filter_map(|(member, _)| match member {
                    Member::Node(number) => graph.node(*number).country,
                    Member::Country(country) => *country,
                    Member::Network(_) => None,
                })
                .map(code)
                .collect()
        }
    }
}

object! {
    /// A network that has no seat on record on the national platforms of a country, although other networks have. It may have a seat that no source states.
    Absence as Absence |this, ctx| {
        /// The country.
        country: Option<Country> => Country::load(ctx, &this.country);
        /// The network.
        network: Option<Network> => Network::load(ctx, &this.network);
        /// The network's chapter in the country, which could take a seat; `null` if none is known to be present.
        chapter: Option<Chapter> => Chapter::load_if(ctx, this.chapter.as_ref());
    }
}
