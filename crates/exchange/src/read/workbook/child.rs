//! The process that reads a workbook: it takes the file from its standard input
//! and hands rows to its standard output, a message a line.

use std::io::{self, BufWriter, Read, Write};

use rlimit::Resource;
use serde::{Deserialize, Serialize};

use super::{
    super::{Limits, Refusal, table::Row},
    archive, cells,
};

/// What the process says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Message {
    /// The next row: its number, its cells, how they were taken, and why it is refused.
    Row(u64, Vec<String>, Vec<(usize, String)>, Option<Refusal>),
    /// The file is refused, and nothing more comes.
    Refused(Refusal),
    /// All rows were said.
    End,
}

/// Reads the worksheet of this name from standard input, within the limits that
/// it first sets to itself: whatever a workbook makes of its memory or time, it
/// takes no more than this process with it.
///
/// # Errors
///
/// If the limits cannot be set, or nobody listens any more.
pub fn serve(worksheet: &str, limits: &Limits) -> io::Result<()> {
    confine(limits)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut listening = Ok(());
    let read = read(worksheet, limits, &mut |row| {
        if listening.is_ok() {
            listening = say(
                &mut out,
                &Message::Row(row.number, row.fields, row.notes, row.wrong),
            );
        }
    });
    listening?;
    match read {
        Ok(()) => say(&mut out, &Message::End)?,
        Err(refusal) => say(&mut out, &Message::Refused(refusal))?,
    }
    out.flush()
}

fn read(worksheet: &str, limits: &Limits, hand_over: &mut dyn FnMut(Row)) -> Result<(), Refusal> {
    let mut bytes = vec![];
    let most = limits.file_bytes;
    let read = io::stdin()
        .lock()
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes);
    read.map_err(|cause| Refusal::rejected(format!("the file cannot be read: {cause}")))?;
    if bytes.len() as u64 > most {
        return Err(Refusal::too_large("the file is too large: split it"));
    }
    archive::check(&bytes, limits)?;
    cells::rows(&bytes, worksheet, limits, hand_over)
}

fn confine(limits: &Limits) -> io::Result<()> {
    for (resource, most) in [
        (Resource::AS, limits.workbook_memory_bytes),
        (Resource::CPU, limits.workbook_computing_s),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
    ] {
        resource.set(most, most)?;
    }
    Ok(())
}

fn say(out: &mut impl Write, message: &Message) -> io::Result<()> {
    serde_json::to_writer(&mut *out, message)?;
    out.write_all(b"\n")
}
