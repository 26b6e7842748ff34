//! A country's page, as the command writes it.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use crate::postgres::Postgres;

fn report(database: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
    command.args(["report", "country"]).args(arguments);
    command.args(["--database", database]).stdin(Stdio::null());
    command.output().unwrap()
}

fn written(database: &str, arguments: &[&str]) -> String {
    let output = report(database, arguments);
    let wrong = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{wrong}");
    String::from_utf8(output.stdout).unwrap()
}

fn file_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("report.db").display())
}

#[test]
fn a_country_is_told_with_its_sources_the_same_on_both_databases() {
    let folder = tempfile::tempdir().unwrap();
    let page = written(&file_in(folder.path()), &["SN", "--as-of", "2026-11-25"]);
    insta::assert_snapshot!(page);

    let postgres = Postgres::start();
    let other = written(&postgres.url(), &["SEN", "--as-of", "2026-11-25"]);
    assert_eq!(page, other);
}

#[test]
fn each_figure_in_brackets_leads_to_a_source_and_each_source_is_led_to() {
    let folder = tempfile::tempdir().unwrap();
    let database = file_in(folder.path());
    for code in ["KEN", "BGD", "GTM", "DJI"] {
        let page = written(&database, &[code]);
        let (told, sources) = page.split_once("\n## Sources\n").unwrap();
        let sources = sources.lines().filter(|line| !line.is_empty()).count();
        for figure in 1..=sources {
            assert!(told.contains(&format!("[{figure}]")), "{code}: [{figure}]");
        }
        assert!(!told.contains(&format!("[{}]", sources + 1)), "{code}");
        assert!(sources > 0, "{code}");
    }
}

#[test]
fn ties_are_told_for_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let database = file_in(folder.path());
    let before = written(&database, &["SEN", "--as-of", "2012-01-01"]);
    let after = written(&database, &["SEN", "--as-of", "2016-01-01"]);
    let convener = "| Convener | Fight Against Malnutrition Unit";
    assert!(!before.contains(convener) && after.contains(convener));
}

#[test]
fn the_page_in_html_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("senegal.html");
    let told = written(
        &file_in(folder.path()),
        &["SEN", "--output", path.to_str().unwrap()],
    );
    assert_eq!(told, "");
    let page = fs::read_to_string(path).unwrap();
    assert!(page.starts_with("<!doctype html>"), "{page}");
    assert!(page.contains("<h1>Senegal</h1>") && page.contains("<table>"));
    assert!(page.contains("@media print"));
    for beside in ["<script", "<link", "<img", " src=", "@import", "url("] {
        assert!(!page.contains(beside), "{beside}");
    }
}

#[test]
fn what_cannot_be_reported_on_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let database = file_in(folder.path());
    for (arguments, why) in [
        (vec!["XX"], "KEN"),
        (vec!["ATA"], "ATA"),
        (vec!["SEN", "--as-of", "yesterday"], "--as-of"),
        (vec!["SEN", "--format", "pdf"], "--format"),
    ] {
        let output = report(&database, &arguments);
        let line = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(line.contains(why) && line.lines().count() == 1, "{line}");
        assert!(output.stdout.is_empty());
    }
    let nowhere = folder.path().join("no/such/folder/page.md");
    let output = report(&database, &["SEN", "--output", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
}
