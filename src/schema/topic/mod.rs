//! Topics: the one small vocabulary, in three languages, of what records are about.
//!
//! A term has at most one broader term, so that the terms are a tree. A record is
//! about the topics that it is tied to and about their broader ones: the view
//! `topic_record` holds both, so that a list by topic is a list like any other. What
//! sources say in words of their own (`theme`, `topics`) stays beside it as printed.

use async_graphql::{Context, ID, Object};

use super::{
    ask::Ask,
    assistance::{AssistanceOfferFilter, AssistanceRequestFilter, EngagementFilter},
    commitment::CommitmentFilter,
    community::CommunityFilter,
    event::EventFilter,
    facets,
    fact::Fact,
    language::Language,
    list::lists,
    practice::PracticeFilter,
    record::{Record, fact, record},
};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
};

mod classification;
mod filter;

pub(crate) use classification::{RecordTopic, RecordTopicFilter};
pub(crate) use filter::TopicFilter;

record!(Topic, topic, "topic");

/// A term of the one vocabulary of what records are about, with broader and narrower ones.
#[Object]
impl Topic {
    /// The stable identifier, such as `topic:breastfeeding`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The term; every term has one in English, French and Spanish.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language; that of the Accept-Language header if not given.")]
        language: Option<Language>,
    ) -> &str {
        match ctx.language(language) {
            Language::En => &self.0.name,
            Language::Fr => &self.0.name_fr,
            Language::Es => &self.0.name_es,
        }
    }

    /// What the term means, in English and in words of this dataset.
    async fn definition(&self) -> &str {
        &self.0.definition
    }

    /// The next broader term, `null` where there is none.
    async fn broader(&self, ctx: &Context<'_>) -> Result<Option<Topic>> {
        Topic::load_if(ctx, self.0.broader.as_ref()).await
    }

    /// Terms of published vocabularies that mean the same, each after the name of its vocabulary and a colon; empty where no published term is known to.
    async fn exact_matches(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        facets::of(ctx, self.global_id(), "exact_matches").await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> TopicLists {
        TopicLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// From a topic to the practices about it or about a narrower one.
const PRACTICES: &[Leg] = &[held("practice:")];
const COMMUNITIES: &[Leg] = &[held("community:")];
const EVENTS: &[Leg] = &[held("event:")];
const COMMITMENTS: &[Leg] = &[held("commitment:")];
const ENGAGEMENTS: &[Leg] = &[held("engagement:")];
const OFFERS: &[Leg] = &[held("assistance-offer:")];
const REQUESTS: &[Leg] = &[held("assistance-request:")];

const fn held(prefix: &'static str) -> Leg {
    Leg::global("topic_record", "topic", "record", prefix)
}

lists! {
    /// The lists of a topic; each holds what is about one of its narrower topics as well.
    TopicLists(String) |topic| {
        /// The next narrower terms.
        narrower: TopicFilter = Parent::column("broader", &topic.0);
        /// The documented practices about it or about a narrower topic.
        practices: PracticeFilter = Parent::through(PRACTICES, &topic.0);
        /// The communities about it or about a narrower topic.
        communities: CommunityFilter = Parent::through(COMMUNITIES, &topic.0);
        /// The events about it or about a narrower topic.
        events: EventFilter = Parent::through(EVENTS, &topic.0);
        /// The commitments about it or about a narrower topic.
        commitments: CommitmentFilter = Parent::through(COMMITMENTS, &topic.0);
        /// The assistance given on it or on a narrower topic.
        engagements: EngagementFilter = Parent::through(ENGAGEMENTS, &topic.0);
        /// The offers of assistance on it or on a narrower topic.
        offers: AssistanceOfferFilter = Parent::through(OFFERS, &topic.0);
        /// The requests for assistance on it or on a narrower topic.
        requests: AssistanceRequestFilter = Parent::through(REQUESTS, &topic.0);
    }
}

/// From a record, by its global id, to the topics that it is tied to.
const TOPICS: &[Leg] = &[Leg::new("record_topic", "record", "topic")];

lists! {
    /// What a record is about.
    AboutLists(String) |record| {
        /// The topics that it is about, narrowest as tied; that it is about their broader ones is understood. None where it was not classified, which does not say that it is about none.
        about: TopicFilter = Parent::through(TOPICS, &record.0);
        /// Each of its ties to a topic, with its source and how sure it is.
        classifications: RecordTopicFilter = Parent::column("record", &record.0);
    }
}

/// Root fields about topics.
#[derive(Default)]
pub(crate) struct TopicQuery;

/// Root fields about topics.
#[Object]
impl TopicQuery {
    /// One topic by its id, or `null` if there is none.
    async fn topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `topic:breastfeeding`.")] id: ID,
    ) -> Result<Option<Topic>> {
        Topic::load(ctx, &id).await
    }
}

lists! {
    /// Lists of topics.
    TopicRootLists |_root| {
        /// The terms of the vocabulary, by their English names unless an order is given.
        topics: TopicFilter = None;
        /// What records are about, classification by classification.
        record_topics: RecordTopicFilter = None;
    }
}
