//! Why a record is not written, in words for whoever sent it.

use sea_orm::DbErr;
use thiserror::Error;

use crate::auth::Denied;

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// The value is missing or not of its kind.
    Invalid,
    /// It names a record that is not there.
    UnknownRecord,
    /// There is such a record already.
    Exists,
    /// There is no such record.
    NotFound,
    /// The record has changed since it was read.
    Conflict,
    /// Records that may be meant are named; which of them is for people to say.
    Ambiguous,
    /// Other records point to it.
    InUse,
    /// No step leads there from the state that the record is in.
    NoSuchStep,
    /// The caller's rights do not reach that far.
    Forbidden,
}

/// One thing that is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault it is.
    pub code: FaultCode,
    /// The column; empty if the record as a whole is to blame.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong, and what to do.
    pub reason: String,
}

impl Fault {
    /// A fault of one cell.
    pub(super) fn new(
        code: FaultCode,
        column: &str,
        value: &str,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            code,
            column: column.to_owned(),
            value: value.to_owned(),
            reason: reason.into(),
        }
    }
}

/// Why a write came to nothing.
#[derive(Debug, Error)]
pub enum Refused {
    /// The caller may not.
    #[error("not allowed")]
    Denied(Denied),
    /// What was sent is wrong.
    #[error("{}", .0.first().map_or("refused", |fault| &fault.reason))]
    Faults(Vec<Fault>),
    /// The idempotency key was used for another request.
    #[error("this idempotency key was used for another request: take a new one")]
    KeyReused,
    /// The database did not take it.
    #[error("the database did not answer")]
    Database(#[from] DbErr),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Faults(vec![fault])
    }
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}
