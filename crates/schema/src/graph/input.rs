//! What is asked of the graph.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject};

use crate::{
    error::{Error, Result},
    graph::{CollaborationGraph, budget, version},
    object::leaves,
    scalar::{CountryCode, Date},
};
use graph::{
    model::{LinkKind, NodeKind},
    request::{Refused, Request},
    shown::Shown,
    store::Store,
    view::{Boundary, Projection},
    whole::Graph,
};

leaves!(GraphProjection, GraphBoundary, TieKind, GraphNodeKind);

/// The form of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Projection")]
pub(crate) enum GraphProjection {
    /// A two-mode graph: actors and the venues where they meet (platforms, communities, events), with direct ties between actors.
    Affiliation,
    /// A one-mode graph: a venue shared by k actors gives each pair of them a tie of count 1 and weight 1/(k-1), summed over venues; a direct tie adds 1.
    Actors,
    /// Actors merged by network, with their ties summed; ties inside a network form a loop.
    Networks,
    /// Actors merged by home country, with their ties summed; ties inside a country form a loop.
    Countries,
}

/// Whether actors outside the scope are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Boundary")]
pub(crate) enum GraphBoundary {
    /// Only actors of the scope, and the ties among them.
    Within,
    /// Also the actors outside the scope that they are tied to, and every tie with an end in the scope.
    WithNeighbours,
}

/// The kind of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "LinkKind")]
pub(crate) enum TieKind {
    /// Seats on a platform.
    Seat,
    /// Membership in a community.
    Community,
    /// Attendance at an event.
    Participation,
    /// An organisation belongs to a chapter, or one party is a member of another.
    Membership,
    /// Assistance from one party to another.
    Assistance,
    /// Money from one party to another: grants, funders of commitments.
    Funding,
    /// One party hosts another.
    Hosting,
    /// One party convenes, leads or founded another.
    Convening,
    /// Two parties are partners of each other or in the same commitment.
    Partnership,
}

/// What a node of the graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "NodeKind")]
pub(crate) enum GraphNodeKind {
    /// An organisation.
    Organisation,
    /// A network in one country.
    Chapter,
    /// A country, represented by its delegations.
    Country,
    /// A network as a whole.
    Network,
    /// A governance body.
    GovernanceBody,
    /// A fund that gives grants.
    Fund,
    /// A platform.
    Platform,
    /// A community.
    Community,
    /// An event.
    Event,
}

/// The part of the Movement to show. Give at most one field; without any, the graph shows everybody.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct GraphScope {
    /// Show the actors whose home is this country or who represent it.
    country: Option<CountryCode>,
    /// Show the actors whose home is a country of this region (global id) or who represent one.
    region: Option<ID>,
    /// Show the actors of this network (global id).
    network: Option<ID>,
    /// Show the actors that belong to this community (global id).
    community: Option<ID>,
}

/// A period, first and last day included.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct PeriodInput {
    /// The first day.
    from: Date,
    /// The last day.
    to: Date,
}

/// The arguments of a graph field.
pub(crate) struct Asked {
    pub(crate) scope: GraphScope,
    pub(crate) projection: Option<GraphProjection>,
    pub(crate) boundary: Option<GraphBoundary>,
    pub(crate) ties: Option<Vec<TieKind>>,
    pub(crate) networks: Option<Vec<ID>>,
    pub(crate) as_of: Option<Date>,
    pub(crate) period: Option<PeriodInput>,
    pub(crate) min_weight: Option<f64>,
}

impl GraphScope {
    pub(crate) fn country(code: &str) -> Self {
        Self {
            country: Some(CountryCode(code.to_owned())),
            ..Self::default()
        }
    }

    pub(crate) fn region(id: &str) -> Self {
        Self {
            region: Some(id.into()),
            ..Self::default()
        }
    }

    pub(crate) fn network(id: &str) -> Self {
        Self {
            network: Some(id.into()),
            ..Self::default()
        }
    }

    pub(crate) fn community(id: &str) -> Self {
        Self {
            community: Some(id.into()),
            ..Self::default()
        }
    }
}

/// The graph as it stands, at the version of the data that the request sees.
pub(crate) async fn graph(ctx: &Context<'_>) -> Result<Arc<Graph>> {
    let store = ctx.data_unchecked::<Arc<Store>>();
    Ok(store.graph(version(ctx).await?).await?)
}

impl Asked {
    /// The graph as it is asked for.
    pub(crate) async fn graph(self, ctx: &Context<'_>) -> Result<CollaborationGraph> {
        Ok(CollaborationGraph(self.shown(ctx).await?))
    }

    /// What the graph shows when it is asked so.
    pub(crate) async fn shown(self, ctx: &Context<'_>) -> Result<Arc<Shown>> {
        let graph = graph(ctx).await?;
        let view = self.request().view(&graph)?;
        let store = ctx.data_unchecked::<Arc<Store>>();
        Ok(store.shown(&graph, view, budget(ctx)).await?)
    }

    fn request(self) -> Request {
        let text = |id: &ID| id.to_string();
        Request {
            country: self.scope.country.map(|code| code.0),
            region: self.scope.region.as_ref().map(text),
            network: self.scope.network.as_ref().map(text),
            community: self.scope.community.as_ref().map(text),
            projection: self.projection.map(Into::into),
            boundary: self.boundary.map(Into::into),
            kinds: self
                .ties
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            networks: self.networks.unwrap_or_default().iter().map(text).collect(),
            as_of: self.as_of.map(|day| day.0),
            period: self.period.map(|period| (period.from.0, period.to.0)),
            min_weight: self.min_weight,
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unknown(..) => Self::NotFound(refused.to_string()),
            Refused::Senseless(message) => Self::BadInput(message),
        }
    }
}
