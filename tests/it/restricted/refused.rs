//! Who may not read a contact is refused as if it had never been: every write to
//! it is answered as the same write to one that is not there.

use serde_json::{Value, json};

use super::Scene;
use crate::{
    world::World,
    write::{on_both, payload},
};

/// What may be tried with a contact of this id.
fn attempts(id: &str) -> Vec<Value> {
    let source = r#"sourceTitle: "A synthetic source of a test""#;
    let create = format!(r#"id: "{id}", party: "chapter:csn-sen", role: CHAIR, {source}"#);
    let mutations = [
        format!(r#"changeContact(input: {{ id: "{id}", phone: "+254 2", expectedVersion: 0 }})"#),
        format!(r#"changeContact(input: {{ id: "{id}", party: "chapter:csn-sen" }})"#),
        format!("createContact(input: {{ {create} }})"),
        format!(r#"endRecord(input: {{ id: "{id}", on: "2026" }})"#),
        format!(r#"removeRecord(input: {{ id: "{id}", expectedVersion: 1 }})"#),
        format!(r#"removeRecord(input: {{ id: "{id}", erase: true }})"#),
        format!(r#"eraseHistory(input: {{ id: "{id}" }})"#),
        format!(
            r#"createName(input: {{ record: "{id}", name: "Synthetic", kind: FORMER, {source} }})"#
        ),
        format!(
            r#"createCount(input: {{ record: "{id}", measure: "members", text: "1", {source} }})"#
        ),
        format!(
            r#"createRelation(input: {{ subject: "{id}", object: "chapter:csn-sen", kind: HOSTS, {source} }})"#
        ),
    ];
    let asked = "{ outcome recordId sequence errors { code field value message } }";
    let query =
        |mutation: &String| json!({ "query": format!("mutation {{ it: {mutation} {asked} }}") });
    mutations.iter().map(query).collect()
}

async fn what_may_not_be_read_is_refused_as_what_is_not_there(world: World) {
    let scene = Scene::new(world).await;
    let absent = "contact:000000000000000000000000";
    let plain = |record: &str| record.split_once(':').unwrap().1.to_owned();
    let as_absent = |answer: &Value| {
        let text = answer.to_string();
        text.replace(&plain(&scene.contact), &plain(absent))
    };
    let before = scene.world.db.data_version().await.unwrap();
    let mut compared = 0;
    for who in scene.callers.iter().filter(|who| !who.is_in_reach) {
        for (there, not) in attempts(&scene.contact).iter().zip(attempts(absent)) {
            let answer = scene.world.post_as(&who.token, there.clone()).await;
            let expected = scene.world.post_as(&who.token, not).await;
            let text = as_absent(&answer);
            assert_eq!(text, expected.to_string(), "{there} by {}", who.name);
            let is_written = ["CREATED", "CHANGED", "REMOVED", "ERASED"];
            let outcome = &answer["data"]["it"]["outcome"];
            assert!(!is_written.iter().any(|it| outcome == it), "{answer:#}");
            compared += 1;
        }
        // A sheet is refused alike, also where nothing is to be written.
        for path in ["contacts", "contacts?dryRun=true"] {
            let csv = |record: &str| {
                let id = plain(record);
                format!(
                    "id,party,role,source_title\n{id},chapter:csn-sen,CHAIR,A synthetic source of a test\n"
                )
            };
            let (there, not) = (csv(&scene.contact), csv(absent));
            let there = scene.world.import(&who.token, path, &there).await;
            let not = scene.world.import(&who.token, path, &not).await;
            let text = as_absent(&there.1);
            assert_eq!((there.0, text), (not.0, not.1.to_string()), "{}", who.name);
        }
    }
    assert!(compared >= 40, "{compared}");
    assert_eq!(scene.world.db.data_version().await.unwrap(), before);
}

/// Whoever may read it is told as ever.
async fn a_conflict_is_told_who_may_read(world: World) {
    let scene = Scene::new(world).await;
    let change = format!(
        r#"mutation {{ changeContact(input: {{ id: "{}", phone: "+254 3", expectedVersion: 1 }}) {{ outcome errors {{ code }} }} }}"#,
        scene.contact
    );
    let writer = &scene.callers[5].token;
    let refused = payload(&scene.world, writer, json!({ "query": change })).await;
    assert_eq!(refused["errors"][0]["code"], "CONFLICT", "{refused:#}");
    // An address is held to the form of one, and a party to what holds contacts.
    for (field, value) in [("email", "nobody"), ("party", "event:none")] {
        let change = format!(
            r#"mutation {{ changeContact(input: {{ id: "{}", {field}: "{value}" }}) {{ outcome errors {{ code field }} }} }}"#,
            scene.contact
        );
        let refused = payload(&scene.world, writer, json!({ "query": change })).await;
        assert_eq!(refused["errors"][0]["code"], "INVALID", "{refused:#}");
        assert_eq!(refused["errors"][0]["field"], field, "{refused:#}");
    }
}

on_both! {
    what_may_not_be_read_is_refused_as_what_is_not_there
    a_conflict_is_told_who_may_read
}
