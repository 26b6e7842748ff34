//! A file that is being written, and bears its name only once it is whole.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use super::BackupError;

/// A file that is being written, `NAME.part` beside `NAME`. What an earlier process left
/// there when it was killed is written over; a process that still writes is left alone.
pub(super) struct Part {
    place: PathBuf,
    unnamed: PathBuf,
    file: File,
    is_named: bool,
}

/// A file that is gone with this value.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

impl Part {
    /// Begins to write what is to be found at `place`.
    pub(super) fn begin(place: &Path) -> Result<Self, BackupError> {
        let shown = place.display().to_string();
        let unwritten = |cause: io::Error| BackupError::unwritten(&shown, &cause);
        let part = beside(place, ".part");
        let file = private(&part).map_err(unwritten)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(BackupError::Busy(shown)),
            Err(fs::TryLockError::Error(cause)) => return Err(unwritten(cause)),
        }
        // Whoever had it may have finished since it was opened; then it is a good file.
        let number = |found: fs::Metadata| (found.dev(), found.ino());
        if fs::metadata(&part).map(number).ok() != file.metadata().map(number).ok() {
            return Err(BackupError::Busy(shown));
        }
        file.set_len(0).map_err(unwritten)?;
        Ok(Self {
            place: place.to_owned(),
            unnamed: part,
            file,
            is_named: false,
        })
    }

    /// The file that is written.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Where it is until it is whole.
    pub(super) fn path(&self) -> &Path {
        &self.unnamed
    }

    /// A file beside it for what is needed on the way, empty and for its owner alone.
    pub(super) fn beside(&self) -> Scratch {
        let path = beside(&self.place, ".part-copy");
        remove(&path);
        // Where it cannot be made, whoever writes to it says so.
        let _ = private(&path);
        Scratch(path)
    }

    /// Stores what was written, and gives it its name, in the place of what had it.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.unnamed, &self.place)?;
        self.is_named = true;
        sync_folder(&self.place)
    }

    /// Stores what was written, and gives it its name if nothing has it.
    pub(super) fn finish_new(self) -> Result<(), BackupError> {
        let shown = self.place.display().to_string();
        let named = self
            .file
            .sync_all()
            .and_then(|()| fs::hard_link(&self.unnamed, &self.place))
            .and_then(|()| sync_folder(&self.place));
        named.map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => BackupError::NotEmpty(shown),
            _ => BackupError::unwritten(&shown, &cause),
        })
    }
}

/// Gone, unless it has its name.
impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_named {
            remove(&self.unnamed);
        }
    }
}

/// A file that nobody else may read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    options.mode(0o600).open(path)
}

fn beside(place: &Path, ending: &str) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove(path: &Path) {
    if let Err(cause) = fs::remove_file(path)
        && cause.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(path = %path.display(), %cause, "a file could not be removed");
    }
}

/// Stores the name of a file: it is the folder's.
fn sync_folder(place: &Path) -> io::Result<()> {
    let folder = place.parent().filter(|it| !it.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
