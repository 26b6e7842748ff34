//! Words about surveys, as clients see them.

use async_graphql::Enum;

/// How the MEAL dashboard classes the value of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::IndicatorClass")]
pub(crate) enum IndicatorClass {
    /// There is no value to class, and no data is neither a bad result nor a good one.
    NoData,
    /// The value is in the lowest of the four classes.
    Critical,
    /// The value is in the second lowest of the four classes.
    Poor,
    /// The value is in the second highest of the four classes.
    Moderate,
    /// The value is in the highest of the four classes.
    Good,
}
