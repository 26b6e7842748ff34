//! Behaviours: a query beside its recorded answer, with the number of
//! statements it took. Every case runs on both databases and must answer the
//! same on both.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::world::World;

/// A case's request: the query, and the variables beside it if there are any.
fn request(path: &Path) -> Value {
    let query = fs::read_to_string(path).unwrap();
    let variables = fs::read_to_string(path.with_extension("json"))
        .map_or(json!({}), |text| serde_json::from_str(&text).unwrap());
    json!({ "query": query, "variables": variables })
}

fn every_case_answers_as_recorded(world: impl AsyncFn() -> World) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let world = runtime.block_on(world());
    for (folder, pattern) in [
        ("../case", "**/*.graphql"),
        ("../../src/ui/queries", "*.graphql"),
    ] {
        insta::glob!(folder, pattern, |path| {
            // Graphs are computed beside each other the first time, and what waits for them
            // is read together or apart as they become ready.
            runtime.block_on(world.post(request(path)));
            let (mut answer, statements) = runtime.block_on(world.counted(request(path)));
            if path.components().any(|part| part.as_os_str() == "queries") {
                assert!(
                    answer.get("errors").is_none(),
                    "{}: {answer:#}",
                    path.display()
                );
            }
            answer["statements"] = statements.into();
            let mut beside = insta::Settings::clone_current();
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/case");
            let parent = path.parent().unwrap();
            let place = parent.strip_prefix(&folder).unwrap_or(Path::new("queries"));
            beside.set_snapshot_path(folder.join(place));
            beside.set_prepend_module_to_snapshot(false);
            beside.remove_snapshot_suffix();
            beside.set_omit_expression(true);
            beside.remove_input_file();
            beside.bind(|| {
                insta::assert_json_snapshot!(path.file_stem().unwrap().to_str().unwrap(), answer);
            });
        });
    }
}

#[test]
fn every_case_answers_as_recorded_on_sqlite() {
    every_case_answers_as_recorded(World::sqlite);
}

#[test]
fn every_case_answers_as_recorded_on_postgres() {
    every_case_answers_as_recorded(World::postgres);
}
