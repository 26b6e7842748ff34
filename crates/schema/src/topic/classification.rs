//! That a record is about a topic, and who says so.

use async_graphql::{ID, InputObject};
use entity::record_topic;
use sea_orm::Condition;

use super::Topic;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    list::orders,
    loader::listing::{Listing, Sort},
    node::Node,
    object::object,
    record::{Record, fact, record},
};

record!(RecordTopic, record_topic, "record-topic");

object! {
    /// That a record is about a topic. Mostly classified by those who gathered it, which `note` says.
    RecordTopic as RecordTopic |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The record that is about it.
        record: Option<Node> => Node::load(ctx, &this.0.record);
        /// The topic.
        topic: Option<Topic> => Topic::load(ctx, &this.0.topic);
        ..Fact = fact!(this);
    }
}

/// Which ties to topics to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RecordTopicFilter {
    /// Only ties to one of these topics themselves, by global id; ties to narrower ones do not match.
    topics: Option<Vec<ID>>,
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
        /// The topic, by the id within its kind.
        Topic = "topic",
    }
}

impl Listed for RecordTopicFilter {
    type Node = RecordTopic;
    type Order = RecordTopicOrder;
    const ORDER: &'static [Sort] = &[Sort::up("topic")];
}
