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
use crate::loader::side::{Join, Parent};

mod classification;
mod filter;

pub(crate) use classification::{RecordTopic, RecordTopicFilter};
pub(crate) use filter::TopicFilter;

record!(Topic, topic, "topic");

object! {
    /// A term of the vocabulary of topics, with its broader and narrower terms.
    Topic as Topic |this, ctx| {
        /// The stable identifier, such as `topic:breastfeeding`.
        id: ID = this.global_id().into();
        /// The term in the language asked for. Every term exists in English, French and Spanish.
        name(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): &str = match ctx.language(language) {
            Language::En => &this.0.name,
            Language::Fr => &this.0.name_fr,
            Language::Es => &this.0.name_es,
        };
        /// What the term means, in English, as defined for this dataset.
        definition: &str = &this.0.definition;
        /// The next broader term; `null` if there is none.
        broader: Option<Topic> => Topic::load_if(ctx, this.0.broader.as_ref());
        /// Terms of published vocabularies with the same meaning, each written as vocabulary, colon, term. Empty if no such term is known.
        exact_matches: Vec<String> => facets::of(ctx, this.global_id(), "exact_matches");
        ..TopicLists = TopicLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

/// From a topic to the practices about it or about a narrower one.
const PRACTICES: &[Join] = &[held("practice:")];
const COMMUNITIES: &[Join] = &[held("community:")];
const EVENTS: &[Join] = &[held("event:")];
const COMMITMENTS: &[Join] = &[held("commitment:")];
const ENGAGEMENTS: &[Join] = &[held("engagement:")];
const OFFERS: &[Join] = &[held("assistance-offer:")];
const REQUESTS: &[Join] = &[held("assistance-request:")];

const fn held(prefix: &'static str) -> Join {
    Join::global("topic_record", "topic", "record", prefix)
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
const TOPICS: &[Join] = &[Join::new("record_topic", "record", "topic")];

lists! {
    /// What a record is about.
    AboutLists(String) |record| {
        /// The topics given to the record; their broader topics apply too but are not listed. An empty list means that it was not classified; it may be about some topic.
        about: TopicFilter = Parent::through(TOPICS, &record.0);
        /// Each tie of the record to a topic, with its source and confidence.
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
        /// The terms of the vocabulary, ordered by English name by default.
        topics: TopicFilter = None;
        /// The ties of records to topics.
        record_topics: RecordTopicFilter = None;
    }
}
