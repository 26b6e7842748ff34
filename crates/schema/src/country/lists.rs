//! Everything that touches a country.

use entity::facet;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use super::{CountryFilter, RegionFilter, subnational::SubnationalMemberFilter};
use crate::{
    assistance::{
        AssistanceOfferFilter, AssistanceRequestFilter, EngagementFilter, GrantFilter,
        OpportunityFilter,
    },
    commitment::CommitmentFilter,
    community::{self, CommunityFilter, CommunityRequestFilter},
    event::{self, EventFilter, ParticipationFilter},
    filter::global,
    list::lists,
    loader::side::{Leg, Parent},
    network::ChapterFilter,
    organisation::OrganisationFilter,
    platform::PlatformFilter,
    practice::{self, PracticeFilter},
    survey::IndicatorValueFilter,
};

const REGIONS: &[Leg] = &[Leg::new("region_country", "country", "region")];

/// The countries that documented practices name.
pub(super) fn practice_countries() -> SelectStatement {
    let published = entity::practice::Entity::find()
        .select_only()
        .expr(global("practice", entity::practice::Column::Id))
        .filter(practice::published())
        .into_query();
    facet::Entity::find()
        .select_only()
        .column(facet::Column::Value)
        .filter(facet::Column::Field.eq("countries"))
        .filter(facet::Column::Record.in_subquery(published))
        .into_query()
}

lists! {
    /// The lists of a country.
    CountryLists(String) |country| {
        /// The regions that it lies in, under all schemes.
        regions: RegionFilter = Parent::through(REGIONS, &country.0);
        /// Its states that take part in the Movement themselves.
        subnational_members: SubnationalMemberFilter = Parent::column("country", &country.0);
        /// The chapters of networks in it.
        chapters: ChapterFilter = Parent::column("country", &country.0);
        /// Its platforms, and the bodies beside them: the kind tells which is which.
        platforms: PlatformFilter = Parent::column("country", &country.0);
        /// The communities that it takes part in: that are of the country, that somebody speaking for it belongs to, or that it asked for support.
        communities: CommunityFilter = Parent::through(community::TOUCHING, &country.0);
        /// What it asked of communities.
        community_requests: CommunityRequestFilter = Parent::column("country", &country.0);
        /// The events that touch it: held there, or attended by somebody speaking for it.
        events: EventFilter = Parent::through(event::TOUCHING, &country.0);
        /// The attendances at events of those who speak for it.
        participations: ParticipationFilter = Parent::column("country", &country.0);
        /// The organisations that are at home in it.
        organisations: OrganisationFilter = Parent::column("country", &country.0);
        /// The commitments made by it or by somebody in it.
        commitments: CommitmentFilter = Parent::column("country", &country.0);
        /// The assistance that it, or somebody in it, received.
        assistance_received: EngagementFilter = Parent::column("recipient_country", &country.0);
        /// The assistance that it, or somebody in it, gave.
        assistance_given: EngagementFilter = Parent::column("provider_country", &country.0);
        /// The offers of assistance by it or by somebody in it.
        assistance_offers: AssistanceOfferFilter = Parent::column("country", &country.0);
        /// The requests for assistance by it or by somebody in it.
        assistance_requests: AssistanceRequestFilter = Parent::column("country", &country.0);
        /// The opportunities that are meant for it or for somebody in it; those that are open to several countries are not among them.
        opportunities: OpportunityFilter = Parent::column("country", &country.0);
        /// The grants that went to it or to somebody in it.
        grants: GrantFilter = Parent::column("country", &country.0);
        /// The documented practices that are about it.
        practices: PracticeFilter = Parent::through(practice::OF_COUNTRY, &country.0);
        /// What surveys and assessments measured for it, each with its indicator, round and source.
        indicators: IndicatorValueFilter = Parent::column("country", &country.0);
    }
}

lists! {
    /// Lists of countries, their states and regions.
    CountryRootLists |_root| {
        /// The countries; those that have joined the Movement unless the filter says otherwise.
        countries: CountryFilter = None;
        /// The groupings of countries, under all schemes.
        regions: RegionFilter = None;
        /// The states that take part in the Movement below country level.
        subnational_members: SubnationalMemberFilter = None;
    }
}
