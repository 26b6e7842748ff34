//! What a practice has to do with other records.

use async_graphql::{ID, InputObject};
use entity::practice_link;
use sea_orm::Condition;

use super::Practice;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    node::Node,
    object::object,
    record::{Record, fact, record},
    vocabulary::PracticeLinkKind,
};

record!(PracticeLink, practice_link, "practice-link");

object! {
    /// A link between a documented practice and another record, such as the event where it was presented or the commitment that it gives evidence for.
    PracticeLink as PracticeLink |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The practice.
        practice: Option<Practice> => Practice::load(ctx, &this.0.practice);
        /// The other record.
        linked: Option<Node> => Node::load(ctx, &this.0.linked);
        /// How the practice is related to the other record.
        how: PracticeLinkKind = this.0.how.into();
        ..Fact = fact!(this);
    }
}

/// Which links of practices to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PracticeLinkFilter {
    /// Keep links of these kinds.
    how: Option<Vec<PracticeLinkKind>>,
    /// Keep links to one of these records (global ids).
    linked: Option<Vec<ID>>,
}

impl Listing for PracticeLinkFilter {
    type Entity = practice_link::Entity;

    fn condition(&self) -> Condition {
        let how = stored::<_, entity::vocabulary::PracticeLinkKind>(self.how.as_ref());
        let linked = self.linked.as_ref();
        let linked = linked.map(|ids| ids.iter().map(|id| id.0.clone()).collect());
        Condition::all()
            .one_of(practice_link::Column::How, how.as_ref())
            .one_of::<String>(practice_link::Column::Linked, linked.as_ref())
    }
}

orders! {
    /// What links of practices can be ordered by.
    PracticeLinkOrder {
        /// The kind of link, in alphabetical order.
        How = "how",
        /// The other record, by its global id.
        Linked = "linked",
    }
}

impl Listed for PracticeLinkFilter {
    type Node = PracticeLink;
    type Order = PracticeLinkOrder;
    const ORDER: &'static [Sort] = &[Sort::up("how"), Sort::up("linked")];
}
