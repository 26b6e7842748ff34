//! The graph out of the database: one statement a table, once a data version.

use std::collections::HashMap;

use sea_orm::{DatabaseConnection, DbErr};

use super::model::{Graph, Link, LinkKind, Node, NodeKind, first_day, last_day};

mod links;
mod nodes;

/// Reads the whole graph.
///
/// # Errors
///
/// If the database does not answer.
pub async fn load(db: &DatabaseConnection, version: u64) -> Result<Graph, DbErr> {
    let mut reading = Reading {
        graph: Graph {
            version,
            ..Graph::default()
        },
        sources: HashMap::new(),
    };
    reading.places(db).await?;
    reading.parties(db).await?;
    reading.venues(db).await?;
    reading.meetings(db).await?;
    reading.direct(db).await?;
    reading.exchanges(db).await?;
    reading.commitments(db).await?;
    reading.graph.index();
    Ok(reading.graph)
}

struct Reading {
    graph: Graph,
    sources: HashMap<String, u32>,
}

/// When a link holds: start, or first observation, and end.
struct Period<'a>(Option<&'a String>, Option<&'a String>, Option<&'a String>);

impl Reading {
    fn node(
        &mut self,
        kind: NodeKind,
        id: String,
        name: &str,
        place: (Option<u16>, Option<&str>),
        stands_alone: bool,
    ) {
        let (country, network) = place;
        let id: Box<str> = id.into();
        if self.graph.by_id.contains_key(&id) {
            return;
        }
        let number = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX);
        self.graph.by_id.insert(id.clone(), number);
        let network = network.and_then(|network| self.graph.network(network));
        self.graph.nodes.push(Node {
            id,
            name: name.into(),
            kind,
            country,
            network,
            stands_alone,
        });
    }

    fn link(
        &mut self,
        kind: LinkKind,
        (from, to): (&str, &str),
        period: &Period<'_>,
        record: String,
        source: String,
        country: Option<&str>,
    ) {
        let Period(since, observed, until) = period;
        let (Some(&from), Some(&to)) = (self.graph.by_id.get(from), self.graph.by_id.get(to))
        else {
            tracing::warn!(record, "a tie names a party that is not known");
            return;
        };
        if from == to {
            return;
        }
        let next = u32::try_from(self.graph.sources.len()).unwrap_or(u32::MAX);
        let source = *self.sources.entry(source).or_insert_with_key(|source| {
            self.graph.sources.push(source.as_str().into());
            next
        });
        let begins = since.or(*observed).and_then(|date| first_day(date));
        self.graph.links.push(Link {
            kind,
            from,
            to,
            country: country.and_then(|code| self.graph.country(code)),
            begins,
            ends: until.and_then(|date| last_day(date)),
            record: record.into(),
            source,
        });
    }
}
