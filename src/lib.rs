//! The SUN collaboration graph: who works with whom for nutrition, where, since
//! when, with what result, and how we know.
//!
//! What is read falls through four rooms and never climbs back: [`http`], where a
//! request is checked; [`schema`], which says what clients see; [`schema::loader`],
//! which asks the database in batches; and [`entity`], the rows. What follows from rows
//! by computing alone is in [`answer`], and what computing may cost in
//! [`store::compute`]. What is written falls through [`store::action`], whatever door it
//! came by: a mutation, a file ([`exchange`]) or the command line ([`cli`]).
//! [`store::auth`] says who may. [`record::sheet`] describes each kind of record, and all
//! of these go by it. [`store::feed`] tells those who follow what was changed, and
//! [`graph`] keeps the collaboration graph in step with it. [`report`] is a client of the
//! whole that lays its answers out to print, and the pages (`pages`) are others, one a page.
//!
//! Each of these is a crate of the workspace, so that cargo holds the arrows between
//! them: `record`, then `answer` and `store`, then `graph` and `exchange`, then `schema`,
//! and this crate, which listens, reads the command line, and shows pages.

pub mod cli;
pub mod config;
pub mod http;
#[cfg(feature = "ui")]
mod pages;
pub mod report;
pub mod telemetry;
#[cfg(feature = "ui")]
pub mod ui;
