//! Groupings of countries.

use async_graphql::{Context, ID, InputObject, Object};
use entity::region;
use sea_orm::Condition;

use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::{Leg, Parent},
    },
    schema::{
        connection::Listed,
        country::CountryFilter,
        fact::Fact,
        filter::{Narrow, stored},
        graph::graph_field,
        list::{lists, orders},
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        vocabulary::RegionScheme,
    },
};

record!(Region, region, "region");

graph_field!(
    RegionGraph,
    region,
    "The collaboration graph of the region: of the actors at home in its countries or speaking for them, and those that they are tied to."
);

/// A grouping of countries under one scheme. Schemes do not coincide, so a country lies in several regions.
#[Object]
impl Region {
    /// The stable identifier, such as `region:hub-asia`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// Who groups countries so.
    async fn scheme(&self) -> RegionScheme {
        self.0.scheme.into()
    }

    /// The region's code within its scheme.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name.
    pub(crate) async fn name(&self) -> &str {
        &self.0.name
    }

    /// The acronym, `null` where it has none.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// The region that this one is part of in the same scheme, `null` at the top.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Region>> {
        Self::load_if(ctx, self.0.parent.as_ref()).await
    }

    /// When the region's group was founded, `null` if unknown or if it is no group.
    async fn established(&self) -> Option<PartialDate> {
        date(self.0.established.as_ref())
    }

    /// The city from which the region is served, `null` if unknown or none.
    async fn seat_city(&self) -> Option<&str> {
        self.0.seat_city.as_deref()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> RegionLists {
        RegionLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn graph(&self) -> RegionGraph {
        RegionGraph(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

const COUNTRIES: &[Leg] = &[Leg::new("region_country", "region", "country")];

lists! {
    /// The lists of a region.
    RegionLists(String) |region| {
        /// The countries that the region groups.
        countries: CountryFilter = Parent::through(COUNTRIES, &region.0);
    }
}

/// Which regions to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RegionFilter {
    /// Only regions of these schemes.
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
