//! Direct ties between parties.

use async_graphql::{ID, InputObject};
use entity::relation;
use sea_orm::Condition;

use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    record::{fact, record},
    scalar::Date,
    tie::{Tie, period, tie},
    vocabulary::RelationKind,
};

record!(Relation, relation, "relation");

object! {
    /// A direct tie from one party to another: for example, the subject hosts, convenes, leads or supports the object.
    Relation as Relation |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The party that acts.
        subject: Option<Party> => Party::load(ctx, &this.0.subject);
        /// How the subject acts upon the object.
        kind: RelationKind = this.0.kind.into();
        /// The party acted upon.
        object: Option<Party> => Party::load(ctx, &this.0.object);
        ..Tie = tie!(this);
        ..Fact = fact!(this);
    }
}

/// Which ties to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RelationFilter {
    /// Keep ties of these kinds.
    kinds: Option<Vec<RelationKind>>,
    /// Keep ties that hold on this day: from the start (or the first observation, if no start is known) to the end, if one is known.
    as_of: Option<Date>,
}

impl Listing for RelationFilter {
    type Entity = relation::Entity;

    fn condition(&self) -> Condition {
        let kinds = stored::<_, entity::vocabulary::RelationKind>(self.kinds.as_ref());
        Condition::all()
            .one_of(relation::Column::Kind, kinds.as_ref())
            .add(period!(relation).holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What ties can be ordered by.
    RelationOrder {
        /// The kind.
        Kind = "kind",
        /// The global id of the subject.
        Subject = "subject",
        /// The global id of the object.
        Object = "object",
        /// The start date.
        Since = "since",
    }
}

impl Listed for RelationFilter {
    type Node = Relation;
    type Order = RelationOrder;
    const ORDER: &'static [Sort] = &[Sort::up("kind"), Sort::up("subject")];
}
