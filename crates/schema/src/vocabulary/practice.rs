//! Words about practices, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(NutritionType, PracticeState, PracticeRole, PracticeLinkKind);

/// How a practice acts on nutrition, as Ruel and Alderman tell the two kinds of action apart (Lancet 2013; 382: 536-551).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NutritionType")]
pub(crate) enum NutritionType {
    /// It acts on the immediate causes of malnutrition: food and nutrient intake, how children are fed and cared for, and the burden of disease.
    NutritionSpecific,
    /// It acts through another sector, such as farming or sanitation, on the underlying causes, and has goals for nutrition: food security, resources to care for mothers and children, health services and a safe environment.
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

/// What a practice has to do with another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeLinkKind")]
pub(crate) enum PracticeLinkKind {
    /// The practice is an account of the other record, such as an engagement, or of work under it.
    Documents,
    /// The practice shows what came of the other record, such as a commitment, or stands behind what it measures.
    EvidenceFor,
    /// The practice was presented at the other record, which is an event.
    PresentedAt,
    /// The practice was passed on among the members of the other record, which is a community or network.
    SharedIn,
}
