//! What a server or a command says once its database is ready.

use sea_orm::DbErr;

use super::{Failure, say};
use crate::config::{Config, Dataset};
use exchange::Loaded;
use record::sheet::sheets;
use store::{action::cells, db::Db};

/// Says what there is.
pub(super) async fn introduce(config: &Config, db: &Db, loaded: &Loaded) -> Result<(), Failure> {
    let version = db
        .data_version()
        .await
        .map_err(|cause| Failure::silent(&cause))?;
    let counts = counts(db).await.unwrap_or_else(|cause| {
        tracing::warn!(%cause, "the records could not be counted");
        "not counted".into()
    });
    let change = match config.dataset {
        Dataset::None => "none shipped",
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

/// How many records of each kind are in the database.
async fn counts(db: &Db) -> Result<String, DbErr> {
    let mut counts = vec![];
    // Sheets of one word hold the records; those of two hold details of them.
    for sheet in sheets().iter().filter(|sheet| !sheet.name.contains('_')) {
        let count = cells::count(db.reader(), sheet).await?;
        if count > 0 {
            counts.push(format!("{count} {}", sheet.name));
        }
    }
    Ok(if counts.is_empty() {
        "no records".into()
    } else {
        counts.join(", ")
    })
}
