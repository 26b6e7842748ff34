//! Webhooks: changes sent to addresses of others, in order, each at least once.
//!
//! A webhook keeps its own place in the log. What is sent is a stretch of the
//! log, and the end of that stretch is written down before it leaves: when no
//! answer comes, the same stretch is sent again under the same id, so that a
//! receiver that has it already can tell. The next stretch waits until then.
//! Messages are signed as Standard Webhooks prescribes.
//!
//! Of several servers on one database one sends at a time: whoever writes down
//! the next attempt has the webhook until that moment.

mod deliver;
mod message;
mod standing;
mod state;
mod store;
mod target;

pub use self::{
    deliver::{Deliveries, TICK},
    standing::{Standing, standing},
    store::{NewWebhook, Registered, enable, find, register, remove},
    target::{Targets, Unwanted},
};
