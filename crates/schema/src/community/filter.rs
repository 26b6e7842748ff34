//! Which communities to keep.

use async_graphql::InputObject;
use entity::{community, vocabulary};
use sea_orm::{Condition, ExprTrait};

use super::{Community, TOUCHING, touched};
use crate::{
    connection::Listed,
    filter::{Narrow, Period, codes, combine, countries_of, stored},
    known::{RecordId, RegionId, TopicId},
    list::orders,
    loader::listing::{Listing, Sort},
    scalar::{CountryCode, Date},
    vocabulary::{CommunityKind, CommunityStatus},
};

/// Which communities to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommunityFilter {
    /// Keep communities of these kinds.
    kinds: Option<Vec<CommunityKind>>,
    /// Keep communities about one of these themes (wording as in the dataset).
    themes: Option<Vec<String>>,
    /// Keep communities about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep communities that belong to these parties (global ids).
    owners: Option<Vec<RecordId>>,
    /// Keep communities that one of these countries takes part in: the community works within it, a member speaks for it, or it asked for support.
    countries: Option<Vec<CountryCode>>,
    /// Keep communities that a country of this region takes part in (global id, any scheme).
    region: Option<RegionId>,
    /// Keep communities known to be led by their members (`true`) or known not to be (`false`); unknown ones do not match.
    member_led: Option<bool>,
    /// Keep communities with one of these statuses; an unknown status does not match.
    status: Option<Vec<CommunityStatus>>,
    /// Keep communities whose dates include this day. An unknown start counts as past, an unknown end as in the future, whatever the status.
    as_of: Option<Date>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<CommunityFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<CommunityFilter>>,
    /// This must not hold.
    not: Option<Box<CommunityFilter>>,
}

/// A community runs from its start alone: it has no column that says when it
/// was first observed.
const RUN: Period<community::Column> = Period {
    since: community::Column::Started,
    until: community::Column::Ended,
    first_observed: community::Column::Started,
};

impl CommunityFilter {
    fn own(&self) -> Condition {
        let kinds = stored::<_, vocabulary::CommunityKind>(self.kinds.as_ref());
        let status = stored::<_, vocabulary::CommunityStatus>(self.status.as_ref());
        let owners: Option<Vec<String>> = self
            .owners
            .as_ref()
            .map(|owners| owners.iter().map(|id| id.0.clone()).collect());
        let id = community::Column::Id;
        let countries = codes(self.countries.as_ref())
            .map(|codes| touched(id, TOUCHING, |country| country.is_in(codes.iter().cloned())));
        let region = self.region.as_ref().map(|region| {
            touched(id, TOUCHING, |country| {
                country.in_subquery(countries_of(region))
            })
        });
        Condition::all()
            .one_of(community::Column::Kind, kinds.as_ref())
            .about(("community", id), self.about.as_ref())
            .one_of(community::Column::Theme, self.themes.as_ref())
            .one_of(community::Column::Owner, owners.as_ref())
            .add_option(countries)
            .add_option(region)
            .equal(community::Column::MemberLed, self.member_led.as_ref())
            .one_of(community::Column::Status, status.as_ref())
            .add(RUN.holds_on(self.as_of.as_ref()))
    }
}

impl Listing for CommunityFilter {
    type Entity = community::Entity;

    fn condition(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::condition,
        )
    }
}

orders! {
    /// What communities can be ordered by.
    CommunityOrder {
        /// The name.
        Name = "name",
        /// The kind.
        Kind = "kind",
        /// The start date.
        Started = "started",
        /// The end date.
        Ended = "ended",
    }
}

impl Listed for CommunityFilter {
    type Node = Community;
    type Order = CommunityOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
