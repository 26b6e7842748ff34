//! Rows of a CSV file, one at a time.
//!
//! A reader of our own: of a file that was cut off, the crate for CSV makes a
//! shorter file without a word, and it gathers a line of any length before it
//! hands it over. This one says on which line a quote was opened, and holds no
//! more than a row whose every cell is within the limit.

use std::{
    io::{BufRead, BufReader, Read},
    mem,
};

use super::{Limits, Refusal, header::LOOKED_AT, table::Row, text};

/// The rows of a text, header and tags included.
pub(super) struct Rows<R> {
    input: BufReader<R>,
    delimiter: u8,
    bytes_left: u64,
    columns: usize,
    characters: usize,
    /// The line that comes next, counted from 1.
    line: u64,
    is_over: bool,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq)]
enum CellState {
    Start,
    Bare,
    Quoted,
    /// Behind a quote that ends the cell, or is half of a doubled one.
    Closing,
}

/// A row that is being read.
struct Draft {
    line: u64,
    fields: Vec<String>,
    bytes: Vec<u8>,
    place: CellState,
}

impl<R: Read> Rows<R> {
    /// Reads from `input`, of which `start` is known already; `is_column` knows the
    /// names that a header may have.
    pub(super) fn new(
        input: R,
        start: &[u8],
        limits: &Limits,
        is_column: impl Fn(&str) -> bool,
    ) -> Self {
        let said = said_delimiter(start);
        let mut rows = Self {
            input: BufReader::with_capacity(64 << 10, input),
            delimiter: said.unwrap_or_else(|| delimiter(start, is_column)),
            bytes_left: limits.file_bytes,
            columns: limits.columns,
            characters: limits.cell_characters,
            line: 1,
            is_over: false,
        };
        if said.is_some() {
            // What cannot be read here is told with the first row.
            while let Ok(Some(byte)) = rows.byte() {
                if byte == b'\n' {
                    break;
                }
            }
            rows.line += 1;
        }
        rows
    }

    fn byte(&mut self) -> Result<Option<u8>, Refusal> {
        let line = self.line;
        let unread = |cause| Refusal::rejected(format!("the file cannot be read: {cause}"));
        let byte = self.input.fill_buf().map_err(unread)?.first().copied();
        if byte.is_some() {
            self.input.consume(1);
            self.bytes_left = self
                .bytes_left
                .checked_sub(1)
                .ok_or_else(|| Refusal::too_large("the file is too large: split it").at(line))?;
        }
        Ok(byte)
    }

    fn peek(&mut self) -> Option<u8> {
        self.input.fill_buf().ok()?.first().copied()
    }

    fn row(&mut self) -> Result<Option<Row>, Refusal> {
        let mut draft = Draft {
            line: self.line,
            fields: vec![],
            bytes: vec![],
            place: CellState::Start,
        };
        loop {
            let Some(byte) = self.byte()? else {
                return self.last(draft);
            };
            match (draft.place, byte) {
                (CellState::Quoted, b'"') => draft.place = CellState::Closing,
                (CellState::Quoted, _) => {
                    self.line += u64::from(byte == b'\n');
                    self.push(&mut draft, byte)?;
                }
                (CellState::Closing, b'"') => {
                    draft.place = CellState::Quoted;
                    self.push(&mut draft, byte)?;
                }
                (_, b'\n' | b'\r') => {
                    if byte == b'\r' && self.peek() == Some(b'\n') {
                        self.byte()?;
                    }
                    self.line += 1;
                    self.end_cell(&mut draft, false)?;
                    if let Some(row) = draft.finished() {
                        return Ok(Some(row));
                    }
                    draft.line = self.line;
                }
                (_, byte) if byte == self.delimiter => self.end_cell(&mut draft, false)?,
                (CellState::Start, b'"') => draft.place = CellState::Quoted,
                (CellState::Bare, b'"') => {
                    return Err(draft.refused(
                        "a quote inside a cell: double it and put the whole cell in quotes",
                    ));
                }
                (CellState::Closing, _) => {
                    return Err(draft.refused(
                        "text behind a closing quote: double the quotes inside the cell",
                    ));
                }
                (CellState::Start | CellState::Bare, _) => {
                    draft.place = CellState::Bare;
                    self.push(&mut draft, byte)?;
                }
            }
        }
    }

    /// What the file ends with.
    fn last(&mut self, mut draft: Draft) -> Result<Option<Row>, Refusal> {
        if draft.place == CellState::Quoted {
            return Err(draft.refused(
                "a quote is opened and never closed: the file may be cut off; send it whole",
            ));
        }
        self.end_cell(&mut draft, true)?;
        Ok(draft.finished())
    }

    fn push(&self, draft: &mut Draft, byte: u8) -> Result<(), Refusal> {
        draft.bytes.push(byte);
        // No letter of UTF-8 is longer than four bytes.
        if draft.bytes.len() > self.characters * 4 {
            return Err(self.too_long(draft));
        }
        Ok(())
    }

    fn end_cell(&self, draft: &mut Draft, is_last: bool) -> Result<(), Refusal> {
        let bytes = mem::take(&mut draft.bytes);
        let text = text::decoded(bytes, is_last).map_err(|reason| draft.refused(reason))?;
        if text.chars().count() > self.characters {
            return Err(self.too_long(draft));
        }
        if draft.fields.len() >= self.columns {
            let reason = format!(
                "there are more than {} columns: leave some out",
                self.columns
            );
            return Err(Refusal::too_large(reason).at(draft.line));
        }
        draft.fields.push(text);
        draft.place = CellState::Start;
        Ok(())
    }

    fn too_long(&self, draft: &Draft) -> Refusal {
        let reason = format!(
            "the cell holds more than {} characters: shorten it, or close the quote before it",
            self.characters
        );
        let refusal = draft.refused(reason);
        Refusal {
            is_too_large: true,
            ..refusal
        }
    }
}

impl Draft {
    /// The row; nothing where the line is empty.
    fn finished(&mut self) -> Option<Row> {
        let row = Row {
            number: self.line,
            fields: mem::take(&mut self.fields),
            ..Row::default()
        };
        (!row.is_blank()).then_some(row)
    }

    fn refused(&self, reason: impl Into<String>) -> Refusal {
        let column = (self.fields.len() + 1).to_string();
        Refusal::rejected(reason).at(self.line).in_column(column)
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Row, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let row = self.row().transpose();
        self.is_over = !matches!(row, Some(Ok(_)));
        row
    }
}

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// What stands between cells by a line of its own that says so, as spreadsheet programs
/// read and write it: `sep=;`.
fn said_delimiter(start: &[u8]) -> Option<u8> {
    let line = start.split(|byte| *byte == b'\n').next()?.trim_ascii();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    let (word, said) = line.split_at_checked(4)?;
    match said {
        [said] if word.eq_ignore_ascii_case(b"sep=") && DELIMITERS.contains(said) => Some(*said),
        // A tab at its end was taken for white space.
        [] if word.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        _ => None,
    }
}

/// What stands between the cells: what makes names of columns of a line, or what the
/// first line has most of.
fn delimiter(start: &[u8], is_column: impl Fn(&str) -> bool) -> u8 {
    for line in String::from_utf8_lossy(start).lines().take(LOOKED_AT) {
        let names = |delimiter: u8| {
            let cells = line.split(char::from(delimiter));
            let cells = cells.map(|cell| cell.trim().trim_matches('"'));
            cells.filter(|cell| is_column(cell)).count()
        };
        let counts = DELIMITERS.map(|delimiter| (names(delimiter), delimiter));
        if let Some((2.., delimiter)) = counts.into_iter().max_by_key(|(count, _)| *count) {
            return delimiter;
        }
    }
    let mut counts = DELIMITERS.map(|delimiter| (delimiter, 0));
    let mut is_quoted = false;
    for byte in start {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            byte => {
                for (delimiter, count) in &mut counts {
                    *count += u32::from(delimiter == byte);
                }
            }
        }
    }
    // Of equals the last is taken, so the comma goes last.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(delimiter, _)| delimiter)
}
