//! What is worked out from rows: pure functions, without a database and without
//! GraphQL, so that each can be read and tested by itself.

pub mod survey;
