//! How far rights reach: what an admin sees and takes back, and who writes what
//! belongs to nobody.

use serde_json::{Value, json};

use super::{code, on_both, payload};
use crate::world::World;

/// The first of the errors of an answer, but for the name of the request.
fn error(answer: &Value) -> Value {
    let mut error = answer["errors"][0].clone();
    if let Some(extensions) = error["extensions"].as_object_mut() {
        extensions.remove("requestId");
    }
    error
}

/// The values of a field of all nodes of a list at the root.
async fn listed(world: &World, token: &str, list: &str, field: &str) -> Vec<String> {
    let query = json!({ "query": format!("{{ {list} {{ totalCount nodes {{ {field} }} }} }}") });
    let answer = world.post_as(token, query).await;
    let data = answer["data"]
        .as_object()
        .unwrap_or_else(|| panic!("{answer:#}"));
    let list = data.values().next().unwrap();
    let nodes = list["nodes"].as_array().unwrap();
    assert_eq!(list["totalCount"], nodes.len(), "{answer:#}");
    nodes
        .iter()
        .map(|node| node[field].as_str().unwrap().to_owned())
        .collect()
}

/// The public id of a token.
fn id(token: &str) -> String {
    token.split('_').nth(1).unwrap().to_owned()
}

async fn an_admin_sees_and_takes_back_tokens_within_its_reach(world: World) {
    let everywhere = world.token("ADMIN", None, None).await;
    let kenya = world.token("ADMIN", None, Some("KEN")).await;
    let csn = world.token("ADMIN", Some("csn"), Some("KEN")).await;
    let inside = [
        world.token("READER", Some("csn"), Some("KEN")).await,
        world.token("STEWARD", Some("csn"), Some("KEN")).await,
    ];
    let outside = [
        world.token("READER", Some("csn"), None).await,
        world.token("READER", None, Some("SEN")).await,
        world.token("READER", Some("sbn"), Some("SEN")).await,
        world.token("ADMIN", None, None).await,
    ];
    let seen = listed(&world, &everywhere, "tokens", "id").await;
    assert_eq!(seen.len(), 3 + inside.len() + outside.len());
    let by_kenya = listed(&world, &kenya, "tokens", "id").await;
    let by_csn = listed(&world, &csn, "tokens", "id").await;
    for token in &inside {
        assert!(by_kenya.contains(&id(token)) && by_csn.contains(&id(token)));
    }
    for token in outside.iter().chain([&everywhere]) {
        assert!(!by_kenya.contains(&id(token)) && !by_csn.contains(&id(token)));
    }
    assert!(by_kenya.contains(&id(&kenya)) && !by_csn.contains(&id(&kenya)));
    assert_eq!((by_kenya.len(), by_csn.len()), (4, 3));
    let stewards = "tokens(filter: { roles: [STEWARD], revoked: false })";
    let stewards = listed(&world, &kenya, stewards, "id").await;
    assert_eq!(stewards, [id(&inside[1])]);

    let revoke = |id: &str| json!({ "query": format!(r#"mutation {{ revokeToken(input: {{ id: "{id}" }}) {{ token {{ id revoked }} }} }}"#) });
    let unknown = world.post_as(&csn, revoke("00000000")).await;
    assert_eq!(unknown["errors"][0]["extensions"]["code"], "NOT_FOUND");
    for token in outside.iter().chain([&everywhere, &kenya]) {
        let answer = world.post_as(&csn, revoke(&id(token))).await;
        assert_eq!(error(&answer), error(&unknown), "{answer:#}");
    }
    let revoked = payload(&world, &csn, revoke(&id(&inside[0]))).await;
    assert!(revoked["token"]["revoked"].is_string(), "{revoked:#}");
    let revoked = listed(
        &world,
        &everywhere,
        "tokens(filter: { revoked: true })",
        "id",
    )
    .await;
    assert_eq!(revoked, [id(&inside[0])]);
}

async fn tokens_come_in_pages(world: World) {
    let admin = world.token("ADMIN", None, None).await;
    for _ in 0..4 {
        world.token("READER", None, None).await;
    }
    let (mut after, mut seen) = (Value::Null, vec![]);
    loop {
        let query = "query($after: String) { tokens(first: 2, after: $after, order: NAME) { nodes { id } pageInfo { hasNextPage endCursor } } }";
        let asked = json!({ "query": query, "variables": { "after": after } });
        let page = world.post_as(&admin, asked).await["data"]["tokens"].take();
        seen.extend(page["nodes"].as_array().unwrap().clone());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let count = seen.len();
    seen.sort_by_key(ToString::to_string);
    seen.dedup();
    assert_eq!((count, seen.len()), (5, 5));
    // A cursor of one list is none of another.
    let foreign = format!("{{ webhooks(after: {after}) {{ totalCount }} }}");
    let foreign = json!({ "query": foreign });
    assert_eq!(code(&world, &admin, foreign).await, "BAD_USER_INPUT");
}

async fn an_admin_oversees_webhooks_within_its_reach(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    let register = |path: &str, more: &str| {
        json!({ "query": format!(
        r#"mutation {{ registerWebhook(input: {{ url: "https://example.org/{path}" {more} }}) {{ webhook {{ id }} }} }}"#
    ) })
    };
    let mut ids = vec![];
    for (path, more) in [
        (
            "kenya-csn",
            r#"countries: ["KE"] networks: ["network:csn"]"#,
        ),
        ("kenya", r#"countries: ["KE"]"#),
        ("two", r#"countries: ["KE", "SN"]"#),
        ("all", ""),
    ] {
        let made = payload(&world, &steward, register(path, more)).await;
        ids.push(made["webhook"]["id"].as_str().unwrap().to_owned());
    }
    let wide = world.token("ADMIN", None, None).await;
    let kenya = world.token("ADMIN", None, Some("KEN")).await;
    let csn = world.token("ADMIN", Some("csn"), Some("KEN")).await;
    let own = payload(&world, &csn, register("own", "")).await;
    let own = own["webhook"]["id"].as_str().unwrap().to_owned();
    for (token, seen) in [
        (&steward, &ids[..]),
        (&wide, &[&ids[..], std::slice::from_ref(&own)].concat()),
        (&kenya, &ids[..2]),
        (&csn, &[ids[0].clone(), own.clone()]),
    ] {
        let mut found = listed(&world, token, "webhooks(order: CREATED)", "id").await;
        let mut seen = seen.to_vec();
        found.sort();
        seen.sort();
        assert_eq!(found, seen);
    }
    let failing = listed(&world, &wide, "webhooks(filter: { failing: true })", "id").await;
    assert!(failing.is_empty(), "{failing:?}");
    let permission = |field: &str, id: &str| json!({ "query": format!(r#"mutation {{ {field}(input: {{ id: "{id}" }}) {{ webhook {{ id }} }} }}"#) });
    for field in ["enableWebhook", "removeWebhook"] {
        let unknown = world.post_as(&csn, permission(field, "none")).await;
        assert_eq!(unknown["errors"][0]["extensions"]["code"], "NOT_FOUND");
        for id in &ids[1..] {
            let answer = world.post_as(&csn, permission(field, id)).await;
            assert_eq!(error(&answer), error(&unknown), "{answer:#}");
        }
        for id in [&ids[0], &own] {
            let done = payload(&world, &csn, permission(field, id)).await;
            assert_eq!(&done["webhook"]["id"], id);
        }
    }
}

async fn what_belongs_to_nobody_is_for_those_who_reach_everything(world: World) {
    let survey = |name: &str| {
        json!({ "query": format!(
        r#"mutation {{ createSurvey(input: {{ id: "{name}", name: "A synthetic survey, {name}", subject: "synthetic", sourceTitle: "A synthetic source of a test" }}) {{ outcome recordId errors {{ field message }} }} }}"#
    ) })
    };
    let wide = world.token("STEWARD", None, None).await;
    let made = payload(&world, &wide, survey("of-all")).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
    let before = world.db.data_version().await.unwrap();
    let narrow = [
        world.token("STEWARD", None, Some("KEN")).await,
        world.token("STEWARD", Some("csn"), None).await,
        world.token("ADMIN", Some("csn"), Some("KEN")).await,
        world.token("CONTRIBUTOR", None, None).await,
    ];
    for token in &narrow {
        assert_eq!(code(&world, token, survey("of-one")).await, "FORBIDDEN");
        let id = made["recordId"].as_str().unwrap();
        for permission in ["removeRecord", "eraseHistory"] {
            let query =
                format!(r#"mutation {{ {permission}(input: {{ id: "{id}" }}) {{ outcome }} }}"#);
            let refused = code(&world, token, json!({ "query": query })).await;
            assert_eq!(refused, "FORBIDDEN", "{permission}");
        }
        let sheet = "id,name,subject,source_title\nof-a-file,A synthetic survey,synthetic,A synthetic source of a test\n";
        let (status, report) = world.import(token, "surveys", sheet).await;
        assert_eq!(status, 400, "{report:#}");
        let may = json!({ "query": "{ viewer { mayWrite { records(countries: []) reviews(countries: []) } } }" });
        let may = world.post_as(token, may).await["data"]["viewer"]["mayWrite"].take();
        assert_eq!(may, json!({ "records": false, "reviews": false }));
    }
    assert_eq!(world.db.data_version().await.unwrap(), before);
}

on_both! {
    an_admin_sees_and_takes_back_tokens_within_its_reach
    tokens_come_in_pages
    an_admin_oversees_webhooks_within_its_reach
    what_belongs_to_nobody_is_for_those_who_reach_everything
}
