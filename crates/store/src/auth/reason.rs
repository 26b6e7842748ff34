//! Why a bearer is nobody's: for the log in full, for the caller as far as it helps nobody else.
//!
//! What was signed by the issuer, or is known to be a token of ours, was given to
//! somebody, who may hear what became of it. Of all else only so much is told as whoever
//! made it up knows already: which keys an issuer has is public.

/// What kind of fault a bearer has. The same word stands in the log and in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonCode {
    /// It is nothing that was given out, as far as that can be seen.
    Unknown,
    /// It was good until a moment that is over.
    Expired,
    /// It was taken back.
    Revoked,
    /// It will be good later.
    NotYetValid,
    /// The issuer signed it in another's name.
    WrongIssuer,
    /// The issuer signed it for another service.
    WrongAudience,
    /// The issuer has no key of the id that it names, or none that it was signed with.
    UnknownKey,
    /// It is signed by no such key, or altered since.
    BadSignature,
    /// The issuer signed it, and it is no access token or does not say what we need.
    UnusableClaims,
}

impl ReasonCode {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "UNKNOWN_TOKEN",
            Self::Expired => "TOKEN_EXPIRED",
            Self::Revoked => "TOKEN_REVOKED",
            Self::NotYetValid => "TOKEN_NOT_YET_VALID",
            Self::WrongIssuer => "WRONG_ISSUER",
            Self::WrongAudience => "WRONG_AUDIENCE",
            Self::UnknownKey => "UNKNOWN_KEY",
            Self::BadSignature => "BAD_SIGNATURE",
            Self::UnusableClaims => "UNUSABLE_CLAIMS",
        }
    }
}

/// Why a bearer is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of fault it is.
    pub code: ReasonCode,
    /// What exactly is wrong, for the log.
    pub(super) text: &'static str,
}

impl Reason {
    pub(super) const fn new(code: ReasonCode, text: &'static str) -> Self {
        Self { code, text }
    }

    /// Whether it happens every day. The operator should hear of all else: of keys and
    /// settings that do not fit the issuer, of tokens that go on being sent.
    pub(super) const fn is_common(self) -> bool {
        matches!(self.code, ReasonCode::Unknown | ReasonCode::Expired)
    }

    /// What is wrong, as far as whoever sent it may know.
    #[must_use]
    pub const fn told(&self) -> &'static str {
        match self.code {
            ReasonCode::Unknown => "it is no token that is known here",
            ReasonCode::UnknownKey => "its issuer has no such key",
            ReasonCode::BadSignature => "its signature is not good",
            _ => self.text,
        }
    }
}
