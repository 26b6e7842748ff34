//! How countries and communities touch.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait,
    sea_query::{Alias, Expr, Query, SelectStatement, UnionType},
};

use crate::loader::side::Join;

/// From a country to the communities that it takes part in: those of the
/// country, those that a member speaks for it in, and those that it asked.
pub(crate) const TOUCHING: &[Join] = &[
    Join::new("community", "country", "id"),
    Join::new("community_member", "country", "community"),
    Join::new("community_request", "country", "community"),
];

/// The countries from which a leg leads to any record.
pub(crate) fn touching(legs: &[Join]) -> SelectStatement {
    let countries = |leg: &Join| {
        let country = Expr::col((leg.table, leg.parent));
        Query::select()
            .expr(country.clone())
            .from(Alias::new(leg.table))
            .and_where(country.is_not_null())
            .take()
    };
    let mut legs = legs.iter().map(countries);
    let first = legs.next().unwrap_or_default();
    legs.fold(first, |mut all, more| {
        all.union(UnionType::Distinct, more).take()
    })
}

/// Whether a leg leads to the record from a country that is meant.
///
/// The legs are those of a country's list, so that a filter by country and the
/// list of that country hold the same records.
pub(crate) fn touched(
    id: impl ColumnTrait,
    legs: &[Join],
    is_meant: impl Fn(Expr) -> Expr,
) -> Condition {
    legs.iter().fold(Condition::any(), |any, leg| {
        let ids = Query::select()
            .expr(Expr::col((leg.table, leg.child)))
            .from(Alias::new(leg.table))
            .and_where(is_meant(Expr::col((leg.table, leg.parent))))
            .take();
        any.add(id.in_subquery(ids))
    })
}
