//! Files that are made for whoever asks: sheets, graphs, forms.
//!
//! A file is made as fast as the database and the processor can, into a nameless
//! file of the system's temporary folder, and only then sent, as fast as the client
//! takes it. Sent as it was made, it would hold its snapshot of the data, and a
//! thread, for as long as somebody reads or does not; so the snapshot is short, all
//! of a file is of one version, no thread waits for a client, and one that cannot be
//! made whole is refused in so many words rather than broken off. What a client pays
//! is the time until the first byte; what the server pays is disk. A workbook could
//! not be sent before it is whole in any case.
//!
//! Files are bounded in all ways: so many in all and of one caller, from the moment
//! that they are asked for until their last byte is taken; as many in the making as
//! there are cores; so much time to be made in; and so many bytes on the disk. What
//! is made for a client that has gone is given up, and leaves nothing.

mod spool;

use std::{io, sync::Arc, thread, time::Duration};

use futures_util::stream;
use poem::{Body, Response, http::header::CONTENT_DISPOSITION};
use tokio::{sync::Semaphore, task, time};
use tokio_util::sync::CancellationToken;

pub(super) use self::spool::Spool;
use self::spool::{Room, Spooled};
use super::{
    caller::RateLimitKey,
    refusal::{Refusal, Result},
    slot::{Full, Slot, Slots},
};
use crate::config::FileSettings;
use schema::error::OUR_FAULT;
use store::{
    code::Code,
    db::{Db, Snapshot},
};

/// After how many seconds to ask again where there is no room for a file.
const LATER: u64 = 5;

/// Where files are made; cheap to clone.
#[derive(Clone)]
pub(super) struct Files {
    places: Slots,
    turns: Arc<Semaphore>,
    room: Arc<Room>,
    patience: Duration,
}

/// What is said of a file beside what it holds.
pub(super) struct Head {
    /// Its name, extension and all.
    pub(super) name: String,
    pub(super) media_type: &'static str,
    /// The version of the data that it is of.
    pub(super) version: Option<u64>,
}

impl Files {
    pub(super) fn new(settings: &FileSettings) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self {
            places: Slots::new(settings.at_once, settings.per_address, settings.per_bearer),
            turns: Arc::new(Semaphore::new(cores)),
            room: Arc::new(Room::of(settings.bytes)),
            patience: Duration::from_millis(settings.making_ms),
        }
    }

    /// Makes a file for a caller and sends it. Whoever writes it gives back the spool
    /// once it is whole.
    pub(super) async fn make<W>(
        &self,
        limit_key: Option<RateLimitKey>,
        write: impl FnOnce(Spool) -> W,
    ) -> Result<Response>
    where
        W: Future<Output = Result<(Spool, Head)>>,
    {
        let place = self.places.take(limit_key).map_err(full)?;
        let gone = CancellationToken::new();
        let _gone_when_left = gone.clone().drop_guard();
        let making = async {
            // Held by the spool, so that work on a thread of its own counts to its end.
            let turn = Arc::clone(&self.turns).acquire_owned().await;
            let turn = turn.map_err(|_| Refusal::new(Code::Internal, OUR_FAULT))?;
            let spool = Spool::new(Arc::clone(&self.room), turn, gone).map_err(unwritten)?;
            let (spool, head) = write(spool).await?;
            Ok::<_, Refusal>((spool.finish().map_err(unwritten)?, head))
        };
        let made = time::timeout(self.patience, making).await;
        let (spooled, head) = made.map_err(|_| {
            let message = "the file was not made in time: ask for less, or try again later";
            Refusal::new(Code::Timeout, message)
        })??;
        Ok(response(spooled, &head, place))
    }

    /// The same, of the data as one moment left it.
    pub(super) async fn make_of<W>(
        &self,
        db: &Db,
        limit_key: Option<RateLimitKey>,
        write: impl FnOnce(Spool, Snapshot) -> W,
    ) -> Result<Response>
    where
        W: Future<Output = Result<(Spool, Head)>>,
    {
        let write = |spool| async {
            let read = |snapshot| write(spool, snapshot);
            let written = db.at_one_moment(self.patience, read).await;
            written.map_err(|cause| silent(&cause))?
        };
        self.make(limit_key, write).await
    }
}

/// Does a piece of the work of a file, off the threads that serve requests. The piece
/// is of processor and disk: it waits for nobody.
pub(super) async fn worked<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T> {
    let worked = task::spawn_blocking(work).await.map_err(|panic| {
        tracing::error!(%panic, "the making of a file panicked");
        Refusal::new(Code::Internal, OUR_FAULT)
    })?;
    worked.map_err(unwritten)
}

/// Why there is no file where the database does not answer.
pub(super) fn silent(cause: &sea_orm::DbErr) -> Refusal {
    tracing::error!(%cause, "the data of a file could not be read");
    let message = "the database does not answer: try again in a moment";
    Refusal::new(Code::Overloaded, message)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn unwritten(cause: io::Error) -> Refusal {
    // Of what the format cannot hold; everything else is about the disk.
    if cause.kind() == io::ErrorKind::InvalidInput {
        return Refusal::new(Code::BadUserInput, cause.to_string());
    }
    tracing::warn!(%cause, "a file could not be kept");
    let message = "there is no room for the file: try again in a moment, or ask for less";
    Refusal::new(Code::Overloaded, message).with("retryAfter", LATER)
}

fn full(full: Full) -> Refusal {
    let refusal = match full {
        Full::Server => Refusal::new(
            Code::Overloaded,
            "too many files are being fetched: try again in a moment",
        ),
        Full::Caller(most) => Refusal::new(
            Code::RateLimited,
            format!("you are fetching {most} files: take one to its end first"),
        )
        .with("limit", most),
    };
    refusal.with("retryAfter", LATER)
}

fn response(spooled: Spooled, head: &Head, place: Slot) -> Response {
    let length = spooled.length();
    let pieces = stream::try_unfold((spooled, place), |(spooled, place)| async move {
        // Of the disk: it waits for nobody.
        let read = task::spawn_blocking(move || spooled.next()).await;
        let read = read.map_err(io::Error::other)??;
        Ok::<_, io::Error>(read.map(|(piece, rest)| (piece, (rest, place))))
    });
    let response = Response::builder()
        .content_type(head.media_type)
        .header("x-content-type-options", "nosniff")
        .header("content-length", length)
        .header(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", head.name),
        );
    let response = match head.version {
        Some(version) => response.header("data-version", version),
        None => response,
    };
    response.body(Body::from_bytes_stream(pieces))
}
