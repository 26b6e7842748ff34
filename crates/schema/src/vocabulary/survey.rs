//! Words about surveys, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(IndicatorClass, QuestionType, ResponseStatus);

/// The class of an indicator's value in the MEAL dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::IndicatorClass")]
pub(crate) enum IndicatorClass {
    /// There is no value to class, which is neither a good result nor a bad one.
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

/// The kind of answer that a question of a survey takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::QuestionType")]
pub(crate) enum QuestionType {
    /// A text in the respondent's own words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// One choice from a list.
    Choice,
    /// Any number of choices from a list.
    MultiChoice,
    /// A calendar day.
    Date,
    /// A whole number from the question's minimum to its maximum.
    Scale,
    /// A table with rows; its columns are separate questions.
    Table,
}

/// The status of a response to a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ResponseStatus")]
pub(crate) enum ResponseStatus {
    /// The chapter is still answering; results do not count it.
    Draft,
    /// The chapter has answered; results count it.
    Submitted,
    /// A steward has returned it to be corrected; results do not count it.
    Returned,
    /// A steward has accepted it; results count it.
    Reviewed,
}
