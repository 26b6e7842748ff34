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
mod input;
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
pub(crate) use level::mix;
pub use parts::PARTS;
pub use summary::{Outline, SEED, Summary, outline, summary};

use self::{halt::unless, input::MeasureInput};
use super::net::Net;

/// The measures of a whole net and of every node, its communities by `seed`;
/// `None` if `stop` said so meanwhile.
///
/// `stop` is asked on the caller's thread, every few milliseconds; the work is done on others.
#[must_use]
pub fn measured(
    net: &Net,
    seed: u64,
    stop: &dyn Fn() -> bool,
) -> Option<(Summary, Vec<Centrality>)> {
    unless(stop, |halt| {
        let input = MeasureInput::of(net, seed, halt)?;
        let summary = summary::measured(net, &input, halt)?;
        Some((summary, centrality::measured(net, &input, halt)?))
    })
}

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
