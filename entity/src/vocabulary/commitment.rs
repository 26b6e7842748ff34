//! Words about commitments, as the Nutrition Accountability Framework has them.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// Which level and generation a commitment is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommitmentKind {
    Commitment,
    Goal,
    Overarching,
    Announcement,
    Legacy,
}

/// What kind of stakeholder made a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MakerKind {
    CountryGovernment,
    DonorGovernment,
    DonorOrganisation,
    CivilSociety,
    PrivateFood,
    PrivateNonFood,
    Multilateral,
    Academic,
    Other,
}

/// How specific, measurable, achievable, relevant and time-bound it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Smartness {
    High,
    UpperModerate,
    LowerModerate,
    Low,
}

/// Whether the tracker has verified it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Verification {
    Verified,
    PartiallyVerified,
    Unverified,
    Pending,
}

/// What the tracker says of progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ProgressStatus {
    OnCourse,
    OffCourse,
    ReachedByEndDate,
    ReachedAfterEndDate,
    NotAssessable,
    NoResponse,
    Withdrawn,
    Superseded,
    Reached,
    NotReached,
    NotClear,
}

/// The ten global nutrition targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum NutritionTarget {
    Anaemia,
    LowBirthWeight,
    ExclusiveBreastfeeding,
    ChildhoodStunting,
    ChildhoodWasting,
    ChildhoodOverweight,
    AdultObesity,
    AdultDiabetes,
    RaisedBloodPressure,
    SaltIntake,
}

/// What a commitment acts through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ActionClass {
    EnablingLeadershipAndGovernance,
    EnablingFinancial,
    EnablingOperational,
    EnablingResearchMonitoringAndData,
    PolicyFoodEnvironment,
    PolicyFoodSupplyChain,
    PolicyConsumerKnowledge,
    PolicyNutritionCareServices,
    ImpactUndernutrition,
    ImpactDiet,
    ImpactObesityAndNcds,
    ImpactFoodAndNutritionSecurity,
}

/// Themes of the summits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommitmentTheme {
    #[sea_orm(string_value = "N4G_2021_FOOD")]
    N4g2021Food,
    #[sea_orm(string_value = "N4G_2021_HEALTH")]
    N4g2021Health,
    #[sea_orm(string_value = "N4G_2021_RESILIENCE")]
    N4g2021Resilience,
    #[sea_orm(string_value = "N4G_2021_DATA")]
    N4g2021Data,
    #[sea_orm(string_value = "N4G_2021_FINANCING")]
    N4g2021Financing,
    #[sea_orm(string_value = "N4G_2025_HEALTH_AND_SOCIAL_PROTECTION")]
    N4g2025HealthAndSocialProtection,
    #[sea_orm(string_value = "N4G_2025_FOOD_SYSTEMS_AND_CLIMATE")]
    N4g2025FoodSystemsAndClimate,
    #[sea_orm(string_value = "N4G_2025_RESILIENCE_TO_CRISIS")]
    N4g2025ResilienceToCrisis,
    #[sea_orm(string_value = "N4G_2025_GENDER_EQUALITY")]
    N4g2025GenderEquality,
    #[sea_orm(string_value = "N4G_2025_DATA_RESEARCH_AND_INNOVATION")]
    N4g2025DataResearchAndInnovation,
    #[sea_orm(string_value = "N4G_2025_FINANCING_AND_ACCOUNTABILITY")]
    N4g2025FinancingAndAccountability,
}

/// How progress is to be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MeasurementPlan {
    CollectOwnData,
    UseDataOfOthers,
}

/// Where a commitment applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommitmentLocation {
    National,
    Subnational,
    MultiCountry,
    Global,
}

/// Whom a commitment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum TargetPopulation {
    Overall,
    SpecificGroups,
    NoGroup,
}

/// What a party is to a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CommitmentPartyRole {
    Partner,
    Funder,
}

/// What a measure stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum MeasureKind {
    Baseline,
    Progress,
    Target,
}
