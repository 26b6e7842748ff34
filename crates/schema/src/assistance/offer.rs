//! Assistance that parties stand ready to give.

use async_graphql::{Enum, ID, InputObject};
use entity::{assistance_offer, facet, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::Expr,
};

use crate::{
    connection::Listed,
    country::Country,
    facets,
    fact::Fact,
    filter::{Narrow, Period, codes, countries_of, global, stored},
    known::{RecordId, RegionId, TopicId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::{leaves, object},
    party::Party,
    record::{Record, fact, record},
    scalar::{CountryCode, Date, PartialDate, date},
    topic::AboutLists,
    vocabulary::OfferOrigin,
};

leaves!(AssistanceOfferGap);

record!(AssistanceOffer, assistance_offer, "assistance-offer");

object! {
    /// Assistance that a party offers: an entry in the pool of providers, whether or not anybody has used it.
    AssistanceOffer as AssistanceOffer |this, ctx| {
        /// The stable identifier, such as `assistance-offer:psc-sun-mozambique`.
        id: ID = this.global_id().into();
        /// The party that offers help; `null` if none on record.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// The name of the provider, as printed.
        name: &str = &this.0.name;
        /// The topics of the help, in the source's words and order; empty if it does not say.
        topics: Vec<String> => facets::of(ctx, this.global_id(), "topics");
        /// The languages of the help, as recorded and in that order; empty if none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        /// Whether the help comes from inside or outside the network that pools it; `null` if unknown.
        origin: Option<OfferOrigin> = this.0.origin.map(Into::into);
        /// The home country of the provider; `null` if there is none or it is unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The start date; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// The end date; `null` if no source states one or the offer is still valid.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
    }
}

/// Which offers to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct AssistanceOfferFilter {
    /// Keep offers by one of these parties (global ids).
    parties: Option<Vec<RecordId>>,
    /// Keep offers from inside or outside the network; an unknown origin does not match.
    origins: Option<Vec<OfferOrigin>>,
    /// Keep offers of help on at least one of these topics (wording as in the dataset).
    topics: Option<Vec<String>>,
    /// Keep offers of help about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep offers of help in at least one of these languages (spelling as in the dataset).
    languages: Option<Vec<String>>,
    /// Keep offers by providers from these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep offers by providers from countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep offers valid on this day. An unknown start counts as past, an unknown end as in the future, so undated records always match.
    as_of: Option<Date>,
    /// Keep offers that lack every item listed.
    missing: Option<Vec<AssistanceOfferGap>>,
}

/// An item that an offer of assistance may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum AssistanceOfferGap {
    /// A provider on record, not only a printed name.
    Party,
    /// Any topic of the help.
    Topic,
    /// Any language of the help.
    Language,
    /// Whether it comes from inside or outside the network.
    Origin,
    /// The country of the provider.
    Country,
    /// Any date (start or end).
    Date,
}

/// An offer runs from its start alone: it has no column that says when it was
/// first observed.
const RUN: Period<assistance_offer::Column> = Period {
    since: assistance_offer::Column::Since,
    until: assistance_offer::Column::Until,
    first_observed: assistance_offer::Column::Since,
};

impl Listing for AssistanceOfferFilter {
    type Entity = assistance_offer::Entity;

    fn condition(&self) -> Condition {
        let record = (AssistanceOffer::KIND, assistance_offer::Column::Id);
        let parties = self.parties.as_ref().map(|parties| {
            let parties = parties.iter().map(|id| id.0.as_str());
            assistance_offer::Column::Party.is_in(parties)
        });
        let origins = stored::<_, vocabulary::OfferOrigin>(self.origins.as_ref());
        let mut condition = Condition::all()
            .add_option(parties)
            .one_of(assistance_offer::Column::Origin, origins.as_ref())
            .about(record, self.about.as_ref())
            .any_facet(record, "topics", self.topics.clone())
            .any_facet(record, "languages", self.languages.clone())
            .one_of(
                assistance_offer::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(
                assistance_offer::Column::Country,
                self.region.as_ref().map(countries_of),
            )
            .add(RUN.holds_on(self.as_of.as_ref()));
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl AssistanceOfferGap {
    fn condition(self) -> Condition {
        let missing = Condition::all();
        match self {
            Self::Party => missing.add(assistance_offer::Column::Party.is_null()),
            Self::Topic => missing.add(without("topics")),
            Self::Language => missing.add(without("languages")),
            Self::Origin => missing.add(assistance_offer::Column::Origin.is_null()),
            Self::Country => missing.add(assistance_offer::Column::Country.is_null()),
            Self::Date => missing
                .add(assistance_offer::Column::Since.is_null())
                .add(assistance_offer::Column::Until.is_null()),
        }
    }
}

/// Whether the many-valued field holds nothing.
fn without(field: &str) -> Expr {
    let records = facet::Entity::find()
        .select_only()
        .column(facet::Column::Record)
        .filter(facet::Column::Field.eq(field))
        .into_query();
    global(AssistanceOffer::KIND, assistance_offer::Column::Id).not_in_subquery(records)
}

orders! {
    /// What offers of assistance can be ordered by.
    AssistanceOfferOrder {
        /// The provider's printed name.
        Name = "name",
        /// Whether they come from inside or outside the network.
        Origin = "origin",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The start date.
        Since = "since",
        /// The end date.
        Until = "until",
    }
}

impl Listed for AssistanceOfferFilter {
    type Node = AssistanceOffer;
    type Order = AssistanceOfferOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name"), Sort::down("since")];
}
