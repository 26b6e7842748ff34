//! Which countries to keep.

use async_graphql::{Enum, InputObject};
use entity::{chapter, commitment, country, indicator_value, platform, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, Query, SelectStatement},
};

use super::Country;
use crate::{
    community::{self, touching},
    connection::Listed,
    event,
    filter::{Narrow, codes, combine, countries_of, plain},
    known::{NetworkId, RegionId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    platform::countries_seating,
    scalar::{CountryCode, Date},
    vocabulary::Presence,
};

leaves!(CountryGap);

/// Which countries to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CountryFilter {
    /// Keep these countries.
    codes: Option<Vec<CountryCode>>,
    /// Keep countries that have joined the Movement (`true`) or have not (`false`). At the root only members are listed unless this or `codes` is given.
    member: Option<bool>,
    /// Keep countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep countries that joined on or after this day. A year or month matches if any of its days does; unknown dates do not match.
    joined_from: Option<Date>,
    /// Keep countries that joined on or before this day. A year or month matches if any of its days does; unknown dates do not match.
    joined_to: Option<Date>,
    /// Keep countries where the chapter of a network has one of these presences.
    chapter: Option<ChapterPresence>,
    /// Keep countries whose national platform has one of these presences, as last observed.
    platform_presence: Option<Vec<Presence>>,
    /// Keep countries where each of these networks (global ids) has a seat on record on a national platform that is held today. A seat counts for the network it states, and else for that of its holder.
    #[graphql(validator(max_items = 10))]
    seated: Option<Vec<NetworkId>>,
    /// Keep countries where none of these networks (global ids) has a seat on record on a national platform that is held today, although others have. They may have one that no source states. Countries without any such seat do not match: nobody knows who sits there, and `missing: [SEATS]` finds them.
    #[graphql(validator(max_items = 10))]
    not_seated: Option<Vec<NetworkId>>,
    /// Keep countries that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<CountryGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<CountryFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<CountryFilter>>,
    /// This must not hold.
    not: Option<Box<CountryFilter>>,
}

/// The presence of a network's chapter in a country.
#[derive(Clone, Debug, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ChapterPresence {
    /// The network (global id).
    network: NetworkId,
    /// The last observed presences to keep; a country without a chapter on record counts as `NO_DATA`.
    presence: Vec<Presence>,
}

/// An item that a country may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum CountryGap {
    /// The date of joining.
    Joined,
    /// The name of its national platform.
    PlatformName,
    /// Any seat on record on a national platform that is held today.
    Seats,
    /// Any commitment made by it or by somebody in it.
    Commitments,
    /// Any event held there, or attended by somebody who speaks for it.
    Events,
    /// Any community that works within it, has a member who speaks for it, or that it asked for support.
    Communities,
    /// Any documented practice.
    Practices,
    /// Any indicator value.
    Indicators,
}

impl CountryFilter {
    fn own(&self) -> Condition {
        let mut condition = Condition::all()
            .one_of(country::Column::Id, codes(self.codes.as_ref()).as_ref())
            .equal(country::Column::Member, self.member.as_ref())
            .among(country::Column::Id, self.region.as_ref().map(countries_of))
            .dated(
                country::Column::Joined,
                self.joined_from.as_ref(),
                self.joined_to.as_ref(),
            )
            .add_option(self.chapter.as_ref().map(ChapterPresence::condition))
            .among(
                country::Column::Id,
                self.platform_presence.as_deref().map(with_platform),
            );
        for network in self.seated.iter().flatten() {
            condition = condition.add(country::Column::Id.in_subquery(seating(network)));
        }
        for network in self.not_seated.iter().flatten() {
            condition = condition
                .add(country::Column::Id.in_subquery(countries_seating(None)))
                .add(country::Column::Id.not_in_subquery(seating(network)));
        }
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl ChapterPresence {
    fn condition(&self) -> Condition {
        let of_network = || {
            chapter::Entity::find()
                .select_only()
                .column(chapter::Column::Country)
                .filter(chapter::Column::Network.eq(plain("network", &self.network)))
        };
        let words: Vec<vocabulary::Presence> =
            self.presence.iter().copied().map(Into::into).collect();
        let unknown = words.contains(&vocabulary::Presence::NoData);
        let present = of_network().filter(chapter::Column::Presence.is_in(words));
        let mut condition =
            Condition::any().add(country::Column::Id.in_subquery(present.into_query()));
        if unknown {
            condition =
                condition.add(country::Column::Id.not_in_subquery(of_network().into_query()));
        }
        condition
    }
}

fn with_platform(presence: &[Presence]) -> SelectStatement {
    let words = presence.iter().copied().map(vocabulary::Presence::from);
    platform::Entity::find()
        .select_only()
        .column(platform::Column::Country)
        .filter(platform::Column::Kind.eq(vocabulary::PlatformKind::National))
        .filter(platform::Column::Presence.is_in(words))
        .into_query()
}

/// Countries on whose national platform the network has a seat.
fn seating(network: &str) -> SelectStatement {
    countries_seating(Some(Expr::val(plain("network", network))))
}

impl CountryGap {
    fn condition(self) -> Condition {
        let national = || {
            platform::Entity::find()
                .select_only()
                .column(platform::Column::Country)
                .filter(platform::Column::Kind.eq(vocabulary::PlatformKind::National))
        };
        let present = match self {
            Self::Joined => return Condition::all().add(country::Column::Joined.is_null()),
            Self::PlatformName => national()
                .filter(platform::Column::NameIsLabel.eq(false))
                .into_query(),
            Self::Seats => countries_seating(None),
            Self::Commitments => known(commitment::Column::Country),
            Self::Events => touching(event::TOUCHING),
            Self::Communities => touching(community::TOUCHING),
            Self::Practices => super::lists::practice_countries(),
            Self::Indicators => known(indicator_value::Column::Country),
        };
        Condition::all().add(country::Column::Id.not_in_subquery(present))
    }
}

/// The countries that stand in a column.
fn known<C: ColumnTrait>(column: C) -> SelectStatement {
    Query::select()
        .expr(column.into_simple_expr())
        .from(column.entity_name())
        .and_where(column.is_not_null())
        .take()
}

impl Listing for CountryFilter {
    type Entity = country::Entity;

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
    /// What countries can be ordered by.
    CountryOrder {
        /// The English short name.
        Name = "name",
        /// The ISO 3166-1 alpha-3 code.
        Code = "id",
        /// The date of joining.
        Joined = "joined",
    }
}

impl Listed for CountryFilter {
    type Node = Country;
    type Order = CountryOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];

    fn at_root(mut self) -> Self {
        if self.codes.is_none() {
            self.member.get_or_insert(true);
        }
        self
    }
}
