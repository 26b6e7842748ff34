//! Every write. A verb, one transaction, and its entries in the change log in
//! the same transaction.
//!
//! All kinds of record are written by one mechanism that knows them by their
//! sheet: a row is identified, laid over what is there, checked, held against
//! the records it names and the caller's rights, and written together with the
//! log. So a single mutation, an import of half a million rows and the dataset
//! that ships obey the same rules, and none can forget one.
//!
//! Writers are serial on either database: the transaction begins by raising
//! the data version, and holds that row until it commits. What was read is
//! therefore still so when it is written.

mod answering;
mod apply;
mod carry;
pub mod cells;
mod check;
mod cycle;
mod draft;
mod earlier;
mod end;
mod erase;
mod external;
mod fault;
mod finding;
mod flow;
mod home;
mod idempotency;
mod identity;
mod instrument;
mod kin;
mod made;
mod merge;
mod namesake;
mod put;
mod question;
mod reference;
mod remove;
mod response;
mod search;
mod soundness;
mod submission;
mod transaction;
mod unlogged;
mod withheld;
mod write;

pub use answering::Answering;
pub use apply::Dangling;
pub use draft::{Difference, Done, Draft, Mode, Outcome};
pub use external::{ExternalName, ExternalNames};
pub use fault::{Fault, FaultCode, Refused};
pub use idempotency::Key;
pub use instrument::instruments;
pub use soundness::{Soundness, soundness};
pub use transaction::{Pace, RecordTransaction};
pub use unlogged::{Begun, Part, UnloggedWrite};
