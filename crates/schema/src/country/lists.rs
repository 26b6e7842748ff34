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
    loader::side::{Join, Parent},
    network::ChapterFilter,
    organisation::OrganisationFilter,
    platform::PlatformFilter,
    practice::{self, PracticeFilter},
    survey::IndicatorValueFilter,
};

const REGIONS: &[Join] = &[Join::new("region_country", "country", "region")];

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
        /// The regions that contain it, in all schemes.
        regions: RegionFilter = Parent::through(REGIONS, &country.0);
        /// Its states that are members of the Movement themselves.
        subnational_members: SubnationalMemberFilter = Parent::column("country", &country.0);
        /// The chapters of networks in it.
        chapters: ChapterFilter = Parent::column("country", &country.0);
        /// Its platforms and related bodies; see `kind`.
        platforms: PlatformFilter = Parent::column("country", &country.0);
        /// The communities that it takes part in: they work within it, a member speaks for it, or it asked for support.
        communities: CommunityFilter = Parent::through(community::TOUCHING, &country.0);
        /// Its requests to communities.
        community_requests: CommunityRequestFilter = Parent::column("country", &country.0);
        /// The events held in it or attended by somebody who speaks for it.
        events: EventFilter = Parent::through(event::TOUCHING, &country.0);
        /// The participations in events of those who speak for it.
        participations: ParticipationFilter = Parent::column("country", &country.0);
        /// The organisations whose home country it is.
        organisations: OrganisationFilter = Parent::column("country", &country.0);
        /// The commitments made by it or by somebody in it.
        commitments: CommitmentFilter = Parent::column("country", &country.0);
        /// The assistance received by it or by somebody in it.
        assistance_received: EngagementFilter = Parent::column("recipient_country", &country.0);
        /// The assistance given by it or by somebody in it.
        assistance_given: EngagementFilter = Parent::column("provider_country", &country.0);
        /// The offers of assistance by it or by somebody in it.
        assistance_offers: AssistanceOfferFilter = Parent::column("country", &country.0);
        /// The requests for assistance by it or by somebody in it.
        assistance_requests: AssistanceRequestFilter = Parent::column("country", &country.0);
        /// The opportunities meant for it or for somebody in it; those open to several countries are left out.
        opportunities: OpportunityFilter = Parent::column("country", &country.0);
        /// The grants that went to it or to somebody in it.
        grants: GrantFilter = Parent::column("country", &country.0);
        /// The documented practices that are about it.
        practices: PracticeFilter = Parent::through(practice::OF_COUNTRY, &country.0);
        /// The results of surveys and assessments for it, each with its indicator, round and source.
        indicators: IndicatorValueFilter = Parent::column("country", &country.0);
    }
}

lists! {
    /// Lists of countries, their states and regions.
    CountryRootLists |_root| {
        /// The countries; by default only those that have joined the Movement.
        countries: CountryFilter = None;
        /// The groups of countries, in all schemes.
        regions: RegionFilter = None;
        /// The states that are members of the Movement below country level.
        subnational_members: SubnationalMemberFilter = None;
    }
}
