//! A file is of one version, however slowly it is read and whatever is written
//! meanwhile.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::ConnectionTrait;
use store::db::{Db, Snapshot};
use sun_graph::config::Config;
use tokio::task::JoinHandle;

use super::*;
use crate::{world::World, write::on_both};

/// Writes again and again: each time the same note on two rows of a large sheet and on
/// one of another, that says which version of the data the write makes.
struct Writer {
    written: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Writer {
    async fn start(db: &Db, [first, last]: [String; 2]) -> Self {
        let written = Arc::new(AtomicU64::new(0));
        let (db, count) = (db.clone(), Arc::clone(&written));
        let task = tokio::spawn(async move {
            loop {
                let write = db.begin_write().await.unwrap();
                let note =
                    r#"'synthetic ' || (SELECT "version" FROM "data_version" WHERE "id" = 1)"#;
                for (table, ids) in [
                    ("indicator_value", format!("'{first}', '{last}'")),
                    ("country", "'KEN'".to_owned()),
                ] {
                    let note =
                        format!(r#"UPDATE "{table}" SET "note" = {note} WHERE "id" IN ({ids})"#);
                    write.execute_unprepared(&note).await.unwrap();
                }
                write.commit().await.unwrap();
                count.fetch_add(1, Ordering::AcqRel);
            }
        });
        let writer = Self { written, task };
        writer.passes(1).await;
        writer
    }

    /// Waits until it has written so often again.
    async fn passes(&self, writes: u64) {
        let goal = self.written.load(Ordering::Acquire) + writes;
        while self.written.load(Ordering::Acquire) < goal {
            tokio::task::yield_now().await;
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn cell<'a>(sheet: &Sheet, line: &'a Line, name: &str) -> &'a str {
    let place = sheet.all_columns().position(|column| column.name == name);
    line.cells[place.unwrap()].as_deref().unwrap_or_default()
}

/// The notes of the rows with these ids.
fn notes(sheet: &Sheet, lines: &[Line], ids: &[String]) -> Vec<String> {
    let named = lines
        .iter()
        .filter(|line| ids.contains(&cell(sheet, line, "id").to_owned()));
    named
        .map(|line| cell(sheet, line, "note").to_owned())
        .collect()
}

const FILTERED: &[(&str, &str)] = &[("order", "NUMBER"), ("direction", "DESC")];

async fn a_file_is_of_the_version_that_it_names(world: World) {
    let sheet = sheet("indicator_values").unwrap();
    let unlogged = world.export(sheet.name, FILTERED).await;
    let lines = read(&reader(), sheet, Format::Csv, unlogged.as_bytes()).unwrap();
    assert!(lines.len() > 4_000, "{} rows", lines.len());
    let end = |line: Option<&Line>| cell(sheet, line.unwrap(), "id").to_owned();
    let ids = [end(lines.first()), end(lines.last())];
    let writer = Writer::start(&world.db, ids.clone()).await;
    let before = world.db.data_version().await.unwrap();
    for (format, parameters) in [
        (Format::Csv, &[][..]),
        (Format::Ndjson, &[]),
        (Format::Xlsx, &[]),
        (Format::Csv, FILTERED),
        (Format::Ndjson, FILTERED),
        (Format::Xlsx, FILTERED),
    ] {
        let request = reqwest::Client::new()
            .get(format!("{}/export/{}", world.url(), sheet.name))
            .query(parameters)
            .query(&[("format", format.name())]);
        let response = request.send().await.unwrap();
        let header = |name: &str| {
            let value = response.headers().get(name).unwrap();
            value.to_str().unwrap().to_owned()
        };
        let version = header("data-version");
        let name = format!("{}-{version}.{}", sheet.name, format.name());
        assert!(header("content-disposition").contains(&name));
        assert!(version.parse::<u64>().unwrap() >= before);
        // Somebody who reads it slowly.
        writer.passes(3).await;
        let bytes = response.bytes().await.unwrap();
        let read_back = read(&reader(), sheet, format, &bytes).unwrap();
        assert_eq!(read_back.len(), lines.len());
        let notes = notes(sheet, &read_back, &ids);
        let of_version = format!("synthetic {version}");
        assert_eq!(
            notes,
            [of_version.clone(), of_version],
            "{format:?} {parameters:?}"
        );
    }
}

/// Every page of a list is small, so that a file is read in many.
fn config() -> Config {
    let mut config = Config::default();
    config.limits.page_size = 500;
    config
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_of_the_version_that_it_names_on_sqlite() {
    a_file_is_of_the_version_that_it_names(World::sqlite_with(config()).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_of_the_version_that_it_names_on_postgres() {
    a_file_is_of_the_version_that_it_names(World::postgres_with(config()).await).await;
}

/// All sheets of a folder are of one version, too. SQLite has one process at a time.
#[tokio::test(flavor = "multi_thread")]
async fn all_files_of_a_folder_are_of_one_version() {
    let world = World::postgres().await;
    let values = sheet("indicator_values").unwrap();
    let unlogged = world.export(values.name, &[]).await;
    let lines = read(&reader(), values, Format::Csv, unlogged.as_bytes()).unwrap();
    let end = |line: Option<&Line>| cell(values, line.unwrap(), "id").to_owned();
    let ids = [end(lines.first()), end(lines.last())];
    let writer = Writer::start(&world.db, ids.clone()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sun-graph"));
    command
        .args([
            "export",
            "--all",
            "--output",
            folder.path().to_str().unwrap(),
        ])
        .args(["--database", world.database()]);
    let before = writer.written.load(Ordering::Acquire);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = output.await.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(writer.written.load(Ordering::Acquire) > before);
    let notes = |name: &str, ids: &[String]| {
        let sheet = sheet(name).unwrap();
        let bytes = std::fs::read(folder.path().join(format!("{name}.csv"))).unwrap();
        let lines = read(&reader(), sheet, Format::Csv, &bytes).unwrap();
        notes(sheet, &lines, ids)
    };
    let of_country = notes("countries", &["KEN".to_owned()]);
    assert!(of_country[0].starts_with("synthetic "), "{of_country:?}");
    let of_values = notes(values.name, &ids);
    assert_eq!(of_values, [of_country[0].clone(), of_country[0].clone()]);
}

async fn a_graph_names_its_version(world: World) {
    let version = world.db.data_version().await.unwrap();
    let address = format!("{}/export/graph?country=SEN&format=gexf", world.url());
    let response = reqwest::get(address).await.unwrap();
    let header = |name: &str| {
        let value = response.headers().get(name).unwrap();
        value.to_str().unwrap().to_owned()
    };
    assert_eq!(header("data-version"), version.to_string());
    let name = format!("sun-graph-SEN-actors-all-days-v{version}.gexf");
    assert!(header("content-disposition").contains(&name));
    let length: usize = header("content-length").parse().unwrap();
    let text = response.text().await.unwrap();
    assert_eq!(text.len(), length);
    assert!(text.contains(&format!("data version {version}")));
}

/// What is read through a snapshot stays as it was, and nothing is written by it.
async fn a_snapshot_stays_as_it_was(world: World) {
    let before = world.db.data_version().await.unwrap();
    let db = &world.db;
    let read = |snapshot: Snapshot| async move {
        assert_eq!(snapshot.version, before);
        for _ in 0..3 {
            let write = db.begin_write().await.unwrap();
            write.commit().await.unwrap();
        }
        assert_eq!(snapshot.db.data_version().await.unwrap(), before);
        assert_eq!(db.data_version().await.unwrap(), before + 3);
        let write = r#"UPDATE "data_version" SET "version" = 0"#;
        let reader = snapshot.db.reader();
        assert!(reader.execute_unprepared(write).await.is_err());
    };
    db.at_one_moment(Duration::from_mins(1), read)
        .await
        .unwrap();
    assert_eq!(world.db.data_version().await.unwrap(), before + 3);
}

async fn a_snapshot_lasts_no_longer_than_it_may(world: World) {
    let db = &world.db;
    let read = |short: Snapshot| async move {
        tokio::time::sleep(Duration::from_millis(900)).await;
        // Heavy enough for SQLite to look at its clock.
        let count = r#"SELECT COUNT(*) FROM "indicator_value" AS "a", "indicator_value" AS "b""#;
        assert!(short.db.reader().execute_unprepared(count).await.is_err());
        // Nor is another moment read in its place.
        assert!(
            short.db.data_version().await.is_err() || db.backend() != sea_orm::DbBackend::Postgres
        );
    };
    let patience = Duration::from_millis(200);
    db.at_one_moment(patience, read).await.unwrap();
    assert!(world.db.data_version().await.is_ok());
}

on_both! {
    a_graph_names_its_version
    a_snapshot_stays_as_it_was
    a_snapshot_lasts_no_longer_than_it_may
}
