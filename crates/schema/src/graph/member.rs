//! Actors, venues and groups of the graph.

use std::sync::Arc;

use async_graphql::ID;

use super::{input::GraphNodeKind, measured};
use crate::{
    country::Country,
    network::Network,
    node::Node,
    object::{object, plain},
    record::Record,
};
use graph::{measure::Centrality, projected::Member, shown::Shown};

/// A member of a graph: an actor, a venue or a group of actors, depending on the projection.
#[derive(Clone)]
pub(crate) struct GraphActor {
    pub(crate) shown: Arc<Shown>,
    pub(crate) place: u32,
}

impl GraphActor {
    fn member(&self) -> Member {
        self.shown.projected.members[self.place as usize]
    }
}

object! {
    /// A member of a graph: an actor, a venue or a group of actors, depending on the projection.
    GraphActor as GraphActor |this, ctx| {
        /// The global id of the record that it stands for, such as `chapter:csn-ken`; `network:none` or `country:none` for the group of actors without a network or country.
        id: ID = this.shown.id(this.member()).into();
        /// Its name.
        name: String = this.shown.label(this.member());
        /// The kind of record that it stands for.
        kind: GraphNodeKind = this.shown.kind(this.member()).into();
        /// The record that it stands for; `null` for a fund or for a group without a record.
        record: Option<Node> => Node::load(ctx, &this.shown.id(this.member()));
        /// Its home country; `null` if none or unknown.
        country: Option<Country> => async {
            match this.shown.country(this.member()) {
                Some(country) => Country::load(ctx, country).await,
                None => Ok(None),
            }
        };
        /// Its network: the chapter's own, or the one for the organisation's kind; `null` if none.
        network: Option<Network> => async {
            match this.shown.network(this.member()) {
                Some(network) => Network::load(ctx, network).await,
                None => Ok(None),
            }
        };
        /// Whether it is inside the scope; `false` for a neighbour of the scope or a venue.
        inside: bool = this.shown.projected.is_inside[this.place as usize];
        /// The number of actors that it stands for: 1 unless it is a group.
        size: u32 = this.shown.projected.sizes[this.place as usize];
        /// How central it is, measured over all members of the graph, including those without ties.
        centrality: GraphCentrality => async {
            let measured = measured(ctx, &this.shown).await?;
            Ok(GraphCentrality::from(
                &measured.centralities[this.place as usize],
            ))
        };
    }
}

plain! {
    /// How central a member is. Ties of all kinds between two members count as one tie without direction. The definitions are those of NetworkX.
    GraphCentrality {
        /// The number of members that it is tied to (NetworkX `degree`).
        degree: u32,
        /// The sum of the weights of its ties (NetworkX `degree` with weights).
        strength: f64,
        /// The share of shortest paths between others that pass through it, from 0 to 1 (NetworkX `betweenness_centrality`, normalised, unweighted).
        betweenness: f64,
        /// How near the others are, from 0 to 1, scaled by the share that can be reached (NetworkX `closeness_centrality`, Wasserman and Faust).
        closeness: f64,
        /// How central its neighbours are (NetworkX `eigenvector_centrality`, unweighted).
        eigenvector: f64,
        /// How often a random walk visits it (NetworkX `pagerank`, damping 0.85, weighted).
        page_rank: f64,
        /// The largest k for which it belongs to a part where every member has at least k ties inside that part (NetworkX `core_number`).
        core_number: u32,
        /// The number of its community in the graph, found by the Louvain method with a fixed seed; the largest community has number 0.
        community: u32,
        /// How often it stands between two members that are not tied to each other, by the networks of the three.
        brokerage: GraphBrokerage,
    }
}

plain! {
    /// How often a member b stands between members a and c that are not tied to each other (Gould and Fernandez, 1989), counted over ordered pairs.
    #[derive(Clone)]
    GraphBrokerage {
        /// All three belong to one network.
        coordinator: u32,
        /// Only a belongs to another network: b is its way in.
        gatekeeper: u32,
        /// Only c belongs to another network: b represents the network of a and b towards it.
        representative: u32,
        /// a and c belong to one network, b to another.
        consultant: u32,
        /// All three belong to different networks.
        liaison: u32,
    }
}

impl From<&Centrality> for GraphCentrality {
    fn from(centrality: &Centrality) -> Self {
        Self {
            degree: centrality.degree,
            strength: centrality.strength,
            betweenness: centrality.betweenness,
            closeness: centrality.closeness,
            eigenvector: centrality.eigenvector,
            page_rank: centrality.page_rank,
            core_number: centrality.core_number,
            community: centrality.community,
            brokerage: GraphBrokerage {
                coordinator: centrality.brokerage.coordinator,
                gatekeeper: centrality.brokerage.gatekeeper,
                representative: centrality.brokerage.representative,
                consultant: centrality.brokerage.consultant,
                liaison: centrality.brokerage.liaison,
            },
        }
    }
}
