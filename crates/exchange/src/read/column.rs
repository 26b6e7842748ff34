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
    /// The description of the column.
    pub(super) fn column(self, sheet: &Sheet) -> &'static Column {
        match self {
            Self::External => &EXTERNAL,
            Self::Column(place) => sheet.all_columns().nth(place).unwrap_or(&EXTERNAL),
        }
    }
}

/// What the name of a column or its HXL tag means, or which one may be meant.
pub(super) fn target(sheet: &Sheet, name: &str) -> Result<Target, String> {
    let wanted = folded(name);
    let is_meant = |name: &str, tag: &str| folded(name) == wanted || folded(tag) == wanted;
    if is_meant(EXTERNAL.name, EXTERNAL.tag) {
        return Ok(Target::External);
    }
    let place = sheet
        .all_columns()
        .position(|column| is_meant(column.name, column.tag));
    place.map(Target::Column).ok_or_else(|| {
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

/// The names of the columns, for people.
pub(super) fn columns(sheet: &Sheet) -> String {
    let names: Vec<&str> = sheet.all_columns().map(|column| column.name).collect();
    names.join(", ")
}

/// Names in one case, tags without spaces and with their attributes in order.
fn folded(name: &str) -> String {
    let name = name.trim().to_lowercase();
    if let Some(tag) = name.strip_prefix('#') {
        let tag: String = tag.split_whitespace().collect();
        let mut parts = tag.split('+');
        let first = parts.next().unwrap_or_default().to_owned();
        let mut attributes: Vec<&str> = parts.collect();
        attributes.sort_unstable();
        return format!("#{first}+{}", attributes.join("+"));
    }
    name.replace([' ', '-'], "_")
}

fn nearest(sheet: &Sheet, name: &str) -> Option<&'static str> {
    let is_tag = name.starts_with('#');
    let wanted = folded(name);
    let known = sheet
        .all_columns()
        .chain([&EXTERNAL])
        .map(|column| if is_tag { column.tag } else { column.name });
    record::nearest::nearest(&wanted, known)
}
