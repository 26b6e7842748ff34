//! The pages that people look at: one folder a page, with the GraphQL document that it
//! asks, its template, and code where a template cannot say it.
//!
//! A page is a client like any other: what it shows was asked by [`Answers`], with the
//! rights and limits of whoever looks at it, and never read from the database. It is
//! served whole, and everything on it can be read without a script. Its texts stand in
//! `texts/`, one Fluent file a language, none in a template; [`text`] says them, and
//! writes numbers and dates as the language does.

mod chart;
mod commitment;
mod country;
mod data;
mod files;
mod graph;
mod home;
mod listed;
mod missing;
mod respond;
mod search;
mod style;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod visit;
mod wording;

use poem::{EndpointExt, Route, get};

use self::listed::Listed;
use crate::http::graphql::inside::Answers;

/// All pages, and what they are styled by.
pub(crate) fn routes(route: Route, answers: Answers) -> Route {
    let listed = |page, is_dated| {
        get(Listed {
            page,
            is_dated,
            answers: answers.clone(),
        })
    };
    let route = route
        .at("/commitments", listed("commitments", true))
        .at("/communities", listed("communities", false))
        .at("/events", listed("events", false))
        .at("/organisations", listed("organisations", false));
    route
        .at("/", get(home::page.data(answers.clone())))
        .at("/country/:code", get(country::page.data(answers.clone())))
        .at(
            "/commitment/:id",
            get(commitment::page.data(answers.clone())),
        )
        .at("/data", get(data::page.data(answers.clone())))
        .at("/graph", get(graph::page.data(answers.clone())))
        .at("/graph.svg", get(graph::svg.data(answers.clone())))
        .at("/search", get(search::page.data(answers)))
        .at("/pages/:name", get(style::file))
}
