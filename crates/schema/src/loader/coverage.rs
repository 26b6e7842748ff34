//! What the commitments of a country add up to.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use entity::{commitment, facet};
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait, IntoSimpleExpr,
    sea_query::{BinOper, Expr, Func, Query, SelectStatement},
};

use super::{CHUNK, Failure, Reader};

/// How many commitments of a country's makers name each word in a many-valued
/// field, such as the nutrition targets? Words that none names are left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamedByCommitments {
    /// The country, by its code.
    pub country: String,
    /// The field.
    pub field: &'static str,
}

impl Loader<NamedByCommitments> for Reader {
    type Value = Arc<HashMap<String, u64>>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[NamedByCommitments],
    ) -> Result<HashMap<NamedByCommitments, Self::Value>, Self::Error> {
        let mut by_field: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
        for key in keys {
            by_field.entry(key.field).or_default().push(&key.country);
        }
        let mut found: HashMap<NamedByCommitments, HashMap<String, u64>> = HashMap::new();
        for (field, mut countries) in by_field {
            countries.sort_unstable();
            for countries in countries.chunks(CHUNK) {
                for row in self
                    .db
                    .reader()
                    .query_all(&select(field, countries))
                    .await?
                {
                    let country = row.try_get("", "country")?;
                    let word = row.try_get("", "word")?;
                    let commitments: i64 = row.try_get("", "commitments")?;
                    found
                        .entry(NamedByCommitments { country, field })
                        .or_default()
                        .insert(word, commitments.unsigned_abs());
                }
            }
        }
        Ok(found
            .into_iter()
            .map(|(key, counts)| (key, Arc::new(counts)))
            .collect())
    }
}

fn select(field: &str, countries: &[&str]) -> SelectStatement {
    let commitment = Expr::val("commitment:").binary(
        BinOper::Custom("||"),
        commitment::Column::Id.into_simple_expr(),
    );
    let of_commitment = facet::Column::Record.into_simple_expr().eq(commitment);
    let count = Func::count_distinct(commitment::Column::Id.into_simple_expr());
    Query::select()
        .expr_as(commitment::Column::Country.into_simple_expr(), "country")
        .expr_as(facet::Column::Value.into_simple_expr(), "word")
        .expr_as(count, "commitments")
        .from(facet::Entity)
        .inner_join(commitment::Entity, of_commitment)
        .and_where(facet::Column::Field.eq(field))
        .and_where(commitment::Column::Country.is_in(countries.iter().copied()))
        .add_group_by([
            commitment::Column::Country.into_simple_expr(),
            facet::Column::Value.into_simple_expr(),
        ])
        .take()
}
