//! Whether the records hold together: what none of the databases checks by itself.

use std::collections::{BTreeSet, HashMap, HashSet};

use entity::search_entry;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::{
    cells::{self, cell, global},
    reference::named,
    search,
};
use crate::auth::ReadScope;
use record::sheet::{Sheet, sheets};

/// How many records are read at a time.
const PAGE: u64 = 1_000;

/// What of the records does not hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Soundness {
    /// How many records there are.
    pub records: usize,
    /// Records that name one that is not there, with what they name.
    pub dangling: Vec<(String, String)>,
    /// How many entries the search has.
    pub entries: usize,
    /// Records that search finds by other words than theirs, or does not find, or finds
    /// though they are not there.
    pub misfound: BTreeSet<String>,
}

/// Reads all records, and holds what they name and how they are found against them.
///
/// # Errors
///
/// If the database does not answer.
pub async fn soundness(db: &impl ConnectionTrait) -> Result<Soundness, DbErr> {
    let mut known = HashSet::new();
    let mut names: Vec<(String, String)> = vec![];
    for sheet in sheets() {
        let mut after = String::new();
        loop {
            let page = cells::page(db, (sheet, &ReadScope::Everything), &after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after.clone_from(last);
            for (id, cells) in &page {
                let record = global(sheet, id);
                names.extend(all_named(sheet, cells).map(|it| (record.clone(), it)));
                known.insert(record);
            }
        }
    }
    names.retain(|(_, named)| !known.contains(named));
    let (entries, misfound) = misfound(db, &known).await?;
    Ok(Soundness {
        records: known.len(),
        dangling: names,
        entries,
        misfound,
    })
}

fn all_named<'a>(
    sheet: &'static Sheet,
    cells: &'a [String],
) -> impl Iterator<Item = String> + use<'a> {
    let columns = sheet.all_columns();
    columns.flat_map(|column| named(column, cell(sheet, cells, column.name)))
}

/// How many entries there are, and which are not what the records make.
async fn misfound(
    db: &impl ConnectionTrait,
    known: &HashSet<String>,
) -> Result<(usize, BTreeSet<String>), DbErr> {
    let found = search_entry::Entity::find().all(db).await?;
    let entries = found.len();
    let found = found
        .into_iter()
        .map(|row| (row.id, [row.kind, row.name, row.text]));
    let mut found: HashMap<String, [String; 3]> = found.collect();
    let mut misfound = BTreeSet::new();
    let known: Vec<&String> = known.iter().collect();
    for records in known.chunks(1_000) {
        let records = records.iter().map(|record| (*record).clone()).collect();
        for (record, entry) in search::entries(db, &records).await?.shown {
            if found.remove(&record) != Some(entry) {
                misfound.insert(record);
            }
        }
    }
    misfound.extend(found.into_keys());
    Ok((entries, misfound))
}
