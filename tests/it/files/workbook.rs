//! Workbooks as people fill them in.

use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook};

use super::*;

#[test]
fn numbers_dates_and_flags_become_texts_as_sheets_write_them() {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    let day = Style::new().set_num_format("dd/mm/yyyy");
    for (place, name) in (0..).zip([
        "id",
        "name",
        "name_is_label",
        "starts",
        "ends",
        "head_count",
        "place",
    ]) {
        worksheet.write_string(2, place, name).unwrap();
    }
    worksheet.write_string(5, 0, "synthetic-a").unwrap();
    worksheet
        .write_string(5, 1, " Learning\u{a0}route ")
        .unwrap();
    worksheet.write_boolean(5, 2, true).unwrap();
    worksheet.write_number(5, 3, 2021.0).unwrap();
    let date = ExcelDateTime::from_ymd(2021, 12, 6).unwrap();
    worksheet
        .write_datetime_with_format(5, 4, &date, &day)
        .unwrap();
    worksheet.write_number(5, 5, 12.0).unwrap();
    worksheet.write_number(6, 5, 1.5).unwrap();
    worksheet.write_string(6, 0, "synthetic-b").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let lines = read(&reader(), events(), Format::Xlsx, &bytes).unwrap();
    assert_eq!(lines.len(), 2);
    let line = &lines[0];
    assert_eq!(line.number, 6);
    for (name, expected) in [
        ("id", "synthetic-a"),
        ("name", "Learning\u{a0}route"),
        ("name_is_label", "true"),
        ("starts", "2021"),
        ("ends", "2021-12-06"),
        ("head_count", "12"),
        ("place", ""),
    ] {
        assert_eq!(line.cell(events(), name), Some(expected), "{name}");
    }
    assert_eq!(line.faults(events()), []);
    let faults = lines[1].faults(events());
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        told.iter()
            .any(|fault| fault.starts_with("line 7, column head_count: \"1.5\"")),
        "{told:?}"
    );
}

#[test]
fn a_workbook_of_many_rows_comes_row_by_row() {
    let mut bytes = vec![];
    let sheet = sheet("names").unwrap();
    let mut printer = Printer::new(Format::Xlsx, sheet, &mut bytes).unwrap();
    let count = sheet.all_columns().count();
    for row in 0..5_000 {
        let mut cells = vec![String::new(); count];
        cells[0] = format!("synthetic-{row}");
        cells[2] = format!("=name {row}");
        printer.row(&cells).unwrap();
    }
    printer.finish().unwrap();
    let mut reader = reader();
    reader.limits.rows = 4_000;
    let lines = reader
        .open(sheet, Format::Xlsx, Cursor::new(bytes))
        .unwrap();
    let (fine, refused): (Vec<_>, Vec<_>) = lines.partition(Result::is_ok);
    assert_eq!(fine.len(), 4_000);
    let last = fine.last().unwrap().as_ref().unwrap();
    assert_eq!(last.cell(sheet, "name"), Some("=name 3999"));
    assert_eq!(refused.len(), 1);
    assert!(refused[0].as_ref().unwrap_err().is_too_large);
}

#[test]
fn a_reader_that_loses_interest_leaves_no_process_behind() {
    let mut bytes = vec![];
    let mut printer = Printer::new(Format::Xlsx, events(), &mut bytes).unwrap();
    let cells: Vec<String> = events()
        .all_columns()
        .map(|column| column.name.into())
        .collect();
    for _ in 0..3_000 {
        printer.row(&cells).unwrap();
    }
    printer.finish().unwrap();
    let mut lines = reader()
        .open(events(), Format::Xlsx, Cursor::new(bytes))
        .unwrap();
    assert!(lines.next().unwrap().is_ok());
    // Dropping waits for the process, which would else stand at its full pipe.
    drop(lines);
}
