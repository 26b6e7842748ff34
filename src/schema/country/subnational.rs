//! States that take part below country level.

use async_graphql::{Context, ID, InputObject, Object};
use entity::subnational_member;
use sea_orm::Condition;

use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        country::Country,
        fact::Fact,
        filter::{Narrow, codes},
        list::orders,
        record::{Record, fact, record},
        scalar::{CountryCode, PartialDate, date},
    },
};

record!(SubnationalMember, subnational_member, "subnational");

/// A state that takes part in the Movement below country level, such as an Indian state.
#[Object]
impl SubnationalMember {
    /// The stable identifier, such as `subnational:in-jh`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The ISO 3166-2 code.
    async fn code(&self) -> String {
        self.0.id.to_uppercase()
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The country it is part of, which need not have joined itself.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// When it joined, `null` if unknown.
    async fn joined(&self) -> Option<PartialDate> {
        date(self.0.joined.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which states to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SubnationalMemberFilter {
    /// Only states of these countries.
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
        /// The date on which they joined.
        Joined = "joined",
    }
}

impl Listed for SubnationalMemberFilter {
    type Node = SubnationalMember;
    type Order = SubnationalMemberOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
