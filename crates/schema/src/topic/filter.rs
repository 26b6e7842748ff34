//! Which topics to keep.

use async_graphql::InputObject;
use entity::topic;
use sea_orm::Condition;

use super::Topic;
use crate::{
    connection::Listed,
    filter::{Narrow, plains},
    known::TopicId,
    list::orders,
    loader::listing::{Listing, Sort},
};

/// Which topics to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct TopicFilter {
    /// Keep terms that have a broader term (`true`) or those that have none (`false`).
    has_broader: Option<bool>,
    /// Keep terms whose next broader term is one of these (global ids).
    broader: Option<Vec<TopicId>>,
}

impl Listing for TopicFilter {
    type Entity = topic::Entity;

    fn condition(&self) -> Condition {
        let broader = plains("topic", self.broader.as_ref());
        Condition::all()
            .known(topic::Column::Broader, self.has_broader)
            .one_of(topic::Column::Broader, broader.as_ref())
    }
}

orders! {
    /// What topics can be ordered by.
    TopicOrder {
        /// The term in English.
        Name = "name",
        /// The term in French.
        NameFr = "name_fr",
        /// The term in Spanish.
        NameEs = "name_es",
    }
}

impl Listed for TopicFilter {
    type Node = Topic;
    type Order = TopicOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
