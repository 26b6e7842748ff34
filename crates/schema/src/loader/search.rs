//! Full-text search over the names and texts of records.

use entity::search_entry::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, Condition, DbBackend, ExprTrait,
    sea_query::{CaseStatement, Expr},
};

use super::{Reader, listing::Listing};
use record::fold::fold;

/// The records whose texts hold every word, the last one perhaps unfinished.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hits {
    /// What is looked for, folded.
    text: String,
    /// Only these kinds; empty for all.
    kinds: Vec<&'static str>,
    /// Whose text search is asked.
    is_postgres: bool,
}

impl Reader {
    /// Looks for `text` among records of these kinds, or of all kinds.
    #[must_use]
    pub fn hits(&self, text: &str, kinds: Vec<&'static str>) -> Hits {
        Hits {
            text: fold(text),
            kinds,
            is_postgres: self.db.backend() == DbBackend::Postgres,
        }
    }
}

impl Hits {
    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

impl Listing for Hits {
    type Entity = Entity;

    fn condition(&self) -> Condition {
        let terms = self.text.split(' ');
        let matches = if self.is_postgres {
            let query: Vec<String> = terms.map(|term| format!("{term}:*")).collect();
            Expr::cust_with_values(
                r#"to_tsvector('simple', "search_entry"."text") @@ to_tsquery('simple', $1)"#,
                [query.join(" & ")],
            )
        } else {
            let query: Vec<String> = terms.map(|term| format!("\"{term}\"*")).collect();
            Expr::cust_with_values(
                r#""search_entry"."rowid" IN (SELECT rowid FROM "search_text" WHERE "search_text" MATCH ?)"#,
                [query.join(" ")],
            )
        };
        let mut condition = Condition::all().add(matches);
        if !self.kinds.is_empty() {
            condition = condition.add(Column::Kind.is_in(self.kinds.iter().copied()));
        }
        condition
    }

    /// A record that is called so, then one whose name begins so, then one
    /// whose name holds a word that begins so, then the rest.
    fn rank(&self) -> Option<Expr> {
        let name = Expr::col((Entity, Column::Name));
        let case = CaseStatement::new()
            .case(name.clone().eq(self.text.as_str()), 0)
            .case(name.clone().like(format!("{}%", self.text)), 1)
            .case(name.like(format!("% {}%", self.text)), 2)
            .finally(3);
        Some(case.into())
    }

    fn rank_of(&self, row: &Model) -> i32 {
        if row.name == self.text {
            0
        } else if row.name.starts_with(&self.text) {
            1
        } else if row.name.contains(&format!(" {}", self.text)) {
            2
        } else {
            3
        }
    }
}
