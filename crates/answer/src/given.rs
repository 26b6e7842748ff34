//! Whether assistance was given, as far as is told.

use entity::{engagement, vocabulary::EngagementStatus};

/// Whether the assistance was or is being given: what was only proposed or
/// agreed on, and what was cancelled, was not. Where no source states where it
/// stands, it is on record because it was given.
#[must_use]
pub fn is_given(engagement: &engagement::Model) -> bool {
    match engagement.status {
        None | Some(EngagementStatus::UnderWay | EngagementStatus::Completed) => true,
        Some(
            EngagementStatus::Proposed | EngagementStatus::Agreed | EngagementStatus::Cancelled,
        ) => false,
    }
}
