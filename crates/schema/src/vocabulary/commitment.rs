//! Words about commitments, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(
    CommitmentKind,
    MakerKind,
    Smartness,
    Verification,
    ProgressStatus,
    NutritionTarget,
    ActionClass,
    CommitmentTheme,
    MeasurementPlan,
    CommitmentLocation,
    TargetPopulation,
    CommitmentPartyRole,
    MeasureKind
);

/// The level and origin of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentKind")]
pub(crate) enum CommitmentKind {
    /// A commitment under the framework from 2025, which has only one level.
    Commitment,
    /// One of up to ten measurable goals of an overarching commitment, before 2025.
    Goal,
    /// A commitment with several goals that measure it, before 2025.
    Overarching,
    /// A pledge that comes from other pages, not from the commitment tracker.
    Announcement,
    /// A pledge of 2013 or 2017, from the tracking before the framework.
    Legacy,
}

/// The kind of stakeholder that makes a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MakerKind")]
pub(crate) enum MakerKind {
    /// A government that commits itself at home, not as a donor.
    CountryGovernment,
    /// A government that makes a commitment as a donor to other countries.
    DonorGovernment,
    /// A funder that is not a government, such as a foundation or a development bank.
    DonorOrganisation,
    /// A civil society organisation, alliance or network.
    CivilSociety,
    /// A business in the food trade.
    PrivateFood,
    /// A business outside the food trade.
    PrivateNonFood,
    /// An international organisation of states, the United Nations included.
    Multilateral,
    /// A university, research institute or professional association.
    Academic,
    /// A maker that fits none of the other kinds.
    Other,
}

/// How specific, measurable, achievable, relevant and time-bound a commitment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Smartness")]
pub(crate) enum Smartness {
    /// The highest of the four levels.
    High,
    /// The second highest of the four levels.
    UpperModerate,
    /// The second lowest of the four levels.
    LowerModerate,
    /// The lowest of the four levels.
    Low,
}

/// Whether the tracker has verified a commitment with its maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Verification")]
pub(crate) enum Verification {
    /// The tracker has verified the whole record.
    Verified,
    /// The tracker has verified only a part of the record.
    PartiallyVerified,
    /// The tracker shows the record but has not verified it.
    Unverified,
    /// The verification is planned or in progress and has no result yet.
    Pending,
}

/// The progress that the tracker states, in its terms of today and of 2013 and 2017.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ProgressStatus")]
pub(crate) enum ProgressStatus {
    /// Progress is fast enough to reach the target in time.
    OnCourse,
    /// Progress is too slow to reach the target in time.
    OffCourse,
    /// The target is reached by the end date.
    ReachedByEndDate,
    /// The target is reached, but later than the end date.
    ReachedAfterEndDate,
    /// The maker has reported, but the report is not enough to assess progress.
    NotAssessable,
    /// The maker has not reported, which says nothing about its progress.
    NoResponse,
    /// The maker has withdrawn the commitment.
    Withdrawn,
    /// Another commitment has replaced this one.
    Superseded,
    /// The target is reached (tracking of 2013 and 2017, which does not say when).
    Reached,
    /// The target is not reached, and the source does not say whether it still can be.
    NotReached,
    /// The report leaves progress unclear (tracking of 2013 and 2017).
    NotClear,
}

/// A global nutrition target: six are on mothers and children, four on diet-related disease.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NutritionTarget")]
pub(crate) enum NutritionTarget {
    /// Fewer women of reproductive age have anaemia.
    Anaemia,
    /// Fewer babies are born with a low weight.
    LowBirthWeight,
    /// More infants are fed on breast milk alone in their first six months.
    ExclusiveBreastfeeding,
    /// Fewer children under five are too short for their age.
    ChildhoodStunting,
    /// Fewer children under five are too thin for their height.
    ChildhoodWasting,
    /// The share of children under five who are overweight does not rise.
    ChildhoodOverweight,
    /// The share of adults who are obese does not rise.
    AdultObesity,
    /// The share of adults who have diabetes does not rise.
    AdultDiabetes,
    /// Fewer adults have raised blood pressure.
    RaisedBloodPressure,
    /// People eat less salt and so less sodium.
    SaltIntake,
}

/// The class of action of a commitment: enabling conditions, policy or impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ActionClass")]
pub(crate) enum ActionClass {
    /// It supports action with leadership, law, strategy or coordination.
    EnablingLeadershipAndGovernance,
    /// It supports action by raising, budgeting or tracking money.
    EnablingFinancial,
    /// It supports action with the staff, skills and systems that carry out plans.
    EnablingOperational,
    /// It supports action with evidence, monitoring and data.
    EnablingResearchMonitoringAndData,
    /// It changes the places where people choose food: offer, price, labels, marketing.
    PolicyFoodEnvironment,
    /// It changes how food is grown, processed, stored and transported.
    PolicyFoodSupplyChain,
    /// It changes what people know about food, diets and nutrition.
    PolicyConsumerKnowledge,
    /// It changes the services that prevent and treat malnutrition.
    PolicyNutritionCareServices,
    /// It aims at less undernutrition, such as stunting, wasting or lack of vitamins.
    ImpactUndernutrition,
    /// It aims at what people eat and how infants and young children are fed.
    ImpactDiet,
    /// It aims at less obesity and less diet-related disease, such as diabetes.
    ImpactObesityAndNcds,
    /// It aims at lasting access to enough nutritious food.
    ImpactFoodAndNutritionSecurity,
}

/// The themes of the Nutrition for Growth summits; each theme belongs to one summit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentTheme")]
pub(crate) enum CommitmentTheme {
    /// Food, at Tokyo in 2021: food systems that support healthy diets.
    #[graphql(name = "N4G_2021_FOOD")]
    N4g2021Food,
    /// Health, at Tokyo in 2021: nutrition as part of health care for all.
    #[graphql(name = "N4G_2021_HEALTH")]
    N4g2021Health,
    /// Resilience, at Tokyo in 2021: malnutrition in fragile and conflict-affected settings.
    #[graphql(name = "N4G_2021_RESILIENCE")]
    N4g2021Resilience,
    /// Data, at Tokyo in 2021: data that make makers accountable.
    #[graphql(name = "N4G_2021_DATA")]
    N4g2021Data,
    /// Financing, at Tokyo in 2021: new money for nutrition and new ways to raise it.
    #[graphql(name = "N4G_2021_FINANCING")]
    N4g2021Financing,
    /// Health and social protection, at Paris in 2025, wider than health in 2021.
    #[graphql(name = "N4G_2025_HEALTH_AND_SOCIAL_PROTECTION")]
    N4g2025HealthAndSocialProtection,
    /// Change to sustainable food systems, and climate, at Paris in 2025.
    #[graphql(name = "N4G_2025_FOOD_SYSTEMS_AND_CLIMATE")]
    N4g2025FoodSystemsAndClimate,
    /// Resilience to crisis, at Paris in 2025.
    #[graphql(name = "N4G_2025_RESILIENCE_TO_CRISIS")]
    N4g2025ResilienceToCrisis,
    /// Gender equality, at Paris in 2025; it was not a theme in 2021.
    #[graphql(name = "N4G_2025_GENDER_EQUALITY")]
    N4g2025GenderEquality,
    /// Data, research, artificial intelligence and innovation, at Paris in 2025.
    #[graphql(name = "N4G_2025_DATA_RESEARCH_AND_INNOVATION")]
    N4g2025DataResearchAndInnovation,
    /// Financing and accountability for nutrition, at Paris in 2025.
    #[graphql(name = "N4G_2025_FINANCING_AND_ACCOUNTABILITY")]
    N4g2025FinancingAndAccountability,
}

/// Who collects the data on progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MeasurementPlan")]
pub(crate) enum MeasurementPlan {
    /// The maker collects the data itself.
    CollectOwnData,
    /// The maker uses data that others collect, for example in a national survey.
    UseDataOfOthers,
}

/// Where a commitment applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentLocation")]
pub(crate) enum CommitmentLocation {
    /// It applies to the whole of one country.
    National,
    /// It applies to a part of one country, such as a district.
    Subnational,
    /// It applies to several countries, but not to the whole world.
    MultiCountry,
    /// It applies to the whole world.
    Global,
}

/// The people that a commitment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::TargetPopulation")]
pub(crate) enum TargetPopulation {
    /// It is for the population as a whole.
    Overall,
    /// It is for one or more groups of the population, for example by age or sex.
    SpecificGroups,
    /// It is for no group of people; for example, it changes an institution.
    NoGroup,
}

/// The role of a party other than the maker in a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentPartyRole")]
pub(crate) enum CommitmentPartyRole {
    /// The party helps to carry out the commitment.
    Partner,
    /// The party helps to pay for the commitment.
    Funder,
}

/// The kind of value that a measure gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MeasureKind")]
pub(crate) enum MeasureKind {
    /// The value at the start of the commitment.
    Baseline,
    /// A value that is reported after the start.
    Progress,
    /// The value that the commitment should reach.
    Target,
}
