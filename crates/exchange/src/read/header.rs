//! Which cell of a table is what: by its header, by its HXL tags, or by both.
//!
//! People put titles above a header and columns of their own beside ours, and standard
//! HXL has its tags under headers of any kind. So the header is looked for in the first
//! rows, tags win over headers, and a column that is none of the sheet's is left unread
//! and told, unless it may be a mistyped one: then its cells would be lost.

use super::{
    Note, Refusal,
    column::{Target, columns, loose_target, nearest, target},
    table::Row,
    text,
};
use record::sheet::Sheet;

/// How many rows are looked at to find the header, as the standard of HXL has it.
pub(super) const LOOKED_AT: usize = 25;

/// A header, and what stands under it.
pub(super) struct Head {
    pub(super) name: String,
    pub(super) target: Option<Target>,
}

/// What the first rows of a table say of its columns.
pub(super) struct Header {
    pub(super) heads: Vec<Head>,
    /// How many rows it takes, with what stands above it.
    pub(super) rows: usize,
    pub(super) notes: Vec<Note>,
}

/// A column as its header and its tag have it.
struct Title {
    place: usize,
    name: String,
    tag: String,
}

impl Title {
    /// What people find it by.
    fn shown(&self) -> String {
        if self.name.is_empty() {
            self.tag.clone()
        } else {
            self.name.clone()
        }
    }
}

impl Header {
    /// Finds the header among the first rows.
    pub(super) fn of(sheet: &'static Sheet, rows: &[&Row]) -> Result<Self, Vec<Refusal>> {
        let tags = rows.iter().position(|row| is_tags(sheet, row));
        let place = match tags {
            Some(tags) => tags.saturating_sub(1),
            None => place_of_names(sheet, rows),
        };
        let Some(named) = rows.get(place) else {
            let empty = "the file is empty: its first line holds the names of the columns";
            return Err(vec![Refusal::rejected(empty)]);
        };
        let tagged = tags.and_then(|tags| rows.get(tags));
        let titles = titles(named, tagged.copied());
        let mut header = heads(sheet, named.number, &titles)?;
        header.rows = tags.unwrap_or(place) + 1;
        if let (Some(first), true) = (rows.first(), place > 0) {
            let last = rows.get(place - 1).map_or(first.number, |row| row.number);
            let lines = match (first.number, last) {
                (first, last) if first == last => format!("line {first} stands"),
                (first, last) => format!("lines {first} to {last} stand"),
            };
            let number = named.number;
            let told = format!("{lines} above the header, which is line {number}: not read");
            header.notes.insert(0, Note::new(told));
        }
        Ok(header)
    }
}

/// Whether every cell that is not empty is an HXL tag, and the sheet has one of them.
fn is_tags(sheet: &Sheet, row: &Row) -> bool {
    let tags: Vec<String> = row.fields.iter().map(|field| text::tidy(field)).collect();
    tags.iter()
        .all(|tag| tag.is_empty() || tag.starts_with('#'))
        && tags
            .iter()
            .any(|tag| loose_target(sheet, tag).is_some() || target(sheet, tag).is_some())
}

/// Where the row of names is: the first that names an id and another column, or
/// columns at all.
fn place_of_names(sheet: &Sheet, rows: &[&Row]) -> usize {
    let named = |row: &Row| -> Vec<Target> {
        let fields = row.fields.iter();
        fields
            .filter_map(|field| target(sheet, &text::tidy(field)))
            .collect()
    };
    let is_id = |target: &Target| target.is_id(sheet);
    let with_id = rows.iter().position(|row| {
        let named = named(row);
        named.len() > 1 && named.iter().any(is_id)
    });
    let any = || rows.iter().position(|row| named(row).len() > 1);
    match rows.first() {
        Some(first) if named(first).iter().any(is_id) => 0,
        _ => with_id.or_else(any).unwrap_or_default(),
    }
}

fn titles(named: &Row, tagged: Option<&Row>) -> Vec<Title> {
    let width = named
        .fields
        .len()
        .max(tagged.map_or(0, |row| row.fields.len()));
    let cell = |row: &Row, place: usize| {
        let field = row.fields.get(place);
        field.map(|field| text::tidy(field)).unwrap_or_default()
    };
    // Where tags are all there is they are the header.
    let is_apart = tagged.is_some_and(|tagged| tagged.number != named.number);
    (0..width)
        .map(|place| Title {
            place,
            name: if tagged.is_some() && !is_apart {
                String::new()
            } else {
                cell(named, place)
            },
            tag: tagged.map(|row| cell(row, place)).unwrap_or_default(),
        })
        .collect()
}

fn heads(sheet: &'static Sheet, number: u64, titles: &[Title]) -> Result<Header, Vec<Refusal>> {
    let mut wrong = vec![];
    let mut notes = vec![];
    let mut targets: Vec<Option<Target>> = vec![None; titles.len()];
    for title in titles {
        let by_tag = target(sheet, &title.tag);
        let by_name = target(sheet, &title.name);
        let Some(found) = by_tag.or(by_name.filter(|_| loose_target(sheet, &title.tag).is_none()))
        else {
            continue;
        };
        if let (Some(_), Some(name)) = (by_tag, by_name)
            && found != name
        {
            let column = found.column(sheet).name;
            let told = format!("read as {column:?}, since its tag {:?} says so", title.tag);
            notes.push(Note::new(told).in_column(&title.name));
        }
        if targets.contains(&Some(found)) {
            let name = title.shown();
            let reason = format!("the column {name:?} is there twice: drop one");
            wrong.push(refused(reason, number, title));
        }
        targets[title.place] = Some(found);
    }
    // A tag that says more than ours is the column's where no other has it.
    for title in titles.iter().filter(|title| !title.tag.is_empty()) {
        let found = loose_target(sheet, &title.tag);
        let found = found.filter(|found| !targets.contains(&Some(*found)));
        if targets[title.place].is_none() && found.is_some() {
            targets[title.place] = found;
        }
    }
    for title in titles {
        let shown = title.shown();
        if shown.is_empty() || targets[title.place].is_some() {
            continue;
        }
        let near = nearest(sheet, &shown);
        let is_free = near.is_some_and(|near| {
            target(sheet, near).is_some_and(|near| !targets.contains(&Some(near)))
        });
        match near {
            Some(near) if is_free => {
                let name = sheet.name;
                let reason = format!(
                    "{shown:?} is no column of the sheet {name}: did you mean {near:?}? If it is \
                     one of your own, call it something less like it"
                );
                wrong.push(refused(reason, number, title));
            }
            near => {
                let near = near.map_or_else(String::new, |near| {
                    format!("; the nearest is {near:?}, which is there as well")
                });
                let told = format!(
                    "not read: it is no column of the sheet {}{near}",
                    sheet.name
                );
                notes.push(Note::new(told).in_column(shown));
            }
        }
    }
    let has_id = targets.iter().flatten().any(|target| target.is_id(sheet));
    if wrong.is_empty() && !has_id {
        let reason = format!(
            "there is neither a column id nor external_id: the sheet {} has the columns {}",
            sheet.name,
            columns(sheet)
        );
        wrong.push((0, Refusal::rejected(reason).at(number)));
    }
    if !wrong.is_empty() {
        wrong.sort_by_key(|(place, _)| *place);
        return Err(wrong.into_iter().map(|(_, refusal)| refusal).collect());
    }
    let heads = titles.iter().zip(targets).map(|(title, target)| Head {
        name: title.shown(),
        target,
    });
    Ok(Header {
        heads: heads.collect(),
        rows: 0,
        notes,
    })
}

/// Why a header is refused, with its place.
fn refused(reason: String, number: u64, title: &Title) -> (usize, Refusal) {
    let column = (title.place + 1).to_string();
    let refusal = Refusal::rejected(reason).at(number).in_column(column);
    (title.place, refusal)
}
