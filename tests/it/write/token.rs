//! Tokens by mutation: who may give them out, how far they reach, and that
//! nothing keeps what makes them one.

use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::{code, on_both, payload};
use crate::world::World;

fn create(changes: &Value) -> Value {
    let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
    let mut input = json!({
        "name": "A synthetic bearer", "role": "CONTRIBUTOR", "networks": ["network:csn"],
        "countries": ["KE"], "expires": expires.to_string(),
    });
    for (field, value) in changes.as_object().unwrap() {
        input[field] = value.clone();
    }
    json!({ "query": "mutation($input: CreateTokenInput!) { createToken(input: $input) { token { id role networks countries revoked } secret errors { code field message } } }",
        "variables": { "input": input } })
}

async fn a_token_is_given_out_used_and_taken_back(world: World) {
    let admin = world.token("ADMIN", None, None).await;
    let made = payload(&world, &admin, create(&json!({}))).await;
    assert_eq!(made["errors"], json!([]), "{made:#}");
    assert_eq!(made["token"]["countries"], json!(["KEN"]));
    let secret = made["secret"].as_str().unwrap();
    let viewer = json!({ "query": "{ viewer { role networks } }" });
    let viewer = world.post_as(secret, viewer).await;
    assert_eq!(viewer["data"]["viewer"]["role"], "CONTRIBUTOR");
    assert_eq!(viewer["data"]["viewer"]["networks"], json!(["network:csn"]));

    let id = made["token"]["id"].as_str().unwrap();
    let revoke = |id: &str| json!({ "query": format!(r#"mutation {{ revokeToken(input: {{ id: "{id}" }}) {{ token {{ id revoked }} }} }}"#) });
    let revoked = payload(&world, &admin, revoke(id)).await;
    assert!(revoked["token"]["revoked"].is_string(), "{revoked:#}");
    assert_eq!(code(&world, &admin, revoke("00000000")).await, "NOT_FOUND");
    let list = json!({ "query": "{ tokens { nodes { id revoked } } }" });
    let listed = world.post_as(&admin, list.clone()).await;
    let listed = listed["data"]["tokens"]["nodes"].as_array().unwrap();
    assert!(listed.contains(&revoked["token"]), "{listed:#?}");
    let steward = world.token("STEWARD", None, None).await;
    for request in [list, create(&json!({})), revoke(id)] {
        assert_eq!(code(&world, &steward, request.clone()).await, "FORBIDDEN");
        assert_eq!(code(&world, "", request).await, "UNAUTHENTICATED");
    }
}

async fn what_is_wrong_is_told_by_field(world: World) {
    let admin = world.token("ADMIN", None, None).await;
    for (field, value) in [
        ("name", json!("")),
        ("role", json!("ANONYMOUS")),
        ("networks", json!(["network:nothing"])),
        ("countries", json!([])),
        ("expires", json!("2999-01-01")),
    ] {
        let refused = payload(&world, &admin, create(&json!({ field: value }))).await;
        assert_eq!(refused["errors"][0]["field"], field, "{refused:#}");
        assert!(refused["token"].is_null() && refused["secret"].is_null());
    }
    // An admin of one country makes nobody one of all.
    let kenya = world.token("ADMIN", None, Some("KEN")).await;
    let made = payload(&world, &kenya, create(&json!({}))).await;
    assert!(made["secret"].is_string(), "{made:#}");
    for countries in [json!(null), json!(["KE", "SN"])] {
        let request = create(&json!({ "countries": countries }));
        assert_eq!(code(&world, &kenya, request).await, "FORBIDDEN");
    }
}

async fn an_answer_that_is_kept_holds_no_secret(world: World) {
    let admin = world.token("ADMIN", None, None).await;
    let (_, first) = world.post_keyed(&admin, "a key", create(&json!({}))).await;
    let secret = first["data"]["createToken"]["secret"].as_str().unwrap();
    let (_, again) = world.post_keyed(&admin, "a key", create(&json!({}))).await;
    assert!(
        again["data"]["createToken"]["secret"].is_null(),
        "{again:#}"
    );
    let tokens = |answer: &Value| answer["data"]["createToken"]["token"].clone();
    assert_eq!(tokens(&first), tokens(&again));
    let kept = Statement::from_string(world.db.backend(), "SELECT answer FROM idempotency");
    let rows = world.db.reader().query_all_raw(kept).await.unwrap();
    assert_eq!(rows.len(), 1);
    let kept: String = rows[0].try_get_by_index(0).unwrap();
    assert!(
        kept.contains("createToken") && !kept.contains(secret),
        "{kept}"
    );
}

on_both! {
    a_token_is_given_out_used_and_taken_back
    what_is_wrong_is_told_by_field
    an_answer_that_is_kept_holds_no_secret
}
