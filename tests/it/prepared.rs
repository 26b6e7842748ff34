//! A database of each kind with the shipped dataset in it, made once a run of the
//! tests: every world begins as a copy.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sun_graph::{config::Config, db::Db, exchange};
use tokio::sync::OnceCell;

use crate::postgres::Postgres;

/// A SQLite file.
pub(crate) async fn sqlite() -> &'static Path {
    static FILE: OnceCell<PathBuf> = OnceCell::const_new();
    let make = async || {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let file = folder.path().join("prepared.db");
        load(&format!("sqlite:{}", file.display())).await;
        // Another run may have left one, which may be of another dataset.
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared.db");
        fs::rename(file, &kept).unwrap();
        kept
    };
    FILE.get_or_init(make).await
}

/// The data folder of a PostgreSQL server that was ended.
pub(crate) async fn postgres() -> &'static Path {
    static FOLDER: OnceCell<PathBuf> = OnceCell::const_new();
    let make = async || {
        let postgres = Postgres::start();
        load(&postgres.url()).await;
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared-postgres");
        if kept.exists() {
            fs::remove_dir_all(&kept).unwrap();
        }
        postgres.end_and_keep(&kept);
        kept
    };
    FOLDER.get_or_init(make).await
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
