//! Ties of the graph and what they were made from.

use std::sync::Arc;

use async_graphql::{Context, Object};

use super::{budget, input::TieKind, member::GraphActor};
use crate::{
    error::Result,
    graph::{day::written, model::Link, price, projected::Tie, shown::Shown},
    schema::{
        computed_page::{ComputedPage, list_name},
        fact::Source,
        node::Node,
        record::Record,
        scalar::PartialDate,
    },
};

/// A tie of a graph.
#[derive(Clone)]
pub(crate) struct GraphTie {
    pub(crate) shown: Arc<Shown>,
    pub(crate) place: usize,
}

impl GraphTie {
    pub(crate) fn tie(&self) -> &Tie {
        &self.shown.projected.ties[self.place]
    }

    fn end(&self, place: u32) -> GraphActor {
        GraphActor {
            shown: Arc::clone(&self.shown),
            place,
        }
    }
}

/// A tie between two members of a graph. Ties of different kinds between the same two are several ties.
#[Object]
impl GraphTie {
    /// One end; of a directed tie its origin.
    async fn from(&self) -> GraphActor {
        self.end(self.tie().from)
    }

    /// The other end.
    async fn to(&self) -> GraphActor {
        self.end(self.tie().to)
    }

    /// What it is made of.
    async fn kind(&self) -> TieKind {
        self.tie().kind.into()
    }

    /// Whether it leads from one end to the other rather than joining both.
    async fn directed(&self) -> bool {
        self.tie().kind.is_directed()
    }

    /// How many shared venues or direct links it is made of.
    async fn count(&self) -> u32 {
        self.tie().count
    }

    /// How strong it is: 1/(k-1) for each venue that k actors share, 1 for each direct link, summed.
    async fn weight(&self) -> f64 {
        self.tie().weight
    }

    /// The first day on which any of it holds, imprecise dates counting whole; `null` if no source dates its beginning.
    async fn since(&self) -> Option<PartialDate> {
        self.tie().stay.0.map(|day| PartialDate(written(day)))
    }

    /// The last day on which any of it holds, imprecise dates counting whole; `null` if it still holds or if that is unknown.
    async fn until(&self) -> Option<PartialDate> {
        self.tie().stay.1.map(|day| PartialDate(written(day)))
    }

    /// The records that it was made from, with their sources.
    async fn evidence(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many records; 20 if no number is given, 100 at most.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only records behind this cursor.")] after: Option<String>,
    ) -> Result<ComputedPage<GraphEvidence>> {
        let tie = self.tie();
        let end = |place: u32| self.shown.projected.members[place as usize];
        let cost = price::evidence(&self.shown.graph, [end(tie.from), end(tie.to)]);
        budget(ctx).spend(cost)?;
        let links = self.shown.evidence(tie);
        let of = (self.shown.identity(), self.tie().key());
        let list = list_name("evidence", self.shown.graph.version, &of);
        ComputedPage::new(ctx, &list, links.len(), (first, after), |place| {
            GraphEvidence::new(&self.shown, links[place])
        })
    }
}

/// A record that a tie was made from.
#[derive(Clone)]
pub(crate) struct GraphEvidence {
    record: String,
    source: String,
}

impl GraphEvidence {
    fn new(shown: &Shown, link: &Link) -> Self {
        Self {
            record: link.record.to_string(),
            source: shown.graph.sources[link.source].to_string(),
        }
    }
}

/// A record that a tie was made from.
#[Object]
impl GraphEvidence {
    /// The record, such as a seat, a participation or a grant.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        Node::load(ctx, &self.record).await
    }

    /// Its source.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Source>> {
        Source::load(ctx, &self.source).await
    }
}
