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
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
};

record!(Contact, contact, "contact");

object! {
    /// Whom to write to about a party. Only those whose role and reach extend to the party may read it; for all others there is no such record.
    Contact as Contact |this, ctx| {
        /// The stable identifier, which says nothing of the person.
        id: ID = this.global_id().into();
        /// For whom they answer.
        party: Option<Party> => Party::load(ctx, &this.0.party);
        /// What they are there.
        role: ContactRole = this.0.role.into();
        /// The person's name; `null` where the address is that of a function, or the name is not needed.
        person: Option<&str> = this.0.person.as_deref();
        /// The address for mail; `null` if there is none.
        email: Option<&str> = this.0.email.as_deref();
        /// The telephone number at work, with the code of the country; `null` if there is none.
        phone: Option<&str> = this.0.phone.as_deref();
        /// The language to write in, as a code such as `fr`; `null` if unknown.
        language: Option<&str> = this.0.language.as_deref();
        /// Since when they have the function; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// Until when they had it; `null` if they still have it, or that is unknown.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which contacts to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ContactFilter {
    /// Only contacts of these parties, by global id.
    parties: Option<Vec<ID>>,
    /// Only contacts in these roles.
    roles: Option<Vec<ContactRole>>,
    /// Only contacts that have the function on this day, as far as is known: from their start to their end, or still. Contacts without a start always have begun.
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
        /// The role, by its word.
        Role = "role",
        /// Since when they have the function.
        Since = "since",
    }
}

impl Listed for ContactFilter {
    type Node = Contact;
    type Order = ContactOrder;
    const ORDER: &'static [Sort] = &[Sort::up("party"), Sort::up("role")];
}

lists! {
    /// Whom to write to about a party.
    PartyContacts(String) |party| {
        /// Whom to write to; those alone that the caller may read, and so none for who has no token.
        contacts: ContactFilter = Parent::column("party", &party.0);
    }
}

lists! {
    /// Root fields about contacts.
    ContactRootLists |_root| {
        /// Whom to write to, of whatever party; those alone that the caller may read, and so none for who has no token.
        contacts: ContactFilter = None;
    }
}
