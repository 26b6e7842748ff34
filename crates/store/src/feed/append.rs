//! Writing the log, in the transaction of the write itself.
//!
//! Sequences are counted, not drawn: whoever writes holds the row of
//! `data_version` until it commits, so that the next number cannot be taken
//! twice, none is left out, and a reader who has seen one has seen all below
//! it. An entry's hash covers the one before it, so that nothing can be taken
//! out of the middle or altered unnoticed. Of what a record was and became it
//! covers digests only: should a text have to be erased, the chain still holds.

use entity::{change, vocabulary::ChangeVerb};
use sea_orm::{ActiveEnum, DbErr, EntityTrait, QueryOrder, QuerySelect, Value};
use sha2::{Digest, Sha256};

use crate::db::{WriteTransaction, bulk};

/// The field that stands beside the cells of a restricted record, in the log alone:
/// random bytes. Without them, whoever suspects what was erased could try it against
/// the digests that stay.
pub const SALT: &str = "salt";

/// What was done to one record.
#[derive(Clone, Debug)]
pub struct NewEntry {
    /// What was done.
    pub verb: ChangeVerb,
    /// The kind of the record, as in its global id.
    pub kind: &'static str,
    /// Its global id.
    pub record: String,
    /// Its cells before, as a JSON object; `None` where there was none.
    pub before: Option<String>,
    /// Its cells after; `None` where there is none any more.
    pub after: Option<String>,
    /// Where it counts: `country:KEN`, `network:csn`.
    pub scopes: Vec<String>,
}

/// The end of the log, as one writing transaction moves it on.
#[derive(Debug)]
pub struct Log {
    version: i64,
    at: String,
    actor: String,
    sequence: i64,
    hash: String,
    is_moved: bool,
}

impl Log {
    /// The end of the log, for a write by `actor` that began at this time and
    /// makes this version of the data.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn open(
        write: &WriteTransaction,
        version: i64,
        at: String,
        actor: String,
    ) -> Result<Self, DbErr> {
        let last = change::Entity::find()
            .select_only()
            .columns([change::Column::Sequence, change::Column::Hash])
            .order_by_desc(change::Column::Sequence)
            .into_tuple::<(i64, String)>()
            .one(write)
            .await?;
        let (sequence, hash) = last.unwrap_or_default();
        Ok(Self {
            version,
            at,
            actor,
            sequence,
            hash,
            is_moved: false,
        })
    }

    /// Whether anything was appended.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.is_moved
    }

    /// The version of the data that the write makes.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// When the write began.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }

    /// The hash of the last entry, which no other ever has.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The last sequence.
    #[must_use]
    pub fn sequence(&self) -> i64 {
        self.sequence
    }

    /// Appends entries.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn append(
        &mut self,
        write: &WriteTransaction,
        entries: Vec<NewEntry>,
    ) -> Result<(), DbErr> {
        let mut rows = vec![];
        let mut scopes = vec![];
        for entry in entries {
            self.sequence += 1;
            self.is_moved = true;
            let verb = entry.verb.to_value();
            let sequence = self.sequence.to_string();
            let digests = digests(entry.before.as_deref(), entry.after.as_deref());
            let parts = [
                self.hash.as_str(),
                &sequence,
                &self.at,
                &self.actor,
                &verb,
                &entry.record,
                &digests,
            ];
            self.hash = chained(parts);
            for scope in entry.scopes {
                scopes.push(vec![self.sequence.into(), scope.into()]);
            }
            rows.push(vec![
                self.sequence.into(),
                self.version.into(),
                self.at.clone().into(),
                self.actor.clone().into(),
                verb.into(),
                entry.kind.into(),
                entry.record.into(),
                Value::from(entry.before),
                Value::from(entry.after),
                digests.into(),
                self.hash.clone().into(),
            ]);
        }
        let columns = [
            "sequence", "version", "at", "actor", "verb", "kind", "record", "before", "after",
            "digests", "hash",
        ];
        bulk::insert(write, "change", &columns, &rows).await?;
        bulk::insert(write, "change_scope", &["sequence", "scope"], &scopes).await
    }
}

/// What tells later whether a text is the one that was written: a digest each
/// of before and after. What is not public is salted within the text: see [`SALT`].
pub(super) fn digests(before: Option<&str>, after: Option<&str>) -> String {
    let digest =
        |text: Option<&str>| text.map_or("-".into(), |text| hex::encode(Sha256::digest(text)));
    format!("{} {}", digest(before), digest(after))
}

/// One hash over texts, none of which can run into the next: the hash before, and
/// an entry's sequence, time, actor, verb, record and digests.
pub(super) fn chained(parts: [&str; 7]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    hex::encode(digest.finalize())
}
