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

/// Who is asked for help before whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::matching::Tier")]
pub(crate) enum AssistanceTier {
    /// An equal inside the Movement: an alliance or another chapter, a country, a platform, or who is told to be one.
    Peer,
    /// An agency or programme from outside.
    External,
    /// A secretariat of the Movement or of one of its networks, which helps where nobody else does.
    FallBack,
}

/// What the score of a match is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "answer::matching::Part")]
pub(crate) enum AssistanceMatchPartKind {
    /// Whether they know what help is needed with. A topic that is asked for counts 1, one below it 0.8, one above it 0.5, on average over those asked for; where words say more than topics, half the share of words that fit.
    Topic,
    /// Whether they can help in a language that is asked for: 1 or 0; unknown where none is asked for or none of theirs is recorded.
    Language,
    /// How near they are: the same country counts 1, a common hub of the Secretariat 0.6, a common group of the civil society network 0.5, a common region of the 2019 assessment 0.4; unknown where a country is.
    Country,
    /// What they did before: each engagement leaves less doubt, the more so if it was in the same country, for the same party, on the same topic or is told to be completed; unknown where none is on record.
    Past,
    /// Whether they have time: 1 divided by one more than the engagements that they have open on record.
    Load,
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
