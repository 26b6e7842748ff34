//! Which networks sit on which platforms today, as the filters ask it; the
//! indicators and graphs ask [`answer::computed::sittings`], which says the same.
//!
//! A seat counts for the network it states, and else for that of its holder.
//! Where no seat is on record nobody knows who sits there, so nobody is missing.

use entity::{
    chapter, organisation, platform, seat,
    vocabulary::{OrganisationKind, PlatformKind, Presence},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoSimpleExpr, Iterable,
    QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Alias, CaseStatement, Expr, Func, Query, SelectStatement},
};

use crate::tie::period;

/// The platforms with a seat that is held today, by the network if one is given.
pub(crate) fn platforms_seating(network: Option<Expr>) -> SelectStatement {
    seat::Entity::find()
        .select_only()
        .column(seat::Column::Platform)
        .filter(period!(seat).holds_today())
        .filter(Condition::all().add_option(network.map(|network| network_of_seat().eq(network))))
        .into_query()
}

/// The countries with such a seat on a national platform.
pub(crate) fn countries_seating(network: Option<Expr>) -> SelectStatement {
    platform::Entity::find()
        .select_only()
        .column(platform::Column::Country)
        .filter(platform::Column::Kind.eq(PlatformKind::National))
        .filter(
            Condition::any()
                .add(platform::Column::Presence.is_null())
                .add(platform::Column::Presence.ne(Presence::No)),
        )
        .filter(platform::Column::Id.in_subquery(platforms_seating(network)))
        .into_query()
}

/// The network of a row of `seat`.
fn network_of_seat() -> Expr {
    let own = seat::Column::Network.into_simple_expr();
    let holder = Alias::new("holder");
    let chapter = Query::select()
        .column((holder.clone(), chapter::Column::Network))
        .from_as(chapter::Entity, holder.clone())
        .and_where(is_held_by("chapter", &holder))
        .take();
    let mut kind = CaseStatement::new();
    for of in OrganisationKind::iter() {
        if let Some(network) = of.network() {
            let column = Expr::col((holder.clone(), organisation::Column::Kind));
            kind = kind.case(column.eq(of.to_value()), network);
        }
    }
    let organisation = Query::select()
        .expr(kind)
        .from_as(organisation::Entity, holder.clone())
        .and_where(is_held_by("organisation", &holder))
        .take();
    let mut holds = CaseStatement::new().case(is_a("network"), held_by("network"));
    if let Some(network) = OrganisationKind::Government.network() {
        // A country's delegation speaks for its government.
        holds = holds.case(is_a("country"), network);
    }
    let of = [own, subquery(chapter), subquery(organisation), holds.into()];
    Func::coalesce(of).into()
}

fn subquery(select: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(select.into()))
}

/// Whether the holder is of the kind.
fn is_a(kind: &str) -> Expr {
    seat::Column::Party.starts_with(format!("{kind}:"))
}

/// The id of the holder within its kind.
fn held_by(kind: &str) -> Expr {
    let begins = i32::try_from(kind.len())
        .unwrap_or(i32::MAX)
        .saturating_add(2);
    Func::cust("substr")
        .arg(seat::Column::Party.into_simple_expr())
        .arg(begins)
        .into()
}

fn is_held_by(kind: &str, holder: &Alias) -> Expr {
    let id = Expr::col((holder.clone(), Alias::new("id")));
    is_a(kind).and(id.eq(held_by(kind)))
}
