//! Measures of a net and of its nodes, as `NetworkX` 3 defines them.
//!
//! rustworkx-core and petgraph do the work where they have the measure; where
//! they lack it, or mean something else by its name, the function here says so.
//! Nodes without a tie count, ties have no direction and distances are in hops,
//! unless a measure says otherwise.
//!
//! The same net and seed give the same answer, to the bit: whatever is drawn
//! comes from the seed, and no sum depends on the order of a hash table or on
//! the number of threads. `tests/oracle` holds every figure against `NetworkX`.

mod brokerage;
mod centrality;
mod community;
mod distance;
mod halt;
mod level;
mod mixing;
#[cfg(test)]
mod nets;
mod parts;
mod prestige;
mod summary;
mod triangle;
mod walk;

pub use brokerage::Brokerage;
pub use centrality::{Centrality, centralities};
pub use parts::PARTS;
pub use summary::{SEED, Summary, summary, summary_unless};

/// A count as a number to calculate with.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of what fits in memory are far below 2^52"
)]
fn real(count: usize) -> f64 {
    count as f64
}

/// One count by another, `None` where there is nothing to divide by.
fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| real(part) / real(whole))
}
