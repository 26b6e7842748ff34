//! A SQLite file as it is found, before SQLite opens it.

use std::{fs, io::ErrorKind, path::Path};

use super::{OpenError, address::Mode};

/// A file, and the lock on it.
pub(super) struct Found {
    /// Whether there is nothing in it yet.
    pub(super) is_new: bool,
    /// How it may be opened.
    pub(super) access: Access,
    /// Held for as long as the file is ours.
    pub(super) lock: fs::File,
}

/// How a file may be opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It is read and written.
    Write,
    /// It is read alone, with a log of changes that are not in it yet.
    ReadWithLog,
    /// It is read alone, and nothing beside it.
    Read,
}

/// Looks at a file and locks it: for one process that writes, or any number that read.
pub(super) fn find(file: &str, mode: Mode) -> Result<Found, OpenError> {
    let file = real(file);
    let size = fs::metadata(&file).map(|found| found.len()).ok();
    if let Some(beside) = left_beside(Path::new(&file), size) {
        return Err(OpenError::Emptied { file, beside });
    }
    let is_new = size.unwrap_or_default() == 0;
    if is_new && mode != Mode::Create {
        return Err(OpenError::NotMade(file));
    }
    let unusable = |cause: &std::io::Error| OpenError::File {
        file: file.clone(),
        reason: reason(cause),
    };
    let path = format!("{file}.lock");
    let (lock, may_write) = match fs::File::create(&path) {
        Ok(lock) if mode == Mode::Read => (lock, Some(false)),
        // Opened only once the lock is ours: to close a file takes SQLite's locks off it.
        Ok(lock) => (lock, None),
        Err(cause) if !is_new && is_read_only(&cause) => {
            let lock = fs::File::open(&path).or_else(|_| fs::File::open(&file));
            (lock.map_err(|cause| unusable(&cause))?, Some(false))
        }
        Err(cause) => return Err(unusable(&cause)),
    };
    if may_write.is_none() {
        locked(lock.try_lock(), &file)?;
        match fs::File::options().write(true).open(&file) {
            Ok(_) => {
                let access = Access::Write;
                return Ok(Found {
                    is_new,
                    access,
                    lock,
                });
            }
            Err(cause) if cause.kind() == ErrorKind::NotFound => {
                let access = Access::Write;
                return Ok(Found {
                    is_new,
                    access,
                    lock,
                });
            }
            Err(cause) if is_new || !is_read_only(&cause) => return Err(unusable(&cause)),
            Err(_) => {}
        }
    }
    locked(lock.try_lock_shared(), &file)?;
    let log = format!("{file}-wal");
    let has_log = fs::metadata(log).is_ok_and(|found| found.len() > 0);
    let access = match has_log {
        false => Access::Read,
        true if Path::new(&format!("{file}-shm")).exists() => Access::ReadWithLog,
        true => return Err(OpenError::Unfinished(file)),
    };
    Ok(Found {
        is_new,
        access,
        lock,
    })
}

fn locked(lock: Result<(), fs::TryLockError>, file: &str) -> Result<(), OpenError> {
    lock.map_err(|cause| match cause {
        fs::TryLockError::WouldBlock => OpenError::InUse(file.into()),
        fs::TryLockError::Error(cause) => OpenError::File {
            file: file.into(),
            reason: reason(&cause),
        },
    })
}

fn is_read_only(cause: &std::io::Error) -> bool {
    matches!(
        cause.kind(),
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied
    )
}

/// What tells that a file which is empty, or not there, was a database once: its `-wal`,
/// or beside an empty file one that is named after it as copies are (`FILE.bak`,
/// `FILE-monday.gz`, `FILE~`). What locks and shares the file tells nothing.
fn left_beside(file: &Path, size: Option<u64>) -> Option<String> {
    if size.is_some_and(|size| size > 0) {
        return None;
    }
    let name = file.file_name()?.to_str()?;
    let mut beside = vec![];
    for entry in fs::read_dir(file.parent()?).ok()?.flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        let Some(ending) = other.strip_prefix(name) else {
            continue;
        };
        let is_copy = size.is_some()
            && ending.starts_with(['.', '-', '_', '~'])
            && !matches!(ending, ".lock" | "-shm" | "-journal")
            && entry
                .metadata()
                .is_ok_and(|found| found.is_file() && found.len() > 0);
        if ending == "-wal" || is_copy {
            beside.push(other);
        }
    }
    beside.into_iter().min()
}

/// The file itself, by whatever links it is reached.
fn real(file: &str) -> String {
    let path = Path::new(file);
    let real = fs::canonicalize(path).or_else(|_| {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = fs::canonicalize(folder.unwrap_or(Path::new(".")))?;
        Ok::<_, std::io::Error>(folder.join(path.file_name().unwrap_or_default()))
    });
    real.map_or(file.to_owned(), |real| real.display().to_string())
}

fn reason(cause: &std::io::Error) -> String {
    match cause.kind() {
        ErrorKind::NotFound => "the folder does not exist".into(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "the folder is read-only for this user".into()
        }
        ErrorKind::NotADirectory => "its folder is a file".into(),
        ErrorKind::IsADirectory => "it is a folder".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        kind => kind.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let file = folder.path().join("a.db");
        let size = fs::metadata(&file).map(|it| it.len()).ok();
        left_beside(&file, size)
    }

    #[test]
    fn an_empty_file_beside_copies_of_it_is_no_new_one() {
        for copy in [
            "a.db.bak",
            "a.db-2026-11-30",
            "a.db.zst",
            "a.db~",
            "a.db_old",
        ] {
            assert_eq!(told(&[("a.db", ""), (copy, "x")]), Some(copy.into()));
            // Who has moved the file away means to begin anew.
            assert_eq!(told(&[(copy, "x")]), None);
            assert_eq!(told(&[("a.db", "x"), (copy, "x")]), None);
            assert_eq!(told(&[("a.db", ""), (copy, "")]), None);
        }
    }

    #[test]
    fn a_log_without_its_file_is_no_new_one() {
        assert_eq!(told(&[("a.db-wal", "")]), Some("a.db-wal".into()));
        assert_eq!(
            told(&[("a.db", ""), ("a.db-wal", "x")]),
            Some("a.db-wal".into())
        );
        assert_eq!(told(&[("a.db", "x"), ("a.db-wal", "x")]), None);
    }

    #[test]
    fn what_is_no_copy_of_it_tells_nothing() {
        let others = [
            "a.db.lock",
            "a.db-shm",
            "a.db-journal",
            "b.db",
            "a.dbx",
            "a.bak",
        ];
        for other in others {
            assert_eq!(told(&[("a.db", ""), (other, "x")]), None, "{other}");
        }
    }
}
