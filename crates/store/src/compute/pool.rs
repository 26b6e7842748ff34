//! Where computations run: as many at once as there are cores, the next few wait.

use std::{
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task, time,
};

use super::{Uncomputed, budget::Account};
use crate::compute::settings::ComputeSettings;

/// The unit that room is counted in.
const BLOCK: u64 = 1024;

/// The most room that there is for what is computed, in bytes.
const ROOM: u64 = 256 * 1024 * 1024;

/// What part of the memory of the process that room may be.
const PART: u64 = 4;

/// Where computations run; cheap to clone.
#[derive(Clone)]
pub struct ComputePool(Arc<Pool>);

struct Pool {
    cores: Arc<Semaphore>,
    room: Arc<Semaphore>,
    blocks: u32,
    waiting: AtomicUsize,
    queue: usize,
    patience: Duration,
    tally: Arc<Tally>,
    known: Mutex<Vec<Weak<Account>>>,
}

/// Room that something takes, given back when it is dropped.
#[derive(Debug)]
pub struct Room(OwnedSemaphorePermit);

/// A core to compute on, and the room to do it in.
pub(super) struct ComputeSlot {
    core: OwnedSemaphorePermit,
    room: Room,
    tally: Arc<Tally>,
}

/// What came of computations, counted.
#[derive(Debug, Default)]
pub struct Tally {
    begun: AtomicU64,
    finished: AtomicU64,
    given_up: AtomicU64,
}

impl Tally {
    /// Counts what comes of some work.
    pub(super) fn counted<T>(&self, work: impl FnOnce() -> Option<T>) -> Option<T> {
        self.begun.fetch_add(1, Ordering::AcqRel);
        let made = work();
        let outcome = match made {
            Some(_) => &self.finished,
            None => &self.given_up,
        };
        outcome.fetch_add(1, Ordering::AcqRel);
        made
    }

    /// How many were begun.
    #[must_use]
    pub fn begun(&self) -> u64 {
        self.begun.load(Ordering::Acquire)
    }

    /// How many came to their end.
    #[must_use]
    pub fn finished(&self) -> u64 {
        self.finished.load(Ordering::Acquire)
    }

    /// How many were given up, because nobody waited for them any more.
    #[must_use]
    pub fn given_up(&self) -> u64 {
        self.given_up.load(Ordering::Acquire)
    }
}

/// One more of those who wait, until it is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl ComputePool {
    /// A pool of a process that may take so many bytes of memory.
    #[must_use]
    pub fn new(settings: &ComputeSettings, memory: u64) -> Self {
        let cores = match settings.threads {
            0 => thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        };
        let blocks = ROOM.min(memory / PART) / BLOCK;
        let blocks = u32::try_from(blocks).unwrap_or(u32::MAX);
        Self(Arc::new(Pool {
            cores: Arc::new(Semaphore::new(cores)),
            room: Arc::new(Semaphore::new(blocks as usize)),
            blocks,
            waiting: AtomicUsize::new(0),
            queue: settings.queue,
            patience: Duration::from_millis(settings.wait_ms),
            tally: Arc::default(),
            known: Mutex::default(),
        }))
    }

    /// A pool that takes whatever comes, for what one person does alone.
    #[must_use]
    pub fn unbounded() -> Self {
        let pool = Pool {
            cores: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            room: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            blocks: u32::MAX,
            waiting: AtomicUsize::new(0),
            queue: usize::MAX,
            patience: Duration::MAX,
            tally: Arc::default(),
            known: Mutex::default(),
        };
        Self(Arc::new(pool))
    }

    /// What came of the computations.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// Room for so many bytes, if there is.
    pub(super) fn spare(&self, bytes: u64) -> Option<Room> {
        let room = Arc::clone(&self.0.room);
        let spare = room.try_acquire_many_owned(self.blocks(bytes));
        spare.ok().map(Room)
    }

    /// So many bytes in the unit of room; no more than there is.
    fn blocks(&self, bytes: u64) -> u32 {
        let most = self.0.blocks;
        u32::try_from(bytes.div_ceil(BLOCK)).map_or(most, |blocks| blocks.min(most))
    }

    /// A core and so many bytes, once there are; the queue for them is short.
    pub(super) async fn enter(&self, bytes: u64) -> Result<ComputeSlot, Uncomputed> {
        let pool = &*self.0;
        let blocks = self.blocks(bytes);
        let place = |core, room| ComputeSlot {
            core,
            room,
            tally: Arc::clone(&pool.tally),
        };
        let at_once = || {
            let room = self.spare(bytes)?;
            let core = Arc::clone(&pool.cores).try_acquire_owned().ok()?;
            Some(place(core, room))
        };
        if let Some(place) = at_once() {
            return Ok(place);
        }
        let before = pool.waiting.fetch_add(1, Ordering::AcqRel);
        let _waiting = Waiting(&pool.waiting);
        if before >= pool.queue {
            return Err(Uncomputed::Busy);
        }
        let wait = async {
            // Room first, so that no core stands idle until there is room.
            let room = Arc::clone(&pool.room).acquire_many_owned(blocks).await;
            let core = Arc::clone(&pool.cores).acquire_owned().await;
            Some(place(core.ok()?, Room(room.ok()?)))
        };
        let waited = time::timeout(pool.patience, wait).await;
        waited.ok().flatten().ok_or(Uncomputed::Busy)
    }

    /// Knows a request that may be ended for want of memory.
    pub(super) fn know(&self, account: &Arc<Account>) {
        let mut known = self.known();
        known.retain(|account| account.strong_count() > 0);
        known.push(Arc::downgrade(account));
    }

    /// Ends the request that has cost the most so far, if any has cost so many points;
    /// says how many.
    pub(super) fn end_dearest(&self, least: u64) -> Option<u64> {
        let mut known = self.known();
        let accounts = known.iter().enumerate();
        let accounts = accounts.filter_map(|(place, it)| Some((it.upgrade()?.points(), place)));
        let (points, place) = accounts.max().filter(|(points, _)| *points >= least)?;
        let dearest = known.swap_remove(place).upgrade()?;
        dearest.end();
        Some(points)
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Vec<Weak<Account>>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ComputeSlot {
    /// Computes on a thread that serves no requests. The core is taken until that has
    /// ended, whether anybody waits for it or not.
    pub(super) async fn run<T: Send + 'static>(
        self,
        size: impl FnOnce(&T) -> u64 + Send + 'static,
        work: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Result<(T, Room), Uncomputed> {
        let computing = task::spawn_blocking(move || {
            let Self { core, room, tally } = self;
            let made = tally.counted(work);
            drop(core);
            let made = made?;
            let room = room.shrunk(size(&made));
            Some((made, room))
        });
        match computing.await {
            Ok(made) => made.ok_or(Uncomputed::Stopped),
            Err(cause) => {
                tracing::error!(%cause, "a computation broke off");
                Err(Uncomputed::Stopped)
            }
        }
    }
}

impl Room {
    /// The part of the room that so many bytes take; the rest is given back.
    pub(super) fn shrunk(mut self, bytes: u64) -> Self {
        let blocks = usize::try_from(bytes.div_ceil(BLOCK)).unwrap_or(usize::MAX);
        match self.0.split(blocks) {
            Some(part) => Self(part),
            None => self,
        }
    }
}
