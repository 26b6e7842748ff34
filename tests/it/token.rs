//! Tokens on the command line, and that nothing tells one.

use std::{fs::File, path::Path, process::Output};

use chrono::{Days, Utc};
use serde_json::{Value, json};

use crate::{
    auth::wrong_secret,
    start::{Running, one_line, sun_graph},
};

fn token(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = sun_graph(folder);
    command.arg("token").args(arguments).output().unwrap()
}

fn told(output: &Output) -> Value {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Gives out a token with these arguments in place of good ones.
fn create(folder: &Path, changes: &[(&str, &str)]) -> Output {
    let expires = (Utc::now() + Days::new(30)).format("%Y-%m-%d").to_string();
    let mut arguments = vec!["create", "--json"];
    for (flag, value) in [
        ("--name", "A synthetic bearer"),
        ("--role", "contributor"),
        ("--networks", "csn,sbn"),
        ("--countries", "KE,RWA"),
        ("--expires", &expires),
    ] {
        let change = changes.iter().find(|(changed, _)| *changed == flag);
        arguments.extend([flag, change.map_or(value, |(_, value)| value)]);
    }
    token(folder, &arguments)
}

#[test]
fn a_token_is_given_out_listed_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(told(&token(folder, &["list", "--json"])), json!([]));

    let mut created = told(&create(folder, &[]));
    let secret = created.as_object_mut().unwrap().shift_remove("token");
    let secret = secret.unwrap().as_str().unwrap().to_owned();
    let id = created["id"].as_str().unwrap().to_owned();
    assert!(secret.starts_with(&format!("sungraph_{id}_")), "{secret}");
    assert_eq!(created["role"], "CONTRIBUTOR");
    assert_eq!(created["networks"], json!(["csn", "sbn"]));
    assert_eq!(created["countries"], json!(["KEN", "RWA"]));

    assert_eq!(told(&token(folder, &["list", "--json"])), json!([created]));
    let list = String::from_utf8(token(folder, &["list"]).stdout).unwrap();
    for word in [&*id, "contributor", "csn,sbn in KEN,RWA", "never used"] {
        assert!(list.contains(word), "{list}");
    }
    assert!(!list.contains(&secret));

    let revoked = told(&token(folder, &["revoke", &id, "--json"]));
    assert!(revoked["revoked"].is_string(), "{revoked}");
    let list = String::from_utf8(token(folder, &["list"]).stdout).unwrap();
    assert!(list.contains("revoked 2"), "{list}");
    let line = one_line(&token(folder, &["revoke", "00000000"]), 2);
    assert!(line.contains("token list"), "{line}");
}

#[test]
fn what_is_wrong_is_named_with_what_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    for (flag, value, allowed) in [
        ("--role", "owner", "steward"),
        ("--role", "anonymous", "reader"),
        ("--expires", "tomorrow", "2027-06-30"),
        ("--expires", "2999-01-01", "give a day from"),
        ("--networks", "csn,nobody", "academia, csn"),
        ("--networks", "", "give all"),
        ("--countries", "KEN,XYZ", "such as KEN"),
        ("--name", "", "1 to 100"),
    ] {
        let line = one_line(&create(folder.path(), &[(flag, value)]), 2);
        assert!(line.contains(allowed), "{line}");
    }
    let line = one_line(&token(folder.path(), &["create", "--name", "x"]), 2);
    assert!(line.contains("--help"), "{line}");
}

#[test]
fn help_shows_by_example() {
    let folder = tempfile::tempdir().unwrap();
    for (command, word) in [
        ("create", "--role contributor"),
        ("list", "jq"),
        ("revoke", "half a minute"),
    ] {
        let output = token(folder.path(), &[command, "--help"]);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(help.contains("Examples:") && help.contains(word), "{help}");
    }
}

#[tokio::test]
async fn no_log_tells_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let created = told(&create(folder, &[]));
    let good = created["token"].as_str().unwrap();
    let id = created["id"].as_str().unwrap();
    let wrong = wrong_secret(id).expose().to_owned();
    let log = folder.join("log");
    let server = Running::start(
        sun_graph(folder)
            .args(["--listen", "127.0.0.1:0"])
            .env("SUN_GRAPH_LOG", "trace")
            .stderr(File::create(&log).unwrap()),
    );
    let endpoint = server.line("endpoint").trim_start_matches("endpoint");
    let endpoint = endpoint.trim().to_owned();
    let line = one_line(&token(folder, &["list"]), 1);
    assert!(line.contains("in use") && line.contains("stop"), "{line}");

    for (bearer, status) in [
        (good, 200),
        (&wrong, 401),
        ("planted-canary-1", 401),
        ("planted-canary-2.planted-canary-3.planted-canary-4", 401),
    ] {
        let request = reqwest::Client::new()
            .post(&endpoint)
            .bearer_auth(bearer)
            .json(&json!({ "query": "{ viewer { principal } }" }));
        assert_eq!(request.send().await.unwrap().status(), status, "{bearer}");
    }
    assert_eq!(server.stop(), Some(0));
    let log = std::fs::read_to_string(&log).unwrap();
    assert_eq!(log.matches("a bearer was refused").count(), 3, "{log}");
    assert!(log.contains(id), "the public id is no secret: {log}");
    let secret = |token: &str| token.rsplit('_').next().unwrap()[..40].to_owned();
    for canary in [&secret(good), &secret(&wrong), "planted-canary"] {
        assert!(!log.contains(canary), "{canary} is in the log");
    }
}
