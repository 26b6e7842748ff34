//! XLSForm: the questions of a version of a survey as a workbook that ODK and
//! KoboToolbox ask, and back.
//!
//! An XLSForm can do more than a version of ours: compute, repeat in repeats, ask
//! under any condition. What is read is what both mean alike; anything else is
//! refused with its worksheet and row, so that no form is taken in part. Two of our
//! properties have no place in an XLSForm and stand in columns of our own, `public`
//! and `indicators`, and choices have `number`; field tools pass over them.

mod constraint;
mod form;
mod load;
mod questions;
mod read;
mod rows;
mod sheets;
mod write;

pub use self::{
    form::{Choice, Form, Question, Wording},
    load::load,
    read::read,
    sheets::{Into, files},
    write::write,
};
pub(crate) use self::{load::wordings, sheets::file};

/// The question of a form by which a response says whose it is. It is asked by
/// field tools alone: this server knows.
pub const CHAPTER: &str = "chapter";
