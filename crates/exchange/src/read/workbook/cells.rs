//! The cells of a worksheet as rows of text.

use std::{io::Cursor, mem};

use calamine::{
    Data, DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxCellFormulaMetadataRecord, XlsxError,
};

use super::{
    super::{Limits, Refusal, table::Row},
    NAMES,
    merged::Merged,
    shown::shown,
};

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The worksheet that is read.
struct Worksheet<'a> {
    name: String,
    limits: &'a Limits,
}

/// Hands over the rows of the worksheet that is meant, one by one.
pub(super) fn rows(
    bytes: &[u8],
    wanted: &str,
    limits: &Limits,
    hand_over: &mut dyn FnMut(Row),
) -> Result<(), Refusal> {
    let workbook: Result<Workbook<'_>, _> = Xlsx::new(Cursor::new(bytes));
    let mut workbook = workbook.map_err(|cause| damaged(&cause))?;
    if wanted == NAMES {
        for (number, name) in (1..).zip(names(&workbook)) {
            let fields = vec![name.to_owned()];
            hand_over(Row {
                number,
                fields,
                ..Row::default()
            });
        }
        return Ok(());
    }
    let worksheet = Worksheet {
        name: name(&workbook, wanted)?,
        limits,
    };
    let reader = workbook.worksheet_cells_reader(&worksheet.name);
    let span = reader.map_err(|cause| damaged(&cause))?.dimensions();
    worksheet.check_span(span.start, span.end)?;
    let ranges = workbook.merge_cells_by_sheet_name(&worksheet.name);
    let mut merged = Merged::of(&ranges.map_err(|cause| damaged(&cause))?);
    let mut hand_over = |mut row: Row| {
        if !row.is_blank() {
            merged.fill(&mut row);
            hand_over(row);
        }
    };
    let styles = workbook.worksheet_style(&worksheet.name);
    let styles = styles.map_err(|cause| damaged(&cause))?;
    let reader = workbook.worksheet_cells_reader(&worksheet.name);
    let mut reader = reader.map_err(|cause| damaged(&cause))?;
    let mut row = Row::default();
    // Cells that were never filled in are not in the file; every row is as wide
    // as the header.
    let mut width = 0;
    loop {
        let cell = reader.next_cell_with_formula_metadata();
        let Some(cell) = cell.map_err(|cause| damaged(&cause))? else {
            hand_over(row);
            return Ok(());
        };
        let number = u64::from(cell.pos.0) + 1;
        if number < row.number {
            let reason = "the rows are out of order: save the workbook anew";
            return Err(worksheet.refused(cell.pos, Refusal::rejected(reason)));
        }
        if number > row.number {
            width = width.max(row.fields.len());
            let fields = vec![String::new(); width];
            hand_over(mem::replace(
                &mut row,
                Row {
                    number,
                    fields,
                    ..Row::default()
                },
            ));
        }
        let style = styles
            .get(cell.pos)
            .and_then(|it| it.number_format.as_ref());
        let shown = style.and_then(|it| shown(&cell.value, &it.format_code));
        let (text, note) = match worksheet.text(&cell) {
            Ok(text) => shown.map_or((text, None), |(text, note)| (text, Some(note))),
            Err(refusal) if refusal.is_too_large => return Err(refusal),
            // The other rows can be read all the same.
            Err(refusal) => {
                row.wrong.get_or_insert(refusal);
                continue;
            }
        };
        if text.is_empty() {
            continue;
        }
        let place = worksheet.place(cell.pos)?;
        if row.fields.len() <= place {
            row.fields.resize(place + 1, String::new());
        }
        if let Some(field) = row.fields.get_mut(place) {
            *field = text;
        }
        if cell.formula.is_some() {
            let told = "a formula: read as what it came to when the workbook was saved";
            row.notes.push((place, told.into()));
        }
        row.notes.extend(note.map(|note| (place, note.into())));
    }
}

impl Worksheet<'_> {
    fn refused(&self, (row, column): (u32, u32), refusal: Refusal) -> Refusal {
        let cell = format!("{}!{}", self.name, address(row, column));
        refusal.at(u64::from(row) + 1).in_cell(cell)
    }

    /// What it says of its size must be near to what it can hold: some ask for
    /// all of it.
    fn check_span(&self, start: (u32, u32), end: (u32, u32)) -> Result<(), Refusal> {
        let rows = u64::from(end.0.saturating_sub(start.0)) + 1;
        let columns = u64::from(end.1.saturating_sub(start.1)) + 1;
        if rows * columns <= self.limits.workbook_extent {
            return Ok(());
        }
        let reason = format!(
            "the worksheet spans {rows} rows and {columns} columns: delete the empty ones behind \
             the data"
        );
        Err(self.refused(end, Refusal::rejected(reason)))
    }

    /// The cell's column, if it lies within the limits.
    fn place(&self, (row, column): (u32, u32)) -> Result<usize, Refusal> {
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        let reason = if place >= self.limits.columns {
            let most = self.limits.columns;
            format!("the cell lies beyond {most} columns: clear it or move it")
        } else if u64::from(row) > self.limits.rows.saturating_add(1) {
            // The header and the tags are no rows of data.
            let most = self.limits.rows;
            format!("the cell lies beyond {most} rows: clear it or split the file")
        } else {
            return Ok(place);
        };
        Err(self.refused((row, column), Refusal::too_large(reason)))
    }

    /// What the cell shows, written as sheets write it.
    fn text(&self, cell: &XlsxCellFormulaMetadataRecord<'_>) -> Result<String, Refusal> {
        let refused = |refusal| self.refused(cell.pos, refusal);
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            let reason = "a formula without its value: copy the column and paste it as values";
            return Err(refused(Refusal::rejected(reason)));
        }
        let text = match &cell.value {
            DataRef::Empty => String::new(),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                text.clone()
            }
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => number.to_string(),
            DataRef::Bool(flag) => flag.to_string(),
            DataRef::DateTime(time) => day(time),
            DataRef::Error(_) => {
                let shown = Data::from(cell.value.clone());
                let reason = format!("{shown} stands for an error: clear the cell");
                return Err(refused(Refusal::rejected(reason)));
            }
        };
        let most = self.limits.cell_characters;
        if text.chars().count() > most {
            let reason = format!("the cell holds more than {most} characters: shorten it");
            return Err(refused(Refusal::too_large(reason)));
        }
        Ok(text)
    }
}

fn names<'a>(workbook: &'a Workbook<'_>) -> Vec<&'a str> {
    let sheets = workbook.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.as_str()).collect()
}

/// The worksheet of the sheet's name, or the only one.
fn name(workbook: &Workbook<'_>, wanted: &str) -> Result<String, Refusal> {
    let names = names(workbook);
    let meant = names.iter().find(|name| name.eq_ignore_ascii_case(wanted));
    match (meant, names.as_slice()) {
        (Some(name), _) | (None, [name]) => Ok((*name).to_owned()),
        (None, []) => Err(Refusal::rejected(
            "the workbook holds no worksheet: save it anew as xlsx",
        )),
        (None, names) => {
            let names = names.join(", ");
            Err(Refusal::rejected(format!(
                "the workbook holds the worksheets {names}: name the one that is meant {wanted}"
            )))
        }
    }
}

/// The day in ISO 8601, with its time where it is not midnight.
fn day(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The cell's name in a spreadsheet, such as `B3`.
fn address(row: u32, column: u32) -> String {
    let mut letters = vec![];
    let mut left = column.saturating_add(1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

fn damaged(cause: &XlsxError) -> Refusal {
    match cause {
        XlsxError::Password => {
            Refusal::rejected("the workbook is protected: save it without a password")
        }
        cause => Refusal::rejected(format!(
            "the workbook cannot be read ({cause}): save it anew as xlsx, or send CSV"
        )),
    }
}
