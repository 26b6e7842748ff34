//! Sheets in and out, in every format that partners use, and the shipped dataset.

pub mod describe;
pub mod export;
pub mod external;
mod format;
pub mod import;
mod layout;
mod load;
pub mod parse;
mod pieces;
pub mod print;
pub mod read;
mod reference;
pub mod report;
pub mod responses;
pub mod slots;
pub mod xlsform;

pub use format::Format;
pub use layout::{Dialect, Layout, Separator};
pub use load::{LoadError, Loaded, load_shipped, parse_all};
