//! What is not public, by the command line; and that no log line holds it.

use std::{fs, path::Path, process::Stdio};

use serde_json::json;

use super::{MARKS, SHEET};
use crate::start::{Running, one_line, sun_graph};

/// What a command that must succeed says on standard output and error.
fn said(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = sun_graph(folder).args(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    (String::from_utf8(output.stdout).unwrap(), error)
}

#[test]
fn a_folder_holds_contacts_if_it_is_said_so_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("contacts.csv"), SHEET).unwrap();
    let database = |name| ["--database", name];
    let first = database("sqlite:first.db");
    said(folder, &[&first[..], &["import", "contacts.csv"]].concat());

    let all = ["export", "--all", "--output", "public"];
    let (_, error) = said(folder, &[&first[..], &all].concat());
    assert!(
        error.contains("left out") && error.contains("contacts"),
        "{error}"
    );
    assert!(folder.join("public/seats.csv").exists());
    assert!(!folder.join("public/contacts.csv").exists());
    let one = sun_graph(folder)
        .args([&first[..], &["export", "contacts"]].concat())
        .output();
    let line = one_line(&one.unwrap(), 2);
    assert!(line.contains("--restricted"), "{line}");

    fs::create_dir(folder.join("whole")).unwrap();
    fs::write(folder.join("whole/contacts.csv"), "for everybody").unwrap();
    let all = ["export", "--all", "--restricted", "--output"];
    let (_, error) = said(folder, &[&first[..], &all, &["whole"]].concat());
    assert!(error.contains("keep the folder to yourself"), "{error}");
    let whole = fs::read_to_string(folder.join("whole/contacts.csv")).unwrap();
    assert!(MARKS.iter().all(|mark| whole.contains(mark)), "{whole}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = fs::metadata(folder.join("whole/contacts.csv")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }

    let second = ["--dataset", "none", "--database", "sqlite:second.db"];
    said(folder, &[&second[..], &["import", "whole"]].concat());
    said(folder, &[&second[..], &all, &["again"]].concat());
    let again = fs::read_to_string(folder.join("again/contacts.csv")).unwrap();
    assert_eq!(again, whole);
    let (_, verdict) = said(folder, &[&second[..], &["audit", "verify"]].concat());
    assert_eq!(verdict, "");
}

/// The server at the most talkative level, and everything that is done with contacts.
#[tokio::test]
async fn no_line_of_the_log_holds_what_a_contact_says() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let expires = (chrono::Utc::now().date_naive() + chrono::Days::new(30)).to_string();
    let create = [
        "token",
        "create",
        "--name",
        "A synthetic bearer",
        "--role",
        "steward",
        "--networks",
        "all",
        "--countries",
        "all",
        "--expires",
        &expires,
    ];
    let (told, _) = said(folder, &create);
    let mut words = told.split_whitespace();
    let token = words.find(|word| word.starts_with("sungraph_")).unwrap();
    let log = fs::File::create(folder.join("log")).unwrap();
    let mut command = sun_graph(folder);
    command
        .args(["--listen", "127.0.0.1:0"])
        .env("SUN_GRAPH_LOG", "trace")
        .stderr(Stdio::from(log));
    let server = Running::start(&mut command);
    let endpoint = server
        .line("endpoint")
        .trim_start_matches("endpoint")
        .trim()
        .to_owned();
    let client = reqwest::Client::new();
    let ask = async |query: &str| {
        let request = client
            .post(&endpoint)
            .bearer_auth(token)
            .json(&json!({ "query": query }));
        request.send().await.unwrap().text().await.unwrap()
    };
    let create = |email: &str| {
        format!(
            r#"mutation {{ createContact(input: {{ party: "chapter:csn-ken", role: CHAIR, person: "Marker Person 7f3a", email: "{email}", sourceTitle: "A synthetic source Mark7f3a" }}) {{ outcome recordId }} }}"#
        )
    };
    assert!(
        ask(&create("Mark7f3a@example.org"))
            .await
            .contains("CREATED")
    );
    assert!(ask(&create("Mark7f3a")).await.contains("REFUSED"));
    assert!(
        ask("{ contacts { nodes { person email } } }")
            .await
            .contains(MARKS[0])
    );
    assert!(
        ask(r#"{ search(text: "Marker Person 7f3a") { totalCount } }"#)
            .await
            .contains('0')
    );
    let base = endpoint.trim_end_matches("/graphql");
    let import = client
        .post(format!("{base}/import/contacts"))
        .bearer_auth(token);
    let import = import
        .header("content-type", "text/csv")
        .body(SHEET)
        .send()
        .await
        .unwrap();
    assert!(import.status().is_success());
    let export = client
        .get(format!("{base}/export/contacts"))
        .bearer_auth(token);
    let export = export.send().await.unwrap().text().await.unwrap();
    assert!(export.contains(MARKS[1]));
    assert_eq!(server.stop(), Some(0));
    let log = fs::read_to_string(folder.join("log")).unwrap();
    assert!(log.contains("answered"), "nothing was logged: {log}");
    for line in log.lines() {
        assert!(!MARKS.iter().any(|mark| line.contains(mark)), "{line}");
    }
}
