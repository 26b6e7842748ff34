//! Empty sheets for partners to fill in.

use std::io::{self, Write};

use super::Printer;
use crate::{Format, Layout};
use record::sheet::{EXTERNAL, Sheet};

/// Writes an empty sheet: its columns, with the partner's own id beside ours, and
/// their tags if they are asked for. A workbook explains every column and lets words be chosen; NDJSON
/// shows an object in which nothing is known.
///
/// # Errors
///
/// If it cannot be written.
pub fn template<W: Write + Send>(
    sheet: &'static Sheet,
    layout: impl Into<Layout>,
    out: W,
) -> io::Result<()> {
    let layout = layout.into();
    let mut columns: Vec<_> = sheet.all_columns().collect();
    columns.insert(1, &EXTERNAL);
    let empty = vec![""; columns.len()];
    let mut printer = Printer::with_columns(layout, sheet, columns, out)?;
    if layout.format == Format::Ndjson {
        printer.row(&empty)?;
    }
    printer.finish()?;
    Ok(())
}
