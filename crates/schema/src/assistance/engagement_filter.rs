//! Which assistance to keep.

use async_graphql::{Enum, InputObject};
use entity::{engagement, vocabulary};
use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use super::{AssistanceRequest, Engagement};
use crate::{
    connection::Listed,
    filter::{Narrow, Period, codes, countries_of, plains, stored},
    known::{NetworkId, RegionId, RequestId, TopicId},
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
    /// Keep assistance with one of these relations between provider and recipient.
    relations: Option<Vec<AssistanceRelation>>,
    /// Keep assistance from providers in these countries.
    provider_countries: Option<Vec<CountryCode>>,
    /// Keep assistance to recipients in these countries.
    recipient_countries: Option<Vec<CountryCode>>,
    /// Keep assistance from parties of these networks (global ids), as counted in summaries by network.
    provider_networks: Option<Vec<NetworkId>>,
    /// Keep assistance to parties of these networks (global ids), as counted in summaries by network.
    recipient_networks: Option<Vec<NetworkId>>,
    /// Keep assistance from or to one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep assistance from or to a country of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep assistance between different countries (`true`) or inside one country (`false`); an unknown country does not match.
    crosses_border: Option<bool>,
    /// Keep assistance on one of these topics (wording as in the dataset).
    topics: Option<Vec<String>>,
    /// Keep assistance about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep assistance that began on or after this day; undated records do not match.
    from: Option<Date>,
    /// Keep assistance that began on or before this day; undated records do not match.
    to: Option<Date>,
    /// Keep assistance given on this day. An unknown start counts as past, an unknown end as in the future, so undated records always match.
    as_of: Option<Date>,
    /// Keep assistance with one of these statuses; an unknown status does not match.
    statuses: Option<Vec<EngagementStatus>>,
    /// Keep assistance that answers one of these requests (global ids).
    requests: Option<Vec<RequestId>>,
    /// Keep assistance that lacks every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<EngagementGap>>,
}

/// An item that a record of assistance may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum EngagementGap {
    /// A provider on record, not only a printed name.
    Provider,
    /// A recipient on record, not only a printed name.
    Recipient,
    /// The topic.
    Topic,
    /// Any date (start or end).
    Date,
    /// The status.
    Status,
    /// The outcome.
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
        /// The start date.
        Since = "since",
        /// The end date.
        Until = "until",
        /// The provider's printed name.
        Provider = "provider_name",
        /// The recipient's printed name.
        Recipient = "recipient_name",
        /// The relation between provider and recipient.
        Relation = "relation",
        /// The status, from proposed to completed and cancelled.
        Status = "status" ranked rank::ENGAGEMENT_STATUS,
    }
}

impl Listed for EngagementFilter {
    type Node = Engagement;
    type Order = EngagementOrder;
    const ORDER: &'static [Sort] = &[Sort::down("since"), Sort::up("provider_name")];
}
