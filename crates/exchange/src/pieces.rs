//! A file read on a thread of its own, and what that thread hands over.

use std::mem;

use tokio::sync::mpsc;

use super::{
    import::File,
    read::{Line, Note, Reader, Refusal},
};
use record::sheet::Sheet;
use store::action::Draft;

/// How many rows are written at a time.
const BATCH: usize = 1_000;

/// What the reading thread hands over.
pub(super) enum Piece {
    Notes(Vec<Note>),
    Rows(Vec<Line>),
    Refused(Vec<Refusal>),
}

/// Reads a file to its end, batch by batch, as long as somebody listens.
pub(super) fn read(reader: &Reader, file: File, sender: &mpsc::Sender<Piece>) {
    let mut lines = match reader.open(file.sheet, file.format, file.content) {
        Ok(lines) => lines,
        Err(refusals) => {
            // Nobody listens any more where it cannot be sent.
            let _ = sender.blocking_send(Piece::Refused(refusals));
            return;
        }
    };
    let notes = mem::take(&mut lines.notes);
    if !notes.is_empty() && sender.blocking_send(Piece::Notes(notes)).is_err() {
        return;
    }
    let mut batch = vec![];
    for line in lines {
        let is_sent = match line {
            Ok(line) => {
                batch.push(line);
                batch.len() < BATCH
                    || sender
                        .blocking_send(Piece::Rows(mem::take(&mut batch)))
                        .is_ok()
            }
            Err(refusal) => sender.blocking_send(Piece::Refused(vec![refusal])).is_ok(),
        };
        if !is_sent {
            return;
        }
    }
    if !batch.is_empty() {
        let _ = sender.blocking_send(Piece::Rows(batch));
    }
}

pub(super) fn draft(sheet: &'static Sheet, line: Line) -> Draft {
    let id = line.cell(sheet, "id").filter(|id| !id.is_empty());
    Draft {
        line: line.number,
        id: id.map(str::to_owned),
        external: line.external,
        cells: line.cells,
        expected: None,
    }
}
