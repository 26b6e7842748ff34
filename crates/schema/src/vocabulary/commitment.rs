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

/// Which level and generation a commitment is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentKind")]
pub(crate) enum CommitmentKind {
    /// A commitment of the single level that the framework has from 2025.
    Commitment,
    /// One of up to ten measurable goals under an overarching commitment, before 2025.
    Goal,
    /// A commitment that holds goals together, before 2025, and is measured through them.
    Overarching,
    /// A pledge known from other pages and not from the commitment tracker.
    Announcement,
    /// A pledge of 2013 or 2017, from the tracking that precedes the framework.
    Legacy,
}

/// What kind of stakeholder makes a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MakerKind")]
pub(crate) enum MakerKind {
    /// A government that commits itself at home and not as a donor.
    CountryGovernment,
    /// A government that commits itself as a donor to other countries.
    DonorGovernment,
    /// A funder that is no government, such as a foundation or a development bank.
    DonorOrganisation,
    /// A civil society organisation, alliance or network.
    CivilSociety,
    /// A business whose trade is food.
    PrivateFood,
    /// A business whose trade is not food.
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
    /// The commitment is in the highest of the four levels.
    High,
    /// The commitment is in the second highest of the four levels.
    UpperModerate,
    /// The commitment is in the second lowest of the four levels.
    LowerModerate,
    /// The commitment is in the lowest of the four levels.
    Low,
}

/// Whether the tracker has verified a commitment with its maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::Verification")]
pub(crate) enum Verification {
    /// The tracker has verified the whole record.
    Verified,
    /// The tracker has verified a part of the record and not the rest.
    PartiallyVerified,
    /// The tracker shows the record without having verified it.
    Unverified,
    /// The verification is due or under way and has no outcome yet.
    Pending,
}

/// What the tracker says of progress, in its words of today and of 2013 and 2017.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ProgressStatus")]
pub(crate) enum ProgressStatus {
    /// Progress is fast enough to reach the target in time.
    OnCourse,
    /// Progress is too slow to reach the target in time.
    OffCourse,
    /// The target is reached no later than the end date.
    ReachedByEndDate,
    /// The target is reached, but later than the end date.
    ReachedAfterEndDate,
    /// The maker has reported, and the report does not allow progress to be assessed.
    NotAssessable,
    /// The maker has not reported, which tells nothing of its progress.
    NoResponse,
    /// The maker has taken the commitment back.
    Withdrawn,
    /// Another commitment has taken the place of this one.
    Superseded,
    /// The target is reached, in the tracking of 2013 and 2017, which does not say when.
    Reached,
    /// The target is not reached, and the source does not say whether it still can be.
    NotReached,
    /// The report leaves progress unclear, in the tracking of 2013 and 2017.
    NotClear,
}

/// The ten global nutrition targets: six on mothers and children, four on diet-related disease.
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
    /// People eat less salt, and with it less sodium.
    SaltIntake,
}

/// What a commitment acts through: enabling conditions, policies, or impact itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ActionClass")]
pub(crate) enum ActionClass {
    /// It enables action by leadership, law, strategy or coordination.
    EnablingLeadershipAndGovernance,
    /// It enables action by raising, budgeting or tracking money.
    EnablingFinancial,
    /// It enables action by the staff, skills and systems that carry plans out.
    EnablingOperational,
    /// It enables action by evidence, monitoring and data.
    EnablingResearchMonitoringAndData,
    /// It changes what people find where they choose food: offer, price, labels, marketing.
    PolicyFoodEnvironment,
    /// It changes how food is grown, processed, stored and carried before people choose it.
    PolicyFoodSupplyChain,
    /// It changes what people know of food, diets and nutrition.
    PolicyConsumerKnowledge,
    /// It changes the services by which malnutrition is prevented and treated.
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
    /// Food, at Tokyo in 2021: food systems that make for healthy diets.
    #[graphql(name = "N4G_2021_FOOD")]
    N4g2021Food,
    /// Health, at Tokyo in 2021: nutrition as a part of health care for all.
    #[graphql(name = "N4G_2021_HEALTH")]
    N4g2021Health,
    /// Resilience, at Tokyo in 2021: malnutrition in fragile and conflict-affected settings.
    #[graphql(name = "N4G_2021_RESILIENCE")]
    N4g2021Resilience,
    /// Data, at Tokyo in 2021: data by which makers can be held to account.
    #[graphql(name = "N4G_2021_DATA")]
    N4g2021Data,
    /// Financing, at Tokyo in 2021: new money for nutrition and new ways to raise it.
    #[graphql(name = "N4G_2021_FINANCING")]
    N4g2021Financing,
    /// Health and social protection, at Paris in 2025, wider than health in 2021.
    #[graphql(name = "N4G_2025_HEALTH_AND_SOCIAL_PROTECTION")]
    N4g2025HealthAndSocialProtection,
    /// The transition to sustainable food systems, and climate, at Paris in 2025.
    #[graphql(name = "N4G_2025_FOOD_SYSTEMS_AND_CLIMATE")]
    N4g2025FoodSystemsAndClimate,
    /// Resilience to crisis, at Paris in 2025.
    #[graphql(name = "N4G_2025_RESILIENCE_TO_CRISIS")]
    N4g2025ResilienceToCrisis,
    /// Gender equality, at Paris in 2025, which was no theme in 2021.
    #[graphql(name = "N4G_2025_GENDER_EQUALITY")]
    N4g2025GenderEquality,
    /// Data, research, artificial intelligence and innovation, at Paris in 2025.
    #[graphql(name = "N4G_2025_DATA_RESEARCH_AND_INNOVATION")]
    N4g2025DataResearchAndInnovation,
    /// Financing and accountability for nutrition, at Paris in 2025.
    #[graphql(name = "N4G_2025_FINANCING_AND_ACCOUNTABILITY")]
    N4g2025FinancingAndAccountability,
}

/// Whose data measure the progress of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MeasurementPlan")]
pub(crate) enum MeasurementPlan {
    /// The maker collects the data itself.
    CollectOwnData,
    /// The maker uses data that others collect, as in a national survey.
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
    /// It applies to several countries and not to the whole world.
    MultiCountry,
    /// It applies to the whole world.
    Global,
}

/// Whom a commitment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::TargetPopulation")]
pub(crate) enum TargetPopulation {
    /// It is for the population as a whole.
    Overall,
    /// It is for one or more groups of the population, by age or sex for instance.
    SpecificGroups,
    /// It is for no group of people, as when it changes an institution.
    NoGroup,
}

/// What a party other than the maker is to a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommitmentPartyRole")]
pub(crate) enum CommitmentPartyRole {
    /// The party helps to carry the commitment out.
    Partner,
    /// The party helps to pay for the commitment.
    Funder,
}

/// What a measure of a commitment stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MeasureKind")]
pub(crate) enum MeasureKind {
    /// The value from which the commitment starts.
    Baseline,
    /// The value that is reported on the way.
    Progress,
    /// The value that the commitment is to reach.
    Target,
}
