//! Who could help with a need, and why.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject};

use super::{AssistanceOffer, AssistanceRequest, Engagement};
use crate::{
    DataVersion, Stamp,
    ask::Ask,
    computed_page::{ComputedPage, list_name},
    country::Region,
    error::{Error, Result},
    facets,
    filter::plain,
    loader::matching::{ProvidersOnRecord, TopicsOf},
    node::Node,
    object::{object, plain},
    party::Party,
    record::Record,
    scalar::{CountryCode, Date},
    topic::Topic,
    vocabulary::{AssistanceMatchPartKind, AssistanceTier},
};
use answer::matching::{self, Match, MatchedTopic, Need, Part, Pool};

/// How many engagements and offers of a match are shown.
const SHOWN: usize = 10;

/// What help is needed with, where no request is on record.
#[derive(InputObject)]
pub(crate) struct AssistanceNeedInput {
    /// The topics that help is needed with, by global id.
    topics: Option<Vec<ID>>,
    /// What help is needed with in words, which count where topics say less.
    text: Option<String>,
    /// The languages that help may be given in, any of which will do, as ISO 639 codes such as `en`.
    languages: Option<Vec<String>>,
    /// The country that help is needed in.
    country: Option<CountryCode>,
    /// The party that needs help, by global id; it is no match for itself.
    party: Option<ID>,
}

/// Which part of the matches is asked for, and as of when.
pub(crate) struct Asked {
    pub(crate) as_of: Option<Date>,
    pub(crate) first: Option<i32>,
    pub(crate) after: Option<String>,
}

/// Who could help whoever asked.
pub(crate) async fn of_request(
    ctx: &Context<'_>,
    request: &AssistanceRequest,
    asked: Asked,
) -> Result<ComputedPage<AssistanceMatch>> {
    let record = request.record_id();
    let topics = TopicsOf(record.clone());
    let (topics, languages) = futures_util::try_join!(
        async { Ok(ctx.loads().load_one(topics).await?.unwrap_or_default()) },
        facets::of(ctx, record, "languages"),
    )?;
    let row = &request.0;
    let need = Need {
        party: row.party.clone(),
        country: row.country.clone(),
        topics: topics.iter().cloned().collect(),
        languages: languages.into_iter().collect(),
        text: row.topic.clone().unwrap_or_default(),
    };
    page(ctx, &need, asked).await
}

/// Who could help with a need that is told.
pub(super) async fn of_need(
    ctx: &Context<'_>,
    input: AssistanceNeedInput,
    asked: Asked,
) -> Result<ComputedPage<AssistanceMatch>> {
    let topics = input.topics.unwrap_or_default();
    let need = Need {
        party: input.party.map(|id| id.0),
        country: input.country.map(|country| country.0),
        topics: topics
            .iter()
            .map(|id| plain("topic", id).to_owned())
            .collect(),
        languages: input.languages.unwrap_or_default().into_iter().collect(),
        text: input.text.unwrap_or_default(),
    };
    page(ctx, &need, asked).await
}

async fn page(
    ctx: &Context<'_>,
    need: &Need,
    asked: Asked,
) -> Result<ComputedPage<AssistanceMatch>> {
    let pool = ctx.loads().load_one(ProvidersOnRecord).await?;
    let pool: Arc<Pool> = pool.unwrap_or_default();
    if let Some(unknown) = need.topics.iter().find(|it| !pool.topics.contains_key(*it)) {
        let message = format!("there is no topic:{unknown}: `topics` at the root lists them");
        return Err(Error::BadInput(message));
    }
    let today = || ctx.data_unchecked::<Stamp>().now.date_naive().to_string();
    let day = asked.as_of.map_or_else(today, |day| day.0);
    let matches = matching::matches(need, &pool, &day);
    let version = ctx.data_unchecked::<DataVersion>().get();
    let list = list_name("matches", version, &(need, &day));
    let part = (asked.first, asked.after);
    ComputedPage::new(ctx, &list, matches.len(), part, |place| {
        AssistanceMatch(Arc::new(matches[place].clone()))
    })
}

/// Somebody who could help, and why.
#[derive(Clone)]
pub(crate) struct AssistanceMatch(Arc<Match>);

object! {
    /// Somebody who could help with a need, and why: they offer to, or have helped others before. An organisation that carries a chapter is matched as that chapter.
    AssistanceMatch as AssistanceMatch |this, ctx| {
        /// Who it is to the need. Peers are asked before others, and secretariats last.
        tier: AssistanceTier = this.0.tier.into();
        /// How well it fits, between 0 and 1: its parts, weighed and added up. What is unknown adds nothing.
        score: f64 = this.0.score;
        /// What the score is made of, in the order of weights.
        parts: Vec<AssistanceMatchPart> = {
            let parts = Part::ALL.into_iter().zip(this.0.parts);
            parts
                .map(|(part, value)| AssistanceMatchPart {
                    kind: part.into(),
                    value,
                    weight: part.weight(),
                })
                .collect()
        };
        /// Who it is, as printed in an offer or an engagement.
        name: &str = &this.0.name;
        /// Who it is; `null` where the offer names none on record.
        party: Option<Party> => async {
            if !this.0.is_party {
                return Ok(None);
            }
            Party::load(ctx, &this.0.id).await
        };
        /// The offers that stand on the day, 10 at most.
        offers: Vec<AssistanceOffer> => records(ctx, &this.0.offers);
        /// The assistance that it has given before, each with its source: the most telling first, 10 at most.
        engagements: Vec<Engagement> => records(ctx, &this.0.engagements);
        /// The topics that fit, each with the records that say so.
        matched_topics: Vec<AssistanceMatchTopic> = {
            let topics = this.0.topics.iter().cloned();
            topics.map(AssistanceMatchTopic).collect()
        };
        /// The words that the need, or the name of a topic that is asked for, shares with what is on record of it. Without accents, in lower case.
        matched_words: &[String] = &this.0.likeness.words;
        /// The languages that are asked for and that it can help in.
        matched_languages: &[String] = &this.0.languages;
        /// Whether it is of the country that help is needed in, `null` where the country of either is unknown.
        same_country: Option<bool> = this.0.is_same_country;
        /// The regions that its country and that of the need are both in: hubs of the Secretariat, groups of the civil society network, and regions of the 2019 assessment.
        shared_regions: Vec<Region> => records(ctx, &this.0.regions);
        /// What it did before, counted.
        experience: AssistanceExperience = {
            let count = |count: usize| count as u64;
            let experience = this.0.experience;
            AssistanceExperience {
                given: count(experience.given),
                in_country: count(experience.in_country),
                to_recipient: count(experience.to_recipient),
                on_topic: count(experience.on_topic),
                completed: count(experience.completed),
            }
        };
        /// How many engagements it has proposed, agreed or under way, as far as is recorded.
        open_engagements: u64 = this.0.open as u64;
    }
}

async fn records<R: Record>(ctx: &Context<'_>, ids: &[String]) -> Result<Vec<R>> {
    let loads = ids.iter().take(SHOWN).map(|id| R::load(ctx, id));
    let found = futures_util::future::try_join_all(loads).await?;
    Ok(found.into_iter().flatten().collect())
}

plain! {
    /// A part of the score of a match.
    AssistanceMatchPart {
        /// What it is about.
        kind: AssistanceMatchPartKind,
        /// How well it fits, between 0 and 1; `null` where it is unknown, which adds nothing.
        value: Option<f64>,
        /// How much it counts; the weights of all parts add up to 1.
        weight: f64,
    }
}

plain! {
    /// What somebody did before, counted. Help that was cancelled, or is not given yet, does not count.
    AssistanceExperience {
        /// How often it helped.
        given: u64,
        /// How often in the country of the need.
        in_country: u64,
        /// How often the party that needs help.
        to_recipient: u64,
        /// How often on a topic that is asked for, or on one above or below it.
        on_topic: u64,
        /// How often it is recorded that the help was completed; of many engagements it is not recorded how far they came.
        completed: u64,
    }
}

/// A topic that is asked for, and one that somebody knows.
struct AssistanceMatchTopic(MatchedTopic);

object! {
    /// A topic that is asked for, and the same or a broader or narrower one that somebody knows.
    AssistanceMatchTopic as AssistanceMatchTopic |this, ctx| {
        /// The topic that is asked for.
        asked: Option<Topic> => Topic::load(ctx, &this.0.asked);
        /// The topic that they know.
        known: Option<Topic> => Topic::load(ctx, &this.0.known);
        /// The offers and engagements that say so, 10 at most.
        records: Vec<Node> => async {
            let ids = this.0.records.iter().take(SHOWN);
            let loads = ids.map(|id| Node::load(ctx, id));
            let found = futures_util::future::try_join_all(loads).await?;
            Ok(found.into_iter().flatten().collect())
        };
    }
}
