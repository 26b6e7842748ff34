//! Words about practices, as clients see them.

use async_graphql::Enum;

/// How a practice acts on nutrition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NutritionType")]
pub(crate) enum NutritionType {
    /// It acts on immediate causes, such as what people eat and how children are fed.
    NutritionSpecific,
    /// It acts on underlying causes through other sectors, such as farming or sanitation.
    NutritionSensitive,
    /// It acts on immediate and on underlying causes.
    Both,
    /// It acts on policy, money, coordination or knowledge, on which all other action rests.
    EnablingEnvironment,
}

/// How far the documentation of a practice has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeState")]
pub(crate) enum PracticeState {
    /// Its authors are still writing it down.
    Draft,
    /// Its authors ask a steward to look at it.
    Submitted,
    /// A steward has looked at it and found it sound.
    Reviewed,
    /// It is part of the shared evidence: lists and the search show it.
    Published,
}

/// What a party is to a published practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeRole")]
pub(crate) enum PracticeRole {
    /// The party publishes the account of the practice.
    Publisher,
    /// The party has a part in the practice or in its account, without publishing it.
    Contributor,
}
