//! Every field of the root of queries and every export, by everybody.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Answers,
    matrix::{Role, Who, every_query},
};
use crate::findings::Findings;

/// Reads that tell, among others, of what is not for everybody.
const RESTRICTED: [&str; 7] = [
    "changes",
    "contacts",
    "surveyResponses",
    "surveyAnswers",
    "export/contacts",
    "export/survey_responses",
    "export/survey_answers",
];

/// Every field of the root and every export, by everybody: all read the same, and of
/// what is restricted those whose reach is the same.
pub(super) async fn read(findings: &mut Findings, all: &[Who], sdl: &str, told: &mut Answers) {
    let (mut compared, mut differing) = (0, 0);
    let queries = every_query(sdl);
    let sheets = all[0]
        .caller
        .text(all[0].caller.get("sheets"))
        .await
        .unwrap()
        .1;
    let sheets: Value = serde_json::from_str(&sheets).unwrap();
    let sheets = sheets["sheets"].as_array().unwrap().iter();
    let mut paths: Vec<String> = sheets
        .map(|it| format!("export/{}", it["name"].as_str().unwrap()))
        .collect();
    for hidden in [
        "token",
        "tokens",
        "webhook",
        "webhooks",
        "idempotency",
        "change",
        "seaql_migrations",
    ] {
        paths.push(format!("export/{hidden}"));
    }
    let mut first: BTreeMap<String, (u16, String)> = BTreeMap::new();
    for (place, who) in all.iter().enumerate() {
        let mut seen = vec![];
        for (name, request) in &queries {
            let (status, mut answer) = who.caller.ask(request, None).await.expect("no answer");
            if place == 0 && status != 200 {
                findings.hold(false, format!("the query {name} is not one: {answer}"));
            }
            // A request has a name of its own.
            let extensions = answer.pointer_mut("/errors/0/extensions");
            if let Some(extensions) = extensions.and_then(Value::as_object_mut) {
                extensions.remove("requestId");
            }
            if name == "tokens" {
                let is_listed = answer["data"]["tokens"]["nodes"].is_array();
                findings.hold(
                    is_listed == (who.role == Role::Admin),
                    format!("{} lists tokens: {answer}", who.name()),
                );
            }
            seen.push((name.clone(), status, answer.to_string()));
        }
        for path in &paths {
            let (status, text) = who
                .caller
                .text(who.caller.get(path))
                .await
                .expect("no answer");
            seen.push((path.clone(), status, text));
        }
        for (what, status, text) in seen {
            told.push((place, what.clone(), text.clone()));
            if matches!(&*what, "viewer" | "webhooks" | "tokens") {
                continue;
            }
            compared += 1;
            let what = if RESTRICTED.contains(&&*what) {
                let is_known = who.role > Role::Anonymous;
                format!("{what}, known {is_known}, everywhere {}", who.is_wide)
            } else {
                what
            };
            let answer = (status, text);
            let first = first.entry(what).or_insert_with(|| answer.clone());
            differing += usize::from(*first != answer);
        }
    }
    findings.count("reads compared", compared);
    findings.none("reads that differ", differing);
    let exported = first.iter().filter(|(what, _)| what.starts_with("export/"));
    let hidden = exported.filter(|(_, (status, _))| *status == 404).count();
    findings.hold(
        hidden == 7,
        format!("{hidden} of 7 hidden tables are not served"),
    );
}
