//! Which grants to keep.

use async_graphql::{Enum, ID, InputObject};
use entity::grant;
use sea_orm::{ColumnTrait, Condition};

use super::Grant;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, countries_of},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    scalar::{CountryCode, Date},
};

leaves!(GrantGap);

/// Which grants to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct GrantFilter {
    /// Only grants from these funds, named as in the dataset.
    funds: Option<Vec<String>>,
    /// Only grants to these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only grants to countries of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only grants with an amount in one of these currencies, by ISO 4217 code.
    currencies: Option<Vec<String>>,
    /// Only grants that began on this day or later; the undated do not match.
    from: Option<Date>,
    /// Only grants that began on this day or earlier; the undated do not match.
    to: Option<Date>,
    /// Only grants whose amount is known, or only those where it is not.
    amount_known: Option<bool>,
    /// Only grants of which all of this is missing.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<GrantGap>>,
}

/// What may be missing of a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum GrantGap {
    /// A recipient on record, beyond the name in print.
    Recipient,
    /// The country that it went to.
    Country,
    /// How much it is.
    Amount,
    /// Any date, of its start or its end.
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
        /// The recipient's name in print.
        Recipient = "recipient_name",
        /// How much they are, as numbers: amounts in different currencies are not converted.
        Amount = "amount",
        /// Since when they run.
        Since = "since",
    }
}

impl Listed for GrantFilter {
    type Node = Grant;
    type Order = GrantOrder;
    const ORDER: &'static [Sort] = &[Sort::up("fund"), Sort::up("country"), Sort::down("since")];
}
