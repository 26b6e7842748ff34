//! The database of a command: opened, brought to this version, filled if it is new.

use chrono::Utc;

use super::Failure;
use crate::config::{Config, Dataset};
use exchange::Loaded;
use store::db::{Db, OpenError};

/// The database, brought to this version, with the shipped dataset in it.
pub(super) async fn ready(config: &Config) -> Result<(Db, Loaded), Failure> {
    let db = Db::open(&config.database).await.map_err(Failure::other)?;
    db.migrate().await.map_err(Failure::other)?;
    let loaded = load(config, &db).await?;
    Ok((db, loaded))
}

/// The same for a command that only reads: where a server has the file, beside it.
pub(super) async fn ready_to_read(config: &Config) -> Result<Db, Failure> {
    let db = open_to_read(config).await?;
    load(config, &db).await?;
    Ok(db)
}

/// The database, brought to this version and nothing loaded into it.
pub(super) async fn open_to_read(config: &Config) -> Result<Db, Failure> {
    let db = match Db::open(&config.database).await {
        Err(OpenError::InUse(_)) => Db::open_to_read(&config.database).await,
        opened => opened,
    };
    let db = db.map_err(Failure::other)?;
    db.migrate().await.map_err(Failure::other)?;
    Ok(db)
}

async fn load(config: &Config, db: &Db) -> Result<Loaded, Failure> {
    match config.dataset {
        Dataset::None => Ok(Loaded::default()),
        // What is there is served.
        Dataset::Shipped if db.is_read_only() => Ok(Loaded::default()),
        Dataset::Shipped => exchange::load_shipped(db, Utc::now())
            .await
            .map_err(Failure::other),
    }
}
