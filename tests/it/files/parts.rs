//! Workbooks put together part by part, so that they can be put together wrong.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

const TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/// An archive of these files.
pub(super) fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in files {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The files of a workbook with these worksheets: their names and their XML.
pub(super) fn files(worksheets: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let (mut list, mut relations) = (vec![], vec![]);
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), TYPES.into()),
        ("_rels/.rels".to_owned(), RELATIONS.into()),
    ];
    for (number, (name, xml)) in (1..).zip(worksheets) {
        list.push(format!(
            "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"s{number}\"/>"
        ));
        relations.push(format!("<Relationship Id=\"s{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"));
        files.push((format!("xl/worksheets/sheet{number}.xml"), (*xml).into()));
    }
    relations.push("<Relationship Id=\"t\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>".into());
    let (list, relations) = (list.concat(), relations.concat());
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    files.push(("xl/workbook.xml".into(), workbook.into()));
    files.push(("xl/_rels/workbook.xml.rels".into(), relations.into()));
    files
}

/// A worksheet with this in its rows.
pub(super) fn worksheet(rows: &str) -> String {
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// A cell with a text in it.
pub(super) fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// The header of a sheet with the columns `id` and `name`.
pub(super) fn head() -> String {
    format!(
        "<row r=\"1\">{}{}</row>",
        cell("A1", "id"),
        cell("B1", "name")
    )
}

/// A workbook with one worksheet, the header and these rows.
pub(super) fn workbook(rows: &str) -> Vec<u8> {
    archive(&files(&[(
        "events",
        &worksheet(&format!("{}{rows}", head())),
    )]))
}
