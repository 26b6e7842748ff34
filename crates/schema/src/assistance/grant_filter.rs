//! Which grants to keep.

use async_graphql::{Enum, InputObject};
use entity::grant;
use sea_orm::{ColumnTrait, Condition};

use super::Grant;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, countries_of},
    known::RegionId,
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    scalar::{CountryCode, Date},
};

leaves!(GrantGap);

/// Which grants to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GrantFilter {
    /// Keep grants from these funds (names as in the dataset).
    funds: Option<Vec<String>>,
    /// Keep grants to these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep grants to countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep grants with an amount in one of these currencies (ISO 4217 codes).
    currencies: Option<Vec<String>>,
    /// Keep grants that began on or after this day; undated ones do not match.
    from: Option<Date>,
    /// Keep grants that began on or before this day; undated ones do not match.
    to: Option<Date>,
    /// Keep grants with a known amount (`true`) or without one (`false`).
    amount_known: Option<bool>,
    /// Keep grants that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<GrantGap>>,
}

/// An item that a grant may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum GrantGap {
    /// A recipient on record, not only a printed name.
    Recipient,
    /// The country that it went to.
    Country,
    /// The amount.
    Amount,
    /// Any date (start or end).
    Date,
}

impl Listing for GrantFilter {
    type Entity = grant::Entity;

    fn condition(&self) -> Condition {
        let region = self.region.as_ref().map(countries_of);
        let mut condition = Condition::all()
            .one_of(grant::Column::Fund, self.funds.as_ref())
            .one_of(
                grant::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(grant::Column::Country, region)
            .one_of(grant::Column::Currency, self.currencies.as_ref())
            .dated(grant::Column::Since, self.from.as_ref(), self.to.as_ref())
            .known(grant::Column::Amount, self.amount_known);
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl GrantGap {
    fn condition(self) -> Condition {
        let missing = Condition::all();
        match self {
            Self::Recipient => missing.add(grant::Column::Recipient.is_null()),
            Self::Country => missing.add(grant::Column::Country.is_null()),
            Self::Amount => missing.add(grant::Column::Amount.is_null()),
            Self::Date => missing
                .add(grant::Column::Since.is_null())
                .add(grant::Column::Until.is_null()),
        }
    }
}

orders! {
    /// What grants can be ordered by.
    GrantOrder {
        /// The fund.
        Fund = "fund",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The recipient's printed name.
        Recipient = "recipient_name",
        /// The amount as a number; different currencies are not converted.
        Amount = "amount",
        /// The start date.
        Since = "since",
    }
}

impl Listed for GrantFilter {
    type Node = Grant;
    type Order = GrantOrder;
    const ORDER: &'static [Sort] = &[Sort::up("fund"), Sort::up("country"), Sort::down("since")];
}
