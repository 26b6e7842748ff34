//! Days as they are written in flags.

use chrono::NaiveDate;

/// A day as it is written in flags.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "write it as 2027-06-30")
}
