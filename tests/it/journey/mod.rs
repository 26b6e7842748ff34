//! A partner's way from a token to data that others see, with nothing but the
//! README in hand and the binary as it ships.

mod followers;

use std::{
    fmt::Write,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};

use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use self::followers::Followers;
use crate::{
    postgres::Postgres,
    start::{Running, sun_graph},
};

/// Words that a partner can only know from the README.
fn told(words: &'static str) -> &'static str {
    let readme = include_str!("../../../README.md");
    assert!(readme.contains(words), "the README does not say {words}");
    words
}

/// One installation, and the partner in front of it.
struct Journey<'a> {
    folder: &'a Path,
    database: &'a str,
    client: Client,
}

impl Journey<'_> {
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = sun_graph(self.folder);
        command.args(["--database", self.database]).args(arguments);
        command
    }

    fn said(&self, arguments: &[&str]) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = self.command(arguments).output().unwrap();
        assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
        String::from_utf8(stdout).unwrap()
    }

    /// A token for Kenya.
    fn token(&self, role: &str) -> String {
        let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
        let expires = expires.to_string();
        let arguments = [
            "token",
            "create",
            "--name",
            "A synthetic partner",
            "--role",
            role,
            "--networks",
            "csn",
            "--countries",
            "KEN",
            "--expires",
            &expires,
            "--json",
        ];
        told("sun-graph token create --name");
        let made: Value = serde_json::from_str(&self.said(&arguments)).unwrap();
        made["token"].as_str().unwrap().to_owned()
    }

    /// Serves, and says where.
    fn serve(&self) -> (Running, String) {
        let mut command = self.command(&["--listen", "127.0.0.1:0"]);
        let server = Running::start(command.env("SUN_GRAPH_WEBHOOK_HOSTS", "127.0.0.1"));
        let endpoint = server
            .line("endpoint")
            .trim_start_matches("endpoint")
            .trim();
        let url = endpoint.trim_end_matches("/graphql").to_owned();
        (server, url)
    }

    fn ask(&self, url: &str, query: &str) -> RequestBuilder {
        let request = self.client.post(format!("{url}/graphql"));
        request.json(&json!({ "query": query }))
    }

    async fn sent(&self, url: &str, (path, token): (&str, &str), sheet: &str) -> (u16, Value) {
        let request = self.client.post(format!("{url}{path}"));
        let request = request
            .bearer_auth(token)
            .header("content-type", told("text/csv"));
        let answer = request.body(sheet.to_owned()).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// The events of Kenya since the partner began, as everybody sees them.
    async fn seen(&self, url: &str) -> Vec<String> {
        let query = r#"{ country(code: "KE") { events(filter: { from: "2026-10-01" }, order: STARTS) { nodes { name } } } }"#;
        let answer = self.ask(url, query).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        let events = answer["data"]["country"]["events"]["nodes"].as_array();
        let events = events.unwrap_or_else(|| panic!("{answer:#}")).iter();
        events
            .map(|event| event["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// A template with rows added to it, whose cells are named by their columns.
fn filled(template: &str, rows: &[Vec<(&str, &str)>]) -> String {
    let mut sheet = template.to_owned();
    for row in rows {
        let cells = template.lines().next().unwrap().split(',').map(|column| {
            let cell = row.iter().find(|(name, _)| *name == column);
            cell.map_or("", |(_, text)| text)
        });
        writeln!(sheet, "{}", cells.collect::<Vec<_>>().join(",")).unwrap();
    }
    sheet
}

fn workshop<'a>(id: &'a str, name: &'a str, country: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("external_id", id),
        ("name", name),
        ("kind", "WORKSHOP"),
        ("country", country),
        ("starts", "2026-10-01"),
        ("source_title", "A synthetic source of a test"),
    ]
}

async fn a_partner_sends_its_events(database: &str) {
    let folder = tempfile::tempdir().unwrap();
    let journey = Journey {
        folder: folder.path(),
        database,
        client: Client::new(),
    };
    let (partner, steward) = (journey.token("contributor"), journey.token("steward"));
    let (server, url) = journey.serve();

    let mut followers = Followers::begin(&journey, &url, &steward).await;
    let template = journey
        .client
        .get(format!("{url}{}", told("/template/events")));
    let template = template.send().await.unwrap().text().await.unwrap();
    let rows = [
        workshop("s-1", "First synthetic workshop", "KEN"),
        workshop("s-2", "Second synthetic workshop", "KEN"),
    ];
    let sheet = filled(&template, &rows);
    let dry = (told("/import/events?dryRun=true"), partner.as_str());
    let (status, dry) = journey.sent(&url, dry, &sheet).await;
    assert_eq!(
        (status, &dry["report"]["created"]),
        (200, &json!(2)),
        "{dry:#}"
    );
    assert_eq!(journey.seen(&url).await, [""; 0]);

    let import = ("/import/events", partner.as_str());
    let read = journey.client.get(format!("{url}/import/events"));
    let read = read.send().await.unwrap();
    assert_eq!(
        (read.status().as_u16(), &read.headers()["allow"]),
        (405, &"POST".parse().unwrap())
    );
    let (status, report) = journey.sent(&url, import, &sheet).await;
    assert_eq!(
        (status, &report["report"]["created"]),
        (200, &json!(2)),
        "{report:#}"
    );
    let both = ["First synthetic workshop", "Second synthetic workshop"];
    assert_eq!(journey.seen(&url).await, both);
    let last = report["report"]["sequence"].as_i64().unwrap();

    let (_, again) = journey.sent(&url, import, &sheet).await;
    assert_eq!(again["report"]["unchanged"], 2, "{again:#}");
    let abroad = filled(&sheet, &[])
        + &filled(&template, &[workshop("s-3", "Abroad", "SEN")])[template.len()..];
    let (status, refused) = journey.sent(&url, import, &abroad).await;
    assert_eq!(status, 400, "{refused:#}");
    let fault = &refused["errors"][0]["extensions"];
    assert_eq!(
        (&fault["code"], &fault["line"]),
        (&json!("IMPORT_REJECTED"), &json!(4))
    );
    assert_eq!(journey.seen(&url).await, both);

    // Whoever follows saw each once, in order, and nothing of what was refused: one more
    // change comes next.
    let more = filled(
        &template,
        &[workshop("s-4", "Third synthetic workshop", "KEN")],
    );
    let (_, report) = journey.sent(&url, import, &more).await;
    assert_eq!(report["report"]["sequence"], last + 1, "{report:#}");
    followers.heard(&[last - 1, last, last + 1]).await;
    drop(followers);
    assert_eq!(server.stop(), Some(0));

    killed_import_leaves_nothing(&journey, &template);
    let (server, url) = journey.serve();
    assert_eq!(journey.seen(&url).await.len(), 3);
    assert_eq!(server.stop(), Some(0));
    let verified = journey.said(&["audit", "verify"]);
    assert!(
        verified.starts_with(&format!("{} entries hold", last + 1)),
        "{verified}"
    );
}

/// Ends an import in its middle as a failing machine would.
fn killed_import_leaves_nothing(journey: &Journey<'_>, template: &str) {
    let names: Vec<(String, String)> = (0..30_000)
        .map(|row| {
            (
                format!("k-{row}"),
                format!("Killed synthetic workshop {row}"),
            )
        })
        .collect();
    let rows: Vec<_> = names
        .iter()
        .map(|(id, name)| workshop(id, name, "KEN"))
        .collect();
    fs::write(journey.folder.join("events.csv"), filled(template, &rows)).unwrap();
    let mut command = journey.command(&["import", "events.csv"]);
    let command = command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    assert!(line.contains("10000 rows read"), "{line}");
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
}

#[tokio::test]
async fn a_partner_sends_its_events_on_sqlite() {
    a_partner_sends_its_events("sqlite:sun-graph.db").await;
}

#[tokio::test]
async fn a_partner_sends_its_events_on_postgres() {
    let postgres = Postgres::start();
    a_partner_sends_its_events(&postgres.url()).await;
}
