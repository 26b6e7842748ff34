//! Two organisations made one: what named the one names the other, and the old
//! id leads there.

use serde_json::json;

use super::{code, on_both, payload};
use crate::world::World;

async fn a_double_becomes_one(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let twin = json!({ "query": r#"mutation { createOrganisation(input: { id: "synthetic-twin", name: "A synthetic twin", kind: NGO_NATIONAL, country: "KEN", sourceTitle: "A synthetic source of a test" }) { outcome recordId } }"# });
    assert_eq!(payload(&world, &token, twin).await["outcome"], "CREATED");
    let tie = json!({ "query": r#"mutation { createMembership(input: { organisation: "synthetic-twin", chapter: "csn-ken", role: MEMBER, since: "2026", sourceTitle: "A synthetic source of a test" }) { outcome recordId errors { message } } }"# });
    let tie = payload(&world, &token, tie).await;
    assert_eq!(tie["outcome"], "CREATED", "{tie:#}");
    let tie = tie["recordId"].as_str().unwrap();
    let into = "organisation:cs-sunn";
    let name = world
        .data(&format!(r#"{{ organisation(id: "{into}") {{ name }} }}"#))
        .await;
    assert!(name["organisation"]["name"].is_string(), "{name:#}");
    let merge = json!({ "query": format!(r#"mutation {{ mergeOrganisations(input: {{ from: "organisation:synthetic-twin", into: "{into}" }}) {{ outcome record {{ id }} errors {{ code message }} }} }}"#) });
    let contributor = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    assert_eq!(code(&world, &contributor, merge.clone()).await, "FORBIDDEN");
    let merged = payload(&world, &token, merge).await;
    assert_eq!(merged["outcome"], "MERGED", "{merged:#}");
    assert_eq!(merged["record"]["id"], into);
    let after = world
        .data(&format!(
            r#"{{ node(id: "organisation:synthetic-twin") {{ id }} old: organisation(id: "synthetic-twin") {{ id name }}
                tie: node(id: "{tie}") {{ ... on Membership {{ organisation {{ id }} }} }} }}"#
        ))
        .await;
    assert_eq!(after["node"]["id"], into);
    assert_eq!(after["old"]["name"], name["organisation"]["name"]);
    assert_eq!(after["tie"]["organisation"]["id"], into);
}

on_both! { a_double_becomes_one }
