//! The file of a backup: a tar archive with its checksums at the end.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use sha2::{Digest, Sha256};
use tar::{Archive, Builder, Entries, Entry, Header};

use super::{BackupError, FORMAT, Manifest};

const MANIFEST: &str = "manifest.json";

const SUMS: &str = "SHA256SUMS";

/// The largest manifest and the largest list of checksums that are read, in bytes.
const MOST: u64 = 1024 * 1024;

/// Writes the archive, and gives back what it was written to.
pub(super) fn write<W: Write>(out: W, manifest: &Manifest, copy: &Path) -> io::Result<W> {
    let mut archive = Builder::new(out);
    let text = serde_json::to_vec_pretty(manifest)?;
    append(&mut archive, MANIFEST, text.len() as u64, &*text)?;

    let file = File::open(copy)?;
    let size = file.metadata()?.len();
    let member = manifest.engine.member();
    let mut content = Summed::new(file);
    append(&mut archive, member, size, &mut content)?;

    let sums = sums(&hex::encode(Sha256::digest(&text)), member, &content.sum());
    append(&mut archive, SUMS, sums.len() as u64, sums.as_bytes())?;
    archive.into_inner()
}

fn append(
    archive: &mut Builder<impl Write>,
    name: &str,
    size: u64,
    content: impl Read,
) -> io::Result<()> {
    let mut header = Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_entry_type(tar::EntryType::Regular);
    archive.append_data(&mut header, name, content)
}

/// The checksums, as `sha256sum --check` reads them.
fn sums(manifest: &str, member: &str, content: &str) -> String {
    format!("{manifest}  {MANIFEST}\n{content}  {member}\n")
}

/// Where the database of an archive goes.
pub(super) struct Content(Box<dyn Write>);

impl Content {
    pub(super) fn new(out: impl Write + 'static) -> Self {
        Self(Box::new(out))
    }
}

/// Reads an archive to its end. Its database goes where `place` says, which sees the
/// manifest first and may refuse it.
pub(super) fn read(
    input: impl Read,
    place: impl FnOnce(&Manifest) -> Result<Content, BackupError>,
) -> Result<Manifest, BackupError> {
    let mut archive = Archive::new(input);
    let mut entries = archive.entries().map_err(cut)?;

    let text = short(next(&mut entries, MANIFEST)?)?;
    let unreadable = BackupError::NotABackup("its manifest cannot be read");
    let told: serde_json::Value = serde_json::from_slice(&text).map_err(|_| unreadable)?;
    if told["format"].as_u64().is_some_and(|it| it > FORMAT.into()) {
        return Err(BackupError::Newer(format!("format {}", told["format"])));
    }
    let unreadable = BackupError::NotABackup("its manifest cannot be read");
    let manifest: Manifest = serde_json::from_value(told).map_err(|_| unreadable)?;
    let mut out = place(&manifest)?.0;

    let member = manifest.engine.member();
    let mut content = Summed::new(next(&mut entries, member)?);
    let copied = io::copy(&mut content, &mut out).and_then(|_| out.flush());
    copied.map_err(|cause| match cause.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::Other => cut(cause),
        _ => BackupError::unwritten("the copy", &cause),
    })?;

    let written = short(next(&mut entries, SUMS)?)?;
    let manifest_sum = hex::encode(Sha256::digest(&text));
    if written == sums(&manifest_sum, member, &content.sum()).into_bytes() {
        return Ok(manifest);
    }
    let is_told = written.starts_with(manifest_sum.as_bytes());
    let name = if is_told { member } else { MANIFEST };
    Err(BackupError::Damaged(name.to_owned()))
}

/// The next member, which must have this name.
fn next<'a, R: Read>(
    entries: &mut Entries<'a, R>,
    name: &str,
) -> Result<Entry<'a, R>, BackupError> {
    let Some(entry) = entries.next() else {
        return Err(BackupError::NotABackup("it ends too early"));
    };
    let entry = entry.map_err(cut)?;
    if entry.path_bytes() == name.as_bytes() {
        Ok(entry)
    } else {
        Err(BackupError::NotABackup("it is no archive of sun-graph"))
    }
}

fn short(entry: Entry<'_, impl Read>) -> Result<Vec<u8>, BackupError> {
    let (size, mut text) = (entry.size(), vec![]);
    entry.take(MOST).read_to_end(&mut text).map_err(cut)?;
    if text.len() as u64 == size {
        Ok(text)
    } else {
        Err(BackupError::NotABackup("it ends too early"))
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn cut(cause: io::Error) -> BackupError {
    tracing::debug!(%cause, "an archive could not be read");
    BackupError::NotABackup("it ends too early, or is no archive")
}

/// What is read, and the checksum of it so far.
struct Summed<R> {
    inner: R,
    digest: Sha256,
    bytes: u64,
}

impl<R> Summed<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            digest: Sha256::new(),
            bytes: 0,
        }
    }

    fn sum(&self) -> String {
        hex::encode(self.digest.clone().finalize())
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.digest.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
