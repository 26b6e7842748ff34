//! What an operator sees of a running server: figures and lines of the log.

use std::{fs, fs::File, path::Path};

use serde_json::{Value, json};

use crate::start::{Running, sun_graph};

fn address<'a>(server: &'a Running, line: &str) -> &'a str {
    server.line(line).trim_start_matches(line).trim()
}

async fn text(url: &str) -> (u16, String) {
    let answer = reqwest::get(url).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// The figure of this name and these labels.
fn figure(figures: &str, name: &str) -> Option<f64> {
    let line = figures.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().parse().ok()
}

async fn ask(endpoint: &str, query: &str, more: &[(&str, &str)]) -> String {
    let mut request = reqwest::Client::new()
        .post(endpoint)
        .json(&json!({ "query": query }));
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap().text().await.unwrap()
}

fn lines(log: &Path) -> Vec<Value> {
    let log = fs::read_to_string(log).unwrap();
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn each_request_is_a_count_and_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let log = folder.join("log");
    let server = Running::start(
        sun_graph(folder)
            .args(["--listen", "127.0.0.1:0"])
            .env("SUN_GRAPH_LOG", "info")
            .env("SUN_GRAPH_LOG_FORMAT", "json")
            .env("SUN_GRAPH_METRICS__LISTEN", "127.0.0.1:0")
            .env("SUN_GRAPH_METRICS__BACKUPS", folder)
            .stderr(File::create(&log).unwrap()),
    );
    let (endpoint, metrics) = (address(&server, "endpoint"), address(&server, "metrics"));
    let (_, figures) = text(metrics).await;
    assert_eq!(figure(&figures, "sun_graph_data_version"), Some(1.0));
    assert_eq!(figure(&figures, "sun_graph_database_up"), Some(1.0));
    assert!(
        !figures.contains("backup_age"),
        "there is none yet: {figures}"
    );

    let canary = "planted-canary";
    let named =
        format!(r#"query Planted {{ search(text: "{canary}", first: 1) {{ totalCount }} }}"#);
    let answer = ask(endpoint, &named, &[("x-request-id", "mine-1")]).await;
    assert!(answer.contains("totalCount"), "{answer}");
    ask(endpoint, "{ nothing }", &[]).await;
    ask(
        endpoint,
        "{ __typename }",
        &[("authorization", "Bearer planted-canary")],
    )
    .await;
    let site = endpoint.trim_end_matches("/graphql");
    text(&format!("{site}/health/live")).await;
    text(&format!("{site}/template/events")).await;
    let backup = sun_graph(folder)
        .args(["backup", "--output", "a.tar"])
        .output();
    assert!(backup.unwrap().status.success());

    // Nowhere but at its own address.
    assert_eq!(text(&format!("{site}/metrics")).await.0, 404);
    let (_, figures) = text(metrics).await;
    let count = |labels: &str| figure(&figures, &format!("sun_graph_requests_total{{{labels}}}"));
    assert_eq!(
        count(r#"kind="query",outcome="OK""#),
        Some(1.0),
        "{figures}"
    );
    assert_eq!(
        count(r#"kind="graphql",outcome="UNAUTHENTICATED""#),
        Some(1.0)
    );
    assert_eq!(count(r#"kind="file",outcome="OK""#), Some(1.0));
    assert_eq!(count(r#"kind="other",outcome="HTTP_404""#), Some(1.0));
    assert_eq!(count(r#"kind="health",outcome="OK""#), Some(1.0));
    let of_queries = r#"sun_graph_request_duration_seconds_count{kind="query"}"#;
    assert_eq!(figure(&figures, of_queries), Some(1.0));
    assert!(figure(&figures, "sun_graph_backup_age_seconds").is_some());
    assert!(figures.ends_with("# EOF\n"));
    assert_eq!(server.stop(), Some(0));

    let whole = fs::read_to_string(&log).unwrap();
    assert!(!whole.contains(canary), "{whole}");
    let lines = lines(&log);
    let of_requests = lines
        .iter()
        .filter(|line| line["target"] == "sun_graph::request");
    let of_requests: Vec<&Value> = of_requests.collect();
    assert_eq!(of_requests.len(), 5, "{whole}");
    let first = of_requests[0];
    assert_eq!(first["span"]["request_id"], "mine-1");
    for (field, value) in [
        ("kind", json!("query")),
        ("operation", json!("Planted")),
        ("cost", json!(1)),
        ("status", json!(200)),
        ("outcome", json!("OK")),
        ("who", json!("anonymous")),
        ("from", json!("this machine")),
    ] {
        assert_eq!(first[field], value, "{field} of {first}");
    }
    assert!(first["ms"].is_u64(), "{first}");
    // What else is said of a request has its id as well.
    let refused = lines
        .iter()
        .find(|line| line["message"] == "a bearer was refused");
    assert!(
        refused.unwrap()["span"]["request_id"].is_string(),
        "{whole}"
    );
    // The first start is a few lines, though there are tables to make.
    let before = lines
        .iter()
        .take_while(|line| line["target"] != "sun_graph::request");
    assert!(before.count() <= 3, "{whole}");
}

#[test]
fn a_log_that_is_not_on_a_terminal_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let server = Running::start(
        sun_graph(folder.path())
            .args(["--listen", "127.0.0.1:0", "--dataset", "none"])
            .env("SUN_GRAPH_LOG", "debug")
            .stderr(File::create(&log).unwrap()),
    );
    assert_eq!(server.stop(), Some(0));
    let log = fs::read_to_string(&log).unwrap();
    assert!(!log.is_empty() && !log.contains('\u{1b}'), "{log}");
}
