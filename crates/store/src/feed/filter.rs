//! Which entries of the log are wanted: asked of the database for what was, and
//! of memory for what comes.

use entity::change::Column;
use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Expr, Query},
};

use super::Entry;
use crate::auth::{ReadScope, Viewer};

/// Which entries to keep: those that every part which is given lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Records of one of these kinds, such as `event`.
    pub kinds: Option<Vec<String>>,
    /// Changes that touch one of these countries, such as `country:KEN`.
    pub countries: Option<Vec<String>>,
    /// Changes that touch one of these networks, such as `network:csn`.
    pub networks: Option<Vec<String>>,
    /// Changes of this record, by global id.
    pub record: Option<String>,
    /// Changes of what may be read; of what everybody may if not said otherwise.
    pub read_scope: ReadScope,
}

impl Filter {
    /// The same, of what this caller may read.
    #[must_use]
    pub fn seen_by(self, viewer: &Viewer) -> Self {
        let read_scope = ReadScope::of(viewer);
        Self { read_scope, ..self }
    }

    /// The filter as a condition on the table.
    #[must_use]
    pub fn condition(&self) -> Condition {
        let touches = |scopes: &Vec<String>| {
            let touching = Query::select()
                .column("sequence")
                .from("change_scope")
                .and_where(Expr::col("scope").is_in(scopes.iter().cloned()))
                .take();
            Column::Sequence.in_subquery(touching)
        };
        let kinds = self.kinds.as_ref();
        Condition::all()
            .add_option(kinds.map(|kinds| Column::Kind.is_in(kinds.iter().cloned())))
            .add_option(self.countries.as_ref().map(touches))
            .add_option(self.networks.as_ref().map(touches))
            .add_option(self.record.as_ref().map(|record| Column::Record.eq(record)))
            .add_option(self.read_scope.entries())
    }

    /// The same of an entry at hand.
    #[must_use]
    pub fn lets_through(&self, entry: &Entry) -> bool {
        let touches = |scopes: &Option<Vec<String>>| {
            let scopes = scopes.as_ref();
            scopes.is_none_or(|scopes| entry.scopes.iter().any(|it| scopes.contains(it)))
        };
        let kinds = self.kinds.as_ref();
        let record = self.record.as_ref();
        kinds.is_none_or(|kinds| kinds.contains(&entry.row.kind))
            && record.is_none_or(|record| *record == entry.row.record)
            && touches(&self.countries)
            && touches(&self.networks)
            && self.read_scope.tells(&entry.row.kind, &entry.scopes)
    }
}
