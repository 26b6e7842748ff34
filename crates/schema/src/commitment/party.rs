//! Who shares a commitment with its maker.

use async_graphql::{ID, InputObject};
use entity::commitment_party;
use sea_orm::Condition;

use super::Commitment;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    record::{Record, fact, record},
    vocabulary::CommitmentPartyRole,
};

record!(CommitmentParty, commitment_party, "commitment-party");

object! {
    /// A partner or funder of a commitment.
    CommitmentParty as CommitmentParty |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The commitment.
        commitment: Option<Commitment> => Commitment::load(ctx, &this.0.commitment);
        /// The party; `null` if the printed name matches no known party.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// The party's name as the source prints it.
        name: &str = &this.0.name;
        /// The role of the party.
        role: CommitmentPartyRole = this.0.role.into();
        ..Fact = fact!(this);
    }
}

/// Which parties of commitments to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommitmentPartyFilter {
    /// Keep parties with these roles.
    roles: Option<Vec<CommitmentPartyRole>>,
}

impl Listing for CommitmentPartyFilter {
    type Entity = commitment_party::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::CommitmentPartyRole>(self.roles.as_ref());
        Condition::all().one_of(commitment_party::Column::Role, roles.as_ref())
    }
}

orders! {
    /// What parties of commitments can be ordered by.
    CommitmentPartyOrder {
        /// The role, in alphabetical order.
        Role = "role",
        /// The name as printed.
        Name = "name",
    }
}

impl Listed for CommitmentPartyFilter {
    type Node = CommitmentParty;
    type Order = CommitmentPartyOrder;
    const ORDER: &'static [Sort] = &[Sort::up("role"), Sort::up("name")];
}
