//! The statements behind lists.
//!
//! Rows are ranked within each parent by `ROW_NUMBER() OVER (PARTITION BY …)`.
//! Unknown sort values come last in either direction, and every order ends in
//! the id, so that it is total.

use sea_orm::{
    ColumnType, Condition, ExprTrait, JoinType, Order,
    sea_query::{
        Alias, Asterisk, ColumnRef, Expr, Func, IntoColumnRef, Query, SelectStatement,
        WindowStatement,
    },
};

use super::{
    AnyListing, Count, Question, Slice, Sort,
    sort::{Key, direction, value_of},
};
use crate::{
    loader::{
        Reader,
        side::{Parent, Side, pairs},
        table::{Row, Table},
    },
    page::{CursorPosition, From},
};

/// The rows of the listing, joined to their parents, whose id is `parent_id`.
fn rows_of(
    parent: Option<&Parent>,
    listing: &AnyListing,
    (ids, reader): (&[&str], &Reader),
) -> SelectStatement {
    let table = listing.table();
    let mut select = Query::select();
    select
        .from(Alias::new(table.name()))
        .cond_where(listing.condition());
    if let Some(seen) = reader.seen(table.name()) {
        select.cond_where(seen);
    }
    if let Some(parent) = parent {
        let id = Expr::col(parent_column(table, parent));
        select.expr_as(id.clone(), "parent_id");
        if let Side::Through(legs) = parent.side {
            let child = Expr::col(("tie", "child"));
            let own = column(table, "id");
            select.join_subquery(JoinType::InnerJoin, pairs(legs, ids), "tie", child.eq(own));
        } else {
            select.and_where(id.is_in(ids.iter().copied()));
        }
    }
    select
}

fn column(table: &Table, name: &'static str) -> Expr {
    Expr::col((Alias::new(table.name()), Alias::new(name)))
}

fn parent_column(table: &Table, parent: &Parent) -> ColumnRef {
    match parent.side {
        Side::Column(column) => (Alias::new(table.name()), Alias::new(column)).into_column_ref(),
        Side::Through(_) => ("tie", "parent").into_column_ref(),
    }
}

impl Question for Count {
    fn parent(&self) -> Option<&Parent> {
        self.parent.as_ref()
    }

    fn shape(&self) -> Self {
        Self {
            parent: self.parent.as_ref().map(Parent::any),
            ..self.clone()
        }
    }

    fn select(&self, ids: &[&str], reader: &Reader) -> SelectStatement {
        let mut rows = rows_of(self.parent.as_ref(), &self.listing, (ids, reader));
        let mut count = Query::select();
        if self.parent.is_some() {
            count.column("parent_id").group_by_col("parent_id");
        } else {
            rows.expr_as(Expr::val(1), "one");
        }
        count
            .expr_as(Func::count(Expr::col(Asterisk)), "rows")
            .from_subquery(rows, "counted")
            .take()
    }
}

impl Question for Slice {
    fn parent(&self) -> Option<&Parent> {
        self.parent.as_ref()
    }

    fn shape(&self) -> Self {
        Self {
            parent: self.parent.as_ref().map(Parent::any),
            ..self.clone()
        }
    }

    fn select(&self, ids: &[&str], reader: &Reader) -> SelectStatement {
        let mut rows = rows_of(self.parent.as_ref(), &self.listing, (ids, reader));
        let table = self.listing.table();
        rows.column((Alias::new(table.name()), Asterisk));
        if let Some(place) = &self.page.beyond {
            rows.cond_where(self.beyond(place));
        }
        let limit = self.page.size.saturating_add(1);
        let Some(parent) = &self.parent else {
            for (expression, order) in self.order_by() {
                rows.order_by_expr(expression, order);
            }
            return rows.limit(limit).take();
        };
        let mut rank = WindowStatement::partition_by(parent_column(table, parent));
        for (expression, order) in self.order_by() {
            rank.order_by_expr(expression, order);
        }
        rows.expr_window_as(Func::cust("ROW_NUMBER"), rank, "place_in_parent");
        Query::select()
            .column(Asterisk)
            .from_subquery(rows, "ranked")
            .and_where(Expr::col("place_in_parent").lte(limit))
            .order_by("place_in_parent", Order::Asc)
            .take()
    }
}

impl Slice {
    /// The rank, the sort columns and the id.
    fn keys(&self) -> Vec<Key> {
        let table = self.listing.table();
        let is_reversed = self.page.from == From::End;
        let id = Sort::up("id");
        let rank = self.listing.rank().map(|expression| Key {
            expression,
            kind: ColumnType::Integer,
            is_nullable: false,
            is_descending: is_reversed,
        });
        let columns = self.order.iter().chain([&id]).filter_map(|sort| {
            let definition = table.column(sort.column)?;
            let kind = definition.get_column_type().clone();
            Some(Key {
                expression: sort.expression(column(table, sort.column)),
                kind: if sort.ranks.is_empty() {
                    kind
                } else {
                    ColumnType::Integer
                },
                is_nullable: definition.is_null(),
                is_descending: sort.is_descending != is_reversed,
            })
        });
        rank.into_iter().chain(columns).collect()
    }

    fn order_by(&self) -> Vec<(Expr, Order)> {
        let is_reversed = self.page.from == From::End;
        let mut order = vec![];
        for key in self.keys() {
            if key.is_nullable {
                order.push((key.expression.clone().is_null(), direction(is_reversed)));
            }
            order.push((key.expression, direction(key.is_descending)));
        }
        order
    }

    /// What lies behind the place: further in the first key, or equal there and
    /// further in the second, and so on.
    fn beyond(&self, place: &CursorPosition) -> Condition {
        let is_reversed = self.page.from == From::End;
        let id = serde_json::Value::from(place.id.as_str()).to_string();
        let values = place.values.iter().chain([&id]);
        let mut beyond = Condition::any();
        let mut so_far = Condition::all();
        for (key, value) in self.keys().into_iter().zip(values) {
            let (further, equal) = key.split(value_of(&key.kind, value), is_reversed);
            beyond = beyond.add(so_far.clone().add(further));
            so_far = so_far.add(equal);
        }
        beyond
    }

    /// Where a row of this list stands.
    #[must_use]
    pub fn place(&self, row: &Row) -> CursorPosition {
        let table = self.listing.table();
        let value = |sort: &Sort| {
            let value = table.value(row, sort.column);
            value.map_or(serde_json::Value::Null, |value| sort.value(value))
        };
        let rank = self
            .listing
            .rank()
            .map(|_| self.listing.rank_of(row).to_string());
        let columns = self.order.iter().map(|sort| value(sort).to_string());
        CursorPosition {
            values: rank.into_iter().chain(columns).collect(),
            id: value(&Sort::up("id"))
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}
