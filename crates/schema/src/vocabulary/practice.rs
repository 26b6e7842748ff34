//! Words about practices, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(NutritionType, PracticeState, PracticeRole, PracticeLinkKind);

/// How a practice acts on nutrition, by the classes of Ruel and Alderman (Lancet 2013; 382: 536-551).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NutritionType")]
pub(crate) enum NutritionType {
    /// It acts on the immediate causes of malnutrition: food and nutrient intake, how children are fed and cared for, and the burden of disease.
    NutritionSpecific,
    /// It acts through another sector, such as farming or sanitation, on the underlying causes, and has goals for nutrition: food security, resources to care for mothers and children, health services and a safe environment.
    NutritionSensitive,
    /// It acts on immediate and on underlying causes.
    Both,
    /// It acts on policy, money, coordination or knowledge, which all other action needs.
    EnablingEnvironment,
}

/// The stage of a practice's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeState")]
pub(crate) enum PracticeState {
    /// Its authors are still writing it.
    Draft,
    /// Its authors ask a steward to review it.
    Submitted,
    /// A steward has reviewed and accepted it.
    Reviewed,
    /// Everybody can read it; lists and the search show it.
    Published,
}

/// The role of a party in a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeRole")]
pub(crate) enum PracticeRole {
    /// The party publishes the account of the practice.
    Publisher,
    /// The party takes part in the practice or its account, but does not publish it.
    Contributor,
}

/// How a practice is linked to another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::PracticeLinkKind")]
pub(crate) enum PracticeLinkKind {
    /// The practice describes the other record, such as an engagement, or work that belongs to it.
    Documents,
    /// The practice shows results of the other record, such as a commitment, or supports what it measures.
    EvidenceFor,
    /// The practice was presented at the other record, which is an event.
    PresentedAt,
    /// The practice was shared among the members of the other record, which is a community or network.
    SharedIn,
}
