//! How conversations end.

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

/// What each step of a conversation comes to.
pub(super) type Step = Result<(), End>;
