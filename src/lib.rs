//! The SUN collaboration graph: who works with whom for nutrition, where, since
//! when, with what result, and how we know.
//!
//! What is read falls through four rooms and never climbs back: [`http`], where a
//! request is checked; [`schema`], which says what clients see; [`loader`], which asks
//! the database in batches; and `entity`, the rows. What follows from rows by
//! computing alone is in [`answer`], and what computing may cost in [`compute`]. What is written falls through
//! [`action`], whatever door it came by: a mutation, a file ([`exchange`]) or the
//! command line ([`cli`]). [`auth`] says who may. [`sheet`] describes each kind of
//! record, and all of these go by it. [`feed`] tells those who follow what was changed,
//! and [`graph`] keeps the collaboration graph in step with it. [`report`] is a client of
//! the whole that lays its answers out as a page.

#![recursion_limit = "256"]

pub mod action;
pub mod answer;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod compute;
pub mod config;
pub mod date;
pub mod db;
pub mod error;
pub mod exchange;
pub mod feed;
pub mod fold;
pub mod formula;
pub mod graph;
pub mod http;
pub mod loader;
pub mod page;
pub mod report;
pub mod schema;
pub mod sheet;
pub mod telemetry;
#[cfg(feature = "ui")]
pub mod ui;
