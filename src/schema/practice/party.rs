//! Who published a practice or contributed to it.

use async_graphql::{Context, ID, InputObject, Object};
use entity::practice_party;
use sea_orm::Condition;

use super::Practice;
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
        vocabulary::PracticeRole,
    },
};

record!(PracticeParty, practice_party, "practice-party");

/// A party that published a practice or contributed to it.
#[Object]
impl PracticeParty {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The practice.
    async fn practice(&self, ctx: &Context<'_>) -> Result<Option<Practice>> {
        Practice::load(ctx, &self.0.practice).await
    }

    /// The party, `null` where the printed name could not be told to be a known one.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.party.as_ref()).await
    }

    /// The party's name as the source prints it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What the party is to the practice.
    async fn role(&self) -> PracticeRole {
        self.0.role.into()
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which parties of practices to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PracticePartyFilter {
    /// Only parties in these roles.
    roles: Option<Vec<PracticeRole>>,
}

impl Listing for PracticePartyFilter {
    type Entity = practice_party::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::PracticeRole>(self.roles.as_ref());
        Condition::all().one_of(practice_party::Column::Role, roles.as_ref())
    }
}

orders! {
    /// What parties of practices can be ordered by.
    PracticePartyOrder {
        /// The role, by its word in the alphabet.
        Role = "role",
        /// The name as printed.
        Name = "name",
    }
}

impl Listed for PracticePartyFilter {
    type Node = PracticeParty;
    type Order = PracticePartyOrder;
    const ORDER: &'static [Sort] = &[Sort::up("role"), Sort::up("name")];
}
