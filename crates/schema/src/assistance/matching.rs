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

/// A need for help, if no request is on record.
#[derive(InputObject)]
pub(crate) struct AssistanceNeedInput {
    /// The topics of the need (global ids).
    topics: Option<Vec<ID>>,
    /// The need in words; they count only if they fit better than the topics.
    text: Option<String>,
    /// The languages for the help, as ISO 639 codes such as `en`; any one of them is enough.
    languages: Option<Vec<String>>,
    /// The country that help is needed in.
    country: Option<CountryCode>,
    /// The party that needs help (global id); it is never a match itself.
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

/// A party that could help with a need, and why.
#[derive(Clone)]
pub(crate) struct AssistanceMatch(Arc<Match>);

object! {
    /// A party that could help with a need, and why: it offers help or has helped before. An organisation that runs a chapter is matched as that chapter.
    AssistanceMatch as AssistanceMatch |this, ctx| {
        /// Its group for this need. Peers come first, then others, then secretariats.
        tier: AssistanceTier = this.0.tier.into();
        /// How well it fits, from 0 to 1: the weighted sum of its parts. Unknown parts add nothing.
        score: f64 = this.0.score;
        /// The parts of the score, largest weight first.
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
        /// The name, as printed in an offer or an engagement.
        name: &str = &this.0.name;
        /// The party; `null` if the offer names none on record.
        party: Option<Party> => async {
            if !this.0.is_party {
                return Ok(None);
            }
            Party::load(ctx, &this.0.id).await
        };
        /// Its offers that are valid on the day, 10 at most.
        offers: Vec<AssistanceOffer> => records(ctx, &this.0.offers);
        /// The assistance that it gave before, most relevant first, 10 at most.
        engagements: Vec<Engagement> => records(ctx, &this.0.engagements);
        /// The topics that fit, each with the records that show it.
        matched_topics: Vec<AssistanceMatchTopic> = {
            let topics = this.0.topics.iter().cloned();
            topics.map(AssistanceMatchTopic).collect()
        };
        /// The words shared by the need (or the name of a requested topic) and the records about the party; lower case, without accents.
        matched_words: &[String] = &this.0.likeness.words;
        /// The requested languages that it can help in.
        matched_languages: &[String] = &this.0.languages;
        /// Whether its country is the one where help is needed; `null` if either country is unknown.
        same_country: Option<bool> = this.0.is_same_country;
        /// The regions that contain both its country and that of the need: hubs of the Secretariat, groups of the civil society network, and regions of the 2019 assessment.
        shared_regions: Vec<Region> => records(ctx, &this.0.regions);
        /// Counts of its earlier help.
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
        /// The number of its recorded engagements that are proposed, agreed or under way.
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
        /// The subject of the part.
        kind: AssistanceMatchPartKind,
        /// How well it fits, from 0 to 1; `null` if unknown, which adds nothing.
        value: Option<f64>,
        /// The weight; the weights of all parts add up to 1.
        weight: f64,
    }
}

plain! {
    /// Counts of the help that a party gave before. Help that was cancelled or not yet given is left out.
    AssistanceExperience {
        /// How often it helped in all.
        given: u64,
        /// How often it helped in the country of the need.
        in_country: u64,
        /// How often it helped the party in need.
        to_recipient: u64,
        /// How often it helped on a requested topic, or on a broader or narrower one.
        on_topic: u64,
        /// How often the help is recorded as completed; for many engagements the status is not recorded.
        completed: u64,
    }
}

/// A requested topic, and one that the party knows.
struct AssistanceMatchTopic(MatchedTopic);

object! {
    /// A requested topic, and the same, a broader or a narrower topic that the party knows.
    AssistanceMatchTopic as AssistanceMatchTopic |this, ctx| {
        /// The requested topic.
        asked: Option<Topic> => Topic::load(ctx, &this.0.asked);
        /// The topic that the party knows.
        known: Option<Topic> => Topic::load(ctx, &this.0.known);
        /// The offers and engagements that show this, 10 at most.
        records: Vec<Node> => async {
            let ids = this.0.records.iter().take(SHOWN);
            let loads = ids.map(|id| Node::load(ctx, id));
            let found = futures_util::future::try_join_all(loads).await?;
            Ok(found.into_iter().flatten().collect())
        };
    }
}
