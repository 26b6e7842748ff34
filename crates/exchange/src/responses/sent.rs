//! A file of responses as it was sent: text, a workbook, or an archive of texts.

use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::words;
use crate::read::{Limits, Reader, Refusal};

/// How many columns a file may have: choices in columns of their own take many.
const COLUMNS: usize = 5_000;

/// How many worksheets a workbook may have: each is read by a process of its own.
const WORKSHEETS: usize = 20;

/// A table of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// The worksheet or the file in the archive; empty where there is only one.
    pub(super) name: String,
    /// The line of the headers.
    pub(super) line: u64,
    pub(super) heads: Vec<String>,
    /// The rows below, each with its line or row.
    pub(super) rows: Vec<(u64, Vec<String>)>,
}

/// A file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    /// The submissions, a row each.
    pub(super) main: Table,
    /// Other tables: rows of repeats, if any.
    pub(super) others: Vec<Table>,
}

/// Reads a file.
pub(super) fn read(reader: &Reader, bytes: &[u8]) -> Result<Sent, Refusal> {
    let reader = &Reader {
        limits: Limits {
            columns: reader.limits.columns.max(COLUMNS),
            ..reader.limits.clone()
        },
        program: reader.program.clone(),
    };
    if bytes.len() as u64 > reader.limits.file_bytes {
        return Err(Refusal::too_large("the file is too large: split it"));
    }
    if !bytes.starts_with(b"PK") {
        let main = table(reader, String::new(), reader.text(bytes)?)?;
        return Ok(Sent {
            main,
            others: vec![],
        });
    }
    let archive = ZipArchive::new(Cursor::new(bytes));
    let cut_off = "the file is cut off or damaged: download it anew and send it whole";
    let archive = archive.map_err(|_| Refusal::rejected(cut_off))?;
    let names = archive.file_names().filter_map(Result::ok);
    let names: Vec<String> = names.map(Cow::into_owned).collect();
    let mut all = names.iter();
    if all.any(|name| name.eq_ignore_ascii_case("[content_types].xml")) {
        workbook(reader, bytes)
    } else {
        texts(reader, archive, &names)
    }
}

fn workbook(reader: &Reader, bytes: &[u8]) -> Result<Sent, Refusal> {
    let names = reader.worksheets(bytes)?;
    if names.len() > WORKSHEETS {
        let reason = format!("the workbook has more than {WORKSHEETS} worksheets: drop some");
        return Err(Refusal::too_large(reason));
    }
    let mut tables = vec![];
    for name in names {
        let rows = reader.worksheet(&name, bytes)?;
        tables.push((name, rows));
    }
    let mut tables = tables.into_iter();
    let (_, rows) = tables.next().unwrap_or_default();
    let main = table(reader, String::new(), rows)?;
    let others = tables.filter(|(_, rows)| !rows.is_empty());
    let others = others.map(|(name, rows)| table(reader, name, rows));
    Ok(Sent {
        main,
        others: others.collect::<Result<_, _>>()?,
    })
}

/// An archive as ODK Central makes it: the submissions, a file for each repeat, the
/// log of how the form was filled in, and what was attached, which is not looked at.
fn texts(
    reader: &Reader,
    mut archive: ZipArchive<Cursor<&[u8]>>,
    names: &[String],
) -> Result<Sent, Refusal> {
    let mut tables = vec![];
    let mut left = reader.limits.file_bytes;
    for name in names {
        let is_text = name.to_ascii_lowercase().ends_with(".csv");
        if !is_text || name.contains('/') || name.ends_with("audit.csv") {
            continue;
        }
        let unread = || {
            let reason = format!("{name} cannot be read: download the archive anew");
            Refusal::rejected(reason)
        };
        let file = archive.by_name(name).map_err(|_| unread())?;
        let mut bytes = vec![];
        let read = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|_| unread())?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            Refusal::too_large("the archive is too large when it is unpacked: split it")
        })?;
        let rows = reader.text(&bytes).map_err(|refusal| {
            let reason = format!("{name}: {}", refusal.reason);
            Refusal { reason, ..refusal }
        })?;
        tables.push(table(reader, name.clone(), rows)?);
    }
    let is_repeat = |it: &Table| it.heads.iter().any(|head| head == "PARENT_KEY");
    let (others, mut mains): (Vec<_>, Vec<_>) = tables.into_iter().partition(is_repeat);
    if mains.len() != 1 {
        let names: Vec<&str> = mains.iter().map(|it| it.name.as_str()).collect();
        let reason = format!(
            "the archive should hold one file of submissions, and holds {} ({}): send the one \
             that is meant",
            names.len(),
            names.join(", ")
        );
        return Err(Refusal::rejected(reason));
    }
    Ok(Sent {
        main: mains.remove(0),
        others,
    })
}

fn table(reader: &Reader, name: String, rows: Vec<(u64, Vec<String>)>) -> Result<Table, Refusal> {
    let mut rows = rows.into_iter();
    let empty = "the file is empty: its first line holds the names of the columns";
    let (line, heads) = rows.next().ok_or_else(|| Refusal::rejected(empty))?;
    let most = reader.limits.rows;
    if rows.len() as u64 > most {
        let reason = format!("there are more than {most} rows: split the file");
        return Err(Refusal::too_large(reason));
    }
    Ok(Table {
        name,
        line,
        heads: heads.iter().map(|head| words::plain(head)).collect(),
        rows: rows.collect(),
    })
}
