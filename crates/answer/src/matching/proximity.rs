//! How near a candidate is to where help is needed.

use std::collections::BTreeSet;

use entity::vocabulary::RegionScheme;

use super::{Need, Pool, candidate::Candidate};

/// How near, and why.
pub(super) struct Proximity {
    pub(super) part: Option<f64>,
    pub(super) is_same: Option<bool>,
    pub(super) regions: Vec<String>,
}

/// What a region that both lie in is worth, where the country itself is worth 1.
const fn nearness(scheme: RegionScheme) -> f64 {
    match scheme {
        // Countries of a hub are looked after together, and meet.
        RegionScheme::SecretariatHub => 0.6,
        // Alliances of a group meet, but governments do not.
        RegionScheme::CsnGroup => 0.5,
        // Drawn for comparison, not for meeting.
        RegionScheme::Meal2019 => 0.4,
        // Continents and their parts say little about who works together.
        RegionScheme::M49 => 0.0,
    }
}

/// How near a candidate is; unknown where either has no country on record.
pub(super) fn fit(need: &Need, pool: &Pool, candidate: &Candidate) -> Proximity {
    let countries = candidate.countries(pool);
    let Some(there) = need.country.as_deref().filter(|_| !countries.is_empty()) else {
        return Proximity {
            part: None,
            is_same: None,
            regions: vec![],
        };
    };
    let is_same = countries.contains(there);
    let regions = |country: &str| pool.regions.get(country).into_iter().flatten();
    let own: BTreeSet<&str> = countries
        .iter()
        .flat_map(|country| regions(country))
        .map(|region| region.id.as_str())
        .collect();
    let shared = regions(there)
        .filter(|region| nearness(region.scheme) > 0.0 && own.contains(region.id.as_str()));
    let (mut part, mut names) = (0.0, BTreeSet::new());
    for region in shared {
        part = f64::max(part, nearness(region.scheme));
        names.insert(region.id.clone());
    }
    Proximity {
        part: Some(if is_same { 1.0 } else { part }),
        is_same: Some(is_same),
        regions: names.into_iter().collect(),
    }
}
