//! Parties at events.

use async_graphql::{ID, InputObject};
use entity::participation;
use sea_orm::Condition;

use super::Event;
use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, codes, stored},
    known::RecordId,
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    rank,
    record::{Record, fact, record},
    scalar::CountryCode,
    vocabulary::ParticipationRole,
};

record!(Participation, participation, "participation");

object! {
    /// A party at an event: its role, and the country it spoke for.
    Participation as Participation |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The event.
        event: Option<Event> => Event::load(ctx, &this.0.event);
        /// The party that took part.
        party: Option<Party> => Party::load(ctx, &this.0.party);
        /// The role of the party.
        role: ParticipationRole = this.0.role.into();
        /// The role in the source's words; `null` if not recorded.
        role_as_printed: Option<&str> = this.0.role_as_printed.as_deref();
        /// The country that the party spoke for; `null` if none or unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The number of people from the party; `null` if no source counts them.
        head_count: Option<i32> = this.0.head_count;
        ..Fact = fact!(this);
    }
}

/// Which participations to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ParticipationFilter {
    /// Keep participations with these roles.
    roles: Option<Vec<ParticipationRole>>,
    /// Keep participations of parties that spoke for one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep participations of these parties (global ids).
    parties: Option<Vec<RecordId>>,
}

impl Listing for ParticipationFilter {
    type Entity = participation::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::ParticipationRole>(self.roles.as_ref());
        let parties: Option<Vec<String>> = self
            .parties
            .as_ref()
            .map(|parties| parties.iter().map(|id| id.0.clone()).collect());
        Condition::all()
            .one_of(participation::Column::Role, roles.as_ref())
            .one_of(
                participation::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .one_of(participation::Column::Party, parties.as_ref())
    }
}

orders! {
    /// What participations can be ordered by.
    ParticipationOrder {
        /// The event's id.
        Event = "event",
        /// The role.
        Role = "role" ranked rank::PARTICIPATION_ROLE,
        /// The party's global id.
        Party = "party",
        /// The ISO 3166-1 alpha-3 code of the country that the party spoke for.
        Country = "country",
        /// The number of people from the party.
        HeadCount = "head_count",
    }
}

impl Listed for ParticipationFilter {
    type Node = Participation;
    type Order = ParticipationOrder;
    const ORDER: &'static [Sort] = &[
        Sort::up("event"),
        Sort::ranked("role", rank::PARTICIPATION_ROLE),
        Sort::up("party"),
    ];
}
