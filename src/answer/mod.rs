//! What the records amount to: answers that are worked out and not stored.
//!
//! Everything here is a pure function over rows: it asks no database, knows no
//! clock and nothing of GraphQL, so that a claim such as "behind the line" can
//! be tested by itself. The loader fetches the rows, the schema shows the
//! answer beside what was published, and neither is ever put in the place of
//! the other.

pub mod progress;
pub mod quantity;
