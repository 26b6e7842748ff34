//! Which column a header or a tag means.

use record::sheet::{Column, EXTERNAL, Sheet};

/// Where a cell goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The column of the sheet at this place.
    Column(usize),
    /// The partner's own id.
    External,
}

impl Target {
    /// Whether it says which record is meant.
    pub(super) fn is_id(self, sheet: &Sheet) -> bool {
        matches!(self, Self::External) || self.column(sheet).name == "id"
    }

    /// The description of the column.
    pub(super) fn column(self, sheet: &Sheet) -> &'static Column {
        match self {
            Self::External => &EXTERNAL,
            Self::Column(place) => sheet.all_columns().nth(place).unwrap_or(&EXTERNAL),
        }
    }
}

/// What the name of a column or its HXL tag means.
pub(super) fn target(sheet: &Sheet, name: &str) -> Option<Target> {
    let wanted = folded(name);
    if wanted.is_empty() {
        return None;
    }
    let is_meant = |column: &Column| folded(column.name) == wanted || folded(column.tag) == wanted;
    if is_meant(&EXTERNAL) {
        return Some(Target::External);
    }
    let place = sheet.all_columns().position(is_meant);
    place.map(Target::Column)
}

/// What a name means, or which one may be meant.
pub(super) fn meant(sheet: &Sheet, name: &str) -> Result<Target, String> {
    target(sheet, name).ok_or_else(|| {
        let sheet_name = sheet.name;
        match nearest(sheet, name) {
            Some(nearest) => {
                format!(
                    "{name:?} is no column of the sheet {sheet_name}: did you mean {nearest:?}?"
                )
            }
            None => format!(
                "{name:?} is no column of the sheet {sheet_name}: it has {}",
                columns(sheet)
            ),
        }
    })
}

/// What a tag means that has more attributes than ours, as `#country+code+v_iso2` has
/// more than `#country+code`: the column whose tag has most of them, if it is one. An
/// id with more to it is not ours but the sender's.
pub(super) fn loose_target(sheet: &Sheet, tag: &str) -> Option<Target> {
    let (name, attributes) = parts(tag)?;
    let mut near: Vec<(usize, Target)> = vec![];
    for (place, column) in sheet.all_columns().enumerate() {
        let Some((known, wanted)) = parts(column.tag) else {
            continue;
        };
        if known == name && wanted.iter().all(|it| attributes.contains(it)) {
            let target = if column.tag == OUR_ID && attributes.len() > wanted.len() {
                Target::External
            } else {
                Target::Column(place)
            };
            near.push((wanted.len(), target));
        }
    }
    let most = near.iter().map(|(count, _)| *count).max()?;
    let mut best = near.into_iter().filter(|(count, _)| *count == most);
    match (best.next(), best.next()) {
        (Some((_, target)), None) => Some(target),
        _ => None,
    }
}

/// The tag of the ids that this server gives.
const OUR_ID: &str = "#meta+id";

/// The name of a tag and its attributes.
fn parts(tag: &str) -> Option<(String, Vec<String>)> {
    let tag = tag.trim().strip_prefix('#')?.to_lowercase();
    let tag: String = tag.split_whitespace().collect();
    let mut parts = tag.split('+').map(str::to_owned);
    Some((parts.next()?, parts.collect()))
}

/// The names of the columns, for people.
pub(super) fn columns(sheet: &Sheet) -> String {
    let columns = [&EXTERNAL].into_iter().chain(sheet.all_columns());
    let names: Vec<&str> = columns.map(|column| column.name).collect();
    names.join(", ")
}

/// Names in one case, tags without spaces and with their attributes in order.
fn folded(name: &str) -> String {
    if let Some((first, mut attributes)) = parts(name) {
        attributes.sort_unstable();
        return format!("#{first}+{}", attributes.join("+"));
    }
    let name = name.trim().to_lowercase();
    name.replace([' ', '-'], "_")
}

/// The name or the tag that may be meant.
pub(super) fn nearest(sheet: &Sheet, name: &str) -> Option<&'static str> {
    let is_tag = name.starts_with('#');
    let wanted = folded(name);
    let known = sheet
        .all_columns()
        .chain([&EXTERNAL])
        .map(|column| if is_tag { column.tag } else { column.name });
    record::nearest::nearest(&wanted, known)
}
