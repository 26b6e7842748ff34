//! XLSX: the sheet, and beside it what its columns mean.
//!
//! Every column but the numbers is text, so that a spreadsheet neither runs a
//! name that begins like a formula nor makes a day of `2021-12`. Rows go to a file
//! as they come, and from there to whoever asked, so a large sheet needs no
//! memory.

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DataValidation, Format, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::number;
use record::{
    formula,
    sheet::{Column, Kind, Sheet},
};

/// How many rows a worksheet has.
pub(super) const ROWS: u32 = 1_048_576;

/// For how many rows words can be chosen from a list where fewer are filled in. Readers
/// that walk a worksheet to the end of its lists would else walk all of its rows.
const LISTED: u32 = 1_000;

/// The worksheet that explains the columns.
const COLUMNS: &str = "columns";

/// The hidden worksheet with the words that cells are chosen from.
const WORDS: &str = "words";

pub(super) struct Printer<W: Write> {
    columns: Vec<&'static Column>,
    workbook: Workbook,
    text: Format,
    /// How many rows stand above the data: the header, and the tags if they are there.
    head: u32,
    row: u32,
    out: W,
}

impl<W: Write + Send> Printer<W> {
    pub(super) fn new(
        sheet: &'static Sheet,
        (columns, has_tags): (Vec<&'static Column>, bool),
        out: W,
    ) -> io::Result<Self> {
        let head = if has_tags { 2 } else { 1 };
        let mut printer = Self {
            columns,
            workbook: Workbook::new(),
            text: Format::new().set_num_format("@"),
            head,
            row: head,
            out,
        };
        printer.begin(sheet).map_err(io::Error::other)?;
        Ok(printer)
    }

    fn begin(&mut self, sheet: &Sheet) -> Result<(), XlsxError> {
        let head = self.text.clone().set_bold();
        let tags = self.text.clone().set_font_color(Color::Gray);
        let words = self.words();
        let worksheet = self.workbook.add_worksheet_with_constant_memory()?;
        worksheet
            .set_name(sheet.name)?
            .set_freeze_panes(self.head, 1)?;
        for (place, column) in (0..).zip(&self.columns) {
            worksheet.set_column_width(place, 20)?;
            if !column.kind.is_number() {
                worksheet.set_column_format(place, &self.text)?;
            }
            let note = Note::new(format!("{}\n\n{}", column.doc, column.kind.wanted()));
            let note = note.add_author_prefix(false).set_width(320).set_height(160);
            worksheet.insert_note(0, place, &note)?;
        }
        for (place, column) in (0..).zip(&self.columns) {
            worksheet.write_string_with_format(0, place, column.name, &head)?;
        }
        // Row by row, as a worksheet in constant memory wants it.
        let tagged = self.columns.iter().filter(|_| self.head > 1);
        for (place, column) in (0..).zip(tagged) {
            worksheet.write_string_with_format(1, place, column.tag, &tags)?;
        }
        describe(self.workbook.add_worksheet(), sheet, &self.columns, &head)?;
        let worksheet = self.workbook.add_worksheet();
        worksheet.set_name(WORDS)?.set_hidden(true);
        for (place, words) in (0..).zip(&words) {
            for (row, word) in (0..).zip(words) {
                worksheet.write_string(row, place, word)?;
            }
        }
        Ok(())
    }

    /// For every column the words that its cells are chosen from.
    fn words(&self) -> Vec<Vec<String>> {
        let columns = self.columns.iter();
        columns.map(|column| choices(column)).collect()
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        if self.row >= ROWS {
            return Err(full());
        }
        let worksheet = self.workbook.worksheet_from_index(0);
        let worksheet = worksheet.map_err(io::Error::other)?;
        for (place, (column, cell)) in (0..).zip(self.columns.iter().zip(cells)) {
            let written = match number(column, cell) {
                _ if cell.is_empty() => continue,
                Some(number) => worksheet.write_number(self.row, place, number),
                None => {
                    let cell = column.shown(cell);
                    let cell = escaped(&cell);
                    worksheet.write_string_with_format(self.row, place, cell, &self.text)
                }
            };
            written.map_err(unfit)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Lets words be chosen from lists, in the rows that are filled in and some to fill in.
    fn lists(&mut self) -> Result<(), XlsxError> {
        let last = self.row.max(self.head + LISTED).min(ROWS) - 1;
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for (place, column) in (0..).zip(&self.columns) {
            if let Some(choice) = choice(column, place) {
                worksheet.add_data_validation(self.head, place, last, place, &choice)?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.lists().map_err(io::Error::other)?;
        let saved = self.workbook.save_to_writer(&mut self.out);
        saved.map_err(io::Error::other)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// More rows than a worksheet has.
pub(super) fn full() -> io::Error {
    let message = format!("a worksheet holds {ROWS} rows: take CSV or NDJSON instead");
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// What a workbook cannot hold is told to whoever asked for one.
pub(super) fn unfit(cause: XlsxError) -> io::Error {
    match cause {
        XlsxError::MaxStringLengthExceeded => io::Error::new(
            io::ErrorKind::InvalidInput,
            "a cell is longer than a workbook can hold: take CSV or NDJSON instead",
        ),
        cause => io::Error::other(cause),
    }
}

/// A text cell runs nothing, so it needs no apostrophe, except where it has one
/// that would be taken for ours.
fn escaped(cell: &str) -> String {
    if cell.starts_with('\'') {
        formula::guarded(cell).into_owned()
    } else {
        cell.to_owned()
    }
}

fn choices(column: &Column) -> Vec<String> {
    match column.kind {
        Kind::Word(vocabulary) => vocabulary.words(),
        Kind::Flag => vec!["true".into(), "false".into()],
        _ => vec![],
    }
}

/// Lets people choose a cell's word from a list.
fn choice(column: &Column, place: u16) -> Option<DataValidation> {
    let count = choices(column).len();
    let letters = rust_xlsxwriter::utility::column_number_to_name(place);
    let words = format!("={WORDS}!${letters}$1:${letters}${count}");
    (count > 0).then(|| DataValidation::new().allow_list_formula(Formula::new(words)))
}

/// What the columns are for, as a worksheet of its own.
fn describe(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    columns: &[&Column],
    head: &Format,
) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap();
    worksheet.set_name(COLUMNS)?.set_freeze_panes(2, 1)?;
    worksheet.write_string(0, 0, sheet.doc)?;
    for (place, (name, width)) in (0..).zip([
        ("column", 24),
        ("tag", 28),
        ("required", 10),
        ("what to write", 50),
        ("what it means", 70),
    ]) {
        worksheet.set_column_width(place, width)?;
        worksheet.write_string_with_format(1, place, name, head)?;
    }
    for (row, column) in (2..).zip(columns) {
        let required = if column.is_required { "yes" } else { "no" };
        worksheet.write_string(row, 0, column.name)?;
        worksheet.write_string(row, 1, column.tag)?;
        worksheet.write_string(row, 2, required)?;
        worksheet.write_string_with_format(row, 3, column.kind.wanted(), &wrapped)?;
        worksheet.write_string_with_format(row, 4, column.doc, &wrapped)?;
    }
    Ok(())
}
