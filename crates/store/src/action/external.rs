//! The names that sources give to records: under them partners send again what they
//! have sent, without knowing the ids of others.

use std::collections::{BTreeMap, HashMap};

use entity::external_id::{Column, Entity};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    draft::{Difference, Done, Outcome},
    fault::Refused,
    reference::{Known, unknown},
    transaction::RecordTransaction,
};
use crate::{
    auth::{Owner, Permission, ReadScope, permit},
    db::bulk,
};

/// How many names are read or written at a time.
const CHUNK: usize = 1_000;

/// The name under which a source knows a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalName {
    /// The line that it stands on, or 0.
    pub line: u64,
    /// Whose name it is: a caller as the log calls it, or a name that the operator gave.
    pub source: String,
    /// The name.
    pub external: String,
    /// The record, by global id.
    pub record: String,
}

impl ExternalName {
    fn key(&self) -> String {
        let kind = self.record.split_once(':').map_or("", |(kind, _)| kind);
        key(&self.source, kind, &self.external)
    }

    fn read(key: &str, record: String) -> Option<Self> {
        let (kind, _) = record.split_once(':')?;
        let (source, external) = key.split_once(&format!("/{kind}/"))?;
        Some(Self {
            line: 0,
            source: source.to_owned(),
            external: external.to_owned(),
            record,
        })
    }
}

/// What the name of a record of this kind is kept under.
pub(super) fn key(source: &str, kind: &str, external: &str) -> String {
    format!("{source}/{kind}/{external}")
}

/// All names that lead to records which may be read, in the order of what they are kept under.
#[derive(Debug)]
pub struct ExternalNames {
    after: String,
    read_scope: ReadScope,
}

impl ExternalNames {
    /// From the first, for a reader who may read this.
    #[must_use]
    pub fn seen_by(read_scope: ReadScope) -> Self {
        let after = String::new();
        Self { after, read_scope }
    }

    /// The next names; `None` once all have been.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn next(
        &mut self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<Vec<ExternalName>>, DbErr> {
        let rows = Entity::find()
            .filter(Column::Id.gt(self.after.as_str()))
            .order_by_asc(Column::Id)
            .limit(CHUNK as u64)
            .all(db)
            .await?;
        let Some(last) = rows.last() else {
            return Ok(None);
        };
        self.after.clone_from(&last.id);
        let mut known = Known::of(self.read_scope.clone());
        known
            .look(db, rows.iter().map(|row| row.record.clone()))
            .await?;
        let names = rows.into_iter().filter(|row| known.has(&row.record));
        let names = names.filter_map(|row| ExternalName::read(&row.id, row.record));
        Ok(Some(names.collect()))
    }
}

impl RecordTransaction {
    /// Takes over the names that sources gave to records which are there by now. For
    /// those who may write what belongs to nobody: the names are of others.
    ///
    /// # Errors
    ///
    /// If the caller may not, or the database refuses.
    pub async fn take_over(&mut self, names: &[ExternalName]) -> Result<Vec<Done>, Refused> {
        permit(
            &self.viewer,
            Permission::Review {
                owner: &Owner::default(),
            },
        )?;
        let mut done = vec![];
        for names in names.chunks(CHUNK) {
            let records = names.iter().map(|name| name.record.clone());
            self.known.look(&self.write, records).await?;
            let (there, missing): (Vec<_>, Vec<_>) =
                names.iter().partition(|name| self.known.has(&name.record));
            let pairs = there
                .iter()
                .map(|name| (name.key(), name.record.clone()))
                .collect();
            let before = self.name(pairs).await?;
            for name in there {
                let outcome = match before.get(&name.key()) {
                    None => Outcome::Created,
                    Some(record) if *record == name.record => Outcome::Unchanged,
                    Some(record) => Outcome::Changed(vec![Difference {
                        column: "record",
                        before: record.clone(),
                        after: name.record.clone(),
                    }]),
                };
                done.push(came(name, outcome));
            }
            done.extend(missing.into_iter().map(|name| {
                came(
                    name,
                    Outcome::Refused(vec![unknown("record", &name.record)]),
                )
            }));
        }
        Ok(done)
    }

    /// Keeps records under these keys, and says what stood under them.
    pub(super) async fn name(
        &mut self,
        pairs: Vec<(String, String)>,
    ) -> Result<HashMap<String, String>, DbErr> {
        // The same key twice is a change of mind: the last counts.
        let pairs: BTreeMap<String, String> = pairs.into_iter().collect();
        let keys: Vec<&str> = pairs.keys().map(String::as_str).collect();
        let mut before = HashMap::new();
        for keys in keys.chunks(CHUNK) {
            let rows = Entity::find()
                .filter(Column::Id.is_in(keys.iter().copied()))
                .all(&self.write)
                .await?;
            before.extend(rows.into_iter().map(|row| (row.id, row.record)));
        }
        let is_news = |(key, record): &(String, String)| before.get(key) != Some(record);
        let news = pairs.into_iter().filter(is_news);
        let news: Vec<_> = news
            .map(|(key, record)| vec![key.into(), record.into()])
            .collect();
        if !news.is_empty() {
            bulk::upsert(&self.write, "external_id", &["id", "record"], &news).await?;
            // The log tells of records, and these are none.
            self.mark();
        }
        Ok(before)
    }
}

fn came(name: &ExternalName, outcome: Outcome) -> Done {
    Done {
        line: name.line,
        record: name.record.clone(),
        outcome,
        same_name_as: vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_kept() {
        for (source, external, record) in [
            ("token:ab12", "1/2", "event:a"),
            ("a/source", "event", "event:b"),
            ("operator", "=1+1", "organisation:cs-sunn"),
        ] {
            let name = ExternalName {
                line: 0,
                source: source.into(),
                external: external.into(),
                record: record.into(),
            };
            assert_eq!(ExternalName::read(&name.key(), record.into()), Some(name));
        }
    }
}
