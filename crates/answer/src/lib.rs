//! What follows from rows that were read: pure computations, one folder or file
//! an area. Nothing here knows of a database, of a clock or of GraphQL, so that
//! each answer can be tested by itself.

pub mod computed;
pub mod given;
pub mod matching;
pub mod meeting;
pub mod period;
pub mod progress;
pub mod quantity;
pub mod related;
pub mod summary;
pub mod survey;
