//! Words about communities, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(CommunityKind, CommunityStatus, CommunityRole, RequestStatus);

/// The kind of group that a community is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityKind")]
pub(crate) enum CommunityKind {
    /// Practitioners share experience on one theme and have no common task.
    CommunityOfPractice,
    /// Participants of one learning activity, such as a learning route, stay in touch.
    LearningGroup,
    /// Members do continuous work together, such as monitoring or advocacy.
    WorkingGroup,
    /// Members have one task, and the group ends when it is done.
    TaskForce,
    /// Members of one region coordinate; they share a place, not a theme.
    RegionalGroup,
    /// Support or training is given under one plan with its own resources.
    Programme,
    /// A few parties produce one thing together but form no lasting group.
    Collaboration,
    /// A permanent service helps countries to govern and coordinate nutrition.
    SupportMechanism,
}

/// Whether a community is active.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityStatus")]
pub(crate) enum CommunityStatus {
    /// It is active.
    Active,
    /// It is announced but has not started.
    Planned,
    /// It has ended, or another body has replaced it.
    Ended,
}

/// The role of a party in a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::CommunityRole")]
pub(crate) enum CommunityRole {
    /// The party leads or facilitates, alone or with others.
    Lead,
    /// The party takes part but does not lead.
    Member,
    /// The party gives expertise or resources but is not a member.
    Supporter,
}

/// The status of a country's request to a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RequestStatus")]
pub(crate) enum RequestStatus {
    /// The country mentions a need but has not asked for help.
    NeedMentioned,
    /// The country has asked for help; the source does not say what happened then.
    Requested,
    /// The country has asked for help, and no helper has been found.
    Open,
    /// The country has asked for help, and a helper has been found.
    Matched,
}
