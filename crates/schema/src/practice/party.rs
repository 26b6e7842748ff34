//! Who published a practice or contributed to it.

use async_graphql::{ID, InputObject};
use entity::practice_party;
use sea_orm::Condition;

use super::Practice;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    record::{Record, fact, record},
    vocabulary::PracticeRole,
};

record!(PracticeParty, practice_party, "practice-party");

object! {
    /// A party that published a practice or contributed to it.
    PracticeParty as PracticeParty |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The practice.
        practice: Option<Practice> => Practice::load(ctx, &this.0.practice);
        /// The party; `null` if the printed name matches no known party.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// The party's name as the source prints it.
        name: &str = &this.0.name;
        /// The role of the party in the practice.
        role: PracticeRole = this.0.role.into();
        ..Fact = fact!(this);
    }
}

/// Which parties of practices to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PracticePartyFilter {
    /// Keep parties with these roles.
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
        /// The role, in alphabetical order.
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
