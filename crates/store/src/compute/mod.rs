//! What is computed in memory for requests, and what that may cost.
//!
//! A computation says what it costs before it is begun: nanoseconds of a slow core,
//! and bytes, estimated from the sizes of what it works on. The [`ComputeBudget`] of
//! the request pays for it or refuses it; the [`ComputePool`] lets as many run at once
//! as there are cores, and has only so much room for what they make. One request
//! computes one thing at a time, so that many of its fields do not keep others waiting.
//! What is brief is done where it is asked for; what nobody waits for is stopped.
//!
//! [`memory`] looks after the process as a whole: what no estimate foresaw ends the
//! dearest request rather than the process.

mod budget;
pub mod memory;
mod pool;
pub mod settings;
#[cfg(test)]
mod tests;

use thiserror::Error;

pub use self::{
    budget::{Allowance, Charge, ComputeBudget},
    pool::{ComputePool, Room, Tally},
};

use crate::code::{BUSY_SECONDS, Code};

const NANOS_PER_MILLI: u64 = 1_000_000;

/// What a computation costs, known before it is begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Nanoseconds that a slow core takes for it.
    pub nanos: u64,
    /// The most bytes that it holds at any time.
    pub bytes: u64,
    /// How many of them the answer holds on to when it is done.
    pub kept: u64,
}

impl Cost {
    /// Of something that is done so many times and makes nothing.
    #[must_use]
    pub const fn times(count: usize, nanos: u64) -> Self {
        Self {
            nanos: (count as u64).saturating_mul(nanos),
            bytes: 0,
            kept: 0,
        }
    }

    /// With so many things more of this size that are made and let go.
    #[must_use]
    pub const fn making(self, count: usize, size: usize) -> Self {
        let bytes = (count as u64).saturating_mul(size as u64);
        Self {
            bytes: self.bytes.saturating_add(bytes),
            ..self
        }
    }

    /// With so many things more of this size that are made and kept.
    #[must_use]
    pub const fn keeping(self, count: usize, size: usize) -> Self {
        let bytes = (count as u64).saturating_mul(size as u64);
        Self {
            kept: self.kept.saturating_add(bytes),
            ..self.making(count, size)
        }
    }

    /// With this as well, at the same time.
    #[must_use]
    pub const fn and(self, more: Self) -> Self {
        Self {
            nanos: self.nanos.saturating_add(more.nanos),
            bytes: self.bytes.saturating_add(more.bytes),
            kept: self.kept.saturating_add(more.kept),
        }
    }
}

/// Why something is not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Uncomputed {
    /// The request would compute for longer than one may.
    #[error(
        "the request would be computed for {cost} ms, more than {limit}: ask for fewer graphs, points or days at once, or narrow them"
    )]
    TooLong {
        /// Milliseconds, with what was computed for it before.
        cost: u64,
        /// Milliseconds that it may take.
        limit: u64,
    },
    /// The request would hold more in memory than one may.
    #[error(
        "the request would hold {cost} bytes of graphs, more than {limit}: narrow the scope, the ties or the period"
    )]
    TooLarge {
        /// Bytes, with what was made for it before.
        cost: u64,
        /// Bytes that it may take.
        limit: u64,
    },
    /// Its caller has spent its points.
    #[error(
        "you have asked for much in a short time: try again in {seconds} s, or ask for less at once"
    )]
    Unpaid {
        /// After how many seconds there are enough of them.
        seconds: u64,
    },
    /// Too many wait for a core or for room.
    #[error("too much is being computed at the moment: try again in a moment")]
    Busy,
    /// It did not come to its end.
    #[error("the computation broke off")]
    Stopped,
}

impl Uncomputed {
    /// The code that clients are told.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::TooLong { .. } => Code::CostExceeded,
            Self::TooLarge { .. } => Code::GraphTooLarge,
            Self::Unpaid { .. } => Code::RateLimited,
            Self::Busy => Code::Overloaded,
            Self::Stopped => Code::Internal,
        }
    }

    /// What else they are told, in numbers.
    #[must_use]
    pub fn details(self) -> Vec<(&'static str, u64)> {
        match self {
            Self::TooLong { cost, limit } | Self::TooLarge { cost, limit } => {
                vec![("cost", cost), ("limit", limit)]
            }
            Self::Unpaid { seconds } => vec![("retryAfter", seconds)],
            Self::Busy => vec![("retryAfter", BUSY_SECONDS)],
            Self::Stopped => vec![],
        }
    }
}
