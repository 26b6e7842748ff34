//! That a record is about a topic, and who says so.

use async_graphql::{ID, InputObject};
use entity::record_topic;
use sea_orm::Condition;

use super::Topic;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    known::TopicId,
    list::orders,
    loader::listing::{Listing, Sort},
    node::Node,
    object::object,
    record::{Record, fact, record},
};

record!(RecordTopic, record_topic, "record-topic");

object! {
    /// A link that says that a record is about a topic. In most cases those who collected the record chose the topic; `note` says so.
    RecordTopic as RecordTopic |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The record that is about the topic.
        record: Option<Node> => Node::load(ctx, &this.0.record);
        /// The topic.
        topic: Option<Topic> => Topic::load(ctx, &this.0.topic);
        ..Fact = fact!(this);
    }
}

/// Which ties to topics to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RecordTopicFilter {
    /// Keep ties to exactly one of these topics (global ids); ties to narrower topics do not match.
    topics: Option<Vec<TopicId>>,
}

impl Listing for RecordTopicFilter {
    type Entity = record_topic::Entity;

    fn condition(&self) -> Condition {
        let topics = plains("topic", self.topics.as_ref());
        Condition::all().one_of(record_topic::Column::Topic, topics.as_ref())
    }
}

orders! {
    /// What ties to topics can be ordered by.
    RecordTopicOrder {
        /// The id of the topic, without the prefix `topic:`.
        Topic = "topic",
    }
}

impl Listed for RecordTopicFilter {
    type Node = RecordTopic;
    type Order = RecordTopicOrder;
    const ORDER: &'static [Sort] = &[Sort::up("topic")];
}
