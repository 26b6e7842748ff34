//! Which chapters to keep.

use async_graphql::InputObject;
use entity::{chapter, indicator_value, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoSimpleExpr, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::Chapter;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, plain, plains, stored},
    known::{IndicatorId, NetworkId, RegionId},
    list::orders,
    loader::listing::{Listing, Sort},
    platform::countries_seating,
    rank,
    scalar::{CountryCode, Date},
    vocabulary::Presence,
};

/// Which chapters to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ChapterFilter {
    /// Keep chapters of these networks (global ids).
    networks: Option<Vec<NetworkId>>,
    /// Keep chapters in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep chapters in countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep chapters whose last observed presence is one of these.
    presence: Option<Vec<Presence>>,
    /// Keep chapters founded on or after this day. A year or month matches if any of its days does; unknown dates do not match.
    established_from: Option<Date>,
    /// Keep chapters founded on or before this day. A year or month matches if any of its days does; unknown dates do not match.
    established_to: Option<Date>,
    /// Keep chapters with a known founding date (`true`) or without one (`false`).
    established_known: Option<bool>,
    /// Keep chapters that a known organisation runs (`true`) or those with none known (`false`).
    organisation_known: Option<bool>,
    /// Keep chapters whose network has a seat on record on a national platform of the country that is held today (`true`), or none although others have (`false`). Countries without any such seat do not match: nobody knows who sits there.
    seated: Option<bool>,
    /// Keep chapters in countries where each of these indicators (global ids) has the value 0, meaning that it is lacking. A country without data does not match.
    #[graphql(validator(max_items = 10))]
    lacking: Option<Vec<IndicatorId>>,
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

/// Whether the chapter's network sits on a national platform of its country,
/// or does not although others do.
fn seated(is_seated: bool) -> Condition {
    let country = chapter::Column::Country;
    let network = chapter::Column::Network.into_simple_expr();
    let sits = country.in_subquery(countries_seating(Some(network)));
    if is_seated {
        Condition::all().add(sits)
    } else {
        Condition::all()
            .add(country.in_subquery(countries_seating(None)))
            .add(sits.not())
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
        /// The founding date.
        Established = "established",
        /// The last observed presence, in the order yes, interim, no, no data.
        Presence = "presence" ranked rank::PRESENCE,
    }
}

impl Listed for ChapterFilter {
    type Node = Chapter;
    type Order = ChapterOrder;
    const ORDER: &'static [Sort] = &[Sort::up("country"), Sort::up("network")];
}
