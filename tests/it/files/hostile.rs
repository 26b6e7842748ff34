//! Workbooks that mean no good, and processes that do not do what they should.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use store::code::Code;

use super::{
    parts::{archive, cell, files, head, workbook, worksheet},
    *,
};

fn refused(reader: &Reader, bytes: &[u8]) -> Refusal {
    let refusals = read(reader, events(), Format::Xlsx, bytes).unwrap_err();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    refusals.into_iter().next().unwrap()
}

fn told(bytes: &[u8]) -> String {
    let refusal = refused(&reader(), bytes);
    assert_eq!(refusal.code(), Code::ImportRejected, "{refusal}");
    refusal.to_string()
}

fn with(mut files: Vec<(String, Vec<u8>)>, name: &str, content: &[u8]) -> Vec<u8> {
    files.push((name.into(), content.into()));
    archive(&files)
}

fn plain() -> Vec<(String, Vec<u8>)> {
    files(&[("events", &worksheet(&head()))])
}

#[test]
fn a_workbook_made_here_is_a_good_one() {
    let rows = format!(
        "<row r=\"2\">{}{}</row>",
        cell("A2", "synthetic-a"),
        cell("B2", "A")
    );
    let lines = read(&reader(), events(), Format::Xlsx, &workbook(&rows)).unwrap();
    assert_eq!(lines[0].cell(events(), "name"), Some("A"));
}

#[test]
fn far_corners_are_refused_with_their_cell() {
    let corner = format!("<row r=\"1048576\">{}</row>", cell("XFD1048576", "x"));
    let refusal = refused(&reader(), &workbook(&corner));
    assert_eq!(refusal.code(), Code::ImportTooLarge);
    assert!(
        refusal.to_string().contains("cell events!XFD1048576: "),
        "{refusal}"
    );
    let deep = format!("<row r=\"60000\">{}</row>", cell("A60000", "x"));
    let refusal = refused(&reader(), &workbook(&deep));
    assert!(
        refusal
            .to_string()
            .contains("cell events!A60000: the cell lies beyond 50000 rows"),
        "{refusal}"
    );
    let sheet = worksheet(&head()).replace(
        "<sheetData>",
        "<dimension ref=\"A1:XFD1048576\"/><sheetData>",
    );
    let told = told(&archive(&files(&[("events", &sheet)])));
    assert!(
        told.contains("spans 1048576 rows and 16384 columns"),
        "{told}"
    );
}

#[test]
fn formulas_and_errors_are_refused_with_their_cell() {
    for (content, expected) in [
        ("<c r=\"B2\"><f>1+1</f></c>", "events!B2: a formula"),
        (
            "<c r=\"B2\"><f t=\"shared\" si=\"0\" ref=\"B2:B3\">A2</f></c>",
            "events!B2: a formula",
        ),
        (
            "<c r=\"B2\" t=\"e\"><v>#REF!</v></c>",
            "events!B2: #REF! stands for an error",
        ),
    ] {
        let row = format!("<row r=\"2\">{}{content}</row>", cell("A2", "synthetic-a"));
        let told = told(&workbook(&row));
        assert!(
            told.starts_with("line 2, ") && told.contains(expected),
            "{told}"
        );
    }
}

#[test]
fn what_is_no_plain_workbook_is_told_what_it_is() {
    for (bytes, expected) in [
        (with(plain(), "xl/vbaProject.bin", b"x"), "holds macros"),
        (with(plain(), "xl\\VBAPROJECT.BIN", b"x"), "holds macros"),
        (with(plain(), "xl/workbook.bin", b"x"), "binary workbook"),
        (
            archive(&[("word/document.xml".into(), vec![])]),
            "this is a document",
        ),
        (
            archive(&[("mimetype".into(), vec![]), ("content.xml".into(), vec![])]),
            "OpenDocument",
        ),
        (
            archive(&[("events.csv".into(), b"id,name\n".to_vec())]),
            "this is an archive",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            "protected workbook",
        ),
        (b"id,name\n".to_vec(), "send it as csv or ndjson"),
        (b"{}".to_vec(), "send it as csv or ndjson"),
        (vec![], "the file is empty"),
        (b"PK\x03\x04".to_vec(), "cut off or damaged"),
    ] {
        let told = told(&bytes);
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn bombs_are_refused_before_they_are_read() {
    let many = (0..200).map(|number| (format!("xl/{number}.xml"), vec![]));
    let many: Vec<_> = plain().into_iter().chain(many).collect();
    assert!(told(&archive(&many)).contains("more than 200"));
    // A hundred times smaller than what it becomes.
    let zeros = vec![0; 20 << 20];
    assert!(told(&with(plain(), "xl/media/a.bin", &zeros)).contains("far larger than its file"));
    let zeros = vec![0; (100 << 20) + 1];
    assert!(
        told(&with(plain(), "xl/media/a.bin", &zeros)).contains("too large when it is unpacked")
    );
}

#[test]
fn nested_entities_are_not_followed() {
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let rows = format!(
        "{}<row r=\"2\">{}{}</row>",
        head(),
        cell("A2", "synthetic-a"),
        cell("B2", "&c;")
    );
    let sheet = format!("{entities}{}", worksheet(&rows));
    match read(
        &reader(),
        events(),
        Format::Xlsx,
        &archive(&files(&[("events", &sheet)])),
    ) {
        Err(refusals) => assert!(
            refusals[0].reason.contains("cannot be read"),
            "{refusals:?}"
        ),
        Ok(lines) => {
            let name = lines[0].cell(events(), "name").unwrap_or_default();
            assert!(!name.contains("aaaaaaaaaa"), "{name}");
        }
    }
}

/// It asks for ten billion texts. The process that reads it dies, and is all
/// that dies.
#[test]
fn a_workbook_that_asks_for_all_memory_takes_only_its_process() {
    let strings = b"<sst uniqueCount=\"10000000000\"><si><t>x</t></si></sst>";
    let told = told(&with(plain(), "xl/sharedStrings.xml", strings));
    assert!(told.contains("needs more than 512 MiB of memory"), "{told}");
}

#[test]
fn a_file_over_the_limit_is_too_large_however_it_is_packed() {
    let mut small = reader();
    small.limits.file_bytes = 300;
    assert_eq!(refused(&small, &workbook("")).code(), Code::ImportTooLarge);
}

#[test]
fn of_several_worksheets_one_must_be_named() {
    let sheet = worksheet(&head());
    let told = told(&archive(&files(&[("one", &sheet), ("two", &sheet)])));
    assert!(
        told.contains("the worksheets one, two: name the one that is meant events"),
        "{told}"
    );
    let both = archive(&files(&[("one", &worksheet("")), ("Events", &sheet)]));
    assert_eq!(read(&reader(), events(), Format::Xlsx, &both).unwrap(), []);
    let other = archive(&files(&[("whatever", &sheet)]));
    assert_eq!(read(&reader(), events(), Format::Xlsx, &other).unwrap(), []);
}

/// A program that stands where ours should.
fn impostor(folder: &Path, script: &str) -> Reader {
    let program = folder.join("impostor");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    Reader {
        program,
        ..reader()
    }
}

#[test]
fn a_process_that_fails_is_told_and_does_not_stay() {
    let folder = tempfile::tempdir().unwrap();
    for (script, expected) in [
        ("kill -ABRT $$", "needs more than 512 MiB"),
        ("kill -XCPU $$", "takes longer than 30 s"),
        ("exit 3", "cannot be read"),
        ("echo nonsense", "cannot be read"),
    ] {
        let told = refused(&impostor(folder.path(), script), &workbook("")).to_string();
        assert!(told.contains(expected), "{script}: {told}");
    }
    let id = folder.path().join("id");
    let mut slow = impostor(
        folder.path(),
        &format!("echo $$ > {}; exec sleep 600", id.display()),
    );
    slow.limits.workbook_waiting_s = 2;
    let told = refused(&slow, &workbook("")).to_string();
    assert!(told.contains("takes longer than"), "{told}");
    let id = fs::read_to_string(id).unwrap();
    assert!(
        !Path::new("/proc").join(id.trim()).exists(),
        "it is still there"
    );

    let none = Reader {
        program: folder.path().join("nothing"),
        ..reader()
    };
    assert!(refused(&none, &workbook("")).reason.contains("send CSV"));
}
