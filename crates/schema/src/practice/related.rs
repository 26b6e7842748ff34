//! Practices that are like a practice, as clients see them.

use std::sync::Arc;

use futures_util::future::try_join_all;

use super::Practice;
use crate::{
    ask::DataVersion,
    country::{Country, Region},
    error::Error,
    loader::related::Practices,
    object::{object, plain},
    party::Party,
    record::Record,
    topic::Topic,
};
use answer::related::{Kin, Parts};

/// How many related practices are given if no number is.
const USUAL: i32 = 5;

/// How many related practices can be asked for.
const MOST: i32 = 10;

/// The practices that are related to others.
pub(super) struct PracticeKin(pub(super) String);

object! {
    /// The practices that are related to others.
    PracticeKin as PracticeKin |this, ctx| {
        /// The documented practices most similar to this one. They share topics, words, parties or places with it; rare ones count more. The most similar come first; equal ones are in order of id.
        related(
            /// How many: 5 by default, 10 at most.
            first: Option<i32>,
        ): Vec<RelatedPractice> => async {
            let first = first.unwrap_or(USUAL);
            if !(0..=MOST).contains(&first) {
                return Err(Error::BadInput(format!(
                    "ask for {MOST} related practices at most"
                )));
            }
            let version = ctx.data_unchecked::<DataVersion>().get();
            let practices = ctx.data_unchecked::<Arc<Practices>>();
            let corpus = practices.corpus(version).await?;
            let kin = corpus.related(&this.0, first.unsigned_abs() as usize);
            Ok(kin.into_iter().map(RelatedPractice).collect())
        };
    }
}

/// A practice that is similar to another, with the reasons.
pub(crate) struct RelatedPractice(Kin);

object! {
    /// A practice that is similar to another, with the reasons.
    RelatedPractice as RelatedPractice |this, ctx| {
        /// The practice.
        practice: Option<Practice> => Practice::load(ctx, &this.0.practice);
        /// How similar the two are, above 0 and up to 1: `0.4 * topics + 0.3 * text + 0.15 * parties + 0.15 * places`. It is the same in both directions and does not say how good a practice is.
        score: f64 = this.0.score;
        /// The parts of the score.
        parts: LikenessParts = this.0.parts.into();
        /// The narrowest topics that both are about, the rarest first. If they share only a broader topic, that topic.
        shared_topics: Vec<Topic> => async {
            let loads = this.0.topics.iter().map(|id| Topic::load(ctx, id));
            Ok(try_join_all(loads).await?.into_iter().flatten().collect())
        };
        /// The words found in the title or theme of both, in lower case and without accents, the most distinctive first.
        shared_words: &[String] = &this.0.words;
        /// The parties that published or contributed to both, the rarest first.
        shared_parties: Vec<Party> => async {
            let loads = this.0.parties.iter().map(|id| Party::load(ctx, id));
            Ok(try_join_all(loads).await?.into_iter().flatten().collect())
        };
        /// The countries that both document, the rarest first.
        shared_countries: Vec<Country> => async {
            let loads = this.0.countries.iter().map(|id| Country::load(ctx, id));
            Ok(try_join_all(loads).await?.into_iter().flatten().collect())
        };
        /// The regions, of all schemes, in which both document countries, the rarest first.
        shared_regions: Vec<Region> => async {
            let loads = this.0.regions.iter().map(|id| Region::load(ctx, id));
            Ok(try_join_all(loads).await?.into_iter().flatten().collect())
        };
    }
}

plain! {
    /// How similar two practices are in each part, before weighting. A shared item counts `ln(N / n)`, where N is the number of practices and n the number that have it; the total of either counts at least `ln(N / 2)`.
    LikenessParts {
        /// By topics, between 0 and 1: the weight of shared topics, divided by that of all topics of either. A broader topic counts half.
        topics: f64,
        /// By text, between 0 and 1: the cosine of the tf-idf vectors of title and theme.
        text: f64,
        /// By parties, between 0 and 1: the weight of shared parties, divided by that of all parties of either.
        parties: f64,
        /// By countries and regions, between 0 and 1: the weight of shared places, divided by that of all places of either. A region counts half.
        places: f64,
    }
}

impl From<Parts> for LikenessParts {
    fn from(parts: Parts) -> Self {
        let Parts {
            topics,
            text,
            parties,
            places,
        } = parts;
        Self {
            topics,
            text,
            parties,
            places,
        }
    }
}
