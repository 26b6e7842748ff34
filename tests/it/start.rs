//! The binary as a newcomer meets it: what it prints, and what it says when it cannot start.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The binary in a folder of its own, with none of our variables set.
pub(crate) fn sun_graph(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
    command.current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("SUN_GRAPH_") {
            command.env_remove(name);
        }
    }
    // Nobody has to learn that it stops before it does.
    command.env("SUN_GRAPH_CONNECTIONS__DRAIN_MS", "0");
    command
}

/// A server that ends with its test.
pub(crate) struct Running {
    child: Child,
    /// What it printed up to the endpoint's address.
    lines: Vec<String>,
}

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            lines.push(line.unwrap());
            if lines
                .last()
                .is_some_and(|line| line.starts_with("endpoint"))
            {
                break;
            }
        }
        Self { child, lines }
    }

    pub(crate) fn line(&self, start: &str) -> &str {
        let line = self.lines.iter().find(|line| line.starts_with(start));
        line.unwrap_or_else(|| panic!("no {start} in {:?}", self.lines))
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until it has ended, and gives what it says at its end.
    pub(crate) fn ended(mut self) -> Option<i32> {
        let patience = Instant::now() + Duration::from_secs(30);
        while Instant::now() < patience {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it did not stop");
    }

    /// Asks it to end, and waits.
    pub(crate) fn stop(self) -> Option<i32> {
        self.signal("TERM");
        self.ended()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended where the test came to its end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Holds that it ended with this status and one line, and returns the line.
pub(crate) fn one_line(output: &Output, exit: i32) -> String {
    let line = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(exit), "{line}");
    assert!(output.stdout.is_empty());
    assert_eq!(line.trim_end().lines().count(), 1, "{line}");
    assert!(line.starts_with("sun-graph: "), "{line}");
    line
}

fn refused(arguments: &[&str], exit: i32) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path()).args(arguments).output().unwrap();
    let line = one_line(&output, exit);
    assert_eq!(
        folder.path().read_dir().unwrap().count(),
        0,
        "it left something behind"
    );
    line
}

#[tokio::test]
async fn the_first_start_loads_and_the_second_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(sun_graph(folder.path()).args(["--listen", "127.0.0.1:0"]));
    assert!(server.line("dataset").contains(" countries, "));
    assert!(server.line("dataset").ends_with("(loaded)"));
    assert!(server.line("database").contains("sqlite:sun-graph.db"));
    if cfg!(feature = "ui") {
        assert!(server.line("workbench").ends_with("/graphiql"));
    }
    let endpoint = server
        .line("endpoint")
        .trim_start_matches("endpoint")
        .trim()
        .to_owned();
    assert!(
        endpoint.starts_with("http://127.0.0.1:") && !endpoint.contains(":0/"),
        "{endpoint}"
    );
    let query = serde_json::json!({ "query": "{ __typename }" });
    let answer = reqwest::Client::new()
        .post(&endpoint)
        .json(&query)
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.text().await.unwrap(),
        r#"{"data":{"__typename":"Query"}}"#
    );
    assert!(server.line("database").contains("(created, data version "));
    let before = server.line("database").replace("created, ", "");
    assert_eq!(server.stop(), Some(0));

    let server = Running::start(sun_graph(folder.path()).env("SUN_GRAPH_LISTEN", "127.0.0.1:0"));
    assert!(server.line("dataset").ends_with("(unchanged)"));
    assert_eq!(server.line("database"), before);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn migrate_prepares_the_database_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path())
        .args(["migrate", "--database", "sqlite:other.db"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text.contains("sqlite:other.db") && text.contains("(loaded)"),
        "{text}"
    );
    assert!(folder.path().join("other.db").exists());
}

#[test]
fn help_is_for_a_newcomer() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path()).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    for word in [
        "serve",
        "migrate",
        "schema",
        "config",
        "--listen",
        "--database",
        "--config",
        "Examples:",
        "SUN_GRAPH_LISTEN",
    ] {
        assert!(help.contains(word), "no {word} in:\n{help}");
    }
}

#[test]
fn the_schema_printed_is_the_schema_committed() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path()).arg("schema").output().unwrap();
    let committed =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql")).unwrap();
    assert!(
        String::from_utf8(output.stdout).unwrap() == committed,
        "write it anew: sun-graph schema > schema.graphql"
    );
}

#[test]
fn config_prints_what_is_in_effect_without_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path())
        .args(["config", "--database", "postgres://sun:secret@db/graph"])
        .env("SUN_GRAPH_LIMITS__PAGE_SIZE", "7")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("page_size = 7 # variable ") && text.contains("sun:***@db"),
        "{text}"
    );
    assert!(!text.contains("secret"));
}

#[test]
fn a_wrong_flag_or_command_is_named() {
    assert!(refused(&["--lisen", "127.0.0.1:0"], 2).contains("--lisen"));
    assert!(refused(&["sevre"], 2).contains("sevre"));
    assert!(refused(&["--listen"], 2).contains("--listen"));
    assert!(refused(&["--config", "nowhere.toml"], 2).contains("nowhere.toml"));
    assert!(refused(&["--listen", "nonsense"], 2).contains("nonsense"));
}

#[test]
fn an_unknown_variable_or_key_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = sun_graph(folder.path())
        .env("SUN_GRAPH_LISEN", "x")
        .output()
        .unwrap();
    assert!(one_line(&output, 2).contains("SUN_GRAPH_LISEN"));
    let output = sun_graph(folder.path())
        .env("SUN_GRAPH_LIMITS__DEPTH", "deep")
        .output()
        .unwrap();
    assert!(one_line(&output, 2).contains("depth"));
    let output = sun_graph(folder.path())
        .env("SUN_GRAPH_LOG", "a=b=c")
        .output()
        .unwrap();
    assert!(one_line(&output, 2).contains("log"));
    std::fs::write(folder.path().join("a.toml"), "[limits]\ndepht = 3\n").unwrap();
    let output = sun_graph(folder.path())
        .args(["--config", "a.toml"])
        .output()
        .unwrap();
    let line = one_line(&output, 2);
    assert!(
        line.contains("a.toml") && line.contains("limits.depht"),
        "{line}"
    );
}

#[test]
fn a_taken_port_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let line = refused(&["--listen", &address], 1);
    assert!(
        line.contains(&address) && line.contains("--listen"),
        "{line}"
    );
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    // Root may write to any folder, but not below a file, nor in /proc.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    for place in ["sqlite:file/sun-graph.db", "sqlite:/proc/sun-graph.db"] {
        let arguments = ["--listen", "127.0.0.1:0", "--database", place];
        let output = sun_graph(folder.path()).args(arguments).output().unwrap();
        let line = one_line(&output, 1);
        assert!(line.contains("sun-graph.db"), "{line}");
    }
}

#[test]
fn a_database_that_does_not_answer_is_told_without_its_password() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let url = format!("postgres://sun:secret@{free}/graph");
    let line = refused(&["--listen", "127.0.0.1:0", "--database", &url], 1);
    assert!(
        line.contains(&free.to_string()) && !line.contains("secret"),
        "{line}"
    );
    let line = refused(
        &[
            "--listen",
            "127.0.0.1:0",
            "--database",
            "mysql://sun:secret@db/graph",
        ],
        1,
    );
    assert!(line.contains("mysql") && !line.contains("secret"), "{line}");
}
