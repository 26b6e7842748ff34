//! The responses to a round as one wide table: a row a response, a column a
//! question, as field tools and statisticians expect it.
//!
//! What goes out has columns named by the codes of questions; those of a table by the
//! table, the row and the column, as in `members[2]/name`. Several choices are
//! separated by spaces, as ODK writes them.
//!
//! What comes in may be what KoboToolbox and ODK Central give out by themselves: text
//! with commas or semicolons, a workbook, or an archive; names or labels in the header
//! and in the cells; groups before names; several choices in one column, in one for
//! each, or in both. A cell is read only where it has one meaning.

mod answers;
mod cell;
mod columns;
mod day;
mod groups;
mod heads;
mod number;
mod origin;
mod read;
mod repeats;
mod round;
mod sent;
mod table;
#[cfg(test)]
mod tests;
mod tool;
mod words;
mod write;

/// The title of the source of responses, unless whoever sends them gives another.
pub const SOURCE_TITLE: &str = "Responses to the survey";

pub use self::{
    origin::Origins,
    read::{Brought, read},
    round::{Round, round},
    write::{Unwritten, write},
};
