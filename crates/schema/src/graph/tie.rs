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

object! {
    /// A tie between two members of a graph. Ties of different kinds between the same two are several ties.
    GraphTie as GraphTie |this, ctx| {
        /// One end; of a directed tie its origin.
        from: GraphActor = this.end(this.tie().from);
        /// The other end.
        to: GraphActor = this.end(this.tie().to);
        /// What it is made of.
        kind: TieKind = this.tie().kind.into();
        /// Whether it leads from one end to the other rather than joining both.
        directed: bool = this.tie().kind.is_directed();
        /// How many shared venues or direct links it is made of.
        count: u32 = this.tie().count;
        /// How strong it is: 1/(k-1) for each venue that k actors share, 1 for each direct link, summed.
        weight: f64 = this.tie().weight;
        /// The first day on which any of it holds, imprecise dates counting whole; `null` if no source dates its beginning.
        since: Option<PartialDate> = this.tie().stay.0.map(|day| PartialDate(written(day)));
        /// The last day on which any of it holds, imprecise dates counting whole; `null` if it still holds or if that is unknown.
        until: Option<PartialDate> = this.tie().stay.1.map(|day| PartialDate(written(day)));
        /// The records that it was made from, with their sources.
        evidence(
            /// How many records; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only records behind this cursor.
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

object! {
    /// A record that a tie was made from.
    GraphEvidence as GraphEvidence |this, ctx| {
        /// The record, such as a seat, a participation or a grant.
        record: Option<Node> => Node::load(ctx, &this.record);
        /// Its source.
        source: Option<Source> => Source::load(ctx, &this.source);
    }
}
