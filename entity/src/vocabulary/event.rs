//! Words about events.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// What kind of meeting it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum EventKind {
    Summit,
    GlobalGathering,
    AnnualMeeting,
    GeneralAssembly,
    RegionalMeeting,
    NetworkMeeting,
    GovernanceMeeting,
    WorkingGroupMeeting,
    NetworkCall,
    Conference,
    Forum,
    Roundtable,
    Workshop,
    Training,
    Webinar,
    LearningRoute,
    LearningExchange,
    StudyVisit,
    ScopingVisit,
    Launch,
    Fair,
    SideEvent,
    Retreat,
    Review,
    Assessment,
    Meeting,
}

/// Where people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum EventMode {
    InPerson,
    Online,
    Hybrid,
}

/// What a party did at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum ParticipationRole {
    Host,
    Organiser,
    Speaker,
    Supporter,
    Participant,
    Visitor,
}
