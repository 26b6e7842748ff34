//! The rooms of the source, and the arrows between them.

use std::{
    fs,
    path::{Path, PathBuf},
};

#[test]
fn schema_file_is_fresh() {
    let committed = fs::read_to_string("schema.graphql").unwrap();
    assert!(
        committed == schema::sdl(),
        "schema.graphql is stale; run: cargo run -- schema > schema.graphql"
    );
}

/// What a room of one crate must not know, though cargo would let it: the crates hold
/// all other arrows.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("crates/store/src/db", &["action::", "feed::", "auth::"]),
    ("crates/store/src/auth", &["action::", "feed::"]),
    ("crates/store/src/feed", &["action::"]),
    (
        "crates/store/src/compute",
        &["action::", "feed::", "auth::", "db::"],
    ),
    ("crates/schema/src/loader", &["object::", "connection::"]),
    ("src/http", &["cli::"]),
    ("src/ui", &["schema::", "store::"]),
];

#[test]
fn no_room_looks_up() {
    for (room, forbidden) in FORBIDDEN {
        for file in rust_files(Path::new(room)) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for name in *forbidden {
                    assert!(
                        !words(line).any(|word| word == *name),
                        "{} must not know {name}",
                        file.display()
                    );
                }
            }
        }
    }
}

/// The names of a line; those of paths end with their colons.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let is_end = |it: char| !(it.is_alphanumeric() || it == '_' || it == ':');
    line.split(is_end)
        .flat_map(|path| path.split_inclusive("::"))
}

#[test]
fn no_file_grows_beyond_a_sitting() {
    for room in ["src", "crates", "entity/src", "migration/src", "tests"] {
        for file in rust_files(Path::new(room)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(
                lines <= 300,
                "{} has {lines} lines: split it by meaning",
                file.display()
            );
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
