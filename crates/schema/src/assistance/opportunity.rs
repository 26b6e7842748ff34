//! Openings that others can take up.

use async_graphql::{Enum, ID, InputObject};
use entity::{opportunity, vocabulary};
use sea_orm::{ColumnTrait, Condition};

use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, Period, codes, countries_of, stored},
    known::{RecordId, RegionId},
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
    /// An opportunity that others can use, such as a call for proposals or a training open to applications. Grants made after a call for funding are in `grants`.
    Opportunity as Opportunity |this, ctx| {
        /// The stable identifier, such as `opportunity:pooled-fund-window-1-cycle-4`.
        id: ID = this.global_id().into();
        /// The kind of benefit that it gives.
        kind: OpportunityKind = this.0.kind.into();
        /// The title.
        title: &str = &this.0.title;
        /// Whether the title is a label made for this dataset rather than one that the source prints.
        title_is_label: bool = this.0.title_is_label;
        /// The party that offers it; `null` if none on record.
        offered_by: Option<Party> => Party::load_if(ctx, this.0.offered_by.as_ref());
        /// The name of the provider, as printed.
        offered_by_name: &str = &this.0.offered_by_name;
        /// Who may apply or take part, in free text; `null` if no source says.
        for_whom: Option<&str> = this.0.for_whom.as_deref();
        /// The country that it is meant for; `null` if it is open to several or unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The opening date; `null` if unknown.
        opens: Option<PartialDate> = date(this.0.opens.as_ref());
        /// The closing date; `null` if unknown or if there is none.
        closes: Option<PartialDate> = date(this.0.closes.as_ref());
        /// The web address of its description; `null` if unknown.
        link: Option<&str> = this.0.link.as_deref();
        /// The maximum for one applicant, in whole units of `currency`, not converted; `null` if no money is offered or no maximum is known.
        amount_maximum: Option<f64> = this.0.amount_maximum;
        /// The currency of `amountMaximum` as an ISO 4217 code; `null` if no maximum is known.
        currency: Option<&str> = this.0.currency.as_deref();
        ..Fact = fact!(this);
    }
}

/// Which opportunities to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct OpportunityFilter {
    /// Keep opportunities of these kinds.
    kinds: Option<Vec<OpportunityKind>>,
    /// Keep opportunities offered by one of these parties (global ids).
    offered_by: Option<Vec<RecordId>>,
    /// Keep opportunities meant for one of these countries; those open to several do not match.
    countries: Option<Vec<CountryCode>>,
    /// Keep opportunities meant for a country of this region (global id, any scheme); those open to several countries do not match.
    region: Option<RegionId>,
    /// Keep opportunities open on this day. An unknown opening counts as past, an unknown closing as in the future, so undated records always match.
    open_on: Option<Date>,
    /// Keep opportunities that opened on or after this day; undated ones do not match.
    from: Option<Date>,
    /// Keep opportunities that opened on or before this day; undated ones do not match.
    to: Option<Date>,
    /// Keep opportunities with a maximum in one of these currencies (ISO 4217 codes).
    currencies: Option<Vec<String>>,
    /// Keep opportunities whose title is a label made for this dataset (`true`) or the others (`false`).
    title_is_label: Option<bool>,
    /// Keep opportunities that lack every item listed.
    missing: Option<Vec<OpportunityGap>>,
}

/// An item that an opportunity may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum OpportunityGap {
    /// A provider on record, not only a printed name.
    OfferedBy,
    /// Who may apply or take part.
    ForWhom,
    /// The country that it is meant for.
    Country,
    /// Any date (opening or closing).
    Date,
    /// A web address of its description.
    Link,
    /// The maximum for one applicant.
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
        /// The kind of benefit.
        Kind = "kind",
        /// The opening date.
        Opens = "opens",
        /// The closing date.
        Closes = "closes",
        /// The maximum for one applicant as a number; different currencies are not converted.
        AmountMaximum = "amount_maximum",
    }
}

impl Listed for OpportunityFilter {
    type Node = Opportunity;
    type Order = OpportunityOrder;
    const ORDER: &'static [Sort] = &[Sort::down("opens"), Sort::up("title")];
}
