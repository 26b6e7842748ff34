//! Single rows by their id.

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Iterable, ModelTrait, PrimaryKeyToColumn, QueryFilter,
    Value,
};

use super::{CHUNK, Failure, Reader};

/// Which row has this id?
#[derive(Debug)]
pub struct ById<E> {
    id: String,
    entity: PhantomData<fn() -> E>,
}

impl<E> ById<E> {
    /// The row `id` of the table `E`.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            entity: PhantomData,
        }
    }

    /// The id that is asked for.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

// Derived, these would ask the same of `E`, which is only a name here.
impl<E> Clone for ById<E> {
    fn clone(&self) -> Self {
        Self::new(self.id.clone())
    }
}

impl<E> PartialEq for ById<E> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<E> Eq for ById<E> {}

impl<E> std::hash::Hash for ById<E> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl<E> Loader<ById<E>> for Reader
where
    E: EntityTrait<Model: Send + Sync + ModelTrait<Entity = E>>,
{
    type Value = Arc<E::Model>;
    type Error = Failure;

    async fn load(&self, keys: &[ById<E>]) -> Result<HashMap<ById<E>, Self::Value>, Self::Error> {
        let Some(key) = E::PrimaryKey::iter().next() else {
            return Ok(HashMap::new());
        };
        let column = key.into_column();
        let mut ids: Vec<&str> = keys.iter().map(ById::id).collect();
        ids.sort_unstable();
        let mut found = HashMap::new();
        for ids in ids.chunks(CHUNK) {
            let seen = self.seen(E::default().table_name());
            let rows = E::find()
                .filter(column.is_in(ids.iter().copied()))
                .filter(seen.unwrap_or_else(Condition::all))
                .all(self.db.reader())
                .await?;
            for row in rows {
                if let Value::String(Some(id)) = row.get(column) {
                    found.insert(ById::new(id), Arc::new(row));
                }
            }
        }
        Ok(found)
    }
}
