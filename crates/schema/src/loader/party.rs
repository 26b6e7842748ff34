//! Parties of every kind, as columns name them: by global id.

use entity::{chapter, country, network, organisation, vocabulary::OrganisationKind};
use sea_orm::{
    ColumnTrait, Condition, IntoSimpleExpr, Iterable,
    sea_query::{BinOper, CaseStatement, Expr, ExprTrait, Query, SelectStatement, UnionType},
};

/// Pairs of a party (`record`) and the network that it belongs to (`key`), as
/// in the graph: a chapter belongs to its own, an organisation to that of its
/// kind, and a country's delegation speaks for its government. Other parties
/// belong to none.
pub(super) fn networks() -> SelectStatement {
    let own = pairs(
        "network",
        network::Column::Id,
        network::Column::Id.into_simple_expr(),
    );
    let of_chapter = pairs(
        "chapter",
        chapter::Column::Id,
        chapter::Column::Network.into_simple_expr(),
    );
    let of_country = pairs(
        "country",
        country::Column::Id,
        OrganisationKind::Government.network(),
    );
    let kinds = OrganisationKind::iter();
    let by_kind = kinds.fold(CaseStatement::new(), |case, kind| match kind.network() {
        Some(network) => case.case(organisation::Column::Kind.eq(kind), network),
        None => case,
    });
    let by_kind = Expr::Case(Box::new(by_kind.finally(Expr::null())));
    let of_organisation = pairs("organisation", organisation::Column::Id, by_kind);
    [of_chapter, of_country, of_organisation]
        .into_iter()
        .fold(own, |mut all, pairs| {
            all.union(UnionType::All, pairs);
            all
        })
}

/// The parties of these networks, by global id.
#[must_use]
pub fn of_networks(networks: Vec<String>) -> SelectStatement {
    Query::select()
        .column("record")
        .from_subquery(self::networks(), "network_of_party")
        .cond_where(Condition::all().add(Expr::col("key").is_in(networks)))
        .take()
}

fn pairs<C: ColumnTrait>(kind: &str, id: C, network: impl Into<Expr>) -> SelectStatement {
    let party = Expr::val(format!("{kind}:")).binary(BinOper::Custom("||"), id.into_simple_expr());
    Query::select()
        .expr_as(party, "record")
        .expr_as(network, "key")
        .from(id.entity_name())
        .take()
}
