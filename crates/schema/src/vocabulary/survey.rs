//! Words about surveys, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(IndicatorClass, QuestionType, ResponseStatus);

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

/// What a question of a survey may be answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::QuestionType")]
pub(crate) enum QuestionType {
    /// Words of the respondent's own.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// One choice of a list.
    Choice,
    /// Any number of choices of a list.
    MultiChoice,
    /// A calendar day.
    Date,
    /// A whole number from the question's minimum to its maximum.
    Scale,
    /// Rows, whose columns are questions of their own.
    Table,
}

/// How far a response to a survey has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ResponseStatus")]
pub(crate) enum ResponseStatus {
    /// The chapter is still answering, and results do not count it.
    Draft,
    /// The chapter has answered, and results count it.
    Submitted,
    /// Those who conduct the survey have given it back to be corrected, and results do not count it.
    Returned,
    /// Those who conduct the survey have accepted it, and results count it.
    Reviewed,
}
