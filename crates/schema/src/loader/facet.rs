//! Many-valued fields: targets, themes, languages and the like.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::facet::{Column, Entity, Model};

use super::{Failure, Reader};

/// Which values do the many-valued fields of this record hold? By global id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FacetsOf(pub String);

impl Loader<FacetsOf> for Reader {
    type Value = Arc<Vec<Model>>;
    type Error = Failure;

    async fn load(&self, keys: &[FacetsOf]) -> Result<HashMap<FacetsOf, Self::Value>, Self::Error> {
        let records = keys.iter().map(|key| key.0.as_str());
        let found = self.rows_by::<Entity>(Column::Record, records, Column::Position);
        let found = found.await?.into_iter();
        Ok(found
            .map(|(record, rows)| (FacetsOf(record), Arc::new(rows)))
            .collect())
    }
}
