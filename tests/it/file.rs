//! A file that is empty or gone is not taken for a new database where something
//! tells that it was one.

use std::{fs, path::Path};

use crate::start::{one_line, sun_graph};

/// What the program says of a file that it must not begin anew.
fn refused(folder: &Path, command: &[&str]) -> String {
    let arguments = ["--database", "sqlite:a.db", "--listen", "127.0.0.1:0"];
    let output = sun_graph(folder).args(command).args(arguments).output();
    one_line(&output.unwrap(), 1)
}

#[test]
fn a_database_that_was_emptied_is_not_begun_anew() {
    for beside in ["a.db-wal", "a.db.bak", "a.db-2026-11-30.gz", "a.db~"] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.db"), "").unwrap();
        fs::write(path(beside), "what was").unwrap();
        for command in [&["serve"][..], &["migrate"], &["token", "list"]] {
            let line = refused(folder.path(), command);
            assert!(line.contains("a.db ") && line.contains(beside), "{line}");
            assert_eq!(fs::read(path("a.db")).unwrap(), b"");
            assert_eq!(fs::read(path(beside)).unwrap(), b"what was");
            assert_eq!(folder.path().read_dir().unwrap().count(), 2);
        }
        // Who moves away what lies there begins anew.
        fs::rename(path(beside), path("kept")).unwrap();
        let mut migrate = sun_graph(folder.path());
        migrate.args(["migrate", "--database", "sqlite:a.db", "--dataset", "none"]);
        let output = migrate.output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && told.contains("(created"),
            "{told}"
        );
    }
}

#[test]
fn a_log_without_its_database_is_not_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.db-wal"), "what was").unwrap();
    let line = refused(folder.path(), &["serve"]);
    assert!(line.contains("a.db-wal"), "{line}");
    assert!(!folder.path().join("a.db").exists());
}
