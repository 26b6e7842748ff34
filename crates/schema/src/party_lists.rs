//! Everything that a party takes part in.

use super::{
    assistance::{
        AssistanceOfferFilter, AssistanceRequestFilter, EngagementFilter, GrantFilter,
        OpportunityFilter,
    },
    commitment::CommitmentFilter,
    community::CommunityMemberFilter,
    event::ParticipationFilter,
    governance::GovernanceSeatFilter,
    list::lists,
    organisation::RelationFilter,
    platform::SeatFilter,
};
use crate::loader::side::{Join, Parent};

const PARTNERSHIPS: &[Join] = &[Join::new("commitment_party", "party", "commitment")];

lists! {
    /// The lists of what a party takes part in.
    PartyLists(String) |party| {
        /// The platform seats that it holds.
        seats_held: SeatFilter = Parent::column("party", &party.0);
        /// The seats that it holds in governance bodies.
        governance_seats: GovernanceSeatFilter = Parent::column("party", &party.0);
        /// The communities that it belongs to.
        community_memberships: CommunityMemberFilter = Parent::column("party", &party.0);
        /// The events that it took part in.
        participations: ParticipationFilter = Parent::column("party", &party.0);
        /// The assistance that this party itself gave.
        assistance_provided: EngagementFilter = Parent::column("provider", &party.0);
        /// The assistance that this party itself received.
        assistance_obtained: EngagementFilter = Parent::column("recipient", &party.0);
        /// The assistance that this party itself offers.
        assistance_offered: AssistanceOfferFilter = Parent::column("party", &party.0);
        /// The assistance that this party itself asked for.
        assistance_requested: AssistanceRequestFilter = Parent::column("party", &party.0);
        /// The opportunities that it offers to others.
        opportunities_offered: OpportunityFilter = Parent::column("offered_by", &party.0);
        /// The grants that it received.
        grants_received: GrantFilter = Parent::column("recipient", &party.0);
        /// The commitments that it made.
        commitments_made: CommitmentFilter = Parent::column("maker", &party.0);
        /// The commitments that it shares as a partner or funder.
        commitments_shared: CommitmentFilter = Parent::through(PARTNERSHIPS, &party.0);
        /// The direct ties from it to other parties, such as hosting or convening.
        relations: RelationFilter = Parent::column("subject", &party.0);
        /// The direct ties from other parties to it.
        relations_received: RelationFilter = Parent::column("object", &party.0);
    }
}
