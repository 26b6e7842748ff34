//! The bodies that govern the Movement, and who holds their seats.

use async_graphql::{Context, ID, InputObject, Object};
use entity::{body, body_seat};
use sea_orm::Condition;

use super::{
    connection::Listed,
    contact::PartyContacts,
    fact::Fact,
    filter::{Narrow, plains, stored},
    language::Language,
    list::{lists, orders},
    naming::{NamingLists, name_in},
    party::Party,
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{Date, PartialDate, date},
    tie::{Tie, period, tie},
    vocabulary::GovernanceRole,
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
};

record!(GovernanceBody, body, "body");
record!(GovernanceSeat, body_seat, "body-seat");

/// A body of the Movement as a whole, such as the Lead Group, the Executive Committee or the Secretariat.
#[Object]
impl GovernanceBody {
    /// The stable identifier, such as `body:excom`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The language; that of the Accept-Language header if not given. As it is where there is no translation."
        )]
        language: Option<Language>,
    ) -> Result<String> {
        name_in(ctx, self.global_id(), &self.0.name, language).await
    }

    /// The acronym, `null` where it has none.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// What it is for, `null` where that is not recorded.
    async fn purpose(&self) -> Option<&str> {
        self.0.purpose.as_deref()
    }

    /// When it was founded, `null` if unknown.
    async fn established(&self) -> Option<PartialDate> {
        date(self.0.established.as_ref())
    }

    /// Who hosts it, `null` if nobody does or if that is unknown.
    async fn host(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.host.as_ref()).await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> GovernanceLists {
        GovernanceLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn party(&self) -> PartyLists {
        PartyLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn contacts(&self) -> PartyContacts {
        PartyContacts(self.global_id())
    }

    #[graphql(flatten)]
    async fn named(&self) -> NamingLists {
        NamingLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

lists! {
    /// The lists of a governance body.
    GovernanceLists(String) |body| {
        /// Who holds its seats, in which role, and when.
        seats: GovernanceSeatFilter = Parent::column("body", &body.0);
    }
}

/// Which bodies to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GovernanceBodyFilter {
    /// Only these bodies, by global id.
    ids: Option<Vec<ID>>,
}

impl Listing for GovernanceBodyFilter {
    type Entity = body::Entity;

    fn condition(&self) -> Condition {
        Condition::all().one_of(body::Column::Id, plains("body", self.ids.as_ref()).as_ref())
    }
}

orders! {
    /// What bodies can be ordered by.
    GovernanceBodyOrder {
        /// The name.
        Name = "name",
        /// When they were founded.
        Established = "established",
    }
}

impl Listed for GovernanceBodyFilter {
    type Node = GovernanceBody;
    type Order = GovernanceBodyOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}

/// A seat in a governance body, and who holds it. Organisations and countries hold seats here; the persons who fill them are not recorded.
#[Object]
impl GovernanceSeat {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The body.
    async fn body(&self, ctx: &Context<'_>) -> Result<Option<GovernanceBody>> {
        GovernanceBody::load(ctx, &self.0.body).await
    }

    /// Who holds the seat.
    async fn holder(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.party).await
    }

    /// What the holder does there.
    async fn role(&self) -> GovernanceRole {
        self.0.role.into()
    }

    #[graphql(flatten)]
    async fn tie(&self) -> Tie {
        tie!(self)
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which governance seats to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GovernanceSeatFilter {
    /// Only seats with these roles.
    roles: Option<Vec<GovernanceRole>>,
    /// Only seats that are held on this day, as far as is known: from their start, or from their first observation where no source states a start, to their end, or still.
    as_of: Option<Date>,
}

impl Listing for GovernanceSeatFilter {
    type Entity = body_seat::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::GovernanceRole>(self.roles.as_ref());
        Condition::all()
            .one_of(body_seat::Column::Role, roles.as_ref())
            .add(period!(body_seat).holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What governance seats can be ordered by.
    GovernanceSeatOrder {
        /// The role.
        Role = "role",
        /// The global id of the holder.
        Holder = "party",
        /// Since when they are held.
        Since = "since",
        /// When they were last observed.
        LastObserved = "last_observed",
    }
}

impl Listed for GovernanceSeatFilter {
    type Node = GovernanceSeat;
    type Order = GovernanceSeatOrder;
    const ORDER: &'static [Sort] = &[Sort::up("role"), Sort::up("party")];
}

/// Root fields about governance.
#[derive(Default)]
pub(crate) struct GovernanceQuery;

/// Root fields about governance.
#[Object]
impl GovernanceQuery {
    /// One governance body by its id, or `null` if there is none.
    async fn governance_body(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `body:excom`.")] id: ID,
    ) -> Result<Option<GovernanceBody>> {
        GovernanceBody::load(ctx, &id).await
    }
}

lists! {
    /// Lists of governance bodies and their seats.
    GovernanceRootLists |_root| {
        /// The bodies that govern the Movement.
        governance_bodies: GovernanceBodyFilter = None;
        /// The seats in all governance bodies.
        governance_seats: GovernanceSeatFilter = None;
    }
}
