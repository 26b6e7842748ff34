//! Sheets in and out: what partners send, and what they get.

mod commands;
mod hostile;
mod parts;
mod snapshot;
mod unread;
mod workbook;

use std::{io::Cursor, path::PathBuf};

use exchange::{
    Format, Layout, parse_all,
    print::Printer,
    read::{Limits, Line, Reader, Refusal},
};
use record::sheet::{Sheet, sheet, sheets};

/// A reader with the program that reads workbooks.
fn reader() -> Reader {
    Reader {
        limits: Limits::default(),
        program: PathBuf::from(env!("CARGO_BIN_EXE_sun-graph")),
    }
}

fn events() -> &'static Sheet {
    sheet("events").unwrap()
}

/// Reads a file to its end: its lines, or all that is wrong with it.
fn read(
    reader: &Reader,
    sheet: &'static Sheet,
    format: Format,
    bytes: &[u8],
) -> Result<Vec<Line>, Vec<Refusal>> {
    let (lines, refused): (Vec<_>, Vec<_>) = reader
        .open(sheet, format, Cursor::new(bytes.to_vec()))?
        .partition(Result::is_ok);
    if refused.is_empty() {
        Ok(lines.into_iter().flatten().collect())
    } else {
        Err(refused.into_iter().filter_map(Result::err).collect())
    }
}

/// The dataset was written by hand and by scripts; what is printed must not
/// differ from it by a byte, and each format must say the same.
#[test]
fn the_shipped_dataset_survives_every_format() {
    for parsed in parse_all().unwrap() {
        let expected: Vec<&Vec<String>> = parsed.rows.iter().map(|row| &row.cells).collect();
        for format in Format::ALL {
            // The shipped sheets have their tags.
            let layout = Layout {
                has_tags: true,
                ..Layout::from(format)
            };
            let mut bytes = vec![];
            let mut printer = Printer::new(layout, parsed.sheet, &mut bytes).unwrap();
            for row in &parsed.rows {
                printer.row(&row.cells).unwrap();
            }
            printer.finish().unwrap();
            let name = parsed.sheet.name;
            if format == Format::Csv {
                // A measure is published as "+50%", which a spreadsheet would run.
                let text = String::from_utf8(bytes.clone()).unwrap();
                let text = text.replace(",'+50%,", ",+50%,");
                assert!(text == parsed.sheet.text, "{name} is printed otherwise");
            }
            let lines = read(&reader(), parsed.sheet, format, &bytes).unwrap();
            let cells = lines.into_iter().map(|line| line.cells);
            let cells: Vec<Vec<String>> = cells
                .map(|cells| cells.into_iter().map(Option::unwrap).collect())
                .collect();
            assert!(
                cells.iter().eq(expected.iter().copied()),
                "{name} differs in {format:?}"
            );
        }
    }
}

#[test]
fn a_vocabulary_is_the_enum_of_its_name() {
    let sdl = schema::sdl();
    for sheet in sheets() {
        for column in sheet.all_columns() {
            let Some(vocabulary) = column.kind.vocabulary() else {
                continue;
            };
            let start = format!("enum {} {{\n", vocabulary.name);
            let (_, after) = sdl.split_once(&start).expect(vocabulary.name);
            let (body, _) = after.split_once("\n}").unwrap();
            let words: Vec<&str> = body
                .lines()
                .map(str::trim)
                .filter(|line| !line.starts_with('"'))
                .collect();
            assert_eq!(words, vocabulary.words(), "{}", vocabulary.name);
        }
    }
}
