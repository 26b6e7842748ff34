//! A file on the disk between its making and its fetching. It has no name: it is gone
//! with whoever holds it, also where the process is killed.

use std::{
    fs::File,
    io::{self, Read, Seek, Write},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use tokio::sync::OwnedSemaphorePermit;
use tokio_util::sync::CancellationToken;

/// Bytes that are read of a file at a time.
const PIECE: usize = 64 * 1024;

/// Bytes that are still free for files.
pub(super) struct Room(AtomicU64);

impl Room {
    pub(super) const fn of(bytes: u64) -> Self {
        Self(AtomicU64::new(bytes))
    }

    fn take(&self, bytes: u64) -> io::Result<()> {
        let taken = self
            .0
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |free| {
                free.checked_sub(bytes)
            });
        let full = |_| io::Error::new(io::ErrorKind::QuotaExceeded, "files wait to be fetched");
        taken.map(|_| ()).map_err(full)
    }
}

/// The bytes that a file takes, until it is dropped.
struct Held {
    room: Arc<Room>,
    bytes: u64,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.room.0.fetch_add(self.bytes, Ordering::AcqRel);
    }
}

/// A file that is being made.
pub(in crate::http) struct Spool {
    file: File,
    held: Held,
    gone: CancellationToken,
    _turn: OwnedSemaphorePermit,
}

impl Spool {
    pub(super) fn new(
        room: Arc<Room>,
        turn: OwnedSemaphorePermit,
        gone: CancellationToken,
    ) -> io::Result<Self> {
        Ok(Self {
            file: tempfile::tempfile()?,
            held: Held { room, bytes: 0 },
            gone,
            _turn: turn,
        })
    }

    /// The file, whole.
    pub(super) fn finish(mut self) -> io::Result<Spooled> {
        self.file.rewind()?;
        Ok(Spooled {
            file: self.file,
            held: self.held,
        })
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone.is_cancelled() {
            let cause = "nobody waits for the file any more";
            return Err(io::Error::new(io::ErrorKind::BrokenPipe, cause));
        }
        self.held.room.take(bytes.len() as u64)?;
        self.held.bytes += bytes.len() as u64;
        self.file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A file that is whole, on its way out.
pub(super) struct Spooled {
    file: File,
    held: Held,
}

impl Spooled {
    /// How many bytes it has.
    pub(super) const fn length(&self) -> u64 {
        self.held.bytes
    }

    /// The next piece, and what is left; `None` at its end.
    pub(super) fn next(mut self) -> io::Result<Option<(Vec<u8>, Self)>> {
        let mut piece = vec![0; PIECE];
        let read = self.file.read(&mut piece)?;
        piece.truncate(read);
        Ok((read > 0).then_some((piece, self)))
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::Semaphore;

    use super::*;

    fn spool(room: &Arc<Room>, gone: &CancellationToken) -> Spool {
        let turn = Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap();
        Spool::new(Arc::clone(room), turn, gone.clone()).unwrap()
    }

    #[test]
    fn what_is_written_is_read_piece_by_piece() {
        let written: Vec<u8> = (0..=250).cycle().take(3 * PIECE + 5).collect();
        let room = Arc::new(Room::of(1 << 20));
        let mut spool = spool(&room, &CancellationToken::new());
        spool.write_all(&written).unwrap();
        let mut spooled = spool.finish().unwrap();
        assert_eq!(spooled.length(), written.len() as u64);
        let mut read = vec![];
        while let Some((piece, rest)) = spooled.next().unwrap() {
            read.extend(piece);
            spooled = rest;
            assert!(room.take(1 << 20).is_err());
        }
        assert!(read == written);
        // All of it is free again.
        assert!(room.take(1 << 20).is_ok());
    }

    #[test]
    fn files_take_no_more_than_there_is() {
        let room = Arc::new(Room::of(10));
        let gone = CancellationToken::new();
        let (mut one, mut other) = (spool(&room, &gone), spool(&room, &gone));
        one.write_all(b"123456").unwrap();
        let full = other.write_all(b"12345").unwrap_err();
        assert_eq!(full.kind(), io::ErrorKind::QuotaExceeded);
        drop(one);
        other.write_all(b"12345").unwrap();
    }

    #[test]
    fn nothing_is_written_for_a_client_that_has_gone() {
        let room = Arc::new(Room::of(10));
        let gone = CancellationToken::new();
        let mut spool = spool(&room, &gone);
        gone.cancel();
        assert!(spool.write_all(b"1").is_err());
    }
}
