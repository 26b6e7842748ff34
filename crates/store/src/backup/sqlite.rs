//! Backups of SQLite: the file copied by SQLite itself, beside a server that writes.

use std::path::Path;

use super::{BackupError, Contents, Manifest, contents, part::Part};
use crate::db::{Db, OpenError, settings::DatabaseSettings};

/// Copies the database into this file, and says what is in it.
pub(super) async fn copy(
    settings: &DatabaseSettings,
    copy: &Path,
) -> Result<Contents, BackupError> {
    let db = Db::open_to_read(settings).await?;
    let copied = db.vacuum_into(copy).await;
    db.close().await;
    copied?;
    sound(copy).await
}

/// Holds a copy against what is told of it.
pub(super) async fn hold(copy: &Path, told: &Contents) -> Result<(), BackupError> {
    if sound(copy).await? == *told {
        Ok(())
    } else {
        Err(BackupError::Other)
    }
}

/// What a copy holds, if it is sound.
async fn sound(copy: &Path) -> Result<Contents, BackupError> {
    let db = Db::open_copy(copy).await?;
    let contents = async {
        if let Some(fault) = db.unsound().await? {
            return Err(BackupError::Unsound(fault));
        }
        Ok(contents::read(db.reader()).await?)
    };
    let contents = contents.await;
    db.close().await;
    contents
}

/// Has a copy written where a database is to be that is not there yet.
pub(super) fn receive(
    settings: &DatabaseSettings,
    extract: impl FnOnce(&Path) -> Result<Manifest, BackupError>,
) -> Result<(Manifest, Part), BackupError> {
    let Some(file) = settings.file() else {
        return Err(OpenError::Address(settings.masked_url()).into());
    };
    for ending in ["", "-wal", "-journal"] {
        let path = format!("{file}{ending}");
        if Path::new(&path).symlink_metadata().is_ok() {
            return Err(BackupError::NotEmpty(path));
        }
    }
    let part = Part::begin(Path::new(&file))?;
    let manifest = extract(part.path())?;
    Ok((manifest, part))
}
