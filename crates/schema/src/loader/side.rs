//! How the rows of a list belong to what the list hangs on.

use sea_orm::{
    ExprTrait,
    sea_query::{Alias, Expr, Func, Query, SelectStatement, UnionType},
};

/// A record that lists hang on, and the way from it to their rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parent {
    /// The way.
    pub side: Side,
    /// The id of the record, in the form the side's columns hold it.
    pub id: String,
}

/// A way from a record to rows of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// A column of the rows names the record.
    Column(&'static str),
    /// Other tables tie the record to the rows, in any of these ways.
    Through(&'static [Join]),
}

/// A table that ties a parent to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Join {
    /// The table.
    pub table: &'static str,
    /// Its column that names the parent.
    pub parent: &'static str,
    /// Its column that names the child.
    pub child: &'static str,
    /// What stands before the child's id where the column holds global ids.
    pub prefix: &'static str,
}

impl Join {
    /// A tie whose columns hold plain ids.
    #[must_use]
    pub const fn new(table: &'static str, parent: &'static str, child: &'static str) -> Self {
        Self {
            table,
            parent,
            child,
            prefix: "",
        }
    }

    /// A tie whose child column holds global ids that begin with `prefix`.
    #[must_use]
    pub const fn global(
        table: &'static str,
        parent: &'static str,
        child: &'static str,
        prefix: &'static str,
    ) -> Self {
        Self {
            table,
            parent,
            child,
            prefix,
        }
    }
}

impl Parent {
    /// The record `id`, whose rows name it in `column`.
    #[must_use]
    pub fn column(column: &'static str, id: impl Into<String>) -> Self {
        Self {
            side: Side::Column(column),
            id: id.into(),
        }
    }

    /// Any record that lists hang on in this way.
    #[must_use]
    pub fn any(&self) -> Self {
        Self {
            side: self.side,
            id: String::new(),
        }
    }

    /// The record `id`, which `legs` tie to its rows.
    #[must_use]
    pub fn through(legs: &'static [Join], id: impl Into<String>) -> Self {
        Self {
            side: Side::Through(legs),
            id: id.into(),
        }
    }
}

/// Pairs of `parent` and `child`, each once, for these parents.
pub(super) fn pairs(legs: &[Join], parents: &[&str]) -> SelectStatement {
    let mut legs = legs.iter().map(|leg| {
        let child = Expr::col((leg.table, leg.child));
        let mut select = Query::select();
        select
            .distinct()
            .expr_as(Expr::col((leg.table, leg.parent)), "parent")
            .from(Alias::new(leg.table))
            .and_where(Expr::col((leg.table, leg.parent)).is_in(parents.iter().copied()));
        if leg.prefix.is_empty() {
            select
                .expr_as(child.clone(), "child")
                .and_where(child.is_not_null());
        } else {
            let from = i32::try_from(leg.prefix.len() + 1).unwrap_or(1);
            select
                .expr_as(Func::cust("substr").arg(child.clone()).arg(from), "child")
                .and_where(child.like(format!("{}%", leg.prefix)));
        }
        select
    });
    let mut first = legs.next().unwrap_or_default();
    for leg in legs {
        first.union(UnionType::Distinct, leg);
    }
    first
}
