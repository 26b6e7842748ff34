//! Empty sheets for partners to fill in.

use std::io::{self, Write};

use super::Printer;
use crate::Format;
use record::sheet::{EXTERNAL, Sheet};

/// Writes an empty sheet: its columns, with the partner's own id beside ours, and
/// their tags. A workbook explains every column and lets words be chosen; NDJSON
/// shows an object in which nothing is known.
///
/// # Errors
///
/// If it cannot be written.
pub fn template<W: Write + Send>(sheet: &'static Sheet, format: Format, out: W) -> io::Result<()> {
    let mut columns: Vec<_> = sheet.all_columns().collect();
    columns.insert(1, &EXTERNAL);
    let empty = vec![""; columns.len()];
    let mut printer = Printer::with_columns(format, sheet, columns, out)?;
    if format == Format::Ndjson {
        printer.row(&empty)?;
    }
    printer.finish()?;
    Ok(())
}
