//! Words about assistance, as clients see them.

use async_graphql::Enum;

/// What the provider and the recipient of assistance are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::AssistanceRelation")]
pub(crate) enum AssistanceRelation {
    /// Equals help each other, as alliance to alliance or country to country.
    Peer,
    /// The help stays inside one civil society alliance, among its own members.
    WithinAlliance,
    /// A secretariat of the Movement or of one of its networks helps.
    Secretariat,
    /// The helper is neither peer nor secretariat, but an agency or programme from outside.
    External,
}

/// Whether offered help comes from inside or outside the network that pools it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::OfferOrigin")]
pub(crate) enum OfferOrigin {
    /// A member of the network, or its secretariat, offers the help.
    InsideNetwork,
    /// Somebody who does not belong to the network offers the help.
    OutsideNetwork,
}

/// What became of a need for assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NeedStatus")]
pub(crate) enum NeedStatus {
    /// Nobody is known to have taken it up.
    Open,
    /// Somebody who can help was found.
    Matched,
    /// Help was given, and what came of it is told.
    Closed,
    /// Whoever asked pursues it no longer.
    Withdrawn,
}

/// How far an engagement has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EngagementStatus")]
pub(crate) enum EngagementStatus {
    /// One of the two has it in mind.
    Proposed,
    /// Provider and recipient have agreed on it.
    Agreed,
    /// The help is being given.
    UnderWay,
    /// The help was given.
    Completed,
    /// It came to nothing, or was broken off.
    Cancelled,
}

/// What an opportunity gives to those who take it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::OpportunityKind")]
pub(crate) enum OpportunityKind {
    /// Knowledge or skills, as by a training, a course or a scholarship.
    Learning,
    /// A part in speaking up for nutrition, as in a campaign or a consultation.
    Advocacy,
    /// New ties with others, as at a meeting or in a group that takes members.
    Networking,
    /// Money, as by a call for proposals.
    Funding,
}
