//! Who could help: the offers that stand and the parties that have helped before,
//! ranked for a need, each with its reasons.
//!
//! Peers come first, then others, and a secretariat last: the Movement helps itself
//! before its secretariats do, which are what is left where nobody else is. Within
//! such a [`Tier`] the score decides, and where that is equal the id, so that the
//! same records give the same order wherever they are read.
//!
//! The score adds up five parts, each between 0 and 1, by the weights of [`Part`].
//! What is not known gives nothing, and is told as unknown rather than as a no.

mod candidate;
mod experience;
mod pool;
mod proximity;
mod subject;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::{candidate::Candidate, subject::Subject};
pub use self::{
    experience::Experience,
    pool::{Engagement, Offer, Party, Pool, Region, Topic},
    subject::{Likeness, MatchedTopic},
};

/// What help is needed with, by whom and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Need {
    /// The party that needs it, by global id.
    pub party: Option<String>,
    /// The country that it is in, by code.
    pub country: Option<String>,
    /// The topics, by the id within their kind.
    pub topics: BTreeSet<String>,
    /// The languages that help may be given in.
    pub languages: BTreeSet<String>,
    /// The need in words.
    pub text: String,
}

/// Who helps before whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// An equal inside the Movement: an alliance or another chapter, a country, a
    /// platform, or who is told to be one.
    Peer,
    /// An agency or programme from outside.
    External,
    /// A secretariat of the Movement or of one of its networks.
    FallBack,
}

/// What a score is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Whether they know what it is about.
    Topic,
    /// Whether they can give it in a language that is asked for.
    Language,
    /// Whether they know where it is.
    Country,
    /// Whether they have helped before, with the like.
    Past,
    /// Whether they have time.
    Load,
}

impl Part {
    /// All parts, in the order in which they count.
    pub const ALL: [Self; 5] = [
        Self::Topic,
        Self::Language,
        Self::Country,
        Self::Past,
        Self::Load,
    ];

    /// Its weight; all together are 1.
    #[must_use]
    pub const fn weight(self) -> f64 {
        match self {
            // Help on something else is no help, whatever else fits.
            Self::Topic => 0.4,
            // Without a common language help does not arrive, though interpreting can be
            // had. Neighbours know the setting, though others can learn of it.
            Self::Language | Self::Country => 0.2,
            // What went well once goes well again; but newcomers must be able to begin.
            Self::Past => 0.15,
            // It decides between equals, for it is seldom on record.
            Self::Load => 0.05,
        }
    }
}

/// Somebody who could help, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The party by global id, or the offer of one that is not on record.
    pub id: String,
    /// Whether it is a party on record.
    pub is_party: bool,
    /// Its name in print.
    pub name: String,
    /// Who it is to the need.
    pub tier: Tier,
    /// The parts weighed and added up, between 0 and 1.
    pub score: f64,
    /// The parts, in the order of [`Part::ALL`]; `None` where it is not known.
    pub parts: [Option<f64>; 5],
    /// Its offers that stand, by the id within their kind.
    pub offers: Vec<String>,
    /// What it did before, by the id within the kind, the most telling first.
    pub engagements: Vec<String>,
    /// Which topics fit.
    pub topics: Vec<MatchedTopic>,
    /// Which words fit, where no topic does.
    pub likeness: Likeness,
    /// Which languages fit.
    pub languages: Vec<String>,
    /// Whether it is of the country of the need; `None` where one is unknown.
    pub is_same_country: Option<bool>,
    /// The regions that its country and that of the need are both in.
    pub regions: Vec<String>,
    /// What it did before, counted.
    pub experience: Experience,
    /// How many engagements it has open, as far as is recorded.
    pub open: usize,
}

/// Who of the pool could help, the first to be asked first: those with a reason that
/// this need gives, and secretariats whatever they offer. Whoever needs the help is
/// not among them.
#[must_use]
pub fn matches(need: &Need, pool: &Pool, day: &str) -> Vec<Match> {
    let subject = Subject::new(need, pool);
    let candidates = candidate::of(need, pool, day);
    let matches = candidates
        .iter()
        .map(|it| weighed(need, pool, &subject, it));
    let mut matches: Vec<Match> = matches.filter(is_worth_asking).collect();
    matches.sort_by(|one, other| {
        let tiers = one.tier.cmp(&other.tier);
        let scores = other.score.total_cmp(&one.score);
        tiers.then(scores).then_with(|| one.id.cmp(&other.id))
    });
    matches
}

/// That somebody exists, or has helped somebody with something, is no reason.
fn is_worth_asking(found: &Match) -> bool {
    let [topic, language, country, ..] = found.parts;
    let fits = [topic, language, country].into_iter().flatten();
    found.tier == Tier::FallBack || fits.fold(0.0, f64::max) > 0.0 || found.experience.is_telling()
}

fn weighed(need: &Need, pool: &Pool, subject: &Subject, candidate: &Candidate) -> Match {
    let (topic, topics, likeness) = subject.fit(pool, candidate);
    let (language, languages) = candidate.languages(need);
    let place = proximity::fit(need, pool, candidate);
    let (past, experience, engagements) = experience::fit(need, pool, subject, candidate);
    let load = 1.0 / (1.0 + usize_as_f64(candidate.open));
    let parts = [topic, language, place.part, past, Some(load)];
    let parts = parts.map(|part| part.map(rounded));
    let weighed = Part::ALL.iter().zip(parts);
    let weighed = weighed.map(|(part, fit)| part.weight() * fit.unwrap_or(0.0));
    let score = rounded(weighed.sum());
    Match {
        id: candidate.id.clone(),
        is_party: candidate.is_party,
        name: candidate.name.clone(),
        tier: candidate.tier(pool),
        score,
        parts,
        offers: candidate.offers.iter().map(|it| it.id.clone()).collect(),
        engagements,
        topics,
        likeness,
        languages,
        is_same_country: place.is_same,
        regions: place.regions,
        experience,
        open: candidate.open,
    }
}

/// To four digits: more would tell of how numbers are added, not of who fits.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// A small count as a number.
fn usize_as_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
