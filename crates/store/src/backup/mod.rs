//! Backups: everything that a database holds, in one file that can be trusted.
//!
//! A backup is a tar archive of three members: `manifest.json`, which tells what it
//! holds; the database (`database.sqlite`, a file that SQLite opens as it is, or
//! `database.dump`, which `pg_restore` reads); and `SHA256SUMS`, the checksums of the
//! other two. The checksums come last, so that a file that was cut off has none.
//!
//! It is of one moment, though a server writes meanwhile: SQLite copies itself within
//! one reading transaction (`VACUUM INTO`), and PostgreSQL exports the snapshot that
//! the manifest was counted in. A backup bears its name only once it was written,
//! read back and stored; a restore gives the database its name, or commits it, only
//! once all of it is there and is what the manifest tells.
//!
//! Who calls this does nothing else meanwhile: files are read and written where they
//! stand.

mod archive;
mod contents;
mod error;
mod part;
mod postgres;
mod sqlite;

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Write, stdin, stdout},
    path::Path,
};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use self::{archive::Content, contents::is_known, part::Part};
pub use self::{contents::Contents, error::BackupError};
use crate::db::settings::DatabaseSettings;

/// The format of manifests; raised once older programs would misread them.
const FORMAT: u32 = 1;

/// What a backup tells of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The format of the manifest.
    format: u32,
    /// The program that made it, with its version.
    pub program: String,
    /// When it was made.
    pub made: String,
    /// The database that it is of, and that it can be restored to.
    pub engine: Engine,
    /// What it holds.
    #[serde(flatten)]
    pub contents: Contents,
}

/// The kinds of databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Engine {
    /// A file.
    #[serde(rename = "SQLite")]
    Sqlite,
    /// A server.
    #[serde(rename = "PostgreSQL")]
    Postgres,
}

impl Engine {
    fn of(settings: &DatabaseSettings) -> Self {
        match settings.file() {
            Some(_) => Self::Sqlite,
            None => Self::Postgres,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// The member of the archive that the database is.
    const fn member(self) -> &'static str {
        match self {
            Self::Sqlite => "database.sqlite",
            Self::Postgres => "database.dump",
        }
    }
}

/// Makes a backup, into this file or else to standard output, and says what it holds.
///
/// # Errors
///
/// What is in the way, and what to do about it; then there is no backup.
pub async fn create(
    settings: &DatabaseSettings,
    program: &str,
    now: DateTime<Utc>,
    place: Option<&Path>,
) -> Result<Manifest, BackupError> {
    let Some(place) = place else {
        let copy = temporary()?;
        let manifest = copied(settings, program, now, copy.path()).await?;
        let out = BufWriter::new(stdout().lock());
        let unwritten = |cause| BackupError::unwritten("standard output", &cause);
        let mut out = archive::write(out, &manifest, copy.path()).map_err(unwritten)?;
        out.flush().map_err(unwritten)?;
        return Ok(manifest);
    };
    let shown = place.display().to_string();
    let unwritten = |cause: io::Error| BackupError::unwritten(&shown, &cause);
    let part = Part::begin(place)?;
    let copy = part.beside();
    let manifest = copied(settings, program, now, copy.path()).await?;
    let out = BufWriter::new(part.file());
    let mut out = archive::write(out, &manifest, copy.path()).map_err(unwritten)?;
    out.flush().map_err(unwritten)?;
    drop((out, copy));
    // What was written is read once more, as a restore would.
    let written = File::open(part.path()).map_err(unwritten)?;
    archive::read(BufReader::new(written), |_| Ok(Content::new(io::sink())))?;
    part.finish().map_err(unwritten)?;
    Ok(manifest)
}

async fn copied(
    settings: &DatabaseSettings,
    program: &str,
    now: DateTime<Utc>,
    copy: &Path,
) -> Result<Manifest, BackupError> {
    let engine = Engine::of(settings);
    let contents = match engine {
        Engine::Sqlite => sqlite::copy(settings, copy).await?,
        Engine::Postgres => postgres::copy(settings, copy).await?,
    };
    Ok(Manifest {
        format: FORMAT,
        program: program.to_owned(),
        made: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        engine,
        contents,
    })
}

/// Says what a backup holds, after all of it was read and held against its manifest.
///
/// # Errors
///
/// What is wrong with it.
pub async fn verify(place: &Path) -> Result<Manifest, BackupError> {
    let copy = temporary()?;
    let manifest = extract(place, copy.path(), |_| Ok(()))?;
    match manifest.engine {
        Engine::Sqlite => sqlite::hold(copy.path(), &manifest.contents).await?,
        Engine::Postgres => postgres::hold(copy.path(), &manifest.contents)?,
    }
    Ok(manifest)
}

/// Brings a backup into a database that holds nothing yet, and says what it holds.
///
/// # Errors
///
/// What is in the way; then the database holds nothing still.
pub async fn restore(settings: &DatabaseSettings, place: &Path) -> Result<Manifest, BackupError> {
    let wanted = Engine::of(settings);
    let fits = |manifest: &Manifest| {
        if manifest.engine == wanted {
            Ok(())
        } else {
            Err(BackupError::OtherEngine {
                engine: manifest.engine.name(),
                wanted: wanted.name(),
            })
        }
    };
    match wanted {
        Engine::Sqlite => {
            let (manifest, part) = sqlite::receive(settings, |copy| extract(place, copy, fits))?;
            sqlite::hold(part.path(), &manifest.contents).await?;
            part.finish_new()?;
            Ok(manifest)
        }
        Engine::Postgres => {
            let copy = temporary()?;
            let manifest = extract(place, copy.path(), fits)?;
            let db = postgres::empty(settings).await?;
            postgres::load(settings, copy.path())?;
            let held = contents::read(db.reader()).await;
            db.close().await;
            if held? == manifest.contents {
                Ok(manifest)
            } else {
                Err(BackupError::Other)
            }
        }
    }
}

/// Takes the database out of a backup that this program can use.
fn extract(
    place: &Path,
    copy: &Path,
    fits: impl FnOnce(&Manifest) -> Result<(), BackupError>,
) -> Result<Manifest, BackupError> {
    let unread = |cause: io::Error| BackupError::Unread {
        file: place.display().to_string(),
        reason: cause.to_string(),
    };
    let input: Box<dyn io::Read> = if place == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        Box::new(File::open(place).map_err(unread)?)
    };
    archive::read(BufReader::new(input), |manifest| {
        if let Some(newer) = manifest.contents.migrations.iter().find(|it| !is_known(it)) {
            return Err(BackupError::Newer(newer.clone()));
        }
        fits(manifest)?;
        let out = File::options().write(true).truncate(true).open(copy);
        out.map(Content::new)
            .map_err(|cause| BackupError::unwritten(&copy.display().to_string(), &cause))
    })
}

/// A file for whoever runs this alone, gone with this value.
fn temporary() -> Result<tempfile::NamedTempFile, BackupError> {
    tempfile::NamedTempFile::new().map_err(|cause| {
        let folder = std::env::temp_dir().display().to_string();
        BackupError::unwritten(&folder, &cause)
    })
}
