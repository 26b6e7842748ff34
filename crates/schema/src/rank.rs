//! The rank of words that have one: what an order by them runs along.

/// Platforms proper first, then the bodies beside them.
pub(crate) const PLATFORM_KIND: &[&str] = &[
    "NATIONAL",
    "SUBNATIONAL",
    "TECHNICAL",
    "CIVIL_SOCIETY_ALLIANCE",
    "BUSINESS_NETWORK",
    "UN_NETWORK",
    "DONOR_GROUP",
    "PARLIAMENTARY_GROUP",
    "SUPPORT_PROGRAMME",
    "COORDINATION",
];

/// From those who lead to those who look on.
pub(crate) const SEAT_ROLE: &[&str] = &[
    "CONVENER",
    "FOCAL_POINT_INSTITUTION",
    "CHAIR",
    "CO_CHAIR",
    "SECRETARY",
    "UN_CHAIR",
    "DONOR_CONVENER",
    "MEMBER",
    "SUPPORTER",
    "OBSERVER",
];

/// From present to unknown.
pub(crate) const PRESENCE: &[&str] = &["YES", "INTERIM", "NO", "NO_DATA"];

/// From open to closed.
pub(crate) const NEED_STATUS: &[&str] = &["OPEN", "MATCHED", "CLOSED", "WITHDRAWN"];

/// From proposed to completed.
pub(crate) const ENGAGEMENT_STATUS: &[&str] =
    &["PROPOSED", "AGREED", "UNDER_WAY", "COMPLETED", "CANCELLED"];

/// From those who lead to those who support.
pub(crate) const COMMUNITY_ROLE: &[&str] = &["LEAD", "MEMBER", "SUPPORTER"];

/// From a need over a request to what was matched.
pub(crate) const REQUEST_STATUS: &[&str] = &["NEED_MENTIONED", "REQUESTED", "OPEN", "MATCHED"];

/// From those who made the event to those who visited it.
pub(crate) const PARTICIPATION_ROLE: &[&str] = &[
    "HOST",
    "ORGANISER",
    "SPEAKER",
    "SUPPORTER",
    "PARTICIPANT",
    "VISITOR",
];

/// From low to high.
pub(crate) const SMARTNESS: &[&str] = &["LOW", "LOWER_MODERATE", "UPPER_MODERATE", "HIGH"];

/// From no data over critical to good.
pub(crate) const INDICATOR_CLASS: &[&str] = &["NO_DATA", "CRITICAL", "POOR", "MODERATE", "GOOD"];
