//! Whether a candidate knows what help is needed with: by topic, and where that says
//! less, by the words that sources use.

use std::collections::{BTreeMap, BTreeSet};

use super::{Engagement, Need, Pool, candidate::Candidate, usize_as_f64};
use record::fold::fold;

/// What a topic below the one that is asked for is worth: it is part of the need.
const NARROWER: f64 = 0.8;

/// What a topic above it is worth: it may hold what is asked for, or something else.
const BROADER: f64 = 0.5;

/// What words that are all the same are worth: they are no classification.
const WORDS: f64 = 0.5;

/// How many letters a word has that tells something, and those that do not all the same.
const TELLING: usize = 4;
const FILLERS: &[&str] = &[
    "with",
    "from",
    "that",
    "this",
    "their",
    "them",
    "into",
    "help",
    "need",
    "needs",
    "support",
    "nutrition",
    "avec",
    "dans",
    "pour",
    "para",
    "como",
];

/// A topic that is asked for and one that a candidate knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedTopic {
    /// The topic that is asked for, by the id within its kind.
    pub asked: String,
    /// The topic that they know.
    pub known: String,
    /// The offers and engagements that say so, by global id.
    pub records: Vec<String>,
}

/// Words that a need and what is on record of a candidate have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likeness {
    /// How many of the words of the need, between 0 and 1.
    pub share: f64,
    /// Which.
    pub words: Vec<String>,
}

/// What help is needed with, made ready to be compared.
pub(super) struct Subject {
    topics: BTreeSet<String>,
    /// The need in words, and the names of its topics: any of them will do.
    phrases: Vec<BTreeSet<String>>,
}

impl Subject {
    pub(super) fn new(need: &Need, pool: &Pool) -> Self {
        let topics = need.topics.iter().filter_map(|id| pool.topics.get(id));
        let names = topics.flat_map(|topic| &topic.names);
        let phrases = names.chain([&need.text]).map(|text| telling(text));
        Self {
            topics: need.topics.clone(),
            phrases: phrases.filter(|words| !words.is_empty()).collect(),
        }
    }

    /// How well a candidate's topics and words fit, and which do; unknown where the
    /// need has none, or nothing is on record of the candidate.
    pub(super) fn fit(
        &self,
        pool: &Pool,
        candidate: &Candidate,
    ) -> (Option<f64>, Vec<MatchedTopic>, Likeness) {
        let known = known(candidate);
        let by_topic = known.keys().map(|topic| self.topic_fit(pool, topic));
        let by_topic = (!known.is_empty() && !self.topics.is_empty())
            .then(|| mean_of_best(self.topics.len(), by_topic));
        let words = words(pool, candidate, &known);
        let likeness = self.likeness(&words);
        let by_word = (!words.is_empty() && !self.phrases.is_empty()).then_some(likeness.share);
        let part = by_topic
            .into_iter()
            .chain(by_word.map(|share| WORDS * share))
            .reduce(f64::max);
        (part, self.matched(pool, &known), likeness)
    }

    /// Whether an engagement was on what is asked for now.
    pub(super) fn is_of(&self, pool: &Pool, engagement: &Engagement) -> bool {
        let fits = |asked: &String, topic: &String| worth(pool, asked, topic) > 0.0;
        engagement
            .topics
            .iter()
            .any(|topic| self.topics.iter().any(|asked| fits(asked, topic)))
    }

    /// What a topic is worth for each that is asked for.
    fn topic_fit<'a>(&'a self, pool: &'a Pool, topic: &'a str) -> impl Iterator<Item = f64> {
        let asked = self.topics.iter();
        asked.map(move |asked| worth(pool, asked, topic))
    }

    fn matched(&self, pool: &Pool, known: &BTreeMap<&str, Vec<String>>) -> Vec<MatchedTopic> {
        let mut matched = vec![];
        for asked in &self.topics {
            for (topic, records) in known {
                if worth(pool, asked, topic) > 0.0 {
                    matched.push(MatchedTopic {
                        asked: asked.clone(),
                        known: (*topic).to_owned(),
                        records: records.clone(),
                    });
                }
            }
        }
        matched
    }

    /// Of the phrases the one of which most words are found.
    fn likeness(&self, words: &BTreeSet<String>) -> Likeness {
        let mut best = Likeness::default();
        for phrase in &self.phrases {
            let found: Vec<String> = phrase.intersection(words).cloned().collect();
            let share = usize_as_f64(found.len()) / usize_as_f64(phrase.len());
            if share > best.share {
                best = Likeness {
                    share,
                    words: found,
                };
            }
        }
        best
    }
}

/// What knowing a topic is worth where another is asked for.
fn worth(pool: &Pool, asked: &str, topic: &str) -> f64 {
    if asked == topic {
        1.0
    } else if pool.is_below(topic, asked) {
        NARROWER
    } else if pool.is_below(asked, topic) {
        BROADER
    } else {
        0.0
    }
}

/// The best for each of `count` that are asked for, on average.
fn mean_of_best(count: usize, fits: impl Iterator<Item = impl Iterator<Item = f64>>) -> f64 {
    let mut best = vec![0.0; count];
    for fit in fits {
        for (best, fit) in best.iter_mut().zip(fit) {
            *best = f64::max(*best, fit);
        }
    }
    best.iter().sum::<f64>() / usize_as_f64(count)
}

/// The topics that a candidate knows, and the records that say so.
fn known<'a>(candidate: &Candidate<'a>) -> BTreeMap<&'a str, Vec<String>> {
    let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for offer in &candidate.offers {
        for topic in &offer.topics {
            let record = format!("assistance-offer:{}", offer.id);
            known.entry(topic).or_default().push(record);
        }
    }
    for past in &candidate.past {
        for topic in &past.topics {
            let record = format!("engagement:{}", past.id);
            known.entry(topic).or_default().push(record);
        }
    }
    known
}

/// The words that tell what a candidate knows.
fn words(
    pool: &Pool,
    candidate: &Candidate,
    known: &BTreeMap<&str, Vec<String>>,
) -> BTreeSet<String> {
    let offers = candidate.offers.iter().flat_map(|offer| &offer.texts);
    let past = candidate.past.iter().filter_map(|past| past.text.as_ref());
    let names = known.keys().filter_map(|id| pool.topics.get(*id));
    let names = names.flat_map(|topic| &topic.names);
    let texts = offers.chain(past).chain(names);
    texts.flat_map(|text| telling(text)).collect()
}

/// The words of a text that tell something.
fn telling(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words = folded.split(' ');
    let telling = words.filter(|word| word.len() >= TELLING && !FILLERS.contains(word));
    telling.map(str::to_owned).collect()
}
