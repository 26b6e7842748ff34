//! The values of commitments.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::{
    commitment,
    measure::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{Failure, Reader, listing::AnyListing};

/// Which values does this commitment have? By its id within its kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasuresOf(pub String);

impl Loader<MeasuresOf> for Reader {
    type Value = Arc<Vec<Arc<Model>>>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[MeasuresOf],
    ) -> Result<HashMap<MeasuresOf, Self::Value>, Self::Error> {
        let commitments = keys.iter().map(|key| key.0.as_str());
        let found = self.rows_by::<Entity>(Column::Commitment, commitments, Column::Id);
        let found = found.await?.into_iter();
        Ok(found
            .map(|(commitment, rows)| {
                let rows = rows.into_iter().map(Arc::new).collect();
                (MeasuresOf(commitment), Arc::new(rows))
            })
            .collect())
    }
}

/// Which values do the commitments have that the listing lets through? By the
/// id of the commitment; those without values are left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeasuresOfEvery(pub AnyListing);

impl Loader<MeasuresOfEvery> for Reader {
    type Value = Arc<HashMap<String, Vec<Arc<Model>>>>;
    type Error = Failure;

    async fn load(
        &self,
        listings: &[MeasuresOfEvery],
    ) -> Result<HashMap<MeasuresOfEvery, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for every in listings {
            let commitments = commitment::Entity::find()
                .select_only()
                .column(commitment::Column::Id)
                .filter(every.0.condition())
                .into_query();
            let rows = Entity::find()
                .filter(Column::Commitment.in_subquery(commitments))
                .all(self.db.reader())
                .await?;
            let mut measures: HashMap<String, Vec<Arc<Model>>> = HashMap::new();
            for row in rows {
                let of_commitment = measures.entry(row.commitment.clone()).or_default();
                of_commitment.push(Arc::new(row));
            }
            found.insert(every.clone(), Arc::new(measures));
        }
        Ok(found)
    }
}
