//! The graph out of the database: whole, or what has changed since.
//!
//! Rows are read a page at a time, from a snapshot: what is written meanwhile is
//! no part of it, and the next step reads it.

use std::collections::BTreeSet;

use sea_orm::{Condition, DatabaseConnection, DbErr, ExprTrait, sea_query::Expr};

use super::{
    day::{first_day, last_day},
    model::Link,
    whole::Graph,
};

mod commitments;
mod funds;
mod links;
mod nodes;
mod pages;
mod places;
mod step;

pub use step::refresh;

use links::{LinkRow, StatedLink};
use nodes::NodeRow;
use pages::Pages;

/// Reads the whole graph.
///
/// # Errors
///
/// If the database does not answer.
pub async fn load(db: &DatabaseConnection, version: u64) -> Result<Graph, DbErr> {
    use entity::{
        body, chapter, community, community_member, engagement, event, grant, membership,
        organisation, participation, platform, relation, seat,
    };
    let mut reading = Reading {
        db,
        graph: Graph::at(version),
    };
    reading.places().await?;
    reading.nodes::<organisation::Entity>().await?;
    reading.nodes::<chapter::Entity>().await?;
    reading.nodes::<body::Entity>().await?;
    reading.nodes::<platform::Entity>().await?;
    reading.nodes::<community::Entity>().await?;
    reading.nodes::<event::Entity>().await?;
    reading.funds().await?;
    reading.links::<seat::Entity>(Which::All).await?;
    reading
        .links::<community_member::Entity>(Which::All)
        .await?;
    reading.links::<participation::Entity>(Which::All).await?;
    reading.links::<membership::Entity>(Which::All).await?;
    reading.links::<relation::Entity>(Which::All).await?;
    reading.links::<engagement::Entity>(Which::All).await?;
    reading.links::<grant::Entity>(Which::All).await?;
    reading.commitments(Which::All).await?;
    reading.graph.rank_all();
    reading.graph.settle();
    Ok(reading.graph)
}

/// Which rows of a table are read.
#[derive(Clone, Copy)]
enum Which<'a> {
    All,
    /// Those with these ids.
    Only(&'a BTreeSet<String>),
}

impl Which<'_> {
    /// The condition that a column holds one of the ids.
    fn holds(self, column: &'static str) -> Condition {
        let condition = Condition::all();
        match self {
            Self::All => condition,
            Self::Only(ids) => condition.add(Expr::col(column).is_in(ids.iter().cloned())),
        }
    }
}

/// A graph that is being read.
struct Reading<'a> {
    db: &'a DatabaseConnection,
    graph: Graph,
}

impl Reading<'_> {
    /// Puts in the nodes that the rows of a table stand for.
    async fn nodes<R: NodeRow>(&mut self) -> Result<(), DbErr> {
        let mut pages = Pages::new(Which::All);
        while let Some(rows) = pages.next::<R>(self.db).await? {
            for row in rows {
                let node = R::node(row, &self.graph);
                self.graph.put(node);
            }
        }
        Ok(())
    }

    /// Puts in the links that rows of a table say.
    async fn links<R: LinkRow>(&mut self, which: Which<'_>) -> Result<(), DbErr> {
        let mut pages = Pages::new(which);
        while let Some(rows) = pages.next::<R>(self.db).await? {
            for said in rows.into_iter().filter_map(R::said) {
                self.link(&said);
            }
        }
        Ok(())
    }

    fn link(&mut self, said: &StatedLink) {
        let ends = self.graph.find(&said.from).zip(self.graph.find(&said.to));
        let Some((from, to)) = ends else {
            tracing::warn!(record = said.record, "a tie names what is not known");
            self.graph.loose += 1;
            return;
        };
        if from == to {
            return;
        }
        let stay = match &said.period {
            Some((since, until)) => (
                since.as_deref().and_then(first_day),
                until.as_deref().and_then(last_day),
            ),
            None => self.graph.node(to).held,
        };
        let code = said.country.as_deref();
        let link = Link {
            kind: said.kind,
            from,
            to,
            country: code.and_then(|code| self.graph.country(code)),
            stay,
            record: said.record.as_str().into(),
            source: self.graph.source(&said.source),
        };
        self.graph.tie(link);
    }
}
