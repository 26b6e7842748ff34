//! Which record a row is about: by its id, by the sender's own id for it, or by an
//! identifier that a register gave it. Nothing else leads to a record that is there; a
//! row without any of these is about a new one ([`super::made`]), unless it says what
//! is on record already ([`super::kin`]).

use std::collections::HashMap;

use entity::{external_id, identifier, moved};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{cells::global, draft::Draft, external};
use record::sheet::Sheet;

/// The name under which a sender knows a record of a sheet.
pub(super) fn external_key(source: &str, sheet: &Sheet, external: &str) -> String {
    external::key(source, sheet.record, external)
}

/// Which record each row is about, by its plain id; `None` where it is a new one.
pub(super) async fn known(
    db: &impl ConnectionTrait,
    source: &str,
    sheet: &'static Sheet,
    drafts: &[Draft],
) -> Result<Vec<Option<String>>, DbErr> {
    let by_external = by_external(db, source, sheet, drafts).await?;
    let moved = moved_from(db, sheet, drafts).await?;
    let known = drafts.iter().map(|draft| {
        let given = draft.id.as_deref().filter(|id| !id.is_empty());
        let given = given.map(|id| moved.get(id).cloned().unwrap_or_else(|| id.to_owned()));
        let external = draft.external.as_ref().and_then(|it| by_external.get(it));
        given.or_else(|| external.cloned())
    });
    Ok(known.collect())
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
