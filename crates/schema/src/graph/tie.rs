//! Ties of the graph and what they were made from.

use std::sync::Arc;

use super::{budget, input::TieKind, member::GraphActor};
use crate::{
    computed_page::{ComputedPage, list_name},
    fact::Source,
    node::Node,
    object::object,
    record::Record,
    scalar::PartialDate,
};
use graph::{day::written, model::Link, price, projected::Tie, shown::Shown};

/// A tie between two members of a graph. Ties of different kinds between the same two members are separate ties.
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

object! {
    /// A tie between two members of a graph. Ties of different kinds between the same two members are separate ties.
    GraphTie as GraphTie |this, ctx| {
        /// One end; for a directed tie, its origin.
        from: GraphActor = this.end(this.tie().from);
        /// The other end.
        to: GraphActor = this.end(this.tie().to);
        /// The kind of tie.
        kind: TieKind = this.tie().kind.into();
        /// Whether the tie has a direction, from `from` to `to`.
        directed: bool = this.tie().kind.is_directed();
        /// The number of shared venues or direct links that it consists of.
        count: u32 = this.tie().count;
        /// The strength of the tie: the sum of 1/(k-1) for each venue shared by k actors and 1 for each direct link.
        weight: f64 = this.tie().weight;
        /// The first day on which any part of the tie holds; a year or month counts from its first day. `null` if the beginning of any part is unknown.
        since: Option<PartialDate> = this.tie().stay.0.map(|day| PartialDate(written(day)));
        /// The last day on which any part of the tie holds; a year or month counts to its last day. `null` if any part still holds or its end is unknown.
        until: Option<PartialDate> = this.tie().stay.1.map(|day| PartialDate(written(day)));
        /// The records behind the tie, with their sources.
        evidence(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<GraphEvidence> => async {
            let tie = this.tie();
            let end = |place: u32| this.shown.projected.members[place as usize];
            let cost = price::evidence(&this.shown.graph, [end(tie.from), end(tie.to)]);
            budget(ctx).spend(cost)?;
            let links = this.shown.evidence(tie);
            let of = (this.shown.identity(), this.tie().key());
            let list = list_name("evidence", this.shown.graph.version, &of);
            ComputedPage::new(ctx, &list, links.len(), (first, after), |place| {
                GraphEvidence::new(&this.shown, links[place])
            })
        };
    }
}

/// A record behind a tie.
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

object! {
    /// A record behind a tie.
    GraphEvidence as GraphEvidence |this, ctx| {
        /// The record, such as a seat, a participation or a grant.
        record: Option<Node> => Node::load(ctx, &this.record);
        /// Its source.
        source: Option<Source> => Source::load(ctx, &this.source);
    }
}
