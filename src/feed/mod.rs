//! The change log: every record that a write touched, in the order of the
//! commits, each entry chained to the one before it.

mod append;

pub use append::{Entry, Log};
