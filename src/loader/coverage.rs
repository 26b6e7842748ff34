//! What the commitments of a country add up to.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::{commitment, facet};
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait, IntoSimpleExpr,
    sea_query::{BinOper, Expr, Func, Query, SelectStatement},
};

use super::{CHUNK, Failure, Reader};

/// How many commitments of this country's makers name each nutrition target?
/// By the target's word; targets that none names are left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TargetsCommittedIn(pub String);

impl Loader<TargetsCommittedIn> for Reader {
    type Value = Arc<HashMap<String, u64>>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[TargetsCommittedIn],
    ) -> Result<HashMap<TargetsCommittedIn, Self::Value>, Self::Error> {
        let mut countries: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        countries.sort_unstable();
        let mut found: HashMap<TargetsCommittedIn, HashMap<String, u64>> = HashMap::new();
        for countries in countries.chunks(CHUNK) {
            for row in self.db.reader().query_all(&select(countries)).await? {
                let country = row.try_get("", "country")?;
                let target = row.try_get("", "target")?;
                let commitments: i64 = row.try_get("", "commitments")?;
                found
                    .entry(TargetsCommittedIn(country))
                    .or_default()
                    .insert(target, commitments.unsigned_abs());
            }
        }
        Ok(found
            .into_iter()
            .map(|(key, counts)| (key, Arc::new(counts)))
            .collect())
    }
}

fn select(countries: &[&str]) -> SelectStatement {
    let commitment = Expr::val("commitment:").binary(
        BinOper::Custom("||"),
        commitment::Column::Id.into_simple_expr(),
    );
    let of_commitment = facet::Column::Record.into_simple_expr().eq(commitment);
    let count = Func::count_distinct(commitment::Column::Id.into_simple_expr());
    Query::select()
        .expr_as(commitment::Column::Country.into_simple_expr(), "country")
        .expr_as(facet::Column::Value.into_simple_expr(), "target")
        .expr_as(count, "commitments")
        .from(facet::Entity)
        .inner_join(commitment::Entity, of_commitment)
        .and_where(facet::Column::Field.eq("targets"))
        .and_where(commitment::Column::Country.is_in(countries.iter().copied()))
        .add_group_by([
            commitment::Column::Country.into_simple_expr(),
            facet::Column::Value.into_simple_expr(),
        ])
        .take()
}
