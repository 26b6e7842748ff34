//! A practice that is not published, and all that hangs on it: looked for in every way
//! out there is, by those whose rights reach to it and by those whose do not.

mod doors;
mod told;

use serde_json::json;

use super::{
    Reach, Scene, callers,
    ways::{config, told_by_webhook},
};
use crate::{world::World, write::payload};

/// What every text of the draft holds, its id too.
pub(super) const ID: &str = "synthetic-mark9c4e";

pub(super) const PUBLISHED: &str = "practice:a-common-results-framework-for-somalia";

/// Callers, and whether their rights reach to a practice of Kenya.
const CALLERS: [Reach; 8] = [
    ("", None, None, false),
    ("READER", None, Some("SEN"), false),
    ("CONTRIBUTOR", Some("csn"), Some("SEN"), false),
    ("STEWARD", None, Some("SEN"), false),
    ("READER", None, Some("KEN"), true),
    ("CONTRIBUTOR", Some("csn"), Some("KEN"), true),
    ("STEWARD", None, Some("KEN"), true),
    ("READER", None, None, true),
];

/// A draft with everything on it, and the ids of all of that.
pub(super) async fn scene(world: World) -> (Scene, Vec<String>) {
    let callers = callers(&world, &CALLERS).await;
    let before = world.feed.newest();
    let steward = world.token("STEWARD", None, None).await;
    let source = format!(r#"sourceTitle: "A {ID} source""#);
    let on = format!(r#"practice: "{ID}""#);
    let of = format!(r#"record: "practice:{ID}""#);
    let event = "event:africa-food-systems-forum-summit-2025";
    let mut records = vec![];
    for create in [
        format!(
            r#"createPractice(input: {{ id: "{ID}", title: "An early {ID} title", theme: "synthetic {ID}", nutritionType: BOTH, countries: ["KEN"], {source} }})"#
        ),
        format!(
            r#"createPracticeParty(input: {{ {on}, party: "chapter:csn-ken", name: "A {ID} author", role: CONTRIBUTOR, {source} }})"#
        ),
        format!(
            r#"createPracticeLink(input: {{ {on}, linked: "{event}", how: PRESENTED_AT, note: "{ID}", {source} }})"#
        ),
        format!(
            r#"createPracticeLink(input: {{ practice: "{PUBLISHED}", linked: "practice:{ID}", how: DOCUMENTS, {source} }})"#
        ),
        format!(r#"createName(input: {{ {of}, name: "A {ID} name", kind: FORMER, {source} }})"#),
        format!(
            r#"createClaim(input: {{ {of}, field: "theme", value: "A {ID} claim", {source} }})"#
        ),
        format!(r#"createCount(input: {{ {of}, measure: "members", text: "1 {ID}", {source} }})"#),
        format!(
            r#"createRecordTopic(input: {{ {of}, topic: "governance", note: "{ID}", {source} }})"#
        ),
        format!(r#"changePractice(input: {{ id: "{ID}", title: "A {ID} title" }})"#),
        format!(r#"changePractice(input: {{ id: "{ID}", state: SUBMITTED }})"#),
    ] {
        let asked = format!(
            "mutation {{ it: {create} {{ outcome recordId errors {{ code field message }} }} }}"
        );
        let made = payload(&world, &steward, json!({ "query": asked })).await;
        assert!(
            made["outcome"] == "CREATED" || made["outcome"] == "CHANGED",
            "{create}: {made:#}"
        );
        let record = made["recordId"].as_str().unwrap().to_owned();
        if !records.contains(&record) {
            records.push(record);
        }
    }
    assert_eq!(records.len(), 8);
    let contact = records[0].clone();
    let scene = Scene {
        world,
        contact,
        before,
        callers,
    };
    (scene, records)
}

async fn webhooks_are_told_nothing_of_a_draft(world: World) {
    let (scene, _) = scene(world).await;
    for told in told_by_webhook(&scene).await {
        assert!(!scene.is_told_in(&told), "{told}");
    }
}

#[tokio::test]
async fn webhooks_are_told_nothing_of_a_draft_on_sqlite() {
    webhooks_are_told_nothing_of_a_draft(World::sqlite_with(config()).await).await;
}

#[tokio::test]
async fn webhooks_are_told_nothing_of_a_draft_on_postgres() {
    webhooks_are_told_nothing_of_a_draft(World::postgres_with(config()).await).await;
}
