//! Any table of JSON values, such as an answer laid out flat: CSV, XLSX and NDJSON.
//!
//! Numbers stay numbers, and what is not known is an empty cell (`null` in NDJSON). A
//! list of words is one cell, with semicolons between, as in the sheets.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};
use serde_json::{Map, Value};

use super::csv::unwritten;
use super::xlsx::{ROWS, full, unfit};
use crate::{Dialect, Format};
use record::formula;

/// A table that is being printed.
pub struct Table<W: Write>(Kind<W>);

enum Kind<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Xlsx(Box<Book<W>>),
    Ndjson(Vec<String>, W),
}

struct Book<W> {
    workbook: Workbook,
    row: u32,
    out: W,
}

impl<W: Write + Send> Table<W> {
    /// Begins a table with these columns.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn new(format: Format, dialect: Dialect, names: Vec<String>, out: W) -> io::Result<Self> {
        Ok(Self(match format {
            Format::Csv => {
                let mut csv = dialect.begin(out)?;
                let names = names.iter().map(|name| formula::guarded(name));
                csv.write_record(names.map(|name| name.as_bytes().to_vec()))
                    .map_err(unwritten)?;
                Kind::Csv(Box::new(csv))
            }
            Format::Xlsx => Kind::Xlsx(Box::new(Book::new(&names, out).map_err(unfit)?)),
            Format::Ndjson => Kind::Ndjson(names, out),
        }))
    }

    /// Prints a row: its cells in the order of the columns.
    ///
    /// # Errors
    ///
    /// If it cannot be written; `InvalidInput` if there are more rows or longer cells
    /// than the format can hold.
    pub fn row(&mut self, cells: &[&Value]) -> io::Result<()> {
        match &mut self.0 {
            Kind::Csv(csv) => {
                for cell in cells {
                    csv.write_field(in_csv(cell).as_bytes())
                        .map_err(unwritten)?;
                }
                csv.write_record(None::<&[u8]>).map_err(unwritten)?;
                Ok(())
            }
            Kind::Xlsx(book) => book.write(cells),
            Kind::Ndjson(names, out) => {
                let cells = cells.iter().map(|cell| (*cell).clone());
                let object: Map<String, Value> = names.iter().cloned().zip(cells).collect();
                serde_json::to_writer(&mut *out, &object)?;
                out.write_all(b"\n")
            }
        }
    }

    /// Ends the table, and gives back what it was written to.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Kind::Csv(csv) => csv.into_inner().map_err(csv::IntoInnerError::into_error),
            Kind::Xlsx(book) => book.finish(),
            Kind::Ndjson(_, mut out) => {
                out.flush()?;
                Ok(out)
            }
        }
    }
}

impl<W: Write + Send> Book<W> {
    fn new(names: &[String], out: W) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet_with_constant_memory()?;
        worksheet.set_name("table")?.set_freeze_panes(1, 0)?;
        let head = Style::new().set_bold();
        for (place, name) in (0..).zip(names) {
            worksheet.write_string_with_format(0, place, name, &head)?;
        }
        Ok(Self {
            workbook,
            row: 1,
            out,
        })
    }

    fn write(&mut self, cells: &[&Value]) -> io::Result<()> {
        if self.row >= ROWS {
            return Err(full());
        }
        let worksheet = self.workbook.worksheet_from_index(0).map_err(unfit)?;
        for (place, cell) in (0..).zip(cells) {
            let number = cell.as_f64().filter(|number| number.is_finite());
            let written = match (cell, number) {
                (Value::Null, _) => continue,
                (Value::Bool(flag), _) => worksheet.write_boolean(self.row, place, *flag),
                (_, Some(number)) => worksheet.write_number(self.row, place, number),
                _ => worksheet.write_string(self.row, place, text(cell)),
            };
            written.map_err(unfit)?;
        }
        self.row += 1;
        Ok(())
    }

    fn finish(mut self) -> io::Result<W> {
        let saved = self.workbook.save_to_writer(&mut self.out);
        saved.map_err(io::Error::other)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// A cell as CSV has it: no text of it is run as a formula.
fn in_csv(cell: &Value) -> Cow<'_, str> {
    match cell {
        Value::String(text) => formula::guarded(text),
        Value::Array(_) => formula::guarded(&text(cell)).into_owned().into(),
        _ => text(cell),
    }
}

/// A cell as a text.
fn text(cell: &Value) -> Cow<'_, str> {
    match cell {
        Value::Null => "".into(),
        Value::String(text) => text.into(),
        Value::Array(items) => {
            let texts: Vec<_> = items.iter().map(text).collect();
            texts.join(";").into()
        }
        other => other.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Separator;

    fn printed(format: Format, dialect: Dialect) -> Vec<u8> {
        let names = ["name", "count", "flag", "words"].map(str::to_owned);
        let mut table = Table::new(format, dialect, names.to_vec(), vec![]).unwrap();
        let rows = [
            [json!("=1+1"), json!(-3), json!(true), json!(["A", "B"])],
            [json!(null), json!(0.5), json!(null), json!([])],
        ];
        for row in &rows {
            table.row(&row.iter().collect::<Vec<_>>()).unwrap();
        }
        table.finish().unwrap()
    }

    #[test]
    fn values_keep_their_kinds_and_no_text_is_run() {
        let csv = printed(Format::Csv, Dialect::default());
        assert_eq!(
            String::from_utf8(csv).unwrap(),
            "name,count,flag,words\n'=1+1,-3,true,A;B\n,0.5,,\n"
        );
        let dialect = Dialect {
            separator: Separator::Semicolon,
            has_mark: true,
        };
        let csv = printed(Format::Csv, dialect);
        assert_eq!(
            String::from_utf8(csv).unwrap(),
            "\u{feff}name;count;flag;words\n'=1+1;-3;true;\"A;B\"\n;0.5;;\n"
        );
        let lines = printed(Format::Ndjson, Dialect::default());
        assert_eq!(
            String::from_utf8(lines).unwrap(),
            "{\"name\":\"=1+1\",\"count\":-3,\"flag\":true,\"words\":[\"A\",\"B\"]}\n\
             {\"name\":null,\"count\":0.5,\"flag\":null,\"words\":[]}\n"
        );
        assert!(printed(Format::Xlsx, Dialect::default()).starts_with(b"PK"));
    }
}
