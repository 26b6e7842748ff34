//! Which records are withheld as they are being written, for what is kept of them
//! beside their rows: their sources, and entries of the log.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr};

use super::cells::{self, Cells, cell};
use crate::auth::{ReadScope, WITHHELD};
use record::sheet::{Kind, Sheet};

/// Of each of these, whether it is withheld: by its own state, or by what it hangs on
/// as the tables have that.
pub(super) async fn withheld(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    records: &[&Cells],
) -> Result<Vec<bool>, DbErr> {
    let state = sheet.open_states();
    let is_open = |cells: &Cells| {
        state.is_none_or(|(column, open)| open.contains(&cell(sheet, cells, column.name)))
    };
    let mut withheld: Vec<bool> = records.iter().map(|cells| !is_open(cells)).collect();
    for (column, on) in sheet.hangs_on() {
        let id = |cells: &'_ Cells| {
            let held = cell(sheet, cells, column.name);
            let id = match column.kind {
                Kind::Global => held.strip_prefix(on.record)?.strip_prefix(':')?,
                _ => held,
            };
            (!id.is_empty()).then(|| id.to_owned())
        };
        let ids: BTreeSet<String> = records.iter().filter_map(|cells| id(cells)).collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let open = cells::visible(db, on, &ids, &ReadScope::Public).await?;
        for (cells, is_withheld) in records.iter().zip(&mut withheld) {
            *is_withheld |= id(cells).is_some_and(|id| !open.contains(&id));
        }
    }
    Ok(withheld)
}

/// The scopes of an entry of the log that tells of these states: with the word that
/// it is not for everybody, if none of them is.
pub(super) fn told(
    mut scopes: Vec<String>,
    withheld: impl IntoIterator<Item = bool>,
) -> Vec<String> {
    if withheld.into_iter().all(|is_withheld| is_withheld) {
        scopes.push(WITHHELD.to_owned());
    }
    scopes
}
