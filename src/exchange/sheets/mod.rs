//! Every sheet of the dataset, in an order in which each comes after those it
//! names.

use super::sheet::Sheet;

mod assistance;
mod commitment;
mod community;
mod country;
mod event;
mod fact;
mod network;
mod platform;
mod practice;
mod survey;

/// Every sheet.
#[must_use]
pub fn sheets() -> &'static [Sheet] {
    &SHEETS
}

static SHEETS: [Sheet; 38] = [
    country::COUNTRIES,
    country::SUBNATIONAL_MEMBERS,
    country::REGIONS,
    country::REGION_COUNTRIES,
    network::NETWORKS,
    network::ORGANISATIONS,
    network::IDENTIFIERS,
    network::CHAPTERS,
    platform::PLATFORMS,
    fact::PRESENCES,
    network::MEMBERSHIPS,
    platform::BODIES,
    platform::BODY_SEATS,
    community::COMMUNITIES,
    community::COMMUNITY_MEMBERS,
    community::COMMUNITY_REQUESTS,
    network::RELATIONS,
    platform::SEATS,
    event::EVENTS,
    event::PARTICIPATIONS,
    assistance::ENGAGEMENTS,
    assistance::GRANTS,
    assistance::ASSISTANCE_OFFERS,
    assistance::ASSISTANCE_REQUESTS,
    assistance::OPPORTUNITIES,
    practice::PRACTICES,
    practice::PRACTICE_PARTIES,
    commitment::COMMITMENTS,
    commitment::COMMITMENT_PARTIES,
    commitment::MEASURES,
    survey::SURVEYS,
    survey::SURVEY_ROUNDS,
    survey::SURVEY_RESPONDENTS,
    survey::INDICATORS,
    survey::INDICATOR_VALUES,
    fact::COUNTS,
    fact::NAMES,
    fact::CLAIMS,
];
