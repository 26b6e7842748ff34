//! Who may read and write the records, and how they are kept.
//!
//! What is written falls through [`action`], by whatever way it came: it is held against
//! the caller's rights ([`auth`]), the records it names and the log, and committed as one
//! transaction ([`db`]). [`feed`] tells those who follow what was changed. [`compute`]
//! bounds what a request may compute in memory. [`backup`] keeps all of it in a file
//! elsewhere. [`code`] names what can go wrong.

pub mod action;
pub mod auth;
pub mod backup;
pub mod code;
pub mod compute;
pub mod db;
pub mod feed;
