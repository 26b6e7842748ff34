//! The log of changes as lists: of the whole, and of each record.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use entity::change;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::{CHUNK, Failure, Reader, listing::Listing};
use record::sheet::sheets;
use store::feed::{Filter, scopes};

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

/// Which steps did this record take, from the first state to the present one?
/// They are read off the log, which tells what every state was.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StepsOf(pub String);

/// A step that a record took.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The state before; `None` where there was none.
    pub from: Option<String>,
    /// The state after.
    pub to: Option<String>,
    /// When, by whom, and where in the log.
    pub entry: Arc<change::Model>,
}

impl Loader<StepsOf> for Reader {
    type Value = Arc<[Taken]>;
    type Error = Failure;

    async fn load(&self, keys: &[StepsOf]) -> Result<HashMap<StepsOf, Self::Value>, Self::Error> {
        let mut records: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        records.sort_unstable();
        let mut found: HashMap<StepsOf, Vec<Taken>> = HashMap::new();
        for records in records.chunks(CHUNK) {
            let entries = change::Entity::find()
                .filter(change::Column::Record.is_in(records.iter().copied()))
                .filter(self.read_scope.entries().unwrap_or_else(Condition::all))
                .order_by_asc(change::Column::Sequence)
                .all(self.db.reader())
                .await?;
            for entry in entries {
                let steps = found.entry(StepsOf(entry.record.clone())).or_default();
                steps.extend(taken(entry));
            }
        }
        let found = found.into_iter();
        Ok(found.map(|(key, steps)| (key, steps.into())).collect())
    }
}

/// The step that an entry of the log tells of, if it tells of one.
fn taken(entry: change::Model) -> Option<Taken> {
    let sheet = sheets().iter().find(|sheet| sheet.record == entry.kind);
    let (column, _) = sheet?.flow()?;
    let state = |cells: Option<&String>| {
        let cells: Value = serde_json::from_str(cells?).ok()?;
        Some(cells.get(column.name)?.as_str()?.to_owned())
    };
    let (from, to) = (state(entry.before.as_ref()), state(entry.after.as_ref()));
    (from != to).then(|| Taken {
        from,
        to,
        entry: Arc::new(entry),
    })
}
