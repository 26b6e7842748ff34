//! The graph in memory, over a synthetic Movement.

#[path = "../../../benches/synthetic/mod.rs"]
mod synthetic;

mod edit;
mod file;
mod limit;
mod load;
mod log;
mod price;
mod refresh;
mod stop;

use store::{db::Db, db::settings::DatabaseSettings};
use synthetic::Size;

/// A database on disk with a synthetic Movement in it.
async fn database(size: Size, seed: u64) -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/synthetic.db", folder.path().display());
    let settings = DatabaseSettings {
        url: url.as_str().into(),
        ..DatabaseSettings::default()
    };
    let db = Db::open(&settings).await.unwrap();
    db.migrate().await.unwrap();
    synthetic::fill(&db, size, seed).await.unwrap();
    (db, folder)
}
