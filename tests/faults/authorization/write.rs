//! Every mutation, by everybody.

use sea_orm::DatabaseConnection;
use serde_json::{Value, json};

use super::{
    Answers,
    matrix::{Due, Who, due},
};
use crate::{
    database::{TestDatabase, number},
    every::every_mutation,
    evidence::Evidence,
    findings::Findings,
};

/// How far what is written has come: the log, webhooks and tokens.
async fn state(db: &DatabaseConnection) -> (i64, i64, i64) {
    let count = |table: &str| format!("SELECT CAST(count(*) AS BIGINT) FROM \"{table}\"");
    (
        number(db, &count("change")).await,
        number(db, &count("webhook")).await,
        number(db, &count("token")).await,
    )
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_default()
}

/// Whether what came of a mutation is what is due.
fn is_due(due: &Due, answer: &Value, is_written: bool) -> bool {
    let code = code(answer);
    match due {
        Due::Code(wanted) => code == *wanted && !is_written,
        Due::Nothing => !is_written,
        Due::NothingThere | Due::Anything => true,
        Due::Allowed => !matches!(code, "UNAUTHENTICATED" | "FORBIDDEN"),
    }
}

fn event(country: &str, name: &str) -> Value {
    json!({
        "query": "mutation($input: CreateEventInput!) { write: createEvent(input: $input) { outcome sequence errors { code } } }",
        "variables": { "input": {
            "id": name, "name": format!("A synthetic event, {name}"), "kind": "WEBINAR",
            "country": country, "themes": [], "sourceTitle": "A synthetic source of a fault",
        } },
    })
}

/// Every mutation, by everybody, about Senegal; and an event at home and away.
pub(super) async fn write(
    findings: &mut Findings,
    database: &TestDatabase,
    all: &[Who],
    sdl: &str,
    told: &mut Answers,
) {
    let db = database.look().await;
    let mutations = every_mutation(sdl, "SEN");
    let (mut tried, mut wrong) = (0, 0);
    for (place, who) in all.iter().enumerate() {
        for (name, request) in mutations.iter().filter(|(name, _)| name != "importSheet") {
            let before = state(&db).await;
            let (_, answer) = who.caller.ask(request, None).await.expect("no answer");
            let is_written = state(&db).await != before;
            let due = due(who, name);
            tried += 1;
            if !is_due(&due, &answer, is_written) {
                wrong += 1;
                findings.hold(false, format!("{}, {name}, {due:?}: {answer}", who.name()));
            }
            told.push((place, name.clone(), answer.to_string()));
        }
        for country in ["KEN", "SEN"] {
            let name = format!("synthetic-by-{place}-{}", country.to_lowercase());
            let (_, answer) = who
                .caller
                .ask(&event(country, &name), None)
                .await
                .expect("no answer");
            let is_created = answer["data"]["write"]["outcome"] == "CREATED";
            let csv = format!(
                "id,name,kind,country,themes,source_title\n{name}-file,{name},WEBINAR,{country},,A synthetic source of a fault\n"
            );
            let file = who
                .caller
                .import("events", "text/csv", csv.into_bytes(), None)
                .await;
            let is_imported = file.is_some_and(|(_, it)| it["report"]["written"] == true);
            let may = who.writes_in(country);
            tried += 2;
            findings.hold(
                is_created == may && is_imported == may,
                format!("{} in {country}: {answer}", who.name()),
            );
        }
    }
    findings.control(
        "a write that was not due",
        !is_due(&Due::Nothing, &json!({}), true),
    );
    findings.control(
        "another code",
        !is_due(&Due::Code("FORBIDDEN"), &json!({}), false),
    );
    findings.count("mutations tried", tried);
    findings.none("not as due", wrong);
}

/// What those whose reach is Kenya have written of Senegal, as the log has it.
pub(super) fn strayed(all: &[Who], evidence: &Evidence) -> usize {
    let narrow: Vec<String> = all
        .iter()
        .filter(|it| !it.is_wide)
        .map(Who::principal)
        .collect();
    let strayed = evidence.log.iter().filter(|entry| {
        let state = entry
            .after
            .as_deref()
            .or(entry.before.as_deref())
            .unwrap_or("{}");
        let state: Value = serde_json::from_str(state).unwrap();
        let names = |column: &str| {
            let cell = state[column].as_str().unwrap_or_default();
            cell.split([';', ':']).any(|it| it == "SEN")
        };
        narrow.contains(&entry.actor)
            && ["country", "countries", "party"].iter().any(|it| names(it))
    });
    strayed.count()
}
