//! What a budget pays for, and who waits for whom.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use super::*;
use crate::compute::settings::ComputeSettings;

const MILLI: Cost = Cost::times(1, NANOS_PER_MILLI);
/// What is not done at once.
const LONG: Cost = Cost::times(30, NANOS_PER_MILLI);

fn pool(threads: usize, queue: usize) -> ComputePool {
    let settings = ComputeSettings {
        threads,
        queue,
        ..ComputeSettings::default()
    };
    ComputePool::new(&settings, 1 << 30)
}

fn allowed(pool: &ComputePool, millis: u64, bytes: u64) -> ComputeBudget {
    let allowance = Allowance { millis, bytes };
    ComputeBudget::new(pool, allowance, 0, Box::new(|_| Ok(())))
}

#[tokio::test]
async fn what_costs_too_much_is_not_begun() {
    let pool = pool(1, 1);
    let budget = allowed(&pool, 10, 100);
    let long = Cost::times(6, NANOS_PER_MILLI);
    budget.compute(long, |_| Some(())).await.unwrap();
    let refused = budget.compute(long, |_| Some(())).await;
    assert_eq!(
        refused,
        Err(Uncomputed::TooLong {
            cost: 12,
            limit: 10
        })
    );
    // What is let go makes room, what is kept does not.
    let (making, keeping) = (MILLI.making(8, 10), MILLI.keeping(3, 10));
    budget.compute(making, |_| Some(())).await.unwrap();
    budget.compute(keeping, |_| Some(())).await.unwrap();
    let refused = budget.compute(making, |_| Some(())).await;
    assert_eq!(
        refused,
        Err(Uncomputed::TooLarge {
            cost: 110,
            limit: 100
        })
    );
    assert_eq!((pool.tally().begun(), pool.tally().finished()), (3, 3));
}

#[tokio::test]
async fn every_ten_milliseconds_are_a_point() {
    let pool = pool(1, 1);
    let rate_limiter = Arc::new(AtomicU32::new(3));
    let paying = Arc::clone(&rate_limiter);
    let charge = Box::new(move |points| {
        let left = paying
            .load(Ordering::Relaxed)
            .checked_sub(points)
            .ok_or(7_u64)?;
        paying.store(left, Ordering::Relaxed);
        Ok(())
    });
    let budget = ComputeBudget::new(&pool, Allowance::UNLIMITED, 0, charge);
    for left in [3, 2, 2, 1] {
        budget.spend(Cost::times(6, NANOS_PER_MILLI)).unwrap();
        assert_eq!(rate_limiter.load(Ordering::Relaxed), left);
    }
    let refused = budget.spend(Cost::times(26, NANOS_PER_MILLI));
    assert_eq!(refused, Err(Uncomputed::Unpaid { seconds: 7 }));
    assert!(budget.spend(Cost::times(6, NANOS_PER_MILLI)).is_ok());
}

/// Something that computes until it is told to end, and has begun.
async fn computing(
    budget: &ComputeBudget,
    cost: Cost,
) -> (
    mpsc::Sender<()>,
    tokio::task::JoinHandle<Result<(), Uncomputed>>,
) {
    let (end, ended) = mpsc::channel();
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let budget = budget.clone();
    let task = tokio::spawn(async move {
        let work = move |_: &dyn Fn() -> bool| {
            begun.send(()).ok()?;
            ended.recv().ok()
        };
        budget.compute(cost, work).await
    });
    has_begun.await.unwrap();
    (end, task)
}

#[tokio::test]
async fn a_full_queue_is_told_at_once_and_a_free_core_is_taken() {
    let pool = pool(1, 0);
    let (end, task) = computing(&allowed(&pool, 1_000, 10), LONG).await;
    let other = allowed(&pool, 1_000, 10);
    let refused = other.compute(LONG, |_| Some(())).await;
    assert_eq!(refused, Err(Uncomputed::Busy));
    end.send(()).unwrap();
    task.await.unwrap().unwrap();
    other.compute(LONG, |_| Some(())).await.unwrap();
}

#[tokio::test]
async fn who_stands_in_the_queue_has_its_turn() {
    let pool = pool(1, 1);
    let (end, task) = computing(&allowed(&pool, 1_000, 10), LONG).await;
    let other = allowed(&pool, 1_000, 10);
    let waiting = tokio::spawn(async move { other.compute(LONG, |_| Some(7)).await });
    tokio::task::yield_now().await;
    end.send(()).unwrap();
    task.await.unwrap().unwrap();
    assert_eq!(waiting.await.unwrap(), Ok(7));
}

#[tokio::test]
async fn what_is_brief_waits_for_no_core() {
    let pool = pool(1, 0);
    let (end, task) = computing(&allowed(&pool, 1_000, 10), LONG).await;
    let other = allowed(&pool, 1_000, 10);
    other.compute(MILLI, |_| Some(())).await.unwrap();
    // As long as all of it together is brief.
    let most = Cost::times(25, NANOS_PER_MILLI);
    let refused = other.compute(most, |_| Some(())).await;
    assert_eq!(refused, Err(Uncomputed::Busy));
    end.send(()).unwrap();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn one_request_computes_one_thing_at_a_time() {
    let pool = pool(2, 0);
    let budget = allowed(&pool, 1_000, 10);
    let (end, task) = computing(&budget, LONG).await;
    let own = budget.clone();
    let second = tokio::spawn(async move { own.compute(LONG, |_| Some(())).await });
    tokio::task::yield_now().await;
    // The other core is left to others.
    let other = allowed(&pool, 1_000, 10);
    other.compute(LONG, |_| Some(())).await.unwrap();
    assert!(!second.is_finished());
    end.send(()).unwrap();
    task.await.unwrap().unwrap();
    second.await.unwrap().unwrap();
}

#[tokio::test]
async fn room_is_taken_until_what_was_made_is_dropped() {
    let settings = ComputeSettings {
        queue: 0,
        ..ComputeSettings::default()
    };
    // A quarter of it is for what is computed.
    let pool = ComputePool::new(&settings, 400 << 10);
    let budget = ComputeBudget::unlimited(&pool);
    let large = LONG.making(60, 1024);
    let half = |(): &()| 50 << 10;
    let ((), room) = budget.make(large, half, |_| Some(())).await.unwrap();
    let refused = budget.compute(large, |_| Some(())).await;
    assert_eq!(refused, Err(Uncomputed::Busy));
    let small = LONG.making(40, 1024);
    budget.compute(small, |_| Some(())).await.unwrap();
    drop(room);
    budget.compute(large, |_| Some(())).await.unwrap();
}

#[tokio::test]
async fn what_nobody_waits_for_is_stopped_and_leaves_its_core() {
    let pool = pool(1, 1);
    let budget = allowed(&pool, 1_000, 10);
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let own = budget.clone();
    let task = tokio::spawn(async move {
        let work = move |stop: &dyn Fn() -> bool| {
            begun.send(()).ok()?;
            while !stop() {
                thread::sleep(Duration::from_millis(1));
            }
            None::<()>
        };
        own.compute(LONG, work).await
    });
    has_begun.await.unwrap();
    task.abort();
    budget.compute(LONG, |_| Some(())).await.unwrap();
    let tally = pool.tally();
    assert_eq!(
        (tally.begun(), tally.given_up(), tally.finished()),
        (2, 1, 1)
    );
}
