//! Words about communities, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(CommunityKind, CommunityStatus, CommunityRole, RequestStatus);

/// What kind of group a community is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityKind")]
pub(crate) enum CommunityKind {
    /// Practitioners share experience on one theme, and none of them is charged with a task.
    CommunityOfPractice,
    /// Participants of one learning activity, such as a learning route, stay in touch.
    LearningGroup,
    /// Members do a standing piece of work together, such as monitoring or advocacy.
    WorkingGroup,
    /// Members are charged with one task and are done when it is.
    TaskForce,
    /// Members of one region coordinate; what joins them is the place and not a theme.
    RegionalGroup,
    /// Support or training is delivered under one plan with means of its own.
    Programme,
    /// A few parties make one thing together without forming a lasting group.
    Collaboration,
    /// A standing facility helps countries to govern and coordinate nutrition.
    SupportMechanism,
}

/// Whether a community is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityStatus")]
pub(crate) enum CommunityStatus {
    /// It is at work.
    Active,
    /// It is announced and has not begun.
    Planned,
    /// It is over, or another body has replaced it.
    Ended,
}

/// What a party does in a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityRole")]
pub(crate) enum CommunityRole {
    /// The party leads or facilitates, alone or with others.
    Lead,
    /// The party takes part without leading.
    Member,
    /// The party gives expertise or means without being a member.
    Supporter,
}

/// How far a country's request to a community has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RequestStatus")]
pub(crate) enum RequestStatus {
    /// The country mentions a need and has not asked for help with it.
    NeedMentioned,
    /// The country has asked for help, and the source does not say what came of it.
    Requested,
    /// The country has asked for help, and nobody has been found to give it.
    Open,
    /// The country has asked for help, and somebody has been found to give it.
    Matched,
}
