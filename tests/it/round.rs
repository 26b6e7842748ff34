//! A folder of sheets makes an equal database: written out again, it is the
//! same to the byte, from either database to either.

use std::{fs, path::Path};

use record::sheet::sheets;

use crate::{postgres::Postgres, start::sun_graph};

/// What a command prints that must succeed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = sun_graph(folder).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_folder_makes_an_equal_database() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    // Partners that know records under ids of their own: new ones, and one that was there.
    let partner = |name: &str, rows: &str| {
        let path = folder.join(name).join("events.csv");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, format!("external_id,id,{rows}")).unwrap();
        let path = path.display().to_string();
        let source = format!("a synthetic partner/{name}");
        let database = ["--database", "sqlite:first.db"];
        let import = ["import", &path, "--source", &source];
        said(folder, &[&database[..], &import].concat());
    };
    let new = "name,kind,country,themes,source_title\n";
    let source = "A synthetic source of a test";
    let rows = format!(
        "{new}=1/2,,Synthetic workshop,WORKSHOP,KEN,,{source}\n\"a,b\",,Synthetic webinar,WEBINAR,SEN,,{source}\n"
    );
    partner("new", &rows);
    partner("known", "place\n17,synthetic-workshop-ken,\n");
    let export = [
        "--database",
        "sqlite:first.db",
        "export",
        "--all",
        "--restricted",
        "--output",
        "first",
    ];
    said(folder, &export);
    let (here, there) = (Postgres::start(), Postgres::start());
    let (here_url, there_url) = (here.url(), there.url());
    let ways = [
        ("first", "sqlite:second.db", "second"),
        ("first", &here_url, "third"),
        ("third", &there_url, "fourth"),
        ("fourth", "sqlite:fifth.db", "fifth"),
    ];
    for (from, database, to) in ways {
        let import = ["--dataset", "none", "--database", database, "import", from];
        let told = said(folder, &import);
        let summary = |sheet: &str| {
            let line = told
                .lines()
                .rev()
                .find(|line| line.starts_with(&format!("{sheet}: ")));
            line.unwrap_or_else(|| panic!("{told}")).to_owned()
        };
        assert!(
            summary("claims").contains(", 0 changed, 0 unchanged, 0 refused"),
            "{told}"
        );
        let none = ["--dataset", "none", "--database", database];
        let export = [
            &none[..],
            &["export", "--all", "--restricted", "--output", to],
        ]
        .concat();
        said(folder, &export);
        for sheet in sheets() {
            let read = |name: &str| {
                let path = folder.join(name).join(format!("{}.csv", sheet.name));
                fs::read_to_string(path).unwrap()
            };
            assert!(
                read("first") == read(to),
                "{} differs: {from} to {database}",
                sheet.name
            );
        }
        let names = |name: &str| {
            let path = folder.join(name).join("external_ids.csv");
            fs::read_to_string(path).unwrap()
        };
        assert_eq!(names(to), names("first"));
        assert_eq!(names(to).lines().count(), 1 + 3, "{}", names(to));
        assert!(
            summary("external_ids").contains("3 created, 0 changed, 0 unchanged, 0 refused"),
            "{told}"
        );
        let again = said(folder, &import);
        let unchanged = again
            .lines()
            .all(|line| line.contains(": 0 created, 0 changed, "));
        assert!(unchanged, "{again}");
        said(folder, &[&none[..], &["audit", "verify"]].concat());
    }
}
