//! What a server or a command says once its database is ready.

use super::{Failure, say};
use crate::config::{Config, Dataset};
use exchange::Loaded;
use store::db::Db;

/// Says what there is.
pub(super) async fn introduce(config: &Config, db: &Db, loaded: &Loaded) -> Result<(), Failure> {
    let version = db
        .data_version()
        .await
        .map_err(|cause| Failure::silent(&cause))?;
    // Sheets of one word hold the records; those of two hold details of them.
    let kinds = loaded
        .counts
        .iter()
        .filter(|(name, count)| !name.contains('_') && *count > 0);
    let counts = kinds.map(|(name, count)| format!("{count} {name}"));
    let counts = counts.collect::<Vec<_>>().join(", ");
    let change = match config.dataset {
        Dataset::None => "none",
        Dataset::Shipped if db.is_read_only() => "as it is: the database is read-only",
        Dataset::Shipped if loaded.is_changed => "loaded",
        Dataset::Shipped => "unchanged",
    };
    say(concat!("sun-graph ", env!("CARGO_PKG_VERSION"), "\n"));
    let url = config.database.masked_url();
    let is_new = if db.is_new() { "created, " } else { "" };
    say(&format!(
        "database   {url} ({is_new}data version {version})\n"
    ));
    say(&format!("dataset    {counts} ({change})\n"));
    Ok(())
}
