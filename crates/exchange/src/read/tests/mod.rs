mod fuzz;
mod refused;

use std::{io::Cursor, path::PathBuf};

use super::{Limits, Line, Reader, Refusal, table::Table, text, workbook};
use crate::Format;
use record::sheet::{Sheet, sheet};

pub(super) fn events() -> &'static Sheet {
    sheet("events").unwrap()
}

/// Reads a file to its end: its lines, or all that is wrong with it. A workbook
/// is read in this process, its limits on memory and time apart.
pub(crate) fn read_with(
    limits: &Limits,
    sheet: &'static Sheet,
    format: Format,
    bytes: &[u8],
) -> Result<Vec<Line>, Vec<Refusal>> {
    let input = Cursor::new(bytes.to_vec());
    let lines: Vec<Result<Line, Refusal>> = if format == Format::Xlsx {
        let rows = workbook::rows_of(bytes, sheet.name, limits).map_err(|refusal| vec![refusal])?;
        let (table, _) = Table::new(sheet, rows.into_iter().map(Ok))?;
        table.collect()
    } else {
        let reader = Reader {
            limits: limits.clone(),
            program: PathBuf::new(),
        };
        reader.open(sheet, format, input)?.collect()
    };
    let (lines, refused): (Vec<_>, Vec<_>) = lines.into_iter().partition(Result::is_ok);
    if refused.is_empty() {
        Ok(lines.into_iter().flatten().collect())
    } else {
        Err(refused.into_iter().filter_map(Result::err).collect())
    }
}

pub(crate) fn read(
    sheet: &'static Sheet,
    format: Format,
    bytes: &[u8],
) -> Result<Vec<Line>, Vec<Refusal>> {
    read_with(&Limits::default(), sheet, format, bytes)
}

/// The text as a cell keeps it, had it never been guarded.
pub(crate) fn kept(text: &str) -> String {
    text::composed(text)
}

/// The one line of this text.
fn one(format: Format, text: &str) -> Line {
    let lines = read(events(), format, text.as_bytes()).unwrap();
    assert_eq!(lines.len(), 1, "{text}");
    lines.into_iter().next().unwrap()
}

#[test]
fn columns_come_in_any_order_under_names_or_tags() {
    let expected = one(Format::Csv, "id,name,head_count\nsynthetic-a,A and B,12\n");
    for (format, text) in [
        (Format::Csv, "head_count,name,id\n12,A and B,synthetic-a"),
        (
            Format::Csv,
            "id;name;head_count\r\nsynthetic-a;A and B;12\r\n",
        ),
        (
            Format::Csv,
            "id\tname\thead_count\nsynthetic-a\tA and B\t12\n",
        ),
        (
            Format::Csv,
            "\u{feff}id,\"name\",head_count\rsynthetic-a,A and B,12",
        ),
        (
            Format::Csv,
            "ID,Name,Head count\n\n,,\nsynthetic-a,\"A and B\",12\n",
        ),
        (
            Format::Csv,
            "#meta+id,#event+name,#reached\nsynthetic-a,A and B,12\n",
        ),
        (
            Format::Csv,
            "id,name,head_count\n#meta +id,#event+name,\nsynthetic-a,A and B,12\n",
        ),
        (
            Format::Csv,
            "id,,name,head_count\nsynthetic-a, ,A and B,12\n",
        ),
        (
            Format::Ndjson,
            "{\"id\":\"synthetic-a\",\"name\":\"A and B\",\"head_count\":12}",
        ),
        (
            Format::Ndjson,
            "\n{\"#reached\":\"12\",\"#meta+id\":\"synthetic-a\",\"name\":\"A and B\"}\n",
        ),
    ] {
        let line = one(format, text);
        assert_eq!(line.cells, expected.cells, "{text}");
        assert_eq!(line.faults(events()), []);
    }
}

#[test]
fn a_column_that_is_not_there_says_nothing_and_an_empty_cell_says_unknown() {
    for line in [
        one(Format::Csv, "id,place\nsynthetic-a,\n"),
        one(Format::Ndjson, "{\"id\":\"synthetic-a\",\"place\":null}"),
    ] {
        assert_eq!(line.cell(events(), "place"), Some(""));
        assert_eq!(line.cell(events(), "mode"), None);
        assert_eq!(line.external, None);
        assert_eq!(line.faults(events()), []);
    }
}

#[test]
fn each_line_of_ndjson_has_columns_of_its_own() {
    let text = "{\"id\":\"synthetic-a\",\"themes\":[\"a\",\"b\"]}\n{\"id\":\"synthetic-b\",\"mode\":\"ONLINE\"}";
    let lines = read(events(), Format::Ndjson, text.as_bytes()).unwrap();
    let cell = |line: usize, name| lines[line].cell(events(), name);
    assert_eq!((cell(0, "themes"), cell(0, "mode")), (Some("a;b"), None));
    assert_eq!((cell(1, "themes"), cell(1, "mode")), (None, Some("ONLINE")));
    assert_eq!((lines[0].number, lines[1].number), (1, 2));
}

#[test]
fn a_partners_own_id_stands_in_for_ours() {
    let line = one(Format::Csv, "external_id,id,name\nP 17/4,,A\n");
    assert_eq!(line.external.as_deref(), Some("P 17/4"));
    assert_eq!(line.faults(events()), []);
    let line = one(Format::Csv, "#meta+external+id,name\nP 17/4,A\n");
    assert_eq!(line.external.as_deref(), Some("P 17/4"));
    let line = one(Format::Csv, "id,external_id,name\n,,A\n");
    assert!(
        line.faults(events())[0]
            .reason
            .contains("neither id nor external_id")
    );
}

#[test]
fn cells_are_tidied_as_they_come_in() {
    let line = one(
        Format::Csv,
        "id,name,name_is_label,place\n synthetic-a ,\u{a0}Cafe\u{301}\u{a0},TRUE,'=cmd\n",
    );
    assert_eq!(line.cell(events(), "id"), Some("synthetic-a"));
    assert_eq!(line.cell(events(), "name"), Some("Café"));
    assert_eq!(line.cell(events(), "name_is_label"), Some("true"));
    assert_eq!(line.cell(events(), "place"), Some("=cmd"));
}

#[test]
fn a_quoted_cell_keeps_its_marks_and_lines_are_counted_through_it() {
    let text = "id,name\nsynthetic-a,\"one, \"\"two\"\"\nthree\"\nsynthetic-b,four\n";
    let lines = read(events(), Format::Csv, text.as_bytes()).unwrap();
    assert_eq!(lines[0].cell(events(), "name"), Some("one, \"two\" three"));
    assert_eq!((lines[0].number, lines[1].number), (2, 4));
}
