//! Which record a row is about: by its id, by the sender's own id for it, by an
//! identifier that others gave it; and, where none of these tells, who it may be.
//!
//! A name alone never makes two records one: those that share it are named, and
//! people say which is meant.

use std::collections::{HashMap, HashSet};

use entity::{external_id, identifier, moved, name, search_entry};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use sha2::{Digest, Sha256};

use super::{
    cells::{cell, global},
    draft::Draft,
    external,
};
use crate::{
    feed::Log,
    fold::fold,
    sheet::{Kind, Sheet},
};

/// How long a made id may be.
const LONGEST: usize = 120;

/// The name under which a sender knows a record of a sheet.
pub(super) fn external_key(source: &str, sheet: &Sheet, external: &str) -> String {
    external::key(source, sheet.record, external)
}

/// What a row is about.
#[derive(Debug, Default)]
pub(super) struct Identity {
    /// The plain id, where it is known or was made.
    pub(super) id: String,
    /// Whether the id was made from what the row says.
    pub(super) is_made: bool,
}

/// Says of each row which record it is about.
pub(super) async fn identify(
    db: &impl ConnectionTrait,
    (source, log): (&str, &Log),
    sheet: &'static Sheet,
    drafts: &[Draft],
) -> Result<Vec<Identity>, DbErr> {
    let by_external = by_external(db, source, sheet, drafts).await?;
    let moved = moved_from(db, sheet, drafts).await?;
    let mut identities = vec![];
    for draft in drafts {
        let given = draft.id.as_deref().filter(|id| !id.is_empty());
        let external = draft.external.as_ref().and_then(|it| by_external.get(it));
        let known = given.map(|id| moved.get(id).cloned().unwrap_or_else(|| id.to_owned()));
        identities.push(match known.or_else(|| external.cloned()) {
            Some(id) => Identity { id, is_made: false },
            None => Identity {
                id: if sheet.names_persons() {
                    untelling(log, draft)
                } else {
                    made(sheet, draft)
                },
                is_made: true,
            },
        });
    }
    Ok(identities)
}

async fn by_external(
    db: &impl ConnectionTrait,
    source: &str,
    sheet: &'static Sheet,
    drafts: &[Draft],
) -> Result<HashMap<String, String>, DbErr> {
    let externals: Vec<&String> = drafts
        .iter()
        .filter_map(|it| it.external.as_ref())
        .collect();
    if externals.is_empty() {
        return Ok(HashMap::new());
    }
    let plain = |record: &str| record.split_once(':').map(|(_, id)| id.to_owned());
    let mut found = HashMap::new();
    // An identifier such as `XI-ROR:03vek6s52` serves as an external id, too.
    let values = externals.iter().filter_map(|it| it.split_once(':'));
    let values: Vec<&str> = values.map(|(_, value)| value).collect();
    let rows = identifier::Entity::find()
        .filter(identifier::Column::Value.is_in(values))
        .all(db)
        .await?;
    if sheet.name == "organisations" {
        for row in rows {
            found.insert(format!("{}:{}", row.scheme, row.value), row.organisation);
        }
    }
    let keys = externals.iter().map(|it| external_key(source, sheet, it));
    let rows = external_id::Entity::find()
        .filter(external_id::Column::Id.is_in(keys))
        .all(db)
        .await?;
    let known: HashMap<String, String> = rows.into_iter().map(|row| (row.id, row.record)).collect();
    for external in externals {
        let record = known.get(&external_key(source, sheet, external));
        if let Some(id) = record.and_then(|record| plain(record)) {
            found.insert(external.clone(), id);
        }
    }
    Ok(found)
}

async fn moved_from(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    drafts: &[Draft],
) -> Result<HashMap<String, String>, DbErr> {
    let given = drafts.iter().filter_map(|draft| draft.id.as_deref());
    let given: Vec<String> = given.map(|id| global(sheet, id)).collect();
    let rows = moved::Entity::find()
        .filter(moved::Column::Id.is_in(given))
        .all(db)
        .await?;
    let plain = |record: &str| record.split_once(':').map_or("", |(_, id)| id).to_owned();
    Ok(rows
        .into_iter()
        .map(|row| (plain(&row.id), plain(&row.target)))
        .collect())
}

/// An id that says nothing of the record: it stays in the log when a person is erased.
fn untelling(log: &Log, draft: &Draft) -> String {
    let place = format!("{} {}", log.hash(), draft.line);
    hex::encode(&Sha256::digest(place)[..12])
}

/// An id that says what the record is: its name, or what it ties together.
fn made(sheet: &'static Sheet, draft: &Draft) -> String {
    let given = |column: &str| {
        let place = sheet.all_columns().position(|known| known.name == column)?;
        draft
            .cells
            .get(place)?
            .as_deref()
            .filter(|it| !it.is_empty())
    };
    let mut parts: Vec<String> = vec![];
    match sheet.title().and_then(|column| given(column.name)) {
        Some(name) => {
            parts.push(name.to_owned());
            parts.extend(given("country").map(str::to_owned));
            let starts = given("starts").or_else(|| given("made"));
            parts.extend(starts.map(|date| date.chars().take(4).collect()));
        }
        None => {
            for (column, cell) in sheet.all_columns().zip(&draft.cells) {
                let Some(cell) = cell.as_deref().filter(|it| !it.is_empty()) else {
                    continue;
                };
                let is_telling = match column.kind {
                    Kind::Ref(_) | Kind::Global => true,
                    Kind::Word(_) => matches!(column.name, "role" | "kind"),
                    _ => matches!(
                        column.name,
                        "since" | "as_of" | "date" | "scheme" | "value" | "code" | "list" | "row"
                    ),
                };
                if is_telling {
                    let plain = cell.split_once(':').map_or(cell, |(_, id)| id);
                    parts.push(plain.to_owned());
                }
            }
        }
    }
    let id = fold(&parts.join(" ")).replace(' ', "-");
    let id: String = id.chars().filter(char::is_ascii).take(LONGEST).collect();
    if id.is_empty() {
        format!("{}-{}", sheet.record, draft.line)
    } else {
        id
    }
}

/// The records of the sheet that already go by one of these names: by name,
/// whatever its case and accents, by acronym or by another name of theirs.
pub(super) async fn namesakes(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    names: &HashSet<&str>,
) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    let by_name = search_entry::Entity::find()
        .filter(search_entry::Column::Kind.eq(sheet.record))
        .filter(search_entry::Column::Name.is_in(names.iter().map(|name| fold(name))))
        .all(db)
        .await?;
    for row in by_name {
        found.entry(row.name).or_default().push(row.id);
    }
    let other_names = name::Entity::find()
        .filter(name::Column::Name.is_in(names.iter().copied()))
        .filter(name::Column::Record.starts_with(format!("{}:", sheet.record)))
        .order_by_asc(name::Column::Id)
        .all(db)
        .await?;
    for row in other_names {
        found.entry(fold(&row.name)).or_default().push(row.record);
    }
    if sheet.columns.iter().any(|column| column.name == "acronym") {
        let select = Query::select()
            .columns(["acronym", "id"].map(Alias::new))
            .from(Alias::new(sheet.table))
            .and_where(Expr::col(Alias::new("acronym")).is_in(names.iter().copied()))
            .order_by(Alias::new("id"), Order::Asc)
            .take();
        for row in db.query_all(&select).await? {
            let (acronym, id): (String, String) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let records = found.entry(fold(&acronym)).or_default();
            records.push(global(sheet, &id));
        }
    }
    for records in found.values_mut() {
        let mut seen = HashSet::new();
        records.retain(|record| seen.insert(record.clone()));
    }
    Ok(found)
}

/// The name of a record, if its sheet has names.
pub(super) fn name_of<'a>(sheet: &Sheet, cells: &'a [String]) -> Option<&'a str> {
    let name = cell(sheet, cells, sheet.title()?.name);
    Some(name).filter(|name| !fold(name).is_empty())
}
