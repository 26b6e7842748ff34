//! Which communities to keep.

use async_graphql::{ID, InputObject};
use entity::{community, vocabulary};
use sea_orm::{Condition, ExprTrait};

use super::{Community, TOUCHING, touched};
use crate::{
    connection::Listed,
    filter::{Narrow, Period, codes, combine, countries_of, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    scalar::{CountryCode, Date},
    vocabulary::{CommunityKind, CommunityStatus},
};

/// Which communities to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommunityFilter {
    /// Only communities of these kinds.
    kinds: Option<Vec<CommunityKind>>,
    /// Only communities about one of these themes, worded as in the dataset.
    themes: Option<Vec<String>>,
    /// Only communities about one of these topics or of their narrower ones, by global id.
    about: Option<Vec<ID>>,
    /// Only communities that belong to these parties, by global id.
    owners: Option<Vec<ID>>,
    /// Only communities that one of these countries takes part in: that are of the country, that somebody speaking for it belongs to, or that it asked for support.
    countries: Option<Vec<CountryCode>>,
    /// Only communities that a country of this region, of whatever scheme, takes part in; by global id.
    region: Option<ID>,
    /// Only communities that are known to be led by their members, or only those known not to be; the unknown do not match.
    member_led: Option<bool>,
    /// Only communities with one of these statuses; the unknown do not match.
    status: Option<Vec<CommunityStatus>>,
    /// Only communities that run on this day, as far as their dates tell: from their start to their end. An unknown start counts as past, an unknown end as still to come, whatever the status.
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
        /// When they began.
        Started = "started",
        /// When they ended.
        Ended = "ended",
    }
}

impl Listed for CommunityFilter {
    type Node = Community;
    type Order = CommunityOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
