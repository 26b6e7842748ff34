//! Topics: the one small vocabulary, in three languages, of what records are about.
//!
//! A term has at most one broader term, so that the terms are a tree. A record is
//! about the topics that it is tied to and about their broader ones: the view
//! `topic_record` holds both, so that a list by topic is a list like any other. What
//! sources say in words of their own (`theme`, `topics`) stays beside it as printed.

use async_graphql::ID;

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
    object::object,
    practice::PracticeFilter,
    record::{Record, fact, record},
};
use crate::loader::side::{Leg, Parent};

mod classification;
mod filter;

pub(crate) use classification::{RecordTopic, RecordTopicFilter};
pub(crate) use filter::TopicFilter;

record!(Topic, topic, "topic");

object! {
    /// A term of the one vocabulary of what records are about, with broader and narrower ones.
    Topic as Topic |this, ctx| {
        /// The stable identifier, such as `topic:breastfeeding`.
        id: ID = this.global_id().into();
        /// The term; every term has one in English, French and Spanish.
        name(
            /// The language; that of the Accept-Language header if not given.
            language: Option<Language>,
        ): &str = match ctx.language(language) {
            Language::En => &this.0.name,
            Language::Fr => &this.0.name_fr,
            Language::Es => &this.0.name_es,
        };
        /// What the term means, in English and in words of this dataset.
        definition: &str = &this.0.definition;
        /// The next broader term, `null` where there is none.
        broader: Option<Topic> => Topic::load_if(ctx, this.0.broader.as_ref());
        /// Terms of published vocabularies that mean the same, each after the name of its vocabulary and a colon; empty where no published term is known to.
        exact_matches: Vec<String> => facets::of(ctx, this.global_id(), "exact_matches");
        ..TopicLists = TopicLists(this.0.id.clone());
        ..Fact = fact!(this);
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

object! {
    /// Root fields about topics.
    TopicQuery as TopicQuery |this, ctx| {
        /// One topic by its id, or `null` if there is none.
        topic(
            /// Its global id, such as `topic:breastfeeding`.
            id: ID,
        ): Option<Topic> => Topic::load(ctx, &id);
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
