//! Workbooks as people fill them in.

use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook};

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

/// What people see is what is read: merged cells for each row, months, per cent and the
/// values of formulas; each with a note.
#[test]
fn cells_are_read_as_they_are_shown() {
    let mut workbook = Workbook::new();
    let worksheet = workbook.add_worksheet();
    let names = ["id", "name", "starts", "country", "place", "head_count"];
    for (place, name) in (0..).zip(names) {
        worksheet.write_string(0, place, name).unwrap();
    }
    let month = Style::new().set_num_format("mmm-yy");
    let percent = Style::new().set_num_format("0%");
    let date = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
    for row in 1..4 {
        let id = format!("synthetic-{row}");
        worksheet.write_string(row, 0, &id).unwrap();
        let joint = Formula::new("=\"Joint \"&\"review\"").set_result("Joint review");
        worksheet.write_formula(row, 1, joint).unwrap();
        worksheet
            .write_datetime_with_format(row, 2, &date, &month)
            .unwrap();
        worksheet
            .write_number_with_format(row, 5, 0.29, &percent)
            .unwrap();
    }
    let plain = Style::new();
    worksheet.merge_range(1, 3, 3, 3, "KEN", &plain).unwrap();
    worksheet
        .merge_range(1, 4, 2, 4, "Nairobi", &plain)
        .unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let lines = read(&reader(), events(), Format::Xlsx, &bytes).unwrap();
    assert_eq!(lines.len(), 3);
    for (line, place) in lines.iter().zip(["Nairobi", "Nairobi", ""]) {
        for (name, expected) in [
            ("name", "Joint review"),
            ("starts", "2026-03"),
            ("country", "KEN"),
            ("place", place),
            ("head_count", "29"),
        ] {
            assert_eq!(line.cell(events(), name), Some(expected), "{name}");
        }
    }
    let noted = |line: &Line| line.notes.len();
    let noted: Vec<usize> = lines.iter().map(noted).collect();
    assert_eq!(noted, [3, 5, 4]);
}
