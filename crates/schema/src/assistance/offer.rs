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
    /// Assistance that a party stands ready to give: an entry in the pool of providers, whether or not anybody took it up.
    AssistanceOffer as AssistanceOffer |this, ctx| {
        /// The stable identifier, such as `assistance-offer:psc-sun-mozambique`.
        id: ID = this.global_id().into();
        /// The party that offers to help; `null` where none on record is meant.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// Who offers to help, as printed.
        name: &str = &this.0.name;
        /// What the help can be about, in the source's words and order; empty where it does not say.
        topics: Vec<String> => facets::of(ctx, this.global_id(), "topics");
        /// The languages that the help can be given in, as recorded and in that order; empty where none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        /// Whether the help comes from inside or outside the network that pools it, `null` if not known.
        origin: Option<OfferOrigin> = this.0.origin.map(Into::into);
        /// The country that the provider comes from, `null` if it is of none or that is unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// Since when the offer stands, `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// Until when the offer stood; `null` if no source states an end, or if it still stands.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
    }
}

/// Which offers to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct AssistanceOfferFilter {
    /// Only offers by one of these parties, by global id.
    parties: Option<Vec<ID>>,
    /// Only offers from inside or from outside the network; where that is unknown they do not match.
    origins: Option<Vec<OfferOrigin>>,
    /// Only offers of help on at least one of these topics, worded as in the dataset.
    topics: Option<Vec<String>>,
    /// Only offers of help about one of these topics or of their narrower ones, by global id.
    about: Option<Vec<ID>>,
    /// Only offers of help in at least one of these languages, spelt as in the dataset.
    languages: Option<Vec<String>>,
    /// Only offers by providers from these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only offers by providers from countries of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only offers that stood on this day, as far as is known. An unknown start counts as past, an unknown end as still to come, so that the undated always match.
    as_of: Option<Date>,
    /// Only offers of which all of this is missing.
    missing: Option<Vec<AssistanceOfferGap>>,
}

/// What may be missing of an offer of assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum AssistanceOfferGap {
    /// A provider on record, beyond the name in print.
    Party,
    /// Any topic of the help.
    Topic,
    /// Any language of the help.
    Language,
    /// Whether it comes from inside or outside the network.
    Origin,
    /// The country of the provider.
    Country,
    /// Any date, of its start or its end.
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
        /// The provider's name in print.
        Name = "name",
        /// Whether they come from inside or outside the network.
        Origin = "origin",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// Since when they stand.
        Since = "since",
        /// Until when they stood.
        Until = "until",
    }
}

impl Listed for AssistanceOfferFilter {
    type Node = AssistanceOffer;
    type Order = AssistanceOfferOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name"), Sort::down("since")];
}
