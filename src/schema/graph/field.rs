//! The graph as a field of what it is the graph of.

use async_graphql::{Context, ID, Object};

use super::{
    Asked, CollaborationGraph, GraphBoundary, GraphProjection, GraphScope, PeriodInput, TieKind,
};
use crate::{error::Result, schema::scalar::Date};

/// Makes an object with the field `collaborationGraph`, to be flattened into
/// the type whose graph it is. A macro, because the field has seven arguments
/// with their descriptions, and differs in the scope only.
macro_rules! graph_field {
    ($name:ident, $scope:ident, $doc:literal) => {
        /// The graph of a record.
        pub(crate) struct $name(pub(crate) String);

        /// The graph of a record.
        #[async_graphql::Object]
        impl $name {
            #[doc = $doc]
            #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
            async fn collaboration_graph(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "The form of the graph; ACTORS if not given.")]
                projection: Option<$crate::schema::graph::GraphProjection>,
                #[graphql(desc = "Whether actors outside the scope are shown; WITH_NEIGHBOURS if not given.")]
                boundary: Option<$crate::schema::graph::GraphBoundary>,
                #[graphql(desc = "Only ties of these kinds; all if not given.")]
                ties: Option<Vec<$crate::schema::graph::TieKind>>,
                #[graphql(desc = "Only actors of these networks, by global id; all if not given.")]
                networks: Option<Vec<async_graphql::ID>>,
                #[graphql(desc = "Only ties that hold on this day; not with `period`.")]
                as_of: Option<$crate::schema::scalar::Date>,
                #[graphql(desc = "Only ties that hold on a day of this period; not with `asOf`.")]
                period: Option<$crate::schema::graph::PeriodInput>,
                #[graphql(desc = "Only ties at least as strong as this; 0 if not given.")]
                min_weight: Option<f64>,
            ) -> $crate::error::Result<$crate::schema::graph::CollaborationGraph> {
                let asked = $crate::schema::graph::Asked {
                    scope: $crate::schema::graph::GraphScope::$scope(&self.0),
                    projection,
                    boundary,
                    ties,
                    networks,
                    as_of,
                    period,
                    min_weight,
                };
                Ok($crate::schema::graph::CollaborationGraph(asked.shown(ctx).await?))
            }
        }
    };
}

pub(crate) use graph_field;

/// The graph at the root.
#[derive(Default)]
pub(crate) struct GraphQuery;

/// The graph at the root.
#[Object]
impl GraphQuery {
    /// The collaboration graph of the whole Movement, or of a part of it: who is tied to whom, by what, since when, and how we know.
    #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
    async fn collaboration_graph(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose graph it is; everybody's if not given.")] scope: Option<GraphScope>,
        #[graphql(desc = "The form of the graph; ACTORS if not given.")] projection: Option<
            GraphProjection,
        >,
        #[graphql(
            desc = "Whether actors outside the scope are shown; WITH_NEIGHBOURS if not given."
        )]
        boundary: Option<GraphBoundary>,
        #[graphql(desc = "Only ties of these kinds; all if not given.")] ties: Option<Vec<TieKind>>,
        #[graphql(desc = "Only actors of these networks, by global id; all if not given.")]
        networks: Option<Vec<ID>>,
        #[graphql(desc = "Only ties that hold on this day; not with `period`.")] as_of: Option<
            Date,
        >,
        #[graphql(desc = "Only ties that hold on a day of this period; not with `asOf`.")]
        period: Option<PeriodInput>,
        #[graphql(desc = "Only ties at least as strong as this; 0 if not given.")]
        min_weight: Option<f64>,
    ) -> Result<CollaborationGraph> {
        let asked = Asked {
            scope: scope.unwrap_or_default(),
            projection,
            boundary,
            ties,
            networks,
            as_of,
            period,
            min_weight,
        };
        Ok(CollaborationGraph(asked.shown(ctx).await?))
    }
}
