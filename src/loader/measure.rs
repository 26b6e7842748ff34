//! The values of commitments.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::measure::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{CHUNK, Failure, Reader};

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
        let mut commitments: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        commitments.sort_unstable();
        let mut found: HashMap<MeasuresOf, Vec<Arc<Model>>> = HashMap::new();
        for commitments in commitments.chunks(CHUNK) {
            let rows = Entity::find()
                .filter(Column::Commitment.is_in(commitments.iter().copied()))
                .order_by_asc(Column::Id)
                .all(self.db.reader())
                .await?;
            for row in rows {
                found
                    .entry(MeasuresOf(row.commitment.clone()))
                    .or_default()
                    .push(Arc::new(row));
            }
        }
        Ok(found
            .into_iter()
            .map(|(key, rows)| (key, Arc::new(rows)))
            .collect())
    }
}
