//! A view as it is asked for, in words and ids, by whatever door.

mod words;

use thiserror::Error;

pub use self::words::Words;
use super::{
    day::{Span, first_day, last_day, written},
    model::LinkKind,
    view::{Boundary, Projection, Scope, View},
    whole::Graph,
};

/// A view as it is asked for. What is not given takes its default.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The graph of this country, by alpha-3 code.
    pub country: Option<String>,
    /// The graph of this region, by global id.
    pub region: Option<String>,
    /// The graph of this network, by global id.
    pub network: Option<String>,
    /// The graph of this community, by global id.
    pub community: Option<String>,
    /// The form; actors by default.
    pub projection: Option<Projection>,
    /// Whether actors outside the scope are shown; with neighbours by default.
    pub boundary: Option<Boundary>,
    /// Only these kinds of link.
    pub kinds: Vec<LinkKind>,
    /// Only actors of these networks, by global id.
    pub networks: Vec<String>,
    /// Only links that hold on this day.
    pub as_of: Option<String>,
    /// Only links that hold on a day between these two.
    pub period: Option<(String, String)>,
    /// Only ties at least this strong.
    pub min_weight: Option<f64>,
}

/// Why there is no such view.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Something that is named is not in the graph.
    #[error("no {0} {1} in the graph")]
    Unknown(&'static str, String),
    /// What is asked for makes no sense.
    #[error("{0}")]
    Senseless(String),
}

impl Request {
    /// The view of this graph that is asked for.
    ///
    /// # Errors
    ///
    /// If it names what is not there, or makes no sense.
    pub fn view(&self, graph: &Graph) -> Result<View, Refused> {
        let senseless = |message: &str| Refused::Senseless(message.to_owned());
        let min_weight = self.min_weight.unwrap_or_default();
        if !(min_weight >= 0.0 && min_weight.is_finite()) {
            return Err(senseless("the least weight cannot be below 0"));
        }
        let scope = self.scope(graph)?;
        let projection = self.projection.unwrap_or(Projection::Actors);
        if projection == Projection::Networks && matches!(scope, Scope::Network(_)) {
            return Err(senseless(
                "the graph of one network cannot be merged by network: ask for actors or countries",
            ));
        }
        Ok(View {
            scope,
            projection,
            boundary: self.boundary.unwrap_or(Boundary::WithNeighbours),
            kinds: self.kinds.clone(),
            networks: self
                .networks
                .iter()
                .map(|id| network(graph, id))
                .collect::<Result<_, _>>()?,
            span: self.span(graph)?,
            min_weight,
        })
    }

    fn scope(&self, graph: &Graph) -> Result<Scope, Refused> {
        match (&self.country, &self.region, &self.network, &self.community) {
            (None, None, None, None) => Ok(Scope::Movement),
            (Some(code), None, None, None) => match graph.country(code) {
                Some(country) => Ok(Scope::Countries(vec![country])),
                None => Err(Refused::Unknown("country", code.clone())),
            },
            (None, Some(id), None, None) => match graph.regions.get(&*global("region", id)) {
                Some(countries) => Ok(Scope::Countries(countries.clone())),
                None => Err(Refused::Unknown("region", id.clone())),
            },
            (None, None, Some(id), None) => network(graph, id).map(Scope::Network),
            (None, None, None, Some(id)) => match graph.find(&global("community", id)) {
                Some(community) => Ok(Scope::Community(community)),
                None => Err(Refused::Unknown("community", id.clone())),
            },
            _ => Err(Refused::Senseless(
                "a scope is one country, region, network or community".into(),
            )),
        }
    }

    fn span(&self, graph: &Graph) -> Result<Span, Refused> {
        let senseless = |message: String| Err(Refused::Senseless(message));
        let span = match (&self.as_of, &self.period) {
            (None, None) => return Ok(Span::EVER),
            (Some(day), None) => Span {
                from: first_day(day).unwrap_or_default(),
                to: last_day(day).unwrap_or_default(),
            },
            (None, Some((from, to))) => Span {
                from: first_day(from).unwrap_or_default(),
                to: last_day(to).unwrap_or_default(),
            },
            (Some(_), Some(_)) => {
                return senseless("ask for a day or for a period, not for both".into());
            }
        };
        if span.from > span.to {
            return senseless("the period ends before it begins".into());
        }
        match graph.first_day() {
            Some(first) if span.to < first => {
                senseless(format!("there is no data before {}", written(first)))
            }
            _ => Ok(span),
        }
    }
}

fn network(graph: &Graph, id: &str) -> Result<u16, Refused> {
    graph
        .network(id.strip_prefix("network:").unwrap_or(id))
        .ok_or_else(|| Refused::Unknown("network", id.to_owned()))
}

fn global(kind: &str, id: &str) -> String {
    if id.contains(':') {
        id.to_owned()
    } else {
        format!("{kind}:{id}")
    }
}
