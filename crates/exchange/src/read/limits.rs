//! How much of a file is read before it is refused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one file may hold, and what reading it may use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Rows, the header and the tags left out.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Characters in a cell.
    pub cell_characters: usize,
    /// Files inside a workbook.
    pub workbook_entries: usize,
    /// Bytes of a workbook when all of it is inflated.
    pub workbook_bytes: u64,
    /// How many bytes one byte of a workbook may be inflated to.
    pub workbook_ratio: u64,
    /// Rows times columns that a worksheet says it spans.
    pub workbook_extent: u64,
    /// Bytes of memory of the process that reads a workbook.
    pub workbook_memory_bytes: u64,
    /// Seconds of computing of the process that reads a workbook.
    pub workbook_computing_s: u64,
    /// Seconds that a workbook is waited for.
    pub workbook_waiting_s: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 10 << 20,
            rows: 50_000,
            columns: 200,
            cell_characters: 32_767,
            workbook_entries: 200,
            workbook_bytes: 100 << 20,
            workbook_ratio: 100,
            workbook_extent: 2_000_000,
            workbook_memory_bytes: 512 << 20,
            workbook_computing_s: 30,
            workbook_waiting_s: 60,
        }
    }
}

impl Limits {
    /// What whoever runs the server may bring in from the command line.
    #[must_use]
    pub fn operator() -> Self {
        Self {
            file_bytes: 1 << 30,
            rows: 500_000,
            ..Self::default()
        }
    }

    /// For what this program carries itself.
    #[must_use]
    pub fn shipped() -> Self {
        Self {
            file_bytes: u64::MAX,
            rows: u64::MAX,
            ..Self::default()
        }
    }
}
