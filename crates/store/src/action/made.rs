//! Ids for records that are new.
//!
//! An id that is made never meets a record that is there: where it is taken, by a
//! record, by one that was merged into another or by another row of the same write, it
//! is made again with a few digits more. It is readable where it can be, from names in
//! any script; where nothing readable is left it is digits alone. Whose id it would be
//! must not show of what is not for everybody, so that what is restricted has the digits
//! in any case, and of a person nothing else.

use std::collections::HashSet;

use deunicode::deunicode_with_tofu;
use entity::moved;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use sha2::{Digest, Sha256};

use super::{cells::global, draft::Draft, search, transaction::RecordTransaction};
use record::{
    fold::fold,
    sheet::{Column, Kind, Sheet},
};

/// How much of a made id may be words.
const LONGEST: usize = 110;

/// How many ids one statement may name.
const CHUNK: usize = 1_000;

/// What an id is made from, beside the records that a row names and the name that it has.
const SHOWN: [&str; 15] = [
    "role", "kind", "name", "fund", "measure", "field", "language", "since", "as_of", "date",
    "scheme", "value", "code", "list", "row",
];

/// The plain id of a record.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) id: String,
    /// Whether it was made, so that the record is new.
    pub(super) is_made: bool,
}

impl RecordTransaction {
    /// The ids of the records that rows are about: those that are known, and new ones.
    pub(super) async fn ids(
        &self,
        sheet: &'static Sheet,
        drafts: &[Draft],
        known: Vec<Option<String>>,
    ) -> Result<Vec<Identity>, DbErr> {
        let mut taken: HashSet<String> = known.iter().flatten().cloned().collect();
        let mut pending: Vec<usize> = vec![];
        let identity = |(place, id): (usize, Option<String>)| {
            if id.is_none() {
                pending.push(place);
            }
            Identity {
                is_made: id.is_none(),
                id: id.unwrap_or_default(),
            }
        };
        let mut ids: Vec<Identity> = known.into_iter().enumerate().map(identity).collect();
        let mut round = 0;
        while !pending.is_empty() {
            for place in &pending {
                let draft = &drafts[*place];
                let salt = format!("{} {} {round}", self.log.hash(), draft.line);
                ids[*place].id = proposed(sheet, draft, &salt, round);
            }
            let proposed: Vec<&str> = pending.iter().map(|it| ids[*it].id.as_str()).collect();
            taken.extend(self.there(sheet, &proposed).await?);
            pending.retain(|place| {
                let id = &ids[*place].id;
                self.seen.has(&global(sheet, id)) || !taken.insert(id.clone())
            });
            round += 1;
        }
        Ok(ids)
    }

    /// Which of these ids are those of records, or lead to some.
    async fn there(&self, sheet: &'static Sheet, ids: &[&str]) -> Result<HashSet<String>, DbErr> {
        let mut there = HashSet::new();
        for ids in ids.chunks(CHUNK) {
            let select = Query::select()
                .column(Alias::new("id"))
                .from(Alias::new(sheet.table))
                .and_where(Expr::col(Alias::new("id")).is_in(ids.iter().copied()))
                .take();
            for row in self.write.query_all(&select).await? {
                there.insert(row.try_get_by_index(0)?);
            }
            let records = ids.iter().map(|id| global(sheet, id));
            let moved = moved::Entity::find()
                .filter(moved::Column::Id.is_in(records))
                .all(&self.write)
                .await?;
            let plain = moved.iter().filter_map(|row| row.id.split_once(':'));
            there.extend(plain.map(|(_, id)| id.to_owned()));
        }
        Ok(there)
    }
}

/// The id that a row would have, each round another.
fn proposed(sheet: &'static Sheet, draft: &Draft, salt: &str, round: usize) -> String {
    let digest = hex::encode(Sha256::digest(salt));
    if sheet.names_persons() {
        return digest[..24].to_owned();
    }
    let readable = readable(sheet, draft);
    match readable.as_str() {
        "" => format!("{}-{}", sheet.record, &digest[..12]),
        _ if round == 0 && !sheet.is_restricted() => readable,
        _ => format!("{readable}-{}", &digest[..8]),
    }
}

/// Words that say what the record is: its name, or what it ties together; none if
/// nothing is left of them.
fn readable(sheet: &'static Sheet, draft: &Draft) -> String {
    let given = |column: &Column| {
        let place = sheet.all_columns().position(|it| it.name == column.name)?;
        let cell = draft.cells.get(place)?.as_deref()?;
        Some(cell).filter(|it| !it.is_empty())
    };
    let named = |name: &str| sheet.column(name).and_then(given);
    let mut parts: Vec<String> = vec![];
    if let Some(title) = sheet.title().filter(|_| search::is_searched(sheet)) {
        let name = given(title).map(latin).unwrap_or_default();
        if name.is_empty() {
            return name;
        }
        parts.push(name);
        parts.extend(named("country").map(latin));
        let starts = named("starts").or_else(|| named("made"));
        parts.extend(starts.map(|date| date.chars().take(4).collect()));
    } else {
        for column in sheet.columns {
            let is_shown = match column.kind {
                Kind::Ref(_) | Kind::Global => true,
                _ => SHOWN.contains(&column.name),
            };
            if let Some(cell) = given(column).filter(|_| is_shown) {
                let plain = match column.kind {
                    Kind::Global => cell.split_once(':').map_or(cell, |(_, id)| id),
                    _ => cell,
                };
                parts.push(latin(plain));
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    let id: String = parts.join("-").chars().take(LONGEST).collect();
    id.trim_end_matches('-').to_owned()
}

/// The words of a text in Latin letters and digits, whatever its script.
fn latin(text: &str) -> String {
    let plain = fold(&deunicode_with_tofu(&fold(text), ""));
    let plain: String = plain
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ')
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}
