//! Sheets in and out, in every format that partners use, and the shipped dataset.

mod format;
mod load;
pub mod parse;
pub mod print;
pub mod read;
mod reference;

pub use format::Format;
pub use load::{LoadError, Loaded, load_shipped, parse_all};
