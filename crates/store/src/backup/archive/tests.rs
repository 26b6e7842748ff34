//! Whatever befalls an archive is noticed, or leaves what it holds as it was.

use std::{fs, io::sink};

use super::*;
use crate::backup::{Contents, Engine};

fn manifest() -> Manifest {
    Manifest {
        format: FORMAT,
        program: "sun-graph 0.0.0".into(),
        made: "2026-12-01T00:00:00Z".into(),
        engine: Engine::Sqlite,
        contents: Contents::default(),
    }
}

fn archive() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    fs::write(&copy, b"what a database holds").unwrap();
    write(vec![], &manifest(), &copy).unwrap()
}

fn read_whole(bytes: &[u8]) -> Result<Manifest, BackupError> {
    read(bytes, |_| Ok(Content::new(sink())))
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(read_whole(&archive()).unwrap(), manifest());
}

#[test]
fn what_was_cut_off_is_not_whole() {
    let whole = archive();
    // Behind the last checksum are zeros alone, which may lack.
    let end = whole.iter().rposition(|byte| *byte != 0).unwrap();
    for end in (0..=end).step_by(7).chain([end]) {
        assert!(read_whole(&whole[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn whatever_byte_is_turned_is_noticed_or_means_nothing() {
    let whole = archive();
    let mut noticed = 0;
    for at in 0..whole.len() {
        let mut turned = whole.clone();
        turned[at] ^= 0x10;
        match read_whole(&turned) {
            Err(_) => noticed += 1,
            // Between the members, or behind them.
            Ok(read) => assert_eq!(read, manifest(), "turned at {at}"),
        }
    }
    assert!(noticed > 900, "{noticed}");
}

#[test]
fn what_is_no_backup_is_refused() {
    for bytes in [&b""[..], b"SQLite format 3\0", &[0; 4096]] {
        assert!(matches!(read_whole(bytes), Err(BackupError::NotABackup(_))));
    }
    let mut later = manifest();
    later.format += 1;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    fs::write(&copy, b"").unwrap();
    let later = write(vec![], &later, &copy).unwrap();
    assert!(matches!(read_whole(&later), Err(BackupError::Newer(_))));
}
