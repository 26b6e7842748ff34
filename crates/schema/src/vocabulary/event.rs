//! Words about events, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(EventKind, EventMode, ParticipationRole);

/// The kind of meeting that an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EventKind")]
pub(crate) enum EventKind {
    /// Governments and others meet at the highest level and make pledges, as at Nutrition for Growth.
    Summit,
    /// The whole Movement meets: its countries and all its networks.
    GlobalGathering,
    /// A network or alliance holds its yearly meeting, which is not always its assembly.
    AnnualMeeting,
    /// The members of an alliance or network meet to elect and decide under its rules.
    GeneralAssembly,
    /// Countries, alliances or agencies of one region meet.
    RegionalMeeting,
    /// One network meets face to face, apart from its yearly meeting.
    NetworkMeeting,
    /// A governing body meets, such as the Lead Group or the Executive Committee.
    GovernanceMeeting,
    /// A working group meets on its task.
    WorkingGroupMeeting,
    /// The members of one network hold a call, as government focal points do regularly.
    NetworkCall,
    /// Speakers present to a wide audience over several sessions.
    Conference,
    /// Participants from many sectors discuss openly and need not decide.
    Forum,
    /// A small circle of invited parties discusses one question as equals.
    Roundtable,
    /// Participants prepare something together, such as a plan or a position.
    Workshop,
    /// Trainers teach participants skills.
    Training,
    /// Speakers present online to anyone who joins.
    Webinar,
    /// Visitors travel from host to host and study one solution at each.
    LearningRoute,
    /// Parties learn from one another.
    LearningExchange,
    /// Visitors go to one host and learn from it; the host need not learn from them.
    StudyVisit,
    /// Organisers visit a place to prepare a later event, such as a learning route.
    ScopingVisit,
    /// A platform, plan or publication is presented in public for the first time.
    Launch,
    /// Exhibitors show products or practices to visitors.
    Fair,
    /// People meet during a larger event, with their own programme.
    SideEvent,
    /// A team or network meets alone to reflect and plan.
    Retreat,
    /// Parties look back at the work of a period.
    Review,
    /// Stakeholders rate progress together, as in the joint annual assessment.
    Assessment,
    /// People meet; the source does not say what kind of meeting it is.
    Meeting,
}

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EventMode")]
pub(crate) enum EventMode {
    /// All meet in one place.
    InPerson,
    /// All join online.
    Online,
    /// Some meet in one place and others join online.
    Hybrid,
}

/// The role of a party at an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::ParticipationRole")]
pub(crate) enum ParticipationRole {
    /// The party hosts the event at its place or in its country.
    Host,
    /// The party prepares and runs the event.
    Organiser,
    /// The party presents something to the others.
    Speaker,
    /// The party helps with money, knowledge or people, but does not organise.
    Supporter,
    /// The party attends; the source gives it no other role.
    Participant,
    /// The party travels to a host to learn from it.
    Visitor,
}
