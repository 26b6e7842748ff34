//! A view in words, as they stand in an address or on a command line.

use serde::Deserialize;

use super::{Refused, Request};
use crate::{
    file::Style,
    model::LinkKind,
    render::{Direction, Format, Table, UnknownFormat},
    view::{Boundary, Projection},
};
use record::{country::country, date::is_partial};

/// A view as words, as they stand in an address or on a command line. Lists
/// are separated by commas.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Words {
    /// Only the actors of this country and those they are tied to, by ISO 3166-1 code.
    pub country: Option<String>,
    /// Only the actors of this region, by global id as in `region:hub-asia`.
    pub region: Option<String>,
    /// Only the actors of this network, by global id as in `network:csn`.
    pub network: Option<String>,
    /// Only the actors of this community, by global id.
    pub community: Option<String>,
    /// The form: affiliation, actors, networks or countries [default: actors].
    pub projection: Option<String>,
    /// Actors outside the scope: within or with-neighbours [default: with-neighbours].
    pub boundary: Option<String>,
    /// Only ties of these kinds, such as seat,community,participation.
    pub ties: Option<String>,
    /// Only actors of these networks, by global id.
    pub networks: Option<String>,
    /// Only ties that hold on this day.
    pub as_of: Option<String>,
    /// Only ties that hold on or after this day.
    pub from: Option<String>,
    /// Only ties that hold on or before this day.
    pub to: Option<String>,
    /// Only ties at least this strong.
    pub min_weight: Option<f64>,
    /// With the measures of each node among its attributes.
    pub measures: bool,
    /// The file: graphml, gexf, cytoscape, node-link, dot, csv-nodes or csv-edges [default: graphml].
    pub format: Option<String>,
    /// How ties are declared: undirected, as the measures take them; directed, those
    /// without a direction too; or mixed, in formats that can [default: undirected].
    pub direction: Option<String>,
    /// With the parallel ties of two members merged, counts and weights summed.
    pub simplify: bool,
    /// The tables of CSV as plain, gephi or kumu want them [default: plain].
    pub table: Option<String>,
    /// With a row of HXL tags under the header of CSV.
    pub tags: bool,
}

impl Words {
    /// The format of the file.
    ///
    /// # Errors
    ///
    /// If there is none of that name.
    pub fn format(&self) -> Result<Format, UnknownFormat> {
        self.format.as_deref().unwrap_or("graphml").parse()
    }

    /// How the file is laid out.
    ///
    /// # Errors
    ///
    /// If a word is not known, or the format cannot have it so.
    pub fn style(&self, format: Format) -> Result<Style, Refused> {
        let direction = match &self.direction {
            None => Direction::default(),
            Some(word) => known("direction", word, Direction::of_name)?,
        };
        if direction == Direction::Mixed && !format.mixes() {
            return Err(Refused::Senseless(format!(
                "{format} has no mixed graphs: ask for undirected or directed, or for graphml, gexf or dot"
            )));
        }
        let table = match &self.table {
            None => Table::default(),
            Some(word) => known("table", word, Table::of_name)?,
        };
        Ok(Style {
            direction,
            is_simple: self.simplify,
            table,
            has_tags: self.tags,
        })
    }

    /// What the words ask for.
    ///
    /// # Errors
    ///
    /// If a word is not known, or a day does not exist.
    pub fn read(self) -> Result<Request, Refused> {
        let projection = |word: &str| match word {
            "affiliation" => Some(Projection::Affiliation),
            "actors" => Some(Projection::Actors),
            "networks" => Some(Projection::Networks),
            "countries" => Some(Projection::Countries),
            _ => None,
        };
        let boundary = |word: &str| match word {
            "within" => Some(Boundary::Within),
            "with-neighbours" => Some(Boundary::WithNeighbours),
            _ => None,
        };
        let kind = |word: &str| {
            let mut all = LinkKind::ALL.into_iter();
            all.find(|kind| kind.word().eq_ignore_ascii_case(word))
        };
        let list = |text: Option<String>| -> Vec<String> {
            let text = text.unwrap_or_default();
            let words = text
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        let period = match (day(self.from)?, day(self.to)?) {
            (None, None) => None,
            (from, to) => Some((
                from.unwrap_or_else(|| "0001-01-01".into()),
                to.unwrap_or_else(|| "9999-12-31".into()),
            )),
        };
        let kinds = list(self.ties);
        let kinds = kinds.iter().map(|word| known("kind of tie", word, kind));
        Ok(Request {
            country: self.country.map(|code| alpha3(&code)).transpose()?,
            region: self.region,
            network: self.network,
            community: self.community,
            projection: self
                .projection
                .map(|word| known("projection", &word, projection))
                .transpose()?,
            boundary: self
                .boundary
                .map(|word| known("boundary", &word, boundary))
                .transpose()?,
            kinds: kinds.collect::<Result<_, _>>()?,
            networks: list(self.networks),
            as_of: day(self.as_of)?,
            period,
            min_weight: self.min_weight,
        })
    }
}

fn known<T>(what: &str, word: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Refused> {
    read(&word.to_ascii_lowercase())
        .ok_or_else(|| Refused::Senseless(format!("{word:?} is not a {what} that is known")))
}

fn alpha3(code: &str) -> Result<String, Refused> {
    country(code)
        .map(str::to_owned)
        .ok_or_else(|| Refused::Unknown("country", code.to_owned()))
}

fn day(text: Option<String>) -> Result<Option<String>, Refused> {
    match text {
        Some(day) if !is_partial(&day) => Err(Refused::Senseless(format!(
            "{day:?} is not a day: write it as 2017-01-31"
        ))),
        day => Ok(day),
    }
}
