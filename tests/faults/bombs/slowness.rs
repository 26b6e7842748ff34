//! How much slower this machine and this build are than those that bounds are meant for.
//!
//! What is tried is built as the tests are, mostly without optimisation. So a loop of
//! the kind of work that the server does, built the same way, is timed here and held
//! against what it takes in a build of a release on a slow core.

use std::{collections::BTreeMap, fs};

/// What the loop takes there.
const REFERENCE_MS: f64 = 45.0;

/// How many times it is gone through, so that the clock is fine enough for it.
const ROUNDS: u64 = 4;

/// The processor time of this thread, in ticks of ten milliseconds.
fn ticks() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/stat").unwrap();
    super::meter::ticks(&stat)
}

/// How many times slower; 1 at least.
pub(super) fn slowness() -> f64 {
    let before = ticks();
    let sum: u64 = (0..ROUNDS).map(work).sum();
    assert!(sum > 0);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred ticks")]
    let spent = (ticks() - before) as f64 * 10.0;
    #[expect(clippy::cast_precision_loss, reason = "a few rounds")]
    let reference = REFERENCE_MS * ROUNDS as f64;
    (spent / reference).max(1.0)
}

/// Pairs put together, sorted and summed, as ties are.
fn work(seed: u64) -> u64 {
    let mut pairs = vec![];
    let mut state = seed + 1;
    for _ in 0..200_000_u32 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        pairs.push(((state >> 40) % 3_000, (state >> 20) % 3_000, 1.0_f64));
    }
    pairs.sort_by_key(|pair| (pair.0, pair.1));
    let mut sums: BTreeMap<(u64, u64), f64> = BTreeMap::new();
    for (one, other, weight) in pairs {
        *sums.entry((one, other)).or_default() += weight;
    }
    sums.keys().map(|(one, other)| one ^ other).sum()
}
