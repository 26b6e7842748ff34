//! What one request may compute.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::Mutex as Turn;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

use super::{ComputePool, Cost, NANOS_PER_MILLI, Room, Uncomputed};

/// Milliseconds of computing that are had for a point.
const MILLIS_PER_POINT: u64 = 10;

/// Milliseconds that a request computes where it asks for it: to wait for a thread would
/// take as long. What goes beyond runs on the pool.
const BRIEF: u64 = 20;

/// How many nodes that a request may reach weigh as much as a point does.
const NODES_PER_POINT: u64 = 10;

/// The most that one request may compute.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Milliseconds of a slow core.
    pub millis: u64,
    /// Bytes that are held for it at the same time.
    pub bytes: u64,
}

impl Allowance {
    /// Whatever it takes.
    pub const UNLIMITED: Self = Self {
        millis: u64::MAX,
        bytes: u64::MAX,
    };
}

/// Takes points from whoever asks; if there are not enough, says after how many
/// seconds there will be.
pub type Charge = Box<dyn Fn(u32) -> Result<(), u64> + Send + Sync>;

/// What one request may compute; cheap to clone.
#[derive(Clone)]
pub struct ComputeBudget(Arc<Account>);

pub(super) struct Account {
    pool: ComputePool,
    allowance: Allowance,
    charge: Charge,
    spent: Mutex<Cost>,
    /// Held while the request computes or waits for it.
    turn: Turn<()>,
    /// How many nodes it may reach.
    nodes: u64,
    ended: CancellationToken,
}

impl Account {
    /// What the request has cost so far, in points.
    pub(super) fn points(&self) -> u64 {
        let nanos = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        nanos.nanos / NANOS_PER_MILLI / MILLIS_PER_POINT + self.nodes / NODES_PER_POINT
    }

    /// Ends the request.
    pub(super) fn end(&self) {
        self.ended.cancel();
    }
}

/// Tells a computation to stop when nobody waits for it any more.
struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl ComputeBudget {
    /// What a request may compute that may reach so many nodes.
    #[must_use]
    pub fn new(pool: &ComputePool, allowance: Allowance, nodes: u64, charge: Charge) -> Self {
        Self(Arc::new(Account {
            pool: pool.clone(),
            allowance,
            charge,
            spent: Mutex::default(),
            turn: Turn::default(),
            nodes,
            ended: CancellationToken::new(),
        }))
    }

    /// Whatever it takes, on this pool, and nobody pays.
    #[must_use]
    pub fn unlimited(pool: &ComputePool) -> Self {
        Self::new(pool, Allowance::UNLIMITED, 0, Box::new(|_| Ok(())))
    }

    /// Waits until the request is ended for want of memory; only what reads is to be
    /// ended, and is known to the pool from here on.
    pub fn until_ended(&self) -> impl Future<Output = ()> + use<> {
        self.0.pool.know(&self.0);
        let ended = self.0.ended.clone();
        async move { ended.cancelled().await }
    }

    /// Pays for what is computed at once, where it is asked for.
    ///
    /// # Errors
    ///
    /// If it is more than the request may, or its caller can pay.
    pub fn spend(&self, cost: Cost) -> Result<(), Uncomputed> {
        self.pay(cost).map(|_| ())
    }

    /// Pays; says for how many milliseconds the request is then computed in all.
    fn pay(&self, cost: Cost) -> Result<u64, Uncomputed> {
        let account = &*self.0;
        let mut spent = account.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let nanos = spent.nanos.saturating_add(cost.nanos);
        let bytes = spent.kept.saturating_add(cost.bytes);
        let Allowance {
            millis,
            bytes: most,
        } = account.allowance;
        if bytes > most {
            return Err(Uncomputed::TooLarge {
                cost: bytes,
                limit: most,
            });
        }
        if nanos / NANOS_PER_MILLI > millis {
            return Err(Uncomputed::TooLong {
                cost: nanos / NANOS_PER_MILLI,
                limit: millis,
            });
        }
        let points = |nanos: u64| nanos / NANOS_PER_MILLI / MILLIS_PER_POINT;
        let more = points(nanos) - points(spent.nanos);
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        (account.charge)(more).map_err(|seconds| Uncomputed::Unpaid { seconds })?;
        spent.nanos = nanos;
        spent.kept = spent.kept.saturating_add(cost.kept);
        Ok(nanos / NANOS_PER_MILLI)
    }

    /// What comes of a computation, paid for before it is begun; unless it is brief, off
    /// the threads that serve requests. It asks `stop` now and then, and gives nothing
    /// once that says so.
    ///
    /// # Errors
    ///
    /// If it is more than the request may, its caller can pay or the pool has place for.
    pub async fn compute<T: Send + 'static>(
        &self,
        cost: Cost,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<T> + Send + 'static,
    ) -> Result<T, Uncomputed> {
        let size = |_: &T| 0;
        self.make(cost, size, work).await.map(|(made, _)| made)
    }

    /// The same, with the room for what was made, which takes so many bytes.
    ///
    /// # Errors
    ///
    /// As [`Self::compute`].
    pub async fn make<T: Send + 'static>(
        &self,
        cost: Cost,
        size: impl FnOnce(&T) -> u64 + Send + 'static,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<T> + Send + 'static,
    ) -> Result<(T, Room), Uncomputed> {
        let _turn = self.0.turn.lock().await;
        let millis = self.pay(cost)?;
        if millis < BRIEF
            && let Some(room) = self.0.pool.spare(cost.bytes)
        {
            let made = self.0.pool.tally().counted(|| work(&|| false));
            let made = made.ok_or(Uncomputed::Stopped)?;
            let room = room.shrunk(size(&made));
            return Ok((made, room));
        }
        let is_stopped = Arc::new(AtomicBool::new(false));
        let _stop = StopOnDrop(Arc::clone(&is_stopped));
        let pool = self.0.pool.clone();
        // In a task of its own: nobody may be looking at this one when its turn comes.
        let computing = tokio::spawn(async move {
            let place = pool.enter(cost.bytes).await?;
            let work = move || work(&|| is_stopped.load(Ordering::Relaxed));
            place.run(size, work).await
        });
        let computed = AbortOnDropHandle::new(computing).await;
        computed.unwrap_or(Err(Uncomputed::Stopped))
    }
}
