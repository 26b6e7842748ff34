//! Which assistance to keep.

use async_graphql::{Enum, ID, InputObject};
use entity::{engagement, vocabulary};
use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use super::{AssistanceRequest, Engagement};
use crate::{
    connection::Listed,
    filter::{Narrow, Period, codes, countries_of, plains, stored},
    list::orders,
    loader::{
        listing::{Listing, Sort},
        party::of_networks,
    },
    object::leaves,
    rank,
    record::Record,
    scalar::{CountryCode, Date},
    vocabulary::{AssistanceRelation, EngagementStatus},
};

leaves!(EngagementGap);

/// Which assistance to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct EngagementFilter {
    /// Only assistance between a provider and a recipient that are this to each other.
    relations: Option<Vec<AssistanceRelation>>,
    /// Only assistance from one of these countries.
    provider_countries: Option<Vec<CountryCode>>,
    /// Only assistance to one of these countries.
    recipient_countries: Option<Vec<CountryCode>>,
    /// Only assistance from parties of these networks, by global id, as summaries by network have it.
    provider_networks: Option<Vec<ID>>,
    /// Only assistance to parties of these networks, by global id, in the same way.
    recipient_networks: Option<Vec<ID>>,
    /// Only assistance from or to one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only assistance from or to a country of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only assistance between different countries, or only that inside one; where a country is unknown it does not match.
    crosses_border: Option<bool>,
    /// Only assistance on one of these topics, worded as in the dataset.
    topics: Option<Vec<String>>,
    /// Only assistance about one of these topics or of their narrower ones, by global id.
    about: Option<Vec<ID>>,
    /// Only assistance that began on this day or later; the undated does not match.
    from: Option<Date>,
    /// Only assistance that began on this day or earlier; the undated does not match.
    to: Option<Date>,
    /// Only assistance that was given on this day, as far as is known. An unknown start counts as past, an unknown end as still to come, so that the undated always matches.
    as_of: Option<Date>,
    /// Only assistance that has come this far; where that is not recorded it does not match.
    statuses: Option<Vec<EngagementStatus>>,
    /// Only assistance that answers one of these requests, by global id.
    requests: Option<Vec<ID>>,
    /// Only assistance of which all of this is missing.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<EngagementGap>>,
}

/// What may be missing of assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum EngagementGap {
    /// A provider on record, beyond the name in print.
    Provider,
    /// A recipient on record, beyond the name in print.
    Recipient,
    /// What it was about.
    Topic,
    /// Any date, of its start or its end.
    Date,
    /// How far it has come.
    Status,
    /// What came of it.
    Outcome,
}

/// Assistance runs from its start alone: it has no column that says when it
/// was first observed.
const RUN: Period<engagement::Column> = Period {
    since: engagement::Column::Since,
    until: engagement::Column::Until,
    first_observed: engagement::Column::Since,
};

impl Listing for EngagementFilter {
    type Entity = engagement::Entity;

    fn condition(&self) -> Condition {
        let provider = engagement::Column::ProviderCountry;
        let recipient = engagement::Column::RecipientCountry;
        let relations = stored::<_, vocabulary::AssistanceRelation>(self.relations.as_ref());
        let statuses = stored::<_, vocabulary::EngagementStatus>(self.statuses.as_ref());
        let requests = plains(AssistanceRequest::KIND, self.requests.as_ref());
        let countries = codes(self.countries.as_ref()).map(|codes| {
            Condition::any()
                .one_of(provider, Some(&codes))
                .one_of(recipient, Some(&codes))
        });
        let region = self.region.as_ref().map(|region| {
            Condition::any()
                .among(provider, Some(countries_of(region)))
                .among(recipient, Some(countries_of(region)))
        });
        let mut condition = Condition::all()
            .one_of(engagement::Column::Relation, relations.as_ref())
            .one_of(provider, codes(self.provider_countries.as_ref()).as_ref())
            .one_of(recipient, codes(self.recipient_countries.as_ref()).as_ref())
            .among(
                engagement::Column::Provider,
                plains("network", self.provider_networks.as_ref()).map(of_networks),
            )
            .among(
                engagement::Column::Recipient,
                plains("network", self.recipient_networks.as_ref()).map(of_networks),
            )
            .add_option(countries)
            .add_option(region)
            .add_option(self.crosses_border.map(crossing))
            .about(
                (Engagement::KIND, engagement::Column::Id),
                self.about.as_ref(),
            )
            .one_of(engagement::Column::Topic, self.topics.as_ref())
            .dated(
                engagement::Column::Since,
                self.from.as_ref(),
                self.to.as_ref(),
            )
            .one_of(engagement::Column::Status, statuses.as_ref())
            .one_of(engagement::Column::Request, requests.as_ref())
            .add(RUN.holds_on(self.as_of.as_ref()));
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

/// Whether both countries are known, and differ or not.
fn crossing(is_crossing: bool) -> Expr {
    let provider = Expr::col((engagement::Entity, engagement::Column::ProviderCountry));
    let recipient = (engagement::Entity, engagement::Column::RecipientCountry);
    if is_crossing {
        provider.not_equals(recipient)
    } else {
        provider.equals(recipient)
    }
}

impl EngagementGap {
    fn condition(self) -> Condition {
        let missing = Condition::all();
        match self {
            Self::Provider => missing.add(engagement::Column::Provider.is_null()),
            Self::Recipient => missing.add(engagement::Column::Recipient.is_null()),
            Self::Topic => missing.add(engagement::Column::Topic.is_null()),
            Self::Status => missing.add(engagement::Column::Status.is_null()),
            Self::Outcome => missing.add(engagement::Column::Outcome.is_null()),
            Self::Date => missing
                .add(engagement::Column::Since.is_null())
                .add(engagement::Column::Until.is_null()),
        }
    }
}

orders! {
    /// What assistance can be ordered by.
    EngagementOrder {
        /// Since when it was given.
        Since = "since",
        /// Until when it was given.
        Until = "until",
        /// The provider's name in print.
        Provider = "provider_name",
        /// The recipient's name in print.
        Recipient = "recipient_name",
        /// What the provider and the recipient are to each other.
        Relation = "relation",
        /// How far it has come, from proposed to completed and cancelled.
        Status = "status" ranked rank::ENGAGEMENT_STATUS,
    }
}

impl Listed for EngagementFilter {
    type Node = Engagement;
    type Order = EngagementOrder;
    const ORDER: &'static [Sort] = &[Sort::down("since"), Sort::up("provider_name")];
}
