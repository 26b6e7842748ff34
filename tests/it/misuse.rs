//! What the command line says to who writes it wrong: one line that helps.

use std::process::{Output, Stdio};

use crate::start::{one_line, sun_graph};

fn run(arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path()).args(arguments).output().unwrap();
    (output, folder)
}

fn told(words: &str) -> String {
    let arguments: Vec<_> = words.split_whitespace().collect();
    let (output, folder) = run(&arguments);
    let left = folder.path().read_dir().unwrap().count();
    assert_eq!(left, 0, "{words} left something behind");
    one_line(&output, 2)
}

#[test]
fn what_was_meant_is_guessed() {
    for (words, meant) in [
        ("srve", "`serve`"),
        ("token creat", "`create`"),
        ("report contry KE", "`country`"),
        ("help tokn", "`token`"),
        ("survey exprt x", "`export`"),
        ("--lisen 127.0.0.1:0", "`--listen`"),
        ("export events --fromat csv", "`--format`"),
        ("export graph --contry KE", "`--country`"),
        ("token list --jsn", "`--json`"),
        ("completions bsh", "`bash`"),
        ("export evnts", "events"),
        ("template evens", "events"),
    ] {
        let line = told(words);
        let end = format!("did you mean {meant}?");
        assert!(line.trim_end().ends_with(&end), "{words}: {line}");
    }
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    for (words, parts) in [
        (
            "token create --name a --role reader",
            &[
                "--networks",
                "--countries",
                "--expires",
                "token create --help",
            ][..],
        ),
        ("token revoke", &["<ID>", "token revoke --help"]),
        ("import", &["<FILE|FOLDER>", "import --help"]),
        ("export", &["<SHEET>", "export --help"]),
        ("export --all", &["--output", "export --help"]),
        ("survey export x", &["--output", "survey export --help"]),
        (
            "survey import x.xlsx",
            &["--survey", "survey import --help"],
        ),
        ("template", &["<SHEET>", "template --help"]),
        ("report country", &["<CODE>", "report country --help"]),
        ("completions", &["<SHELL>"]),
        ("token", &["create, list, revoke", "token --help"]),
        ("report", &["country", "report --help"]),
        ("audit", &["verify"]),
        ("survey", &["export, import,"]),
        ("serve extra", &["`extra`", "serve --help"]),
        ("--listen", &["--listen", "wants a value"]),
        ("token list --json --json", &["--json", "twice"]),
        ("export events --all", &["[SHEET]", "--all"]),
        ("--output x export events", &["`--output`", "behind"]),
        ("--json token list", &["`--json`", "behind"]),
        (
            "export events --format pdf",
            &["pdf", "csv, xlsx or ndjson"],
        ),
        ("report country KE --format pdf", &["pdf", "md, html"]),
        ("report country KE --as-of x", &["`x`", "2027-06-30"]),
        (
            "token create --name a --role reader --networks all --countries all --expires 1.2.2027",
            &["1.2.2027", "2027-06-30"],
        ),
        ("--dataset al", &["al", "shipped or none"]),
        (
            "--config nowhere.toml migrate",
            &["nowhere.toml", "no such file"],
        ),
        ("export --all --output -", &["folder", "--output"]),
    ] {
        let line = told(words);
        for part in parts {
            assert!(line.contains(part), "{words}: no {part} in {line}");
        }
        assert!(
            !line.contains("::") && !line.contains(": :"),
            "{words}: {line}"
        );
    }
}

#[test]
fn a_database_is_named_as_sqlx_and_sea_orm_name_it() {
    let folder = tempfile::tempdir().unwrap();
    let on = |database: &str| {
        let mut command = sun_graph(folder.path());
        command.args(["--dataset", "none", "--database", database, "migrate"]);
        command.output().unwrap()
    };
    let line = one_line(&on("sqlite://a.db?mode=rw"), 1);
    assert!(
        line.contains("there is no ") && line.contains("a.db"),
        "{line}"
    );
    for database in [
        "sqlite://a.db?mode=rwc",
        "sqlite:a.db?mode=rw",
        "sqlite://a.db?mode=ro",
        "sqlite:a.db",
    ] {
        let output = on(database);
        assert_eq!(output.status.code(), Some(0), "{database}: {output:?}");
    }
    let read = sun_graph(folder.path())
        .args(["--database", "sqlite://a.db?mode=ro", "token", "create"])
        .args(["--name", "a", "--role", "reader", "--networks", "all"])
        .args(["--countries", "all", "--expires", "2027-06-30"])
        .output()
        .unwrap();
    assert_ne!(read.status.code(), Some(0), "{read:?}");
    for (database, why) in [
        ("sqlite::memory:", "memory"),
        ("sqlite:a.db?vfs=unix", "vfs=unix"),
        ("sqlite:", "names no file"),
    ] {
        let line = one_line(&on(database), 1);
        assert!(line.contains(why), "{database}: {line}");
    }
    let names = folder.path().read_dir().unwrap().flatten();
    let mut names: Vec<_> = names.map(|it| it.file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.db", "a.db.lock"]);
}

#[test]
fn a_dash_is_standard_output_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    for (words, begin) in [
        ("template events --output -", &b"id,"[..]),
        ("template events --format xlsx --output -", b"PK"),
        ("export events --output -", b"id,"),
        ("export events --format xlsx --output -", b"PK"),
        (
            "export graph --country KE --format dot --output -",
            b"graph",
        ),
        ("report country KE --output -", b"# Kenya"),
        ("survey export csn-functionality-1 --output -", b"PK"),
        (
            "survey export-responses csn-functionality-2019 --output -",
            b"chapter",
        ),
    ] {
        let output = sun_graph(folder.path())
            .args(words.split_whitespace())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{words}: {output:?}");
        assert!(output.stdout.starts_with(begin), "{words}: {output:?}");
        assert!(!folder.path().join("-").exists(), "{words}");
    }
    // A reader that goes away is no fault.
    let mut command = sun_graph(folder.path());
    command.args(["export", "claims"]).stdout(Stdio::piped());
    let mut export = command.stderr(Stdio::piped()).spawn().unwrap();
    drop(export.stdout.take());
    let output = export.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn the_start_counts_what_the_database_holds() {
    let folder = tempfile::tempdir().unwrap();
    let line = |arguments: &[&str]| {
        let output = sun_graph(folder.path()).args(arguments).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().count(), 3, "{text}");
        let line = text.lines().find(|line| line.starts_with("dataset"));
        line.unwrap().to_owned()
    };
    let none = ["migrate", "--dataset", "none"];
    assert_eq!(line(&none), "dataset    no records (none shipped)");
    let sheet = "id,name,kind,source_title\nkept,A synthetic event,WORKSHOP,A test\n";
    std::fs::write(folder.path().join("events.csv"), sheet).unwrap();
    let output = sun_graph(folder.path())
        .args(["import", "events.csv", "--dataset", "none"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(line(&none), "dataset    1 events (none shipped)");
    let shipped = line(&["migrate"]);
    assert!(
        shipped.starts_with("dataset    66 countries, "),
        "{shipped}"
    );
    assert!(shipped.contains(" 136 events, "), "{shipped}");
    assert!(shipped.ends_with("(loaded)"), "{shipped}");
}

#[test]
fn the_first_start_logs_no_line_for_each_migration() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path())
        .args(["migrate", "--dataset", "none"])
        .env("SUN_GRAPH_LOG", "info")
        .output()
        .unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert!(log.lines().count() <= 2, "{log}");
    assert!(!log.contains('\u{1b}'), "{log}");
}
