//! From rows of a table to lines of a sheet: the header says which cell is what.

use super::{
    Line, Refusal,
    column::{Target, columns, target},
    text,
};
use record::sheet::Sheet;

/// A row as it stands in the file.
#[derive(Debug)]
pub(super) struct Row {
    /// The line of the text or the row of the worksheet, counted from 1.
    pub(super) number: u64,
    pub(super) fields: Vec<String>,
}

impl Row {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The lines of a table.
pub(super) struct Table<I> {
    sheet: &'static Sheet,
    heads: Vec<Head>,
    rows: I,
    /// A row that turned out to hold no tags.
    waiting: Option<Row>,
}

/// A header, and what stands under it.
struct Head {
    name: String,
    target: Option<Target>,
}

impl<I: Iterator<Item = Result<Row, Refusal>>> Table<I> {
    /// Reads the header, and the tags if they follow.
    pub(super) fn new(sheet: &'static Sheet, mut rows: I) -> Result<Self, Vec<Refusal>> {
        let empty = "the file is empty: its first line holds the names of the columns";
        let first = rows.next().unwrap_or_else(|| Err(Refusal::rejected(empty)));
        let first = first.map_err(|refusal| vec![refusal])?;
        let heads = heads(sheet, &first)?;
        let mut table = Self {
            sheet,
            heads,
            rows,
            waiting: None,
        };
        if !is_tags(&first) {
            match table.rows.next() {
                Some(Ok(row)) if is_tags(&row) => table.check_tags(&row)?,
                Some(Ok(row)) => table.waiting = Some(row),
                Some(Err(refusal)) => return Err(vec![refusal]),
                None => {}
            }
        }
        Ok(table)
    }

    /// Tags under a header must be those of its column.
    fn check_tags(&self, row: &Row) -> Result<(), Vec<Refusal>> {
        let mut wrong = vec![];
        for (field, head) in row.fields.iter().zip(&self.heads) {
            let tag = text::tidy(field);
            let Some(column) = head.target.filter(|_| !tag.is_empty()) else {
                continue;
            };
            if target(self.sheet, &tag) != Ok(column) {
                let own = column.column(self.sheet).tag;
                let reason = format!("the tag {tag:?} is not this column's, which is {own:?}");
                let refusal = Refusal::rejected(reason).at(row.number);
                wrong.push(refusal.in_column(&head.name));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn line(&self, row: Row) -> Result<Line, Refusal> {
        let mut line = Line::empty(self.sheet, row.number);
        let (found, expected) = (row.fields.len(), self.heads.len());
        if found < expected {
            let reason = uneven(found, expected);
            return Err(Refusal::rejected(reason).at(row.number));
        }
        for (index, field) in row.fields.into_iter().enumerate() {
            let head = self.heads.get(index);
            let cell = text::tidy(&field);
            match head.and_then(|head| head.target) {
                Some(target) => line.set(self.sheet, target, cell),
                None if cell.is_empty() => {}
                None if head.is_some() => {
                    let reason = format!("{cell:?} stands in a column without a name: name it");
                    let refusal = Refusal::rejected(reason).at(row.number);
                    return Err(refusal.in_column((index + 1).to_string()));
                }
                None => {
                    let reason = uneven(found, expected);
                    return Err(Refusal::rejected(reason).at(row.number));
                }
            }
        }
        Ok(line)
    }
}

impl<I: Iterator<Item = Result<Row, Refusal>>> Iterator for Table<I> {
    type Item = Result<Line, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.waiting.take().map(Ok).or_else(|| self.rows.next())?;
        Some(row.and_then(|row| self.line(row)))
    }
}

fn heads(sheet: &'static Sheet, row: &Row) -> Result<Vec<Head>, Vec<Refusal>> {
    let mut heads: Vec<Head> = vec![];
    let mut wrong = vec![];
    for (index, field) in row.fields.iter().enumerate() {
        let name = text::tidy(field);
        let number = (index + 1).to_string();
        let refused = |reason: String| Refusal::rejected(reason).at(row.number).in_column(number);
        let target = match target(sheet, &name) {
            _ if name.is_empty() => None,
            Ok(target) if heads.iter().any(|head| head.target == Some(target)) => {
                wrong.push(refused(format!(
                    "the column {name:?} is there twice: drop one"
                )));
                Some(target)
            }
            Ok(target) => Some(target),
            Err(reason) => {
                wrong.push(refused(reason));
                None
            }
        };
        heads.push(Head { name, target });
    }
    let is_named = |wanted: Target| heads.iter().any(|head| head.target == Some(wanted));
    let id = sheet.columns.iter().position(|column| column.name == "id");
    if wrong.is_empty()
        && !is_named(Target::External)
        && !id.is_some_and(|id| is_named(Target::Column(id)))
    {
        let reason = format!(
            "there is neither a column id nor external_id: the sheet {} has the columns {}",
            sheet.name,
            columns(sheet)
        );
        wrong.push(Refusal::rejected(reason).at(row.number));
    }
    if wrong.is_empty() {
        Ok(heads)
    } else {
        Err(wrong)
    }
}

/// Whether every cell that is not empty is an HXL tag.
fn is_tags(row: &Row) -> bool {
    let mut fields = row.fields.iter().map(|field| field.trim());
    let is_tag = |field: &str| field.is_empty() || field.starts_with('#');
    !row.is_blank() && fields.all(is_tag)
}

fn uneven(found: usize, expected: usize) -> String {
    let cells = if found == 1 { "cell" } else { "cells" };
    format!("{found} {cells} where the header has {expected}")
}
