//! Files that are for whoever writes them alone.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// Makes a file that nobody else on this machine may read, also where it was there
/// already and others might.
#[cfg(unix)]
pub(super) fn create(path: &Path) -> io::Result<File> {
    use std::{
        fs::Permissions,
        os::unix::fs::{OpenOptionsExt, PermissionsExt},
    };
    let mode = 0o600;
    let mut options = OpenOptions::new();
    let file = options.write(true).create(true).mode(mode).open(path)?;
    file.set_permissions(Permissions::from_mode(mode))?;
    // Emptied only now: what is written must never stand in a file that others may read.
    file.set_len(0)?;
    Ok(file)
}

/// Makes a file; who may read it is what the folder says.
#[cfg(not(unix))]
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
}
