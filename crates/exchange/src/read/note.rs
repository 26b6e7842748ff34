//! What was understood of a file that does not say it as sheets do, and what of it was
//! left unread: nothing is refused for it, but nobody should have to guess.

use serde::{Deserialize, Serialize};

/// How something in a file was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The column, by its header, if one is meant.
    pub column: Option<String>,
    /// How it was taken.
    pub message: String,
}

impl Note {
    /// A note about a file or a row.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            column: None,
            message: message.into(),
        }
    }

    pub(crate) fn in_column(self, column: impl Into<String>) -> Self {
        Self {
            column: Some(column.into()),
            ..self
        }
    }
}
