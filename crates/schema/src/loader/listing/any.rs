//! A listing of any kind, for code that is the same for all of them.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use sea_orm::{Condition, sea_query::Expr};

use super::{Listing, Model};
use crate::loader::{
    key::AnyKey,
    table::{Row, Table, Tabled},
};

/// A listing, whatever its rows are.
#[derive(Clone)]
pub struct AnyListing(Arc<dyn Untyped>);

impl AnyListing {
    /// The table of its rows.
    #[must_use]
    pub fn table(&self) -> &'static Table {
        self.0.table()
    }

    /// Which rows the filter lets through.
    #[must_use]
    pub fn condition(&self) -> Condition {
        self.0.where_clause()
    }

    /// What the order begins with where it is computed.
    pub(super) fn rank(&self) -> Option<Expr> {
        self.0.rank_expression()
    }

    /// The rank of a row of its table.
    pub(super) fn rank_of(&self, row: &Row) -> i32 {
        self.0.rank_of_row(row)
    }
}

impl<L: Listing> From<L> for AnyListing {
    fn from(listing: L) -> Self {
        Self(Arc::new(listing))
    }
}

impl fmt::Debug for AnyListing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for AnyListing {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(other.0.as_any())
    }
}

impl Eq for AnyListing {}

impl Hash for AnyListing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash_into(state);
    }
}

trait Untyped: AnyKey + fmt::Debug {
    fn table(&self) -> &'static Table;
    fn where_clause(&self) -> Condition;
    fn rank_expression(&self) -> Option<Expr>;
    fn rank_of_row(&self, row: &Row) -> i32;
}

impl<L: Listing> Untyped for L {
    fn table(&self) -> &'static Table {
        L::Entity::TABLE
    }

    fn where_clause(&self) -> Condition {
        self.condition()
    }

    fn rank_expression(&self) -> Option<Expr> {
        self.rank()
    }

    fn rank_of_row(&self, row: &Row) -> i32 {
        row.downcast_ref::<Model<L>>()
            .map_or(0, |row| self.rank_of(row))
    }
}
