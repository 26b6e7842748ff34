//! The responses to a round as one wide table: a row a response, a column a
//! question, as field tools and statisticians expect it.
//!
//! Columns are named by the codes of questions; those of a table by the table, the
//! row and the column, as in `members[2]/name`. Several choices are separated by
//! spaces, as ODK writes them. A column may have the groups that it stands in
//! before its name, as in `section_1/funding`, which is how ODK exports them.

mod columns;
mod read;
mod write;

pub use self::{
    read::files,
    write::{Round, Unwritten, round, write},
};
