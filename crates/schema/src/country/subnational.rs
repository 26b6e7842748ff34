//! States that take part below country level.

use async_graphql::{ID, InputObject};
use entity::subnational_member;
use sea_orm::Condition;

use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, codes},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    record::{Record, fact, record},
    scalar::{CountryCode, PartialDate, date},
};

record!(SubnationalMember, subnational_member, "subnational");

object! {
    /// A state that is a member of the Movement below country level, such as an Indian state.
    SubnationalMember as SubnationalMember |this, ctx| {
        /// The stable identifier, such as `subnational:in-jh`.
        id: ID = this.global_id().into();
        /// The ISO 3166-2 code.
        code: String = this.0.id.to_uppercase();
        /// The name.
        name: &str = &this.0.name;
        /// The country of the state; it need not be a member itself.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The date of joining; `null` if unknown.
        joined: Option<PartialDate> = date(this.0.joined.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which states to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SubnationalMemberFilter {
    /// Keep states of these countries.
    countries: Option<Vec<CountryCode>>,
}

impl Listing for SubnationalMemberFilter {
    type Entity = subnational_member::Entity;

    fn condition(&self) -> Condition {
        let countries = codes(self.countries.as_ref());
        Condition::all().one_of(subnational_member::Column::Country, countries.as_ref())
    }
}

orders! {
    /// What states can be ordered by.
    SubnationalMemberOrder {
        /// The name.
        Name = "name",
        /// The date of joining.
        Joined = "joined",
    }
}

impl Listed for SubnationalMemberFilter {
    type Node = SubnationalMember;
    type Order = SubnationalMemberOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
