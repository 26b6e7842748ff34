//! The log of changes as lists: of the whole, and of each record.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use entity::change;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

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
            let scopes = scopes(&self.db, sequences).await?;
            let scopes = scopes.into_iter();
            found.extend(scopes.map(|(sequence, scopes)| (ScopesOf(sequence), scopes.into())));
        }
        Ok(found)
    }
}

/// Which is the last change of this record, up to a version of the data that is
/// no newer than the row that was read? A change that came between reading the
/// row and asking this would pass for one that the reader has seen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LastChangeOf {
    /// The record, by global id.
    pub record: String,
    /// The version of the data.
    pub version: i64,
}

impl Loader<LastChangeOf> for Reader {
    type Value = i64;
    type Error = Failure;

    async fn load(&self, keys: &[LastChangeOf]) -> Result<HashMap<LastChangeOf, i64>, Self::Error> {
        let mut by_version: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
        for key in keys {
            let records = by_version.entry(key.version).or_default();
            records.push(key.record.as_str());
        }
        let mut found = HashMap::new();
        for (version, mut records) in by_version {
            records.sort_unstable();
            for records in records.chunks(CHUNK) {
                let last = change::Entity::find()
                    .select_only()
                    .column(change::Column::Record)
                    .column_as(change::Column::Sequence.max(), "sequence")
                    .filter(change::Column::Record.is_in(records.iter().copied()))
                    .filter(change::Column::Version.lte(version))
                    .group_by(change::Column::Record)
                    .into_tuple::<(String, i64)>()
                    .all(self.db.reader())
                    .await?;
                for (record, sequence) in last {
                    found.insert(LastChangeOf { record, version }, sequence);
                }
            }
        }
        Ok(found)
    }
}
