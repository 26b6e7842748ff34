//! Who shares a commitment with its maker.

use async_graphql::{Context, ID, InputObject, Object};
use entity::commitment_party;
use sea_orm::Condition;

use super::Commitment;
use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, stored},
        list::orders,
        party::Party,
        record::{Record, fact, record},
        vocabulary::CommitmentPartyRole,
    },
};

record!(CommitmentParty, commitment_party, "commitment-party");

/// A partner or funder of a commitment.
#[Object]
impl CommitmentParty {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The commitment.
    async fn commitment(&self, ctx: &Context<'_>) -> Result<Option<Commitment>> {
        Commitment::load(ctx, &self.0.commitment).await
    }

    /// The party, `null` where the printed name could not be told to be a known one.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.party.as_ref()).await
    }

    /// The party's name as the source prints it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What the party is to the commitment.
    async fn role(&self) -> CommitmentPartyRole {
        self.0.role.into()
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which parties of commitments to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommitmentPartyFilter {
    /// Only parties in these roles.
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
        /// The role, by its word in the alphabet.
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
