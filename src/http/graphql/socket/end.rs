//! How conversations end.

use crate::http::place::Full;

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

/// The close of one who is not who it says, or is so no more.
pub(super) const FORBIDDEN: End = End::Close(4403, "Forbidden");

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
