//! A database of each kind with the shipped dataset in it, made once a run of the
//! tests: every world begins as a copy.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

use store::db::Db;
use sun_graph::config::Config;
use tokio::sync::OnceCell;

use crate::postgres::Postgres;

/// What the name of a run's folder begins with; its process follows.
const FOLDER: &str = "prepared-";

/// A SQLite file.
pub(crate) async fn sqlite() -> &'static Path {
    static FILE: OnceCell<PathBuf> = OnceCell::const_new();
    let make = async || {
        let file = folder().join("prepared.db");
        load(&format!("sqlite:{}", file.display())).await;
        file
    };
    FILE.get_or_init(make).await
}

/// The data folder of a PostgreSQL server that was ended.
pub(crate) async fn postgres() -> &'static Path {
    static DATA: OnceCell<PathBuf> = OnceCell::const_new();
    let make = async || {
        let data = folder().join("postgres");
        let postgres = Postgres::start();
        load(&postgres.url()).await;
        postgres.end_and_keep(&data);
        data
    };
    DATA.get_or_init(make).await
}

/// The folder of this run. Those of runs that have ended are removed, since nothing
/// tells a run that its last test is over.
fn folder() -> PathBuf {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for entry in fs::read_dir(all).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        let run = name.to_str().and_then(|name| name.strip_prefix(FOLDER));
        if run.is_some_and(|run| !Path::new("/proc").join(run).exists()) {
            fs::remove_dir_all(entry.path()).unwrap();
        }
    }
    let own = all.join(format!("{FOLDER}{}", process::id()));
    fs::create_dir_all(&own).unwrap();
    own
}

async fn load(url: &str) {
    let mut config = Config::default();
    config.database.url = url.into();
    let db = Db::open(&config.database).await.unwrap();
    db.migrate().await.unwrap();
    let now = chrono::Utc::now();
    exchange::load_shipped(&db, now).await.unwrap();
    db.close().await;
}
