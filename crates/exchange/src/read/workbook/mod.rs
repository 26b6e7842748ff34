//! Workbooks, read by a process of their own.
//!
//! A workbook of a kilobyte can ask for gigabytes, and a failed request for
//! memory ends a process: no code in it can prevent that. So this program starts
//! itself once more, with nothing of its environment, limits of its own on memory
//! and time, and no way out but a pipe. If that process dies, a file was refused.

mod archive;
mod cells;
mod child;
mod merged;
mod shown;
#[cfg(test)]
mod tests;

use std::{
    io::{self, BufRead, BufReader, Read},
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};

use self::child::Message;
pub use self::child::serve;
use super::{Limits, Refusal, table::Row, text};

/// The hidden command that reads a workbook.
pub const COMMAND: &str = "read-sheet";

/// What is asked for in place of a worksheet to have the names of all, a row each. No
/// worksheet can be so called.
pub(super) const NAMES: &str = "*";

/// Signals that tell of too little memory: SIGABRT, SIGBUS, SIGSEGV.
const OUT_OF_MEMORY: [i32; 3] = [6, 7, 11];

/// The rows of a workbook that another process reads.
pub(super) struct Rows {
    child: Child,
    messages: Receiver<Message>,
    waiting: Duration,
    limits: Limits,
    is_over: bool,
}

/// The rows of a workbook, read in this process.
#[cfg(test)]
pub(super) fn rows_of(bytes: &[u8], wanted: &str, limits: &Limits) -> Result<Vec<Row>, Refusal> {
    archive::check(bytes, limits)?;
    let mut rows = vec![];
    cells::rows(bytes, wanted, limits, &mut |row| rows.push(row))?;
    Ok(rows)
}

/// Starts the process and hands it the file.
pub(super) fn open(
    program: &Path,
    worksheet: &str,
    limits: &Limits,
    start: &[u8],
    mut input: impl Read + Send + 'static,
) -> Result<Rows, Refusal> {
    if !start.starts_with(b"PK") {
        let reason = match text::foreign(start) {
            Some(reason) => reason,
            None if start.is_empty() => "the file is empty",
            None => "this is no workbook: send it as csv or ndjson if that is what it is",
        };
        return Err(Refusal::rejected(reason));
    }
    let unstarted = |cause: String| {
        tracing::error!(%cause, "the process that reads workbooks cannot be started");
        Refusal::rejected("workbooks cannot be read at the moment: send CSV")
    };
    let told = serde_json::to_string(limits).map_err(|cause| unstarted(cause.to_string()))?;
    let mut child = Command::new(program)
        .args([COMMAND, worksheet, &told])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| unstarted(cause.to_string()))?;
    let (sender, messages) = sync_channel(64);
    if let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) {
        // The process may have heard enough before all is said.
        thread::spawn(move || io::copy(&mut input, &mut stdin));
        let most = line_bytes(limits);
        thread::spawn(move || listen(stdout, most, &sender));
    }
    Ok(Rows {
        child,
        messages,
        waiting: Duration::from_secs(limits.workbook_waiting_s),
        limits: limits.clone(),
        is_over: false,
    })
}

/// How long a message can be: a row whose every letter is escaped.
fn line_bytes(limits: &Limits) -> u64 {
    let cells = limits.columns.saturating_mul(limits.cell_characters);
    (cells as u64).saturating_mul(6).clamp(1 << 20, 64 << 20)
}

/// Passes on what the process says, until it says no more or nobody asks.
fn listen(stdout: ChildStdout, most: u64, sender: &SyncSender<Message>) {
    let mut reader = BufReader::new(stdout);
    loop {
        let mut line = vec![];
        let read = (&mut reader).take(most).read_until(b'\n', &mut line);
        let Ok(message) = serde_json::from_slice(&line) else {
            return;
        };
        if read.is_err() || sender.send(message).is_err() {
            return;
        }
    }
}

impl Rows {
    /// The next message; only the time that passes in here counts, for whoever
    /// asks may take a while between rows.
    fn message(&mut self) -> Result<Message, Refusal> {
        let started = Instant::now();
        let message = self.messages.recv_timeout(self.waiting);
        self.waiting = self.waiting.saturating_sub(started.elapsed());
        message.map_err(|cause| self.died(cause))
    }

    /// Why the process came to its end too early.
    fn died(&mut self, cause: RecvTimeoutError) -> Refusal {
        let is_late = cause == RecvTimeoutError::Timeout;
        if is_late {
            self.end();
        }
        let signal = self.child.wait().ok().and_then(|status| status.signal());
        let limits = &self.limits;
        let why = match signal {
            Some(signal) if OUT_OF_MEMORY.contains(&signal) => {
                format!(
                    "needs more than {} MiB of memory",
                    limits.workbook_memory_bytes >> 20
                )
            }
            _ if is_late => format!("takes longer than {} s", limits.workbook_waiting_s),
            Some(_) => format!("takes longer than {} s", limits.workbook_computing_s),
            _ => "cannot be read".into(),
        };
        Refusal::rejected(format!(
            "the workbook {why}: copy the cells to a new one, or send CSV"
        ))
    }

    fn end(&mut self) {
        if self.child.kill().is_err() {
            tracing::debug!("the process that reads a workbook had ended");
        }
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let row = match self.message() {
            Ok(Message::Row(number, fields, notes, wrong)) => {
                return Some(Ok(Row {
                    number,
                    fields,
                    notes,
                    wrong,
                }));
            }
            Ok(Message::Refused(refusal)) | Err(refusal) => Some(Err(refusal)),
            Ok(Message::End) => None,
        };
        self.is_over = true;
        row
    }
}

impl Drop for Rows {
    /// A process that nobody listens to must not stay.
    fn drop(&mut self) {
        self.end();
        if self.child.wait().is_err() {
            tracing::debug!("the process that reads a workbook was not ours to wait for");
        }
    }
}
