//! Openings that others can take up.

use async_graphql::{Enum, ID, InputObject};
use entity::{opportunity, vocabulary};
use sea_orm::{ColumnTrait, Condition};

use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, Period, codes, countries_of, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::{leaves, object},
    party::Party,
    record::{Record, fact, record},
    scalar::{CountryCode, Date, PartialDate, date},
    vocabulary::OpportunityKind,
};

leaves!(OpportunityGap);

record!(Opportunity, opportunity, "opportunity");

object! {
    /// An opening that others can take up, such as a call for proposals or a training that takes applications. What came of a call for funding is among the grants.
    Opportunity as Opportunity |this, ctx| {
        /// The stable identifier, such as `opportunity:pooled-fund-window-1-cycle-4`.
        id: ID = this.global_id().into();
        /// What it gives to those who take it up.
        kind: OpportunityKind = this.0.kind.into();
        /// The title.
        title: &str = &this.0.title;
        /// Whether the title is a label made for this dataset rather than one that the source prints.
        title_is_label: bool = this.0.title_is_label;
        /// The party that offers it; `null` where none on record is meant.
        offered_by: Option<Party> => Party::load_if(ctx, this.0.offered_by.as_ref());
        /// Who offers it, as printed.
        offered_by_name: &str = &this.0.offered_by_name;
        /// Who may take it up, in free words; `null` where no source says.
        for_whom: Option<&str> = this.0.for_whom.as_deref();
        /// The country that it is meant for, `null` if it is open to several or that is unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// From when it can be taken up, `null` if unknown.
        opens: Option<PartialDate> = date(this.0.opens.as_ref());
        /// Until when it can be taken up; `null` if unknown, or if it has no end.
        closes: Option<PartialDate> = date(this.0.closes.as_ref());
        /// The web address where it is described, `null` if unknown.
        link: Option<&str> = this.0.link.as_deref();
        /// The most that one applicant can receive, in whole units of `currency` and not converted; `null` if no money is offered or no maximum is known.
        amount_maximum: Option<f64> = this.0.amount_maximum;
        /// The currency of `amountMaximum` as an ISO 4217 code, `null` where no maximum is known.
        currency: Option<&str> = this.0.currency.as_deref();
        ..Fact = fact!(this);
    }
}

/// Which opportunities to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct OpportunityFilter {
    /// Only opportunities of these kinds.
    kinds: Option<Vec<OpportunityKind>>,
    /// Only opportunities that one of these parties offers, by global id.
    offered_by: Option<Vec<ID>>,
    /// Only opportunities meant for one of these countries; those open to several do not match.
    countries: Option<Vec<CountryCode>>,
    /// Only opportunities meant for a country of this region, of whatever scheme, by global id; those open to several countries do not match.
    region: Option<ID>,
    /// Only opportunities that could be taken up on this day, as far as is known. An unknown opening counts as past, an unknown closing as still to come, so that the undated always match.
    open_on: Option<Date>,
    /// Only opportunities that opened on this day or later; where that is unknown they do not match.
    from: Option<Date>,
    /// Only opportunities that opened on this day or earlier; where that is unknown they do not match.
    to: Option<Date>,
    /// Only opportunities with a maximum in one of these currencies, by ISO 4217 code.
    currencies: Option<Vec<String>>,
    /// Only opportunities whose title is a label made for this dataset, or only the others.
    title_is_label: Option<bool>,
    /// Only opportunities of which all of this is missing.
    missing: Option<Vec<OpportunityGap>>,
}

/// What may be missing of an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum OpportunityGap {
    /// A party on record that offers it, beyond the name in print.
    OfferedBy,
    /// Who may take it up.
    ForWhom,
    /// The country that it is meant for.
    Country,
    /// Any date, of its opening or its closing.
    Date,
    /// A web address where it is described.
    Link,
    /// The most that one applicant can receive.
    Amount,
}

/// An opportunity runs from its opening to its closing: it has no column that
/// says when it was first observed.
const RUN: Period<opportunity::Column> = Period {
    since: opportunity::Column::Opens,
    until: opportunity::Column::Closes,
    first_observed: opportunity::Column::Opens,
};

impl Listing for OpportunityFilter {
    type Entity = opportunity::Entity;

    fn condition(&self) -> Condition {
        let kinds = stored::<_, vocabulary::OpportunityKind>(self.kinds.as_ref());
        let parties = self.offered_by.as_ref().map(|parties| {
            let parties = parties.iter().map(|id| id.0.as_str());
            opportunity::Column::OfferedBy.is_in(parties)
        });
        let mut condition = Condition::all()
            .one_of(opportunity::Column::Kind, kinds.as_ref())
            .add_option(parties)
            .one_of(
                opportunity::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(
                opportunity::Column::Country,
                self.region.as_ref().map(countries_of),
            )
            .add(RUN.holds_on(self.open_on.as_ref()))
            .dated(
                opportunity::Column::Opens,
                self.from.as_ref(),
                self.to.as_ref(),
            )
            .one_of(opportunity::Column::Currency, self.currencies.as_ref())
            .equal(
                opportunity::Column::TitleIsLabel,
                self.title_is_label.as_ref(),
            );
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl OpportunityGap {
    fn condition(self) -> Condition {
        let missing = Condition::all();
        match self {
            Self::OfferedBy => missing.add(opportunity::Column::OfferedBy.is_null()),
            Self::ForWhom => missing.add(opportunity::Column::ForWhom.is_null()),
            Self::Country => missing.add(opportunity::Column::Country.is_null()),
            Self::Date => missing
                .add(opportunity::Column::Opens.is_null())
                .add(opportunity::Column::Closes.is_null()),
            Self::Link => missing.add(opportunity::Column::Link.is_null()),
            Self::Amount => missing.add(opportunity::Column::AmountMaximum.is_null()),
        }
    }
}

orders! {
    /// What opportunities can be ordered by.
    OpportunityOrder {
        /// The title.
        Title = "title",
        /// What they give to those who take them up.
        Kind = "kind",
        /// From when they can be taken up.
        Opens = "opens",
        /// Until when they can be taken up.
        Closes = "closes",
        /// The most that one applicant can receive, as numbers: amounts in different currencies are not converted.
        AmountMaximum = "amount_maximum",
    }
}

impl Listed for OpportunityFilter {
    type Node = Opportunity;
    type Order = OpportunityOrder;
    const ORDER: &'static [Sort] = &[Sort::down("opens"), Sort::up("title")];
}
