//! Backups: whole, of one moment, also while a server runs; and brought back into
//! nothing but an empty database that fits.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use serde_json::{Value, json};

use crate::{
    postgres::Postgres,
    start::{Running, one_line, sun_graph},
};

fn run(folder: &Path, database: &str, arguments: &[&str]) -> Output {
    let mut command = sun_graph(folder);
    command.args(["--database", database]).args(arguments);
    command.output().unwrap()
}

/// What a command prints that must succeed.
fn said(folder: &Path, database: &str, arguments: &[&str]) -> String {
    let output = run(folder, database, arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).unwrap()
}

/// Fills a database with something of every kind that is not in the shipped data, and
/// leaves a server running on it.
async fn filled(folder: &Path, database: &str) -> Running {
    let token = ["token", "create", "--json", "--name", "A steward", "--role"];
    let reach = ["steward", "--networks", "all", "--countries", "all"];
    let expires = (chrono::Utc::now() + chrono::Days::new(30)).format("%Y-%m-%d");
    let expires = ["--expires", &expires.to_string()];
    let token = said(folder, database, &[&token[..], &reach, &expires].concat());
    let token: Value = serde_json::from_str(&token).unwrap();
    fs::write(
        folder.join("events.csv"),
        "external_id,name,kind,country,themes,source_title\n7,A synthetic workshop,WORKSHOP,KEN,,A synthetic source\n",
    )
    .unwrap();
    let import = ["import", "events.csv", "--source", "a partner"];
    said(folder, database, &import);
    let server = Running::start(
        sun_graph(folder)
            .args(["--listen", "127.0.0.1:0", "--database", database])
            .env("SUN_GRAPH_WEBHOOK_HOSTS", "127.0.0.1:9"),
    );
    let register = r#"mutation { registerWebhook(input: { url: "http://127.0.0.1:9/hook", countries: ["KE"] }) { webhook { id } } }"#;
    let contact = r#"mutation { createContact(input: { party: "network:csn", role: NETWORK_FOCAL_POINT, email: "synthetic@example.org", sourceTitle: "A synthetic source" }) { errors { message } } }"#;
    let endpoint = server.line("endpoint").trim_start_matches("endpoint");
    for query in [register, contact] {
        let request = reqwest::Client::new()
            .post(endpoint.trim())
            .header("idempotency-key", query)
            .bearer_auth(token["token"].as_str().unwrap())
            .json(&json!({ "query": query }));
        let answer = request.send().await.unwrap().text().await.unwrap();
        assert!(!answer.contains("message"), "{answer}");
    }
    server
}

async fn all(db: &DatabaseConnection, ask: &str) -> Vec<String> {
    let ask = Statement::from_string(db.get_database_backend(), ask);
    let rows = db.query_all_raw(ask).await.unwrap();
    let texts = rows.iter().map(|row| row.try_get_by_index(0).unwrap());
    texts.collect()
}

/// All rows of all tables, each table as one text.
async fn rows(database: &str) -> Vec<(String, String)> {
    let db = Database::connect(database).await.unwrap();
    let is_sqlite = db.get_database_backend() == DbBackend::Sqlite;
    let tables = if is_sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    } else {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    };
    let mut told = vec![];
    for table in all(&db, tables).await {
        let text = if is_sqlite {
            let columns =
                format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
            let columns = all(&db, &columns).await.join(" || ',' || ");
            format!("SELECT {columns} AS line FROM \"{table}\" ORDER BY line")
        } else {
            format!("SELECT t::text AS line FROM \"{table}\" t ORDER BY line")
        };
        told.push((table, all(&db, &text).await.join("\n")));
    }
    db.close().await.unwrap();
    told
}

async fn every_table_comes_back(folder: &Path, from: &str, to: &str) {
    let server = filled(folder, from).await;
    said(folder, from, &["backup", "--output", "a.tar"]);
    // Standard output is one too.
    let piped = run(folder, from, &["backup"]);
    fs::write(folder.join("b.tar"), piped.stdout).unwrap();
    assert!(said(folder, from, &["audit", "verify"]).contains("entries hold"));
    assert_eq!(server.stop(), Some(0));

    let told = |file: &str| {
        let told = said(folder, from, &["backup", "verify", "--json", file]);
        let mut told: Value = serde_json::from_str(&told).unwrap();
        told["made"].take();
        told
    };
    assert_eq!(told("a.tar"), told("b.tar"));
    assert_eq!(told("a.tar")["log"]["hash"].as_str().unwrap().len(), 64);

    let restored = said(folder, to, &["restore", "a.tar"]);
    assert!(restored.starts_with("restored: "), "{restored}");
    let (before, after) = (rows(from).await, rows(to).await);
    for (one, other) in before.iter().zip(&after) {
        assert!(one == other, "{} differs", one.0);
    }
    assert_eq!(before.len(), after.len());
    let is_filled = |name: &str| {
        before
            .iter()
            .any(|(table, rows)| table == name && !rows.is_empty())
    };
    for table in [
        "token",
        "webhook",
        "change",
        "external_id",
        "contact",
        "search_entry",
        "event",
    ] {
        assert!(is_filled(table), "{table} is empty");
    }
    let again = one_line(&run(folder, to, &["restore", "a.tar"]), 1);
    assert!(again.contains("is not empty"), "{again}");
    assert!(
        rows(to).await == after,
        "a refused restore changed something"
    );
    assert!(said(folder, to, &["--dataset", "none", "migrate"]).contains("sun-graph"));
}

#[tokio::test]
async fn every_table_comes_back_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let url = |name: &str| format!("sqlite:{}", folder.join(name).display());
    every_table_comes_back(folder, &url("a.db"), &url("b.db")).await;

    // What stands in the way of the file is in the way of a restore as well.
    fs::write(folder.join("c.db-wal"), "x").unwrap();
    let line = one_line(&run(folder, &url("c.db"), &["restore", "a.tar"]), 1);
    assert!(line.contains("c.db-wal is not empty"), "{line}");
    assert!(!folder.join("c.db").exists());
    // Only whoever made it reads it.
    for file in ["a.tar", "b.db"] {
        let mode = fs::metadata(folder.join(file))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{file}");
    }
    // Nothing of the way is left.
    let left = fs::read_dir(folder).unwrap();
    let left = left.filter(|it| {
        it.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("part")
    });
    assert_eq!(left.count(), 0);
}

#[tokio::test]
async fn every_table_comes_back_on_postgres() {
    let (here, there) = (Postgres::start(), Postgres::start());
    let folder = tempfile::tempdir().unwrap();
    every_table_comes_back(folder.path(), &here.url(), &there.url()).await;
    let backup = ["backup", "--output", "c.tar"];
    let mut command = sun_graph(folder.path());
    command.args(["--database", &here.url()]).args(backup);
    let line = one_line(&command.env("PATH", "/nowhere").output().unwrap(), 1);
    assert!(line.contains("pg_dump is missing: install"), "{line}");
    assert!(!folder.path().join("c.tar").exists());
    let line = run(folder.path(), "sqlite:c.db", &["restore", "a.tar"]);
    let line = one_line(&line, 1);
    assert!(line.contains("a backup of PostgreSQL"), "{line}");
}

#[test]
fn what_does_not_fit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    said(folder, "sqlite:a.db", &["--dataset", "none", "migrate"]);
    said(folder, "sqlite:a.db", &["backup", "--output", "a.tar"]);
    let refused = |file: &str| {
        let line = one_line(&run(folder, "sqlite:a.db", &["backup", "verify", file]), 1);
        let same = one_line(&run(folder, "sqlite:new.db", &["restore", file]), 1);
        assert_eq!(line, same);
        assert!(!folder.join("new.db").exists());
        line
    };
    let whole = fs::read(folder.join("a.tar")).unwrap();
    fs::write(folder.join("cut.tar"), &whole[..whole.len() / 2]).unwrap();
    assert!(refused("cut.tar").contains("not a whole backup"));
    let mut turned = whole.clone();
    turned[whole.len() / 2] ^= 1;
    fs::write(folder.join("turned.tar"), turned).unwrap();
    assert!(refused("turned.tar").contains("database.sqlite is not as it was written"));
    fs::write(folder.join("other.tar"), "no backup").unwrap();
    assert!(refused("other.tar").contains("not a whole backup"));
    assert!(refused("nowhere.tar").contains("cannot be read"));

    // Taken apart, changed, and put together again by common tools.
    let made = |name: &str, change: &str| {
        let script = format!(
            "mkdir {name} && tar -C {name} -xf a.tar && cd {name} && sha256sum --quiet --check SHA256SUMS && {change} && \
             sha256sum manifest.json database.sqlite > SHA256SUMS && tar -cf ../{name}.tar manifest.json database.sqlite SHA256SUMS"
        );
        let made = Command::new("bash")
            .args(["-ec", &script])
            .current_dir(folder)
            .status();
        assert!(made.unwrap().success());
        refused(&format!("{name}.tar"))
    };
    let newer = made(
        "newer",
        r#"sed -i 's/"m20261123_000001_facts"/"m20991231_000001_later"/' manifest.json"#,
    );
    assert!(
        newer.contains("newer sun-graph") && newer.contains("m20991231"),
        "{newer}"
    );
    let less = made(
        "less",
        r#"sed -i 's/"dataVersion": 0/"dataVersion": 7/' manifest.json"#,
    );
    assert!(less.contains("not what its manifest tells"), "{less}");
    let spoiled = made(
        "spoiled",
        "printf xxxxxxxx | dd of=database.sqlite bs=1 seek=8192 conv=notrunc status=none",
    );
    assert!(
        spoiled.contains("damaged") || spoiled.contains("manifest tells"),
        "{spoiled}"
    );

    let line = one_line(
        &run(
            folder,
            "sqlite:nowhere.db",
            &["backup", "--output", "b.tar"],
        ),
        1,
    );
    assert!(line.contains("there is no database nowhere.db"), "{line}");
    let line = one_line(
        &run(folder, "postgres://127.0.0.1/x", &["restore", "a.tar"]),
        1,
    );
    assert!(line.contains("a backup of SQLite"), "{line}");
}
