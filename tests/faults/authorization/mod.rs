//! F37: everybody tries everything: nine callers, every mutation of the schema,
//! every list, count and field of its root, exports, streams, and what is kept under
//! keys. What the Movement publishes is all there is so far; what is not for everybody
//! are tokens, webhooks and their secrets, and who may write where. How long a
//! refusal takes is not looked at.

mod matrix;
mod read;
mod webhook;
mod write;

use std::{sync::Arc, time::Duration};

use sea_orm::ConnectionTrait;
use serde_json::json;
use tokio::time;

use self::{
    matrix::{Role, Who},
    read::read,
    webhook::webhooks,
    write::{strayed, write},
};
use crate::{
    caller::Caller, database::TestDatabase, evidence::Evidence, findings::Findings, stage::Stage,
};

/// An address that nothing answers at, and that nobody but its owner may read of.
const HOST: &str = "127.0.0.1:9";
const CANARY: &str = "a-synthetic-canary";

/// Everything that callers were told, and by what.
type Answers = Vec<(usize, String, String)>;

/// How many words that are for nobody, or for others, were told to a caller.
fn leaks(told: &Answers, words: &[String], may: impl Fn(usize, &str) -> bool) -> usize {
    let leaked = told.iter().filter(|(who, what, text)| {
        let is_leaked = words.iter().any(|word| text.contains(word.as_str()));
        is_leaked && !may(*who, what)
    });
    leaked.count()
}

fn everybody(database: &TestDatabase) -> Vec<Who> {
    let mut all = vec![(Role::Anonymous, true, None)];
    for (role, word) in Role::BEARERS {
        all.push((role, true, Some(database.token(word, "all", "all"))));
        all.push((role, false, Some(database.token(word, "csn", "KEN"))));
    }
    let all = all.into_iter().map(|(role, is_wide, bearer)| {
        let token = bearer.as_ref().map_or("", |it| &it.token);
        let caller = Caller::new(String::new(), token);
        Who {
            role,
            is_wide,
            bearer,
            caller,
        }
    });
    all.collect()
}

/// What a stream tells everybody of the last changes.
async fn stream(who: &Who) -> String {
    let query = json!({ "query": "subscription { changes(after: \"1\") { sequence actor difference { field before after } } }" });
    let request = who
        .caller
        .post("graphql")
        .header("accept", "text/event-stream")
        .json(&query);
    let mut text = String::new();
    let Some(mut response) = who.caller.open(request).await else {
        return text;
    };
    while let Ok(Ok(Some(chunk))) = time::timeout(Duration::from_secs(1), response.chunk()).await {
        text += &String::from_utf8_lossy(&chunk);
    }
    text
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let database = stage.shipped().await;
    let mut findings = Findings::default();
    let mut all = everybody(&database);
    let settings = [
        ("WEBHOOK_HOSTS", HOST),
        ("LOG", "debug"),
        ("AUTH__TOKEN_CACHE_MS", "0"),
    ];
    let server = database.start_with(&settings);
    for who in &mut all {
        who.caller.address = server.address();
    }
    let sdl = database.schema();
    let mut told = vec![];
    read(&mut findings, &all, &sdl, &mut told).await;
    write(&mut findings, &database, &all, &sdl, &mut told).await;
    let evidence = Evidence::of(&database).await;
    findings.none("written out of reach", strayed(&all, &evidence));
    let mut spoiled = evidence.clone();
    let stray = spoiled
        .log
        .iter_mut()
        .rfind(|it| it.after.as_ref().is_some_and(|it| it.contains("\"SEN\"")));
    stray.unwrap().actor = all.iter().find(|it| !it.is_wide).unwrap().principal();
    findings.control("a write out of reach", strayed(&all, &spoiled) > 0);

    let secret = webhooks(&mut findings, &all, &mut told).await;
    for (place, who) in all.iter().enumerate() {
        told.push((place, "changes".into(), stream(who).await));
    }
    let streams: Vec<usize> = told
        .iter()
        .filter(|it| it.1 == "changes")
        .map(|it| it.2.len())
        .collect();
    findings.hold(
        streams.iter().all(|it| *it > 1_000),
        "a stream told nothing",
    );
    let mut secrets: Vec<String> = all
        .iter()
        .filter_map(|it| Some(it.bearer.as_ref()?.token.clone()))
        .collect();
    secrets.push(secret.clone());
    let is_own = |_: usize, what: &str| what == "registerWebhook, its own";
    findings.count("answers searched", told.len());
    findings.none("secrets told", leaks(&told, &secrets, is_own));
    let canary = [CANARY.to_owned()];
    let may_see = |who: usize, _: &str| {
        let who: &Who = &all[who];
        who.role == Role::Admin || (who.role == Role::Steward && who.is_wide)
    };
    findings.none("addresses told", leaks(&told, &canary, may_see));
    let spoiled = vec![(0, "countries".to_owned(), format!("..{secret}..{CANARY}"))];
    findings.control("a secret told", leaks(&spoiled, &secrets, is_own) > 0);
    findings.control("an address told", leaks(&spoiled, &canary, may_see) > 0);
    let log = std::fs::read_to_string(database.log()).unwrap();
    let in_log = secrets
        .iter()
        .filter(|it| log.contains(it.as_str()))
        .count();
    findings.none("secrets in the log", in_log);

    findings.none("panics", server.panics());
    drop(server);
    // One whose token was taken back is nobody, and is told so.
    let bearer = all[1].bearer.as_ref().unwrap();
    let db = database.look().await;
    let revoke = format!(
        "UPDATE \"token\" SET \"revoked\" = '2026-01-01T00:00:00Z' WHERE \"id\" = '{}'",
        bearer.id
    );
    db.execute_unprepared(&revoke).await.unwrap();
    let server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let read = json!({ "query": "{ __typename }" });
    let answer = caller.ask(&read, None).await;
    findings.hold(
        answer.as_ref().is_some_and(|it| it.0 == 401),
        format!("a token taken back: {answer:?}"),
    );
    findings
}
