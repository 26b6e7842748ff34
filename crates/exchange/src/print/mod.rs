//! Sheets out: CSV, XLSX and NDJSON, row by row.
//!
//! What is printed reads back as it was. CSV and workbooks carry HXL tags under the
//! header if they are asked for; NDJSON says numbers, flags and lists as JSON does.

mod csv;
mod ndjson;
mod table;
mod template;
mod xlsx;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use self::{table::Table, template::template};
use crate::{Format, Layout};
use record::sheet::{Column, Sheet};

/// A sheet that is being printed.
pub struct Printer<W: Write>(Kind<W>);

enum Kind<W: Write> {
    Csv(Box<csv::Printer<W>>),
    Xlsx(Box<xlsx::Printer<W>>),
    Ndjson(ndjson::Printer<W>),
}

impl<W: Write + Send> Printer<W> {
    /// Begins a sheet with all its columns.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn new(layout: impl Into<Layout>, sheet: &'static Sheet, out: W) -> io::Result<Self> {
        Self::with_columns(layout.into(), sheet, sheet.all_columns().collect(), out)
    }

    /// Begins a file of CSV with other columns than those of a sheet.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn of(columns: Vec<&'static Column>, out: W) -> io::Result<Self> {
        let printer = csv::Printer::new(columns, Format::Csv.into(), out)?;
        Ok(Self(Kind::Csv(Box::new(printer))))
    }

    fn with_columns(
        layout: Layout,
        sheet: &'static Sheet,
        columns: Vec<&'static Column>,
        out: W,
    ) -> io::Result<Self> {
        Ok(Self(match layout.format {
            Format::Csv => Kind::Csv(Box::new(csv::Printer::new(columns, layout, out)?)),
            Format::Xlsx => Kind::Xlsx(Box::new(xlsx::Printer::new(
                sheet,
                (columns, layout.has_tags),
                out,
            )?)),
            Format::Ndjson => Kind::Ndjson(ndjson::Printer::new(columns, out)),
        }))
    }

    /// Prints a row: its cells in the order of the columns.
    ///
    /// # Errors
    ///
    /// If it cannot be written; `InvalidInput` if there are more rows or longer cells
    /// than the format can hold.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> io::Result<()> {
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        match &mut self.0 {
            Kind::Csv(printer) => printer.row(&cells),
            Kind::Xlsx(printer) => printer.row(&cells),
            Kind::Ndjson(printer) => printer.row(&cells),
        }
    }

    /// Ends the sheet, and gives back what it was written to. Without it, part of it
    /// may not be written.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Kind::Csv(printer) => printer.finish(),
            Kind::Xlsx(printer) => printer.finish(),
            Kind::Ndjson(printer) => printer.finish(),
        }
    }
}

/// The number that a cell holds, if it is written as we write it. Any other
/// stays a text, so that none is changed on its way.
fn number(column: &Column, cell: &str) -> Option<f64> {
    let number: f64 = cell.parse().ok()?;
    (column.kind.is_number() && number.is_finite() && number.to_string() == cell).then_some(number)
}
