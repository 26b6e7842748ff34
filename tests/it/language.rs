//! Names in the language that the client asks for.

use serde_json::{Value, json};

use crate::world::World;

#[tokio::test]
async fn names_follow_the_header_and_the_argument_outdoes_it() {
    let world = World::sqlite().await;
    let query = r#"{ country(code: "SN") { name es: name(language: ES) en: name(language: EN) } }"#;
    let answer: Value = reqwest::Client::new()
        .post(format!("{}/graphql", world.url()))
        .header("accept-language", "de, fr-CA;q=0.8, en;q=0.5")
        .json(&json!({ "query": query }))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let expected = json!({ "name": "Sénégal", "es": "Senegal", "en": "Senegal" });
    assert_eq!(answer["data"]["country"], expected);
}
