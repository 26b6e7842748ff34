//! Whom to write to: read by those alone whose rights extend to the party.

use async_graphql::{Context, ID, InputObject, Object};
use entity::contact;
use sea_orm::Condition;

use super::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, Period, stored},
    list::{lists, orders},
    party::Party,
    record::{fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary::ContactRole,
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
};

record!(Contact, contact, "contact");

/// Whom to write to about a party. Only those whose role and reach extend to the party may read it; for all others there is no such record.
#[Object]
impl Contact {
    /// The stable identifier, which says nothing of the person.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// For whom they answer.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.party).await
    }

    /// What they are there.
    async fn role(&self) -> ContactRole {
        self.0.role.into()
    }

    /// The person's name; `null` where the address is that of a function, or the name is not needed.
    async fn person(&self) -> Option<&str> {
        self.0.person.as_deref()
    }

    /// The address for mail; `null` if there is none.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }

    /// The telephone number at work, with the code of the country; `null` if there is none.
    async fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }

    /// The language to write in, as a code such as `fr`; `null` if unknown.
    async fn language(&self) -> Option<&str> {
        self.0.language.as_deref()
    }

    /// Since when they have the function; `null` if unknown.
    async fn since(&self) -> Option<PartialDate> {
        date(self.0.since.as_ref())
    }

    /// Until when they had it; `null` if they still have it, or that is unknown.
    async fn until(&self) -> Option<PartialDate> {
        date(self.0.until.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
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
