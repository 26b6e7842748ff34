//! Words about events, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(EventKind, EventMode, ParticipationRole);

/// What kind of meeting an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EventKind")]
pub(crate) enum EventKind {
    /// Governments and others meet at the highest level and pledge, as at Nutrition for Growth.
    Summit,
    /// The whole Movement meets, its countries and all its networks.
    GlobalGathering,
    /// A network or alliance holds its yearly meeting, which need not be its assembly.
    AnnualMeeting,
    /// The members of an alliance or network meet to elect and decide under its statutes.
    GeneralAssembly,
    /// Countries, alliances or agencies of one region meet.
    RegionalMeeting,
    /// One network meets face to face, apart from its yearly meeting.
    NetworkMeeting,
    /// A governing body meets, such as the Lead Group or the Executive Committee.
    GovernanceMeeting,
    /// A working group meets on its task.
    WorkingGroupMeeting,
    /// The members of one network confer from afar, as government focal points do regularly.
    NetworkCall,
    /// Speakers present to a wide audience over several sessions.
    Conference,
    /// Participants from many sectors debate openly, without having to decide.
    Forum,
    /// A small circle of invited parties discusses one question as equals.
    Roundtable,
    /// Participants work something out together, such as a plan or a position.
    Workshop,
    /// Trainers teach participants skills.
    Training,
    /// Speakers present online to whoever joins.
    Webinar,
    /// Visitors travel from host to host and study one solution at each.
    LearningRoute,
    /// Parties learn from one another, each giving and taking.
    LearningExchange,
    /// Visitors learn from one host on the spot, and the host need not learn from them.
    StudyVisit,
    /// Organisers explore a place to prepare something later, such as a learning route.
    ScopingVisit,
    /// A platform, plan or publication is presented in public for the first time.
    Launch,
    /// Stands show products or practices to visitors.
    Fair,
    /// People meet beside a larger event, on a programme of their own.
    SideEvent,
    /// A team or network withdraws to reflect and plan.
    Retreat,
    /// Parties look back at the work of a period.
    Review,
    /// Stakeholders score progress together, as in the joint annual assessment.
    Assessment,
    /// People meet, and the source says no more of what kind of meeting it is.
    Meeting,
}

/// Where people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EventMode")]
pub(crate) enum EventMode {
    /// All meet in a place.
    InPerson,
    /// All join from afar.
    Online,
    /// Some meet in a place while others join from afar.
    Hybrid,
}

/// What a party does at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ParticipationRole")]
pub(crate) enum ParticipationRole {
    /// The party receives the event at its place or in its country.
    Host,
    /// The party prepares and runs the event.
    Organiser,
    /// The party presents something to the others.
    Speaker,
    /// The party helps with money, knowledge or people, without organising.
    Supporter,
    /// The party attends, and the source gives it no other role.
    Participant,
    /// The party travels to a host in order to learn from it.
    Visitor,
}
