//! What a file is called, so that ten of them can be told apart in a folder.

use super::Style;
use crate::{
    day::{Span, written},
    shown::Shown,
    view::{Boundary, Projection, Scope},
};

/// What a period without a beginning begins with.
const FIRST: u32 = 10_101;

/// What a period without an end ends with.
const LAST: u32 = 99_991_231;

/// Whose graph it is, in which form, of which day and version of the data, as in
/// `sun-graph-SEN-actors-2017-01-01-v731`.
pub(super) fn of_file(shown: &Shown) -> String {
    let scope = scope(shown).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let form = form(shown.view.projection);
    let version = shown.graph.version;
    format!("sun-graph-{scope}-{form}-{}-v{version}", day(shown))
}

/// The same in words, and how its ties are declared.
pub(super) fn title(shown: &Shown, style: Style) -> String {
    let boundary = match shown.view.boundary {
        Boundary::Within => "within",
        Boundary::WithNeighbours => "with neighbours",
    };
    let merged = if style.is_simple {
        ", parallel ties merged"
    } else {
        ""
    };
    format!(
        "SUN collaboration graph: {}, {boundary}, {}, {}, data version {}, ties {}{merged}",
        scope(shown),
        form(shown.view.projection),
        day(shown)
            .replace("all-days", "all days")
            .replace("-to-", " to "),
        shown.graph.version,
        style.direction.name(),
    )
}

/// Whose graph it is: alpha-3 codes of countries, or an id.
fn scope(shown: &Shown) -> String {
    let graph = &shown.graph;
    match &shown.view.scope {
        Scope::Movement => "movement".into(),
        Scope::Countries(countries) => {
            if let [country] = countries.as_slice() {
                return graph.countries[usize::from(*country)].to_string();
            }
            let mut regions = graph.regions.iter();
            let region = regions.find(|(_, region)| *region == countries);
            region.map_or("countries".into(), |(id, _)| id.to_string())
        }
        Scope::Network(network) => format!("network:{}", graph.networks[usize::from(*network)].0),
        Scope::Community(community) => graph.node(*community).id.to_string(),
    }
}

const fn form(projection: Projection) -> &'static str {
    match projection {
        Projection::Affiliation => "affiliation",
        Projection::Actors => "actors",
        Projection::Networks => "networks",
        Projection::Countries => "countries",
    }
}

/// The day that it is of, or the first and the last.
fn day(shown: &Shown) -> String {
    let Span { from, to } = shown.view.span;
    if shown.view.span == Span::EVER {
        "all-days".into()
    } else if from == to {
        written(from)
    } else if from == FIRST {
        format!("until-{}", written(to))
    } else if to == LAST {
        format!("from-{}", written(from))
    } else {
        format!("{}-to-{}", written(from), written(to))
    }
}
