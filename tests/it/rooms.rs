//! The rooms of the source, and the arrows between them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sun_graph::schema;

#[test]
fn schema_file_is_fresh() {
    let committed = fs::read_to_string("schema.graphql").unwrap();
    assert!(
        committed == schema::sdl(),
        "schema.graphql is stale; run: cargo run -- schema > schema.graphql"
    );
}

/// `http → schema → loader | action | exchange → feed → entity`, and never back.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("src/schema", &["crate::http", "crate::cli"]),
    (
        "src/loader",
        &[
            "crate::http",
            "crate::schema",
            "crate::cli",
            "crate::exchange",
        ],
    ),
    (
        "src/answer",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
            "crate::action",
            "crate::feed",
            "crate::db",
            "sea_orm",
            "async_graphql",
        ],
    ),
    (
        "src/feed",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
        ],
    ),
    (
        "src/action",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
        ],
    ),
    (
        "src/answer",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
            "crate::action",
            "crate::feed",
            "crate::db",
            "async_graphql",
        ],
    ),
    (
        "src/compute",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
            "crate::action",
            "crate::graph",
            "crate::db",
        ],
    ),
    (
        "src/sheet",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
            "crate::action",
            "crate::db",
        ],
    ),
    (
        "src/exchange",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
        ],
    ),
    (
        "src/db",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
            "crate::feed",
        ],
    ),
    (
        "src/auth",
        &[
            "crate::http",
            "crate::schema",
            "crate::loader",
            "crate::cli",
            "crate::exchange",
        ],
    ),
    (
        "src/ui",
        &["crate::http", "crate::schema", "crate::loader", "crate::db"],
    ),
    ("entity/src", &["async_graphql", "sun_graph", "migration"]),
    ("migration/src", &["async_graphql", "sun_graph", "entity::"]),
];

#[test]
fn no_room_looks_up() {
    for (room, forbidden) in FORBIDDEN {
        for file in rust_files(Path::new(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for name in *forbidden {
                assert!(
                    !text.contains(name),
                    "{} must not know {name}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn no_file_grows_beyond_a_sitting() {
    for room in ["src", "entity/src", "migration/src", "tests"] {
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
