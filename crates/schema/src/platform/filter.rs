//! Which platforms to keep.

use async_graphql::{Enum, InputObject};
use entity::{platform, vocabulary};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, SelectStatement},
};

use super::{Platform, seated::platforms_seating};
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, plain, stored},
    known::{NetworkId, RegionId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    rank,
    scalar::CountryCode,
    vocabulary::{PlatformKind, Presence},
};

leaves!(PlatformGap);

/// Which platforms to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PlatformFilter {
    /// Keep bodies of these kinds.
    kinds: Option<Vec<PlatformKind>>,
    /// Keep bodies in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep bodies in countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep bodies whose last observed presence is one of these.
    presence: Option<Vec<Presence>>,
    /// Keep bodies where each of these networks (global ids) has a seat on record that is held today.
    #[graphql(validator(max_items = 10))]
    seated: Option<Vec<NetworkId>>,
    /// Keep bodies where none of these networks (global ids) has a seat on record that is held today, although others have. Bodies without any such seat do not match: nobody knows who sits there.
    #[graphql(validator(max_items = 10))]
    not_seated: Option<Vec<NetworkId>>,
    /// Keep bodies that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<PlatformGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<PlatformFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<PlatformFilter>>,
    /// This must not hold.
    not: Option<Box<PlatformFilter>>,
}

/// An item that a platform may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum PlatformGap {
    /// A name from a source.
    Name,
    /// The executive office that it belongs to.
    Anchor,
    /// A founding date.
    Established,
    /// Any observation of its presence.
    Presence,
    /// Any seat on record that is held today.
    Seats,
}

impl PlatformFilter {
    fn own(&self) -> Condition {
        let kinds = stored::<_, vocabulary::PlatformKind>(self.kinds.as_ref());
        let presence = stored::<_, vocabulary::Presence>(self.presence.as_ref());
        let id = platform::Column::Id;
        let mut condition = Condition::all()
            .one_of(platform::Column::Kind, kinds.as_ref())
            .one_of(
                platform::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(
                platform::Column::Country,
                self.region.as_ref().map(countries_of),
            )
            .one_of(platform::Column::Presence, presence.as_ref());
        for network in self.seated.iter().flatten() {
            condition = condition.add(id.in_subquery(seating(network)));
        }
        for network in self.not_seated.iter().flatten() {
            condition = condition
                .add(id.in_subquery(platforms_seating(None)))
                .add(id.not_in_subquery(seating(network)));
        }
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

/// The platforms on which the network has a seat.
fn seating(network: &str) -> SelectStatement {
    platforms_seating(Some(Expr::val(plain("network", network))))
}

impl PlatformGap {
    fn condition(self) -> Condition {
        let missing = match self {
            Self::Name => platform::Column::NameIsLabel.eq(true),
            Self::Anchor => platform::Column::AnchoredIn.is_null(),
            Self::Established => platform::Column::Established.is_null(),
            Self::Presence => platform::Column::Presence.is_null(),
            Self::Seats => platform::Column::Id.not_in_subquery(platforms_seating(None)),
        };
        Condition::all().add(missing)
    }
}

impl Listing for PlatformFilter {
    type Entity = platform::Entity;

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
    /// What platforms can be ordered by.
    PlatformOrder {
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The kind: platforms first, then related bodies.
        Kind = "kind" ranked rank::PLATFORM_KIND,
        /// The English name.
        Name = "name",
        /// The founding date.
        Established = "established",
    }
}

impl Listed for PlatformFilter {
    type Node = Platform;
    type Order = PlatformOrder;
    const ORDER: &'static [Sort] = &[
        Sort::up("country"),
        Sort::ranked("kind", rank::PLATFORM_KIND),
        Sort::up("name"),
    ];
}
