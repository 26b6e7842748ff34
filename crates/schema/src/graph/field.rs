//! The graph as a field of what it is the graph of.

use async_graphql::ID;

use super::{
    Asked, CollaborationGraph, GraphBoundary, GraphProjection, GraphScope, PeriodInput, TieKind,
};
use crate::{object::object, scalar::Date};

/// Makes an object with the field `collaborationGraph`, to be a part of the type whose
/// graph it is. A macro, because the field has seven arguments with their descriptions,
/// and differs in the scope only.
macro_rules! graph_field {
    ($name:ident, $scope:ident, $doc:literal) => {
        /// The graph of a record.
        pub(crate) struct $name(pub(crate) String);

        $crate::object::object! {
            /// The graph of a record.
            $name as Graph |this, ctx| {
                #[doc = $doc]
                collaboration_graph(
                    /// The form of the graph; ACTORS if not given.
                    projection: Option<$crate::graph::GraphProjection>,
                    /// Whether actors outside the scope are shown; WITH_NEIGHBOURS if not given.
                    boundary: Option<$crate::graph::GraphBoundary>,
                    /// Keep ties of these kinds; all if not given.
                    ties: Option<Vec<$crate::graph::TieKind>>,
                    /// Keep actors of these networks (global ids); all if not given.
                    networks: Option<Vec<async_graphql::ID>>,
                    /// Keep ties that hold on this day. Not allowed with `period`.
                    as_of: Option<$crate::scalar::Date>,
                    /// Keep ties that hold on any day of this period. Not allowed with `asOf`.
                    period: Option<$crate::graph::PeriodInput>,
                    /// Keep ties of at least this weight; 0 if not given.
                    min_weight: Option<f64>,
                ): $crate::graph::CollaborationGraph => $crate::graph::Asked {
                    scope: $crate::graph::GraphScope::$scope(&this.0),
                    projection,
                    boundary,
                    ties,
                    networks,
                    as_of,
                    period,
                    min_weight,
                }
                .graph(ctx);
            }
        }
    };
}

pub(crate) use graph_field;

/// The graph at the root.
#[derive(Default)]
pub(crate) struct GraphQuery;

object! {
    /// The graph at the root.
    GraphQuery as GraphQuery |_this, ctx| {
        /// The collaboration graph of the whole Movement or of a part: which actors are tied, by what, since when, and with which evidence.
        collaboration_graph(
            /// The part of the Movement to show; all of it if not given.
            scope: Option<GraphScope>,
            /// The form of the graph; ACTORS if not given.
            projection: Option<GraphProjection>,
            /// Whether actors outside the scope are shown; WITH_NEIGHBOURS if not given.
            boundary: Option<GraphBoundary>,
            /// Keep ties of these kinds; all if not given.
            ties: Option<Vec<TieKind>>,
            /// Keep actors of these networks (global ids); all if not given.
            networks: Option<Vec<ID>>,
            /// Keep ties that hold on this day. Not allowed with `period`.
            as_of: Option<Date>,
            /// Keep ties that hold on any day of this period. Not allowed with `asOf`.
            period: Option<PeriodInput>,
            /// Keep ties of at least this weight; 0 if not given.
            min_weight: Option<f64>,
        ): CollaborationGraph => Asked {
            scope: scope.unwrap_or_default(),
            projection,
            boundary,
            ties,
            networks,
            as_of,
            period,
            min_weight,
        }
        .graph(ctx);
    }
}
