//! From rows of a table to lines of a sheet: the header says which cell is what.

use std::collections::VecDeque;

use super::{
    Line, Note, Refusal,
    header::{Head, Header, LOOKED_AT},
    text,
};
use record::sheet::Sheet;

/// A row as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The line of the text or the row of the worksheet, counted from 1.
    pub(super) number: u64,
    pub(super) fields: Vec<String>,
    /// How cells were taken, each by its place in the row.
    pub(super) notes: Vec<(usize, String)>,
    /// Why it cannot be read, where others can.
    pub(super) wrong: Option<Refusal>,
}

impl Row {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.wrong.is_none() && self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// The lines of a table.
pub(super) struct Table<I> {
    sheet: &'static Sheet,
    heads: Vec<Head>,
    /// How many cells a row has at least.
    width: usize,
    rows: I,
    /// Rows that were looked at to find the header and come after it.
    waiting: VecDeque<Result<Row, Refusal>>,
}

impl<I: Iterator<Item = Result<Row, Refusal>>> Table<I> {
    /// Reads the header, and the tags if there are any.
    pub(super) fn new(
        sheet: &'static Sheet,
        mut rows: I,
    ) -> Result<(Self, Vec<Note>), Vec<Refusal>> {
        let mut waiting = VecDeque::new();
        while waiting.len() < LOOKED_AT {
            match rows.next() {
                Some(Err(refusal)) if waiting.is_empty() => return Err(vec![refusal]),
                Some(row) => waiting.push_back(row),
                None => break,
            }
        }
        let first: Vec<&Row> = waiting.iter().map_while(|row| row.as_ref().ok()).collect();
        let header = Header::of(sheet, &first)?;
        waiting.drain(..header.rows.min(waiting.len()));
        let named = header.heads.iter().rposition(|head| !head.name.is_empty());
        let table = Self {
            sheet,
            width: named.map_or(0, |last| last + 1),
            heads: header.heads,
            rows,
            waiting,
        };
        Ok((table, header.notes))
    }

    fn line(&self, row: Row) -> Result<Line, Refusal> {
        if let Some(refusal) = row.wrong {
            return Err(refusal);
        }
        let mut line = Line::empty(self.sheet, row.number);
        let found = row.fields.len();
        if found < self.width {
            let reason = uneven(found, self.width);
            return Err(Refusal::rejected(reason).at(row.number));
        }
        for (index, field) in row.fields.into_iter().enumerate() {
            let head = self.heads.get(index);
            let cell = text::tidy(&field);
            match head {
                Some(Head {
                    target: Some(target),
                    ..
                }) => line.set(self.sheet, *target, cell)?,
                // A column of the sender's own.
                Some(head) if !head.name.is_empty() => {}
                _ if cell.is_empty() => {}
                Some(_) => {
                    let reason = format!("{cell:?} stands in a column without a name: name it");
                    let refusal = Refusal::rejected(reason).at(row.number);
                    return Err(refusal.in_column((index + 1).to_string()));
                }
                None => {
                    let reason = uneven(found, self.heads.len());
                    return Err(Refusal::rejected(reason).at(row.number));
                }
            }
        }
        for (index, message) in row.notes {
            if let Some(head) = self.heads.get(index).filter(|head| head.target.is_some()) {
                line.notes.push(Note::new(message).in_column(&head.name));
            }
        }
        Ok(line)
    }
}

impl<I: Iterator<Item = Result<Row, Refusal>>> Iterator for Table<I> {
    type Item = Result<Line, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.waiting.pop_front().or_else(|| self.rows.next())?;
        Some(row.and_then(|row| self.line(row)))
    }
}

fn uneven(found: usize, expected: usize) -> String {
    let cells = if found == 1 { "cell" } else { "cells" };
    format!("{found} {cells} where the header has {expected}")
}
