//! Every address this server answers, on one screen.

use poem::{Route, get, post};

#[cfg(feature = "ui")]
use super::graphql::inside::Answers;
use super::{
    export,
    graphql::{self, GraphqlState},
    health, sheet, survey,
};

/// Every address, and what answers there.
pub(super) fn routes(state: &GraphqlState) -> Route {
    let routes = Route::new()
        .at("/graphql", graphql::endpoint)
        .at("/sheets", get(sheet::list))
        .at("/template/:name", get(sheet::template))
        .at(
            "/import/:name",
            post(sheet::bring_in).get(sheet::send_instead),
        )
        .at("/export/:name", get(sheet::give_out))
        .at("/export/graph", get(export::graph_file))
        .at("/survey/:id/xlsform", get(survey::give_form))
        .at("/survey/:id/responses", post(survey::take_responses))
        .at("/schema.graphql", get(graphql::description::text))
        .at("/schema.json", get(graphql::description::json))
        .at("/health/live", get(health::live))
        .at("/health/ready", get(health::ready))
        .at("/version", get(health::which));
    #[cfg(not(feature = "ui"))]
    let _ = state;
    #[cfg(feature = "ui")]
    let routes = crate::pages::routes(routes, Answers::new(state.clone()))
        .at("/questions", get(graphql::question::list))
        .at("/questions/:file", get(graphql::question::ask))
        .nest("/graphiql", crate::ui::routes());
    routes
}
