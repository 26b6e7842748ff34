//! Whom to write to: read by those alone whose rights extend to the party.

use async_graphql::{ID, InputObject};
use entity::contact;
use sea_orm::Condition;

use super::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, Period, stored},
    list::{lists, orders},
    object::object,
    party::Party,
    record::{fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary::ContactRole,
};
use crate::known::RecordId;
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
};

record!(Contact, contact, "contact");

object! {
    /// Whom to contact about a party. Only callers whose role and scope cover the party can read it; for others the record does not exist.
    Contact as Contact |this, ctx| {
        /// The stable identifier; it contains nothing about the person.
        id: ID = this.global_id().into();
        /// The party that the contact represents.
        party: Option<Party> => Party::load(ctx, &this.0.party);
        /// The function of the contact at the party.
        role: ContactRole = this.0.role.into();
        /// The person's name; `null` if the address belongs to a function or the name is not needed.
        person: Option<&str> = this.0.person.as_deref();
        /// The e-mail address; `null` if there is none.
        email: Option<&str> = this.0.email.as_deref();
        /// The work telephone number with the country code; `null` if there is none.
        phone: Option<&str> = this.0.phone.as_deref();
        /// The language to write in, as a code such as `fr`; `null` if unknown.
        language: Option<&str> = this.0.language.as_deref();
        /// The date from which the contact has the function; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// The date until which the contact had the function; `null` if it continues or is unknown.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which contacts to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ContactFilter {
    /// Keep contacts of these parties (global ids).
    parties: Option<Vec<RecordId>>,
    /// Keep contacts with these roles.
    roles: Option<Vec<ContactRole>>,
    /// Keep contacts that have the function on this day. An unknown start counts as past, an unknown end as in the future.
    as_of: Option<Date>,
}

impl Listing for ContactFilter {
    type Entity = contact::Entity;

    fn condition(&self) -> Condition {
        let parties: Option<Vec<String>> = self
            .parties
            .as_ref()
            .map(|parties| parties.iter().map(|id| id.to_string()).collect());
        let roles = stored::<_, entity::vocabulary::ContactRole>(self.roles.as_ref());
        let period = Period {
            since: contact::Column::Since,
            until: contact::Column::Until,
            first_observed: contact::Column::Since,
        };
        Condition::all()
            .one_of(contact::Column::Party, parties.as_ref())
            .one_of(contact::Column::Role, roles.as_ref())
            .add(period.holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What contacts can be ordered by.
    ContactOrder {
        /// The party's global id.
        Party = "party",
        /// The role, in alphabetical order.
        Role = "role",
        /// The date from which the contact has the function.
        Since = "since",
    }
}

impl Listed for ContactFilter {
    type Node = Contact;
    type Order = ContactOrder;
    const ORDER: &'static [Sort] = &[Sort::up("party"), Sort::up("role")];
}

lists! {
    /// The contacts of a party.
    PartyContacts(String) |party| {
        /// The contacts of the party that the caller may read; empty for a caller without a token.
        contacts: ContactFilter = Parent::column("party", &party.0);
    }
}

lists! {
    /// Root fields about contacts.
    ContactRootLists |_root| {
        /// The contacts of all parties that the caller may read; empty for a caller without a token.
        contacts: ContactFilter = None;
    }
}
