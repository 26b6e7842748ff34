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
    /// Two modes: actors, the venues where they meet (platforms, communities, events), and direct ties between actors.
    Affiliation,
    /// One mode: a venue that k actors share gives each pair of them a tie of count 1 and weight 1/(k-1), summed over venues; a direct tie adds 1.
    Actors,
    /// Actors merged by network, their ties summed; ties inside a network are its loop.
    Networks,
    /// Actors merged by home country, their ties summed; ties inside a country are its loop.
    Countries,
}

/// Whether actors outside the scope are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Boundary")]
pub(crate) enum GraphBoundary {
    /// Only actors of the scope, and the ties among them.
    Within,
    /// Also the actors elsewhere that they are tied to, and every tie that touches the scope.
    WithNeighbours,
}

/// What a tie is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "LinkKind")]
pub(crate) enum TieKind {
    /// Seats on a platform.
    Seat,
    /// Membership in a community.
    Community,
    /// Attendance at an event.
    Participation,
    /// An organisation in a chapter, or one party as a member of another.
    Membership,
    /// Assistance from one to another.
    Assistance,
    /// Money from one to another: grants, funders of commitments.
    Funding,
    /// One hosts another.
    Hosting,
    /// One convenes, leads or founded another.
    Convening,
    /// Partners of each other or of one commitment.
    Partnership,
}

/// What a node of the graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "NodeKind")]
pub(crate) enum GraphNodeKind {
    /// An organisation.
    Organisation,
    /// A network in a country.
    Chapter,
    /// A country, as its delegations speak for it.
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

/// Whose graph it is; at most one of these, and everybody's if none is given.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct GraphScope {
    /// Of the actors at home in this country or speaking for it.
    country: Option<CountryCode>,
    /// Of the actors at home in the countries of this region or speaking for them, by global id.
    region: Option<ID>,
    /// Of the actors of this network, by global id.
    network: Option<ID>,
    /// Of the actors that belong to this community, by global id.
    community: Option<ID>,
}

/// Some days, both ends included.
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
