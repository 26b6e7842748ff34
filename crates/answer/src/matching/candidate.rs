//! Who comes into question, and what is on record about each.

use std::collections::{BTreeMap, BTreeSet};

use entity::vocabulary::{AssistanceRelation, OfferOrigin, OrganisationKind};

use super::{Engagement, Need, Offer, Pool, Tier};

/// The secretariat of the Movement itself, which is a body.
const SECRETARIAT: &str = "body:secretariat";

/// Kinds of party that are equals to each other inside the Movement.
const PEERS: &[&str] = &["chapter", "country", "platform"];

/// Somebody who offers help, or gave it before.
#[derive(Debug, Default)]
pub(super) struct Candidate<'a> {
    pub(super) id: String,
    pub(super) is_party: bool,
    pub(super) name: String,
    pub(super) offers: Vec<&'a Offer>,
    pub(super) past: Vec<&'a Engagement>,
    pub(super) open: usize,
}

/// All who come into question on a day, whoever needs the help left out.
pub(super) fn of<'a>(need: &Need, pool: &'a Pool, day: &str) -> Vec<Candidate<'a>> {
    let mut all: BTreeMap<String, Candidate<'a>> = BTreeMap::new();
    for offer in pool.offers.iter().filter(|offer| offer.stands(day)) {
        let id = match &offer.party {
            Some(party) => pool.acting(party).to_owned(),
            None => format!("assistance-offer:{}", offer.id),
        };
        let candidate = all.entry(id).or_default();
        candidate.is_party = offer.party.is_some();
        candidate.offers.push(offer);
    }
    for engagement in pool.engagements.iter().filter(|it| it.is_past(day)) {
        let id = pool.acting(&engagement.provider).to_owned();
        let candidate = all.entry(id).or_default();
        candidate.is_party = true;
        candidate.past.push(engagement);
    }
    for engagement in pool.engagements.iter().filter(|it| it.is_open()) {
        if let Some(candidate) = all.get_mut(pool.acting(&engagement.provider)) {
            candidate.open += 1;
        }
    }
    let needy = need
        .party
        .as_deref()
        .map(|party| pool.acting(party).to_owned());
    let country = need.country.as_ref().map(|code| format!("country:{code}"));
    let is_asking = |id: &String| needy.as_ref() == Some(id) || country.as_ref() == Some(id);
    let others = all.into_iter().filter(|(id, _)| !is_asking(id));
    others.map(|(id, candidate)| candidate.sorted(id)).collect()
}

impl<'a> Candidate<'a> {
    /// The same however the rows came, with an id and a name.
    fn sorted(mut self, id: String) -> Self {
        self.offers.sort_by(|one, other| one.id.cmp(&other.id));
        self.past.sort_by(|one, other| one.id.cmp(&other.id));
        let of_offer = self.offers.first().map(|it| &it.name);
        let of_past = || self.past.first().map(|it| &it.provider_name);
        let name = of_offer.or_else(of_past).cloned();
        Self {
            id,
            name: name.unwrap_or_default(),
            ..self
        }
    }

    /// Where it comes from, as far as any record says.
    pub(super) fn countries(&self, pool: &'a Pool) -> BTreeSet<&'a str> {
        let party = pool.parties.get(&self.id);
        let own = party.and_then(|party| party.country.as_deref());
        let offers = self.offers.iter().filter_map(|it| it.country.as_deref());
        let past = self.past.iter();
        let past = past.filter_map(|it| it.provider_country.as_deref());
        own.into_iter().chain(offers).chain(past).collect()
    }

    /// Whether it can help in a language that is asked for, and in which; unknown
    /// where none is asked for, or none of its own is recorded.
    pub(super) fn languages(&self, need: &Need) -> (Option<f64>, Vec<String>) {
        let spoken = self.offers.iter().flat_map(|offer| &offer.languages);
        let spoken: BTreeSet<String> = spoken.map(|it| it.to_lowercase()).collect();
        if spoken.is_empty() || need.languages.is_empty() {
            return (None, vec![]);
        }
        let asked = need.languages.iter().map(|it| it.to_lowercase());
        let common: BTreeSet<String> = asked.filter(|it| spoken.contains(it)).collect();
        let part = if common.is_empty() { 0.0 } else { 1.0 };
        (Some(part), common.into_iter().collect())
    }

    /// Who it is to whoever needs help.
    pub(super) fn tier(&self, pool: &Pool) -> Tier {
        let party = pool.parties.get(&self.id);
        let kind = party.and_then(|party| party.kind);
        let has_country = party.is_some_and(|party| party.country.is_some());
        let helped_as = |relation| self.past.iter().any(|it| it.relation == relation);
        let is_secretariat = kind == Some(OrganisationKind::Secretariat);
        // The secretariat of a country's own platform is that country's.
        if self.id == SECRETARIAT
            || is_secretariat && !has_country
            || helped_as(AssistanceRelation::Secretariat)
        {
            return Tier::FallBack;
        }
        let record = self.id.split_once(':').map_or("", |(record, _)| record);
        let is_inside = |offer: &&Offer| offer.origin == Some(OfferOrigin::InsideNetwork);
        let is_peer = PEERS.contains(&record)
            || is_secretariat
            || kind == Some(OrganisationKind::CivilSocietyAlliance)
            || self.offers.iter().any(is_inside)
            || helped_as(AssistanceRelation::Peer)
            || helped_as(AssistanceRelation::WithinAlliance);
        if is_peer { Tier::Peer } else { Tier::External }
    }
}
