//! Which chapters to keep.

use async_graphql::{ID, InputObject};
use entity::{chapter, indicator_value, platform, seat, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, Query},
};

use super::Chapter;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, plain, plains, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    rank,
    scalar::{CountryCode, Date},
    vocabulary::Presence,
};

/// Which chapters to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ChapterFilter {
    /// Only chapters of these networks, by global id.
    networks: Option<Vec<ID>>,
    /// Only chapters in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only chapters in countries of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only chapters that were last observed to be present in one of these ways.
    presence: Option<Vec<Presence>>,
    /// Only chapters founded on or after this day, imprecise dates counting whole; the unknown do not match.
    established_from: Option<Date>,
    /// Only chapters founded on or before this day, imprecise dates counting whole; the unknown do not match.
    established_to: Option<Date>,
    /// Only chapters whose founding date is known, or only those where it is not.
    established_known: Option<bool>,
    /// Only chapters that a known organisation carries, or only those where none is known.
    organisation_known: Option<bool>,
    /// Only chapters in countries on whose national platform their network has a seat on record, or only those where it has none on record.
    seated: Option<bool>,
    /// Only chapters in countries where each of these indicators, by global id, was answered with 0, which says that the thing is lacking. Without data a country does not match.
    #[graphql(validator(max_items = 10))]
    lacking: Option<Vec<ID>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<ChapterFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<ChapterFilter>>,
    /// This must not hold.
    not: Option<Box<ChapterFilter>>,
}

impl ChapterFilter {
    fn own(&self) -> Condition {
        let column = chapter::Column::Country;
        let presence = stored::<_, vocabulary::Presence>(self.presence.as_ref());
        let mut condition = Condition::all()
            .one_of(
                chapter::Column::Network,
                plains("network", self.networks.as_ref()).as_ref(),
            )
            .one_of(column, codes(self.countries.as_ref()).as_ref())
            .among(column, self.region.as_ref().map(countries_of))
            .one_of(chapter::Column::Presence, presence.as_ref())
            .dated(
                chapter::Column::Established,
                self.established_from.as_ref(),
                self.established_to.as_ref(),
            )
            .known(chapter::Column::Established, self.established_known)
            .known(chapter::Column::Organisation, self.organisation_known)
            .add_option(self.seated.map(seated));
        for indicator in self.lacking.iter().flatten() {
            let countries = indicator_value::Entity::find()
                .select_only()
                .column(indicator_value::Column::Country)
                .filter(indicator_value::Column::Indicator.eq(plain("indicator", indicator)))
                .filter(indicator_value::Column::Number.eq(0.0));
            condition = condition.add(column.in_subquery(countries.into_query()));
        }
        condition
    }
}

/// Whether the chapter's network sits on a national platform of its country.
fn seated(is_seated: bool) -> Condition {
    let of_platform = Expr::col((platform::Entity, platform::Column::Id))
        .equals((seat::Entity, seat::Column::Platform));
    let in_country = Expr::col((platform::Entity, platform::Column::Country))
        .equals((chapter::Entity, chapter::Column::Country));
    let of_network = Expr::col((seat::Entity, seat::Column::Network))
        .equals((chapter::Entity, chapter::Column::Network));
    let seats = Query::select()
        .expr(Expr::val(1))
        .from(seat::Entity)
        .inner_join(platform::Entity, of_platform)
        .and_where(platform::Column::Kind.eq(vocabulary::PlatformKind::National))
        .and_where(in_country)
        .and_where(of_network)
        .take();
    let condition = Condition::all().add(Expr::exists(seats));
    if is_seated {
        condition
    } else {
        condition.not()
    }
}

impl Listing for ChapterFilter {
    type Entity = chapter::Entity;

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
    /// What chapters can be ordered by.
    ChapterOrder {
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The network.
        Network = "network",
        /// When they were founded.
        Established = "established",
        /// How they were last observed to be present: yes, interim, no, no data.
        Presence = "presence" ranked rank::PRESENCE,
    }
}

impl Listed for ChapterFilter {
    type Node = Chapter;
    type Order = ChapterOrder;
    const ORDER: &'static [Sort] = &[Sort::up("country"), Sort::up("network")];
}
