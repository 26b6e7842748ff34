//! What the README shows is what the server answers.

use serde_json::{Value, json};

use crate::world::World;

/// The first block of this language.
fn block<'a>(readme: &'a str, language: &str) -> &'a str {
    let (_, rest) = readme.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[tokio::test]
async fn the_answer_in_the_readme_is_real() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let world = World::sqlite().await;
    let (_, _, answer) = world
        .post(json!({ "query": block(&readme, "graphql") }))
        .await;
    let printed: Value = serde_json::from_str(block(&readme, "json")).unwrap();
    assert_eq!(answer, printed, "{answer:#}");
}
