//! What follows from rows that were read: pure computations, one folder or file
//! an area. Nothing here knows of a database or of GraphQL, so that each answer
//! can be tested by itself.

pub mod matching;
pub mod summary;
