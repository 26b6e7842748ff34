//! Full-text search over the names and texts of records.

use entity::search_entry::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait, Condition, DbBackend, ExprTrait,
    sea_query::{BinOper, CaseStatement, Expr, Func},
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

    /// A record that is called so, then one whose code or acronym this is, then one
    /// whose name begins so, then one whose name holds a word that begins so, then
    /// the rest.
    fn rank(&self) -> Option<Expr> {
        let name = Expr::col((Entity, Column::Name));
        let case = CaseStatement::new()
            .case(name.clone().eq(self.text.as_str()), 0)
            .case(self.is_code(), 1)
            .case(name.clone().like(format!("{}%", self.text)), 2)
            .case(name.like(format!("% {}%", self.text)), 3)
            .finally(4);
        Some(case.into())
    }

    fn rank_of(&self, row: &Model) -> i32 {
        let is_code = |skipped: usize| {
            let rest = row.text.strip_prefix(&row.name);
            let rest = rest.and_then(|rest| rest.get(1 + skipped..));
            let rest = rest.and_then(|rest| rest.strip_prefix(&self.text));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let is_coded = CODED.contains(&&*row.kind) && is_code(0);
        if row.name == self.text {
            0
        } else if is_coded || (row.kind == COUNTRY && is_code(ALPHA3)) {
            1
        } else if row.name.starts_with(&self.text) {
            2
        } else if row.name.contains(&format!(" {}", self.text)) {
            3
        } else {
            4
        }
    }
}

/// Kinds whose text goes on with the code or the acronym after the name.
const CODED: [&str; 6] = [
    COUNTRY,
    "region",
    "network",
    "organisation",
    "body",
    "survey",
];

/// The kind of which the shorter code stands behind the longer one.
const COUNTRY: &str = "country";

/// How long the longer code is, with the space behind it.
const ALPHA3: usize = 4;

impl Hits {
    /// Whether what is looked for is the code or acronym of the record.
    fn is_code(&self) -> Expr {
        let kind = || Expr::col((Entity, Column::Kind));
        kind()
            .is_in(CODED)
            .and(self.stands_behind_name(0))
            .or(kind().eq(COUNTRY).and(self.stands_behind_name(ALPHA3)))
    }

    /// Whether it stands in the text behind the name and so many letters, as a word.
    fn stands_behind_name(&self, skipped: usize) -> Expr {
        let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        let word = format!("{} ", self.text);
        let text = Expr::col((Entity, Column::Text)).binary(BinOper::Custom("||"), " ");
        let name = Func::char_length(Expr::col((Entity, Column::Name)));
        let begins = Expr::from(name).add(number(2 + skipped));
        let part = Func::cust("substr")
            .arg(text)
            .arg(begins)
            .arg(number(word.chars().count()));
        Expr::from(part).eq(word)
    }
}
