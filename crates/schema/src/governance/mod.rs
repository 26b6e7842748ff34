//! The bodies that govern the Movement, and who holds their seats.

use async_graphql::{ID, InputObject};
use entity::{body, body_seat};
use sea_orm::Condition;

use super::{
    connection::Listed,
    contact::PartyContacts,
    fact::Fact,
    filter::{Narrow, plains, stored},
    known::BodyId,
    language::Language,
    list::{lists, orders},
    naming::{NamingLists, name_in},
    object::object,
    party::Party,
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{Date, PartialDate, date},
    tie::{Tie, period, tie},
    vocabulary::GovernanceRole,
};
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
};

record!(GovernanceBody, body, "body");
record!(GovernanceSeat, body_seat, "body-seat");

object! {
    /// A body of the Movement as a whole, such as the Lead Group, the Executive Committee or the Secretariat.
    GovernanceBody as GovernanceBody |this, ctx| {
        /// The stable identifier, such as `body:excom`.
        id: ID = this.global_id().into();
        /// The name.
        name(
            /// The language; by default that of the Accept-Language header. A name without a translation is returned as it is.
            language: Option<Language>,
        ): String => name_in(ctx, this.global_id(), &this.0.name, language);
        /// The acronym; `null` if it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// Its purpose; `null` if not recorded.
        purpose: Option<&str> = this.0.purpose.as_deref();
        /// The founding date; `null` if unknown.
        established: Option<PartialDate> = date(this.0.established.as_ref());
        /// The party that hosts it; `null` if there is none or if unknown.
        host: Option<Party> => Party::load_if(ctx, this.0.host.as_ref());
        ..GovernanceLists = GovernanceLists(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a governance body.
    GovernanceLists(String) |body| {
        /// The seats of the body: their holders, roles and dates.
        seats: GovernanceSeatFilter = Parent::column("body", &body.0);
    }
}

/// Which bodies to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GovernanceBodyFilter {
    /// Keep the bodies with these global ids.
    ids: Option<Vec<BodyId>>,
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
        /// The founding date.
        Established = "established",
    }
}

impl Listed for GovernanceBodyFilter {
    type Node = GovernanceBody;
    type Order = GovernanceBodyOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}

object! {
    /// A seat in a governance body, and the party that holds it. Organisations and countries hold seats; persons are not recorded.
    GovernanceSeat as GovernanceSeat |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The body.
        body: Option<GovernanceBody> => GovernanceBody::load(ctx, &this.0.body);
        /// The party that holds the seat.
        holder: Option<Party> => Party::load(ctx, &this.0.party);
        /// The role of the holder.
        role: GovernanceRole = this.0.role.into();
        ..Tie = tie!(this);
        ..Fact = fact!(this);
    }
}

/// Which governance seats to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GovernanceSeatFilter {
    /// Keep seats with these roles.
    roles: Option<Vec<GovernanceRole>>,
    /// Keep seats that hold on this day: from the start (or the first observation, if no start is known) to the end, if one is known.
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
        /// The start date.
        Since = "since",
        /// The date of the last observation.
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

object! {
    /// Root fields about governance.
    GovernanceQuery as GovernanceQuery |this, ctx| {
        /// One governance body by its id, or `null` if there is none.
        governance_body(
            /// Its global id, such as `body:excom`.
            id: ID,
        ): Option<GovernanceBody> => GovernanceBody::load(ctx, &id);
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
