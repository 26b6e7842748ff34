//! The log of changes as lists: of the whole, and of each record.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::change;
use sea_orm::Condition;

use super::{CHUNK, Failure, Reader, listing::Listing};
use crate::feed::{Filter, scopes};

impl Listing for Filter {
    type Entity = change::Entity;

    fn condition(&self) -> Condition {
        Self::condition(self)
    }
}

/// Which countries and networks does this entry of the log touch?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopesOf(pub i64);

impl Loader<ScopesOf> for Reader {
    type Value = Arc<[String]>;
    type Error = Failure;

    async fn load(&self, keys: &[ScopesOf]) -> Result<HashMap<ScopesOf, Self::Value>, Self::Error> {
        let mut sequences: Vec<i64> = keys.iter().map(|key| key.0).collect();
        sequences.sort_unstable();
        let mut found = HashMap::new();
        for sequences in sequences.chunks(CHUNK) {
            let scopes = scopes(&self.0, sequences).await?;
            let scopes = scopes.into_iter();
            found.extend(scopes.map(|(sequence, scopes)| (ScopesOf(sequence), scopes.into())));
        }
        Ok(found)
    }
}
