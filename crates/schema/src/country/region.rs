//! Groupings of countries.

use async_graphql::{ID, InputObject};
use entity::region;
use sea_orm::Condition;

use crate::{
    connection::Listed,
    country::CountryFilter,
    fact::Fact,
    filter::{Narrow, stored},
    graph::graph_field,
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::{Join, Parent},
    },
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::RegionScheme,
};

record!(Region, region, "region");

graph_field!(
    RegionGraph,
    region,
    "The collaboration graph of the actors based in the countries of the region or speaking for them, and of the actors that they are tied to."
);

object! {
    /// A group of countries in one scheme. Schemes differ, so a country is in several regions.
    Region as Region |this, ctx| {
        /// The stable identifier, such as `region:hub-asia`.
        id: ID = this.global_id().into();
        /// The scheme of the grouping.
        scheme: RegionScheme = this.0.scheme.into();
        /// The region's code within its scheme.
        code: &str = &this.0.code;
        /// The name.
        name: &str = &this.0.name;
        /// The acronym; `null` if it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// The region of the same scheme that contains this one; `null` at the top level.
        parent: Option<Region> => Self::load_if(ctx, this.0.parent.as_ref());
        /// The founding date of the region's group; `null` if unknown or if it is no group.
        established: Option<PartialDate> = date(this.0.established.as_ref());
        /// The city from which the region is served; `null` if unknown or none.
        seat_city: Option<&str> = this.0.seat_city.as_deref();
        ..RegionLists = RegionLists(this.0.id.clone());
        ..RegionGraph = RegionGraph(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

const COUNTRIES: &[Join] = &[Join::new("region_country", "region", "country")];

lists! {
    /// The lists of a region.
    RegionLists(String) |region| {
        /// The countries of the region.
        countries: CountryFilter = Parent::through(COUNTRIES, &region.0);
    }
}

/// Which regions to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RegionFilter {
    /// Keep regions of these schemes.
    schemes: Option<Vec<RegionScheme>>,
}

impl Listing for RegionFilter {
    type Entity = region::Entity;

    fn condition(&self) -> Condition {
        let schemes = stored::<_, entity::vocabulary::RegionScheme>(self.schemes.as_ref());
        Condition::all().one_of(region::Column::Scheme, schemes.as_ref())
    }
}

orders! {
    /// What regions can be ordered by.
    RegionOrder {
        /// The scheme.
        Scheme = "scheme",
        /// The name.
        Name = "name",
    }
}

impl Listed for RegionFilter {
    type Node = Region;
    type Order = RegionOrder;
    const ORDER: &'static [Sort] = &[Sort::up("scheme"), Sort::up("name")];
}
