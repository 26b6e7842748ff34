//! Many-valued fields: targets, themes, languages and the like.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::facet::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{CHUNK, Failure, Reader};

/// Which values do the many-valued fields of this record hold? By global id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FacetsOf(pub String);

impl Loader<FacetsOf> for Reader {
    type Value = Arc<Vec<Model>>;
    type Error = Failure;

    async fn load(&self, keys: &[FacetsOf]) -> Result<HashMap<FacetsOf, Self::Value>, Self::Error> {
        let mut records: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        records.sort_unstable();
        let mut found: HashMap<FacetsOf, Vec<Model>> = HashMap::new();
        for records in records.chunks(CHUNK) {
            let rows = Entity::find()
                .filter(Column::Record.is_in(records.iter().copied()))
                .order_by_asc(Column::Position)
                .all(self.db.reader())
                .await?;
            for row in rows {
                found
                    .entry(FacetsOf(row.record.clone()))
                    .or_default()
                    .push(row);
            }
        }
        Ok(found
            .into_iter()
            .map(|(key, rows)| (key, Arc::new(rows)))
            .collect())
    }
}
