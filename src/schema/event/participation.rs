//! Parties at events.

use async_graphql::{Context, ID, InputObject, Object};
use entity::participation;
use sea_orm::Condition;

use super::Event;
use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        country::Country,
        fact::Fact,
        filter::{Narrow, codes, stored},
        list::orders,
        party::Party,
        rank,
        record::{Record, fact, record},
        scalar::CountryCode,
        vocabulary::ParticipationRole,
    },
};

record!(Participation, participation, "participation");

/// A party at an event: what it did there, and for which country.
#[Object]
impl Participation {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The event.
    async fn event(&self, ctx: &Context<'_>) -> Result<Option<Event>> {
        Event::load(ctx, &self.0.event).await
    }

    /// The party that took part.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.party).await
    }

    /// What the party did there.
    async fn role(&self) -> ParticipationRole {
        self.0.role.into()
    }

    /// The role in the source's words, `null` where they are not recorded.
    async fn role_as_printed(&self) -> Option<&str> {
        self.0.role_as_printed.as_deref()
    }

    /// The country that the party spoke for, `null` if it spoke for none or that is unknown.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    /// How many people took part for the party, `null` if no source counts them.
    async fn head_count(&self) -> Option<i32> {
        self.0.head_count
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which participations to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ParticipationFilter {
    /// Only participations in these roles.
    roles: Option<Vec<ParticipationRole>>,
    /// Only participations of parties that spoke for one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only participations of these parties, by global id.
    parties: Option<Vec<ID>>,
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
        /// How many people took part for the party.
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
