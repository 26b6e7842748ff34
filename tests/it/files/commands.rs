//! The commands about sheets.

use std::process::{Command, Output, Stdio};

use super::*;

fn sun_graph(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
    let command = command.args(arguments).stdin(Stdio::null());
    command.output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = sun_graph(arguments);
    let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{wrong}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_template_is_a_header_and_its_tags_on_request() {
    let text = printed(&["template", "events"]);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("id,external_id,name,"), "{text}");
    let text = printed(&["template", "events", "--separator", "semicolon", "--bom"]);
    assert!(text.starts_with("\u{feff}id;external_id;name;"), "{text}");
    let text = printed(&["template", "events", "--tags"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("id,external_id,name,"), "{text}");
    assert!(
        lines[1].starts_with("#meta+id,#meta+id+external,#event+name,"),
        "{text}"
    );
    let line = printed(&["template", "events", "--format", "ndjson"]);
    assert!(
        line.starts_with("{\"id\":null,\"external_id\":null,"),
        "{line}"
    );
}

#[test]
fn a_template_in_a_workbook_is_written_where_its_name_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.xlsx");
    assert_eq!(
        printed(&["template", "events", "--output", path.to_str().unwrap()]),
        ""
    );
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(read(&reader(), events(), Format::Xlsx, &bytes).unwrap(), []);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let sheet = part("xl/worksheets/sheet1.xml");
    // Words can be chosen in the rows that are there to fill in, and not to the last of a worksheet.
    assert!(sheet.contains("<dataValidation type=\"list\""));
    assert!(sheet.contains("2:D1001\"") && !sheet.contains("1048576"));
    assert!(
        !sheet.contains("r=\"A2\""),
        "a row is there before any is filled in"
    );
    assert!(part("xl/workbook.xml").contains("name=\"columns\""));
    assert!(part("xl/comments1.xml").contains("The kind of meeting."));
}

#[test]
fn sheets_are_listed_described_and_said_in_json() {
    let list = printed(&["sheets"]);
    assert!(
        sheets().iter().all(|sheet| list.contains(sheet.doc)),
        "{list}"
    );
    let events = printed(&["sheets", "events"]);
    assert!(
        events.contains(
            "kind  #event+type (required)\n    The kind of meeting.\n    Write one of SUMMIT, "
        ),
        "{events}"
    );
    let all: serde_json::Value = serde_json::from_str(&printed(&["sheets", "--json"])).unwrap();
    assert_eq!(all.as_array().unwrap().len(), sheets().len());
    let one: serde_json::Value =
        serde_json::from_str(&printed(&["sheets", "events", "--json"])).unwrap();
    assert_eq!(one["columns"][3]["words"][0], "SUMMIT");
    assert_eq!(one["columns"][6]["refersTo"], "countries");
}

#[test]
fn a_sheet_or_format_that_is_not_there_is_named_in_one_line() {
    for (arguments, expected) in [
        (
            ["template", "evnts", "--format", "csv"],
            "did you mean events?",
        ),
        (
            ["template", "zzz", "--format", "csv"],
            "see `sun-graph sheets`",
        ),
        (["template", "events", "--format", "pdf"], "pdf"),
        (["sheets", "seat", "--json", "--json"], "--json"),
    ] {
        let output = sun_graph(&arguments);
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert_eq!(line.trim_end().lines().count(), 1, "{line}");
        assert!(line.contains(expected), "{line}");
    }
}

#[test]
fn shells_learn_the_commands_but_not_the_hidden_one() {
    for shell in ["bash", "zsh", "fish"] {
        let script = printed(&["completions", shell]);
        assert!(
            script.contains("template") && script.contains("completions"),
            "{shell}"
        );
    }
    assert!(!printed(&["--help"]).contains("read-sheet"));
}
