//! Words about assistance, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(
    AssistanceRelation,
    OfferOrigin,
    NeedStatus,
    EngagementStatus,
    AssistanceTier,
    AssistanceMatchPartKind,
    OpportunityKind
);

/// The relation between the provider and the recipient of assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::AssistanceRelation")]
pub(crate) enum AssistanceRelation {
    /// Equals help each other, such as two alliances or two countries.
    Peer,
    /// Members of one civil society alliance help each other.
    WithinAlliance,
    /// A secretariat of the Movement or of one of its networks helps.
    Secretariat,
    /// An outside agency or programme gives the help, not a peer and not a secretariat.
    External,
}

/// Whether offered help comes from inside or outside the network that lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::OfferOrigin")]
pub(crate) enum OfferOrigin {
    /// A member of the network, or its secretariat, offers the help.
    InsideNetwork,
    /// A party outside the network offers the help.
    OutsideNetwork,
}

/// The status of a need for assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NeedStatus")]
pub(crate) enum NeedStatus {
    /// No helper is known yet.
    Open,
    /// A party that can help was found.
    Matched,
    /// Help was given, and its outcome is reported.
    Closed,
    /// The party that asked no longer wants help.
    Withdrawn,
}

/// The stage of an engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::EngagementStatus")]
pub(crate) enum EngagementStatus {
    /// One of the two has proposed it.
    Proposed,
    /// The provider and the recipient have agreed on it.
    Agreed,
    /// The help is being given.
    UnderWay,
    /// The help was given.
    Completed,
    /// It did not begin, or it was stopped early.
    Cancelled,
}

/// The order in which to ask for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::matching::Tier")]
pub(crate) enum AssistanceTier {
    /// An equal inside the Movement: a chapter, alliance, country or platform, or a party that records show as one.
    Peer,
    /// An outside agency or programme.
    External,
    /// A secretariat of the Movement or of one of its networks, which helps if nobody else does.
    FallBack,
}

/// A part of the score of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::matching::Part")]
pub(crate) enum AssistanceMatchPartKind {
    /// Whether they know the topics of the need. A requested topic counts 1, a narrower one 0.8, a broader one 0.5, on average over the requested topics; or half the share of matching words, if that is more.
    Topic,
    /// Whether they can help in a requested language: 1 or 0; unknown if none is requested or none of theirs is recorded.
    Language,
    /// How near they are: the same country counts 1, the same hub of the Secretariat 0.6, the same group of the Civil Society Network 0.5, the same region of the 2019 MEAL dataset 0.4; unknown if a country is unknown.
    Country,
    /// How they helped before: each engagement adds to it, and adds more if it was in the same country, for the same party, on a related topic or was completed; unknown if none is recorded.
    Past,
    /// Whether they have time: 1 divided by (1 + the number of their open engagements on record).
    Load,
}

/// What an opportunity gives to those who use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::OpportunityKind")]
pub(crate) enum OpportunityKind {
    /// Knowledge or skills, for example by a training, a course or a scholarship.
    Learning,
    /// A part in speaking up for nutrition, for example in a campaign or a consultation.
    Advocacy,
    /// New contacts, for example at a meeting or in a group that takes members.
    Networking,
    /// Money, for example by a call for proposals.
    Funding,
}
