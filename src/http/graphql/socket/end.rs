//! How conversations end.

use crate::http::{refusal::Refusal, slot::Full};
use store::code::Code;

/// Why a conversation ends.
pub(super) enum End {
    /// We close, with this code and for this reason.
    Close(u16, &'static str),
    /// A message was not understood.
    Malformed(String),
    /// The client closes.
    Closed,
    /// There is nobody to close it to.
    Gone,
}

impl From<Refusal> for End {
    /// The close of one who is not who it says, or is so no more, or of whom that
    /// cannot be told at the moment.
    fn from(refusal: Refusal) -> Self {
        match refusal.code {
            Code::RateLimited => {
                Self::Close(1013, "too many bearers were not valid: try again later")
            }
            Code::Overloaded => {
                Self::Close(1013, "the bearer cannot be checked: try again in a moment")
            }
            _ => Self::Close(4403, "Forbidden"),
        }
    }
}

impl From<Full> for End {
    fn from(full: Full) -> Self {
        let reason = match full {
            Full::Server => "too many connections are open: try again in a moment",
            Full::Caller(_) => "you have too many connections open: close one first",
        };
        Self::Close(1013, reason)
    }
}

/// What each step of a conversation comes to.
pub(super) type Step = Result<(), End>;
