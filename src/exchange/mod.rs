//! Sheets in: the description of each, reading, checking and loading them.

mod load;
pub mod parse;
mod reference;

pub use load::{LoadError, Loaded, load_shipped, parse_all};
