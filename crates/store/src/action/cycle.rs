//! That no record stands above itself, where the records of a sheet form a tree.
//!
//! A column that names a record of its own sheet (a broader topic, an overarching
//! commitment) leads upwards. Whoever follows it must come to an end, so a row that
//! would close a circle is refused, however many rows the circle runs through.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    cells::cell,
    draft::Candidate,
    fault::{Fault, FaultCode},
};
use record::sheet::{Column, Kind, Sheet};

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// Refuses the rows that would make a record stand above itself.
pub(super) async fn refuse(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    candidates: &mut [Candidate],
) -> Result<(), DbErr> {
    for column in sheet.columns {
        if matches!(column.kind, Kind::Ref(name) if name == sheet.name) {
            refuse_by(db, sheet, column, candidates).await?;
        }
    }
    Ok(())
}

async fn refuse_by(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    column: &'static Column,
    candidates: &mut [Candidate],
) -> Result<(), DbErr> {
    let written = candidates.iter().filter(|it| it.is_written());
    let mut above: HashMap<String, String> = written
        .map(|it| {
            let above = cell(sheet, &it.after, column.name);
            (it.id.clone(), above.to_owned())
        })
        .collect();
    complete(db, sheet, column, &mut above).await?;
    for candidate in candidates.iter_mut().filter(|it| it.is_written()) {
        if is_above_itself(&above, &candidate.id) {
            let sent = cell(sheet, &candidate.after, column.name);
            let reason = format!(
                "{} would stand above itself: name a record that does not stand beneath it",
                candidate.id
            );
            let fault = Fault::new(FaultCode::Invalid, column.name, sent, reason);
            candidate.faults.push(fault);
        }
    }
    Ok(())
}

/// Reads what stands above the records, level by level, up to the top.
async fn complete(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    column: &'static Column,
    above: &mut HashMap<String, String>,
) -> Result<(), DbErr> {
    loop {
        let unknown: HashSet<String> = above
            .values()
            .filter(|id| !id.is_empty() && !above.contains_key(*id))
            .cloned()
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        // What is not there stands beneath nothing, and is not asked for again.
        above.extend(unknown.iter().map(|id| (id.clone(), String::new())));
        let mut ids: Vec<String> = unknown.into_iter().collect();
        ids.sort_unstable();
        for ids in ids.chunks(CHUNK) {
            let select = Query::select()
                .columns([Alias::new("id"), Alias::new(column.name)])
                .from(Alias::new(sheet.table))
                .and_where(Expr::col(Alias::new("id")).is_in(ids.iter().cloned()))
                .take();
            for row in db.query_all(&select).await? {
                let next: Option<String> = row.try_get_by_index(1)?;
                above.insert(row.try_get_by_index(0)?, next.unwrap_or_default());
            }
        }
    }
}

fn is_above_itself(above: &HashMap<String, String>, id: &str) -> bool {
    let mut met = HashSet::new();
    let mut next = above.get(id);
    while let Some(record) = next {
        if record == id {
            return true;
        }
        if !met.insert(record) {
            return false;
        }
        next = above.get(record);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_stands_above_itself_by_however_many_steps() {
        let tree = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            pairs
                .map(|(id, above)| ((*id).to_owned(), (*above).to_owned()))
                .collect::<HashMap<_, _>>()
        };
        let circle = tree(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "")]);
        for (id, is_refused) in [("a", true), ("c", true), ("d", false), ("e", false)] {
            assert_eq!(is_above_itself(&circle, id), is_refused, "{id}");
        }
        assert!(is_above_itself(&tree(&[("a", "a")]), "a"));
        assert!(!is_above_itself(&tree(&[("a", "b"), ("b", "")]), "a"));
    }
}
