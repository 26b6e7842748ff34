//! A webhook, and everybody who is not its owner.

use serde_json::json;

use super::{
    Answers, CANARY, HOST,
    matrix::{Role, Who},
};
use crate::findings::Findings;

/// A webhook that others ask about, take away and ask for under its key.
pub(super) async fn webhooks(findings: &mut Findings, all: &[Who], told: &mut Answers) -> String {
    let owner = all
        .iter()
        .position(|it| it.role == Role::Steward && it.is_wide)
        .unwrap();
    let register = json!({ "query": format!(
        "mutation {{ registerWebhook(input: {{ url: \"http://{HOST}/{CANARY}\" }}) {{ webhook {{ id url }} secret }} }}"
    ) });
    let (_, answer) = all[owner]
        .caller
        .ask(&register, Some("a key"))
        .await
        .unwrap();
    let registered = &answer["data"]["registerWebhook"];
    let secret = registered["secret"]
        .as_str()
        .unwrap_or_else(|| panic!("{answer}"))
        .to_owned();
    let id = registered["webhook"]["id"].as_str().unwrap().to_owned();
    told.push((owner, "registerWebhook, its own".into(), answer.to_string()));
    for (place, who) in all.iter().enumerate().filter(|(place, _)| *place != owner) {
        // It is told of everything, so that it is within the reach of no other.
        let is_admin = who.role == Role::Admin && who.is_wide;
        let list = json!({ "query": "{ webhooks { nodes { id url creator lastError } } }" });
        let (_, answer) = who.caller.ask(&list, None).await.unwrap();
        findings.hold(
            answer.to_string().contains(CANARY) == is_admin,
            format!("{} sees webhooks: {answer}", who.name()),
        );
        told.push((place, "webhooks".into(), answer.to_string()));
        // Whether it is there or not, somebody else's is not.
        let ask = |field: &str, id: &str| json!({ "query": format!("mutation {{ {field}(input: {{ id: \"{id}\" }}) {{ webhook {{ id url }} }} }}") });
        if !is_admin {
            for field in ["enableWebhook", "removeWebhook"] {
                let (_, real) = who.caller.ask(&ask(field, &id), None).await.unwrap();
                let (_, none) = who.caller.ask(&ask(field, "none"), None).await.unwrap();
                findings.hold(
                    real == none,
                    format!("{} {field}: {real} or {none}", who.name()),
                );
                told.push((place, field.into(), real.to_string()));
            }
        }
        let (_, again) = who.caller.ask(&register, Some("a key")).await.unwrap();
        findings.hold(
            !again.to_string().contains(&secret),
            format!("{} was given the answer to another", who.name()),
        );
        for node in [format!("webhook:{id}"), "token:none".into()] {
            let ask = json!({ "query": format!("{{ node(id: \"{node}\") {{ id }} }}") });
            let (_, answer) = who.caller.ask(&ask, None).await.unwrap();
            findings.hold(
                answer["data"]["node"].is_null(),
                format!("{node}: {answer}"),
            );
            told.push((place, "node".into(), answer.to_string()));
        }
    }
    secret
}
