//! CSV: a header, a row of HXL tags if they are asked for, and the rows.

use std::io::{self, Write};

use csv::Writer;

use crate::Layout;
use record::{formula, sheet::Column};

pub(super) struct Printer<W: Write> {
    columns: Vec<&'static Column>,
    out: Writer<W>,
}

impl<W: Write> Printer<W> {
    pub(super) fn new(columns: Vec<&'static Column>, layout: Layout, out: W) -> io::Result<Self> {
        let mut out = layout.dialect.begin(out)?;
        out.write_record(columns.iter().map(|column| column.name))
            .map_err(unwritten)?;
        if layout.has_tags {
            out.write_record(columns.iter().map(|column| column.tag))
                .map_err(unwritten)?;
        }
        Ok(Self { columns, out })
    }

    pub(super) fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        for (column, cell) in self.columns.iter().zip(cells) {
            if column.kind.is_number() {
                self.out.write_field(cell).map_err(unwritten)?;
            } else {
                let cell = column.shown(cell);
                self.out
                    .write_field(formula::guarded(&cell).as_bytes())
                    .map_err(unwritten)?;
            }
        }
        self.out.write_record(None::<&[u8]>).map_err(unwritten)?;
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

/// The fault of whoever takes the file, as the library met it: what it is decides what is
/// told of it, and a reader that has gone away is none.
pub(super) fn unwritten(cause: csv::Error) -> io::Error {
    match cause.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    }
}
