//! Which practices are like a practice, and why.
//!
//! Two practices are compared in four ways, each of which gives a part between 0 and
//! 1; the score is their sum, weighted by [`TOPICS`], [`TEXT`], [`PARTIES`] and
//! [`PLACES`], which add up to 1. All four weigh what is shared by how rare it is: by
//! `ln(N / n)`, where `N` practices are on record and `n` of them have it, the inverse
//! document frequency of information retrieval. So what every practice has says
//! nothing, and what two alone have says most.
//!
//! - **Topics, parties and places** are sets of weighted members, compared by the
//!   weighted form of Jaccard's index: the weight of what both have, of all that
//!   either has, or of what one thing weighs that two alone have (`ln(N / 2)`) if that
//!   is more. So to share one common publisher, and to have no other, is little. A broader topic counts half of one that the practice is itself tied
//!   to ([`BROADER`]), and a region half of a country ([`REGION`]), since they are
//!   less exact.
//! - **Text** is the title and the theme, folded, without words that only join others,
//!   compared by the cosine of their tf-idf vectors, with `1 + ln(tf)` for a word that
//!   stands in a text `tf` times (Manning, Raghavan and Schütze: Introduction to
//!   Information Retrieval, 2008, chapter 6).
//!
//! The score says how alike two practices are on record, and is the same both ways.
//! It is no measure of how good a practice is.

use std::collections::{BTreeMap, BTreeSet};

use self::traits::{Had, Traits};
use record::fold::fold;

#[cfg(test)]
mod tests;
mod traits;

/// What shared topics count: most, for they alone say by a judgement what a practice
/// is about.
pub const TOPICS: f64 = 0.4;

/// What likeness of text counts: it finds what the topics are too coarse for.
pub const TEXT: f64 = 0.3;

/// What shared parties count: one party tells of many things.
pub const PARTIES: f64 = 0.15;

/// What shared countries and regions count: one country has many practices.
pub const PLACES: f64 = 0.15;

/// What a broader topic counts beside one that a practice is tied to.
pub const BROADER: f64 = 0.5;

/// What a region counts beside a country.
pub const REGION: f64 = 0.5;

/// Words that only join others.
const JOINING: &[&str] = &[
    "a", "above", "after", "all", "an", "and", "as", "at", "by", "during", "for", "from", "in",
    "into", "its", "of", "on", "or", "s", "that", "the", "their", "this", "through", "to",
    "towards", "under", "what", "when", "where", "with", "without",
];

/// A practice as it is compared.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// Its title and theme.
    pub text: String,
    /// The topics that it is itself tied to.
    pub topics: BTreeSet<String>,
    /// The parties that have a part in it.
    pub parties: BTreeSet<String>,
    /// The countries that it documents, by code.
    pub countries: BTreeSet<String>,
}

/// What accounts are compared on.
#[derive(Clone, Debug, Default)]
pub struct Hierarchies {
    /// The next broader topic of each topic that has one.
    pub broader: BTreeMap<String, String>,
    /// The regions that each country lies in, under all schemes.
    pub regions: BTreeMap<String, BTreeSet<String>>,
}

/// All practices, ready to be compared.
#[derive(Debug)]
pub struct Corpus {
    ids: Vec<String>,
    numbers: BTreeMap<String, usize>,
    broader: BTreeMap<String, String>,
    regions: BTreeSet<String>,
    topics: Traits,
    text: Traits,
    parties: Traits,
    places: Traits,
}

/// A practice that is like another, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kin {
    /// The practice.
    pub practice: String,
    /// How alike the two are, between 0 and 1.
    pub score: f64,
    /// The score's parts, each between 0 and 1, before they are weighted.
    pub parts: Parts,
    /// The narrowest topics that they share, the rarest first.
    pub topics: Vec<String>,
    /// The words that they share, the most telling first.
    pub words: Vec<String>,
    /// The parties that they share, the rarest first.
    pub parties: Vec<String>,
    /// The countries that they share, the rarest first.
    pub countries: Vec<String>,
    /// The regions that they share, the rarest first.
    pub regions: Vec<String>,
}

/// How alike two practices are in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// By topics.
    pub topics: f64,
    /// By text.
    pub text: f64,
    /// By parties.
    pub parties: f64,
    /// By countries and regions.
    pub places: f64,
}

impl Parts {
    /// Their weighted sum.
    #[must_use]
    pub fn score(&self) -> f64 {
        TOPICS * self.topics + TEXT * self.text + PARTIES * self.parties + PLACES * self.places
    }
}

impl Corpus {
    /// Makes all practices ready to be compared.
    #[must_use]
    pub fn new(accounts: &[Account], hierarchies: Hierarchies) -> Self {
        let traits = |had: &dyn Fn(&Account) -> Had| {
            let all: Vec<Had> = accounts.iter().map(had).collect();
            Traits::new(&all)
        };
        let ids: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();
        Self {
            numbers: ids.iter().cloned().zip(0..).collect(),
            ids,
            topics: traits(&|account| topics(account, &hierarchies.broader)),
            text: traits(&|account| words(&account.text)),
            parties: traits(&|account| whole(&account.parties)),
            places: traits(&|account| places(account, &hierarchies.regions)),
            broader: hierarchies.broader,
            regions: hierarchies.regions.into_values().flatten().collect(),
        }
    }

    /// The practices that are most like this one, the most alike first and those
    /// that are equally so by id. None of those that have nothing in common with it.
    #[must_use]
    pub fn related(&self, practice: &str, most: usize) -> Vec<Kin> {
        let Some(own) = self.numbers.get(practice) else {
            return vec![];
        };
        let others = (0..self.ids.len()).filter(|other| other != own);
        let mut kin: Vec<Kin> = others
            .map(|other| self.compare(*own, other))
            .filter(|kin| kin.score > 0.0)
            .collect();
        kin.sort_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then_with(|| one.practice.cmp(&other.practice))
        });
        kin.truncate(most);
        kin
    }

    fn compare(&self, own: usize, other: usize) -> Kin {
        let topics = self.topics.overlap(own, other);
        let text = self.text.cosine(own, other);
        let parties = self.parties.overlap(own, other);
        let places = self.places.overlap(own, other);
        let parts = Parts {
            topics: topics.score,
            text: text.score,
            parties: parties.score,
            places: places.score,
        };
        let is_region = |place: &&str| self.regions.contains(*place);
        let (regions, countries): (Vec<&str>, Vec<&str>) =
            places.shared.into_iter().partition(is_region);
        Kin {
            practice: self.ids[other].clone(),
            score: parts.score(),
            parts,
            topics: self.narrowest(&topics.shared),
            words: owned(text.shared),
            parties: owned(parties.shared),
            countries: owned(countries),
            regions: owned(regions),
        }
    }

    /// The shared topics that have no narrower one that is shared, too.
    fn narrowest(&self, shared: &[&str]) -> Vec<String> {
        let wider = shared
            .iter()
            .flat_map(|topic| broader(topic, &self.broader));
        let wider: BTreeSet<&str> = wider.collect();
        owned(
            shared
                .iter()
                .copied()
                .filter(|topic| !wider.contains(topic)),
        )
    }
}

/// The broader topics of a topic, the next one first.
fn broader<'a>(topic: &str, tree: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let mut met: Vec<&str> = vec![];
    let mut next = tree.get(topic);
    while let Some(topic) = next.filter(|topic| !met.contains(&topic.as_str())) {
        met.push(topic);
        next = tree.get(topic);
    }
    met
}

/// The topics of an account and their broader ones, each as much as it counts.
fn topics(account: &Account, tree: &BTreeMap<String, String>) -> Had {
    let wider = account.topics.iter().flat_map(|topic| broader(topic, tree));
    let mut had: Had = wider.map(|topic| (topic.to_owned(), BROADER)).collect();
    had.extend(whole(&account.topics));
    had
}

/// The countries of an account and their regions, each as much as it counts.
fn places(account: &Account, regions: &BTreeMap<String, BTreeSet<String>>) -> Had {
    let around = account
        .countries
        .iter()
        .filter_map(|country| regions.get(country));
    let mut had: Had = around
        .flatten()
        .map(|region| (region.clone(), REGION))
        .collect();
    had.extend(whole(&account.countries));
    had
}

/// The words of a text, each as much as it counts for standing there so often.
fn words(text: &str) -> Had {
    let folded = fold(text);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    counts.retain(|word, _| !JOINING.contains(word));
    let counts = counts.into_iter();
    counts
        .map(|(word, count)| (word.to_owned(), 1.0 + f64::from(count).ln()))
        .collect()
}

fn whole(names: &BTreeSet<String>) -> Had {
    names.iter().map(|name| (name.clone(), 1.0)).collect()
}

fn owned<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
