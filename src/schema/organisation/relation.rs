//! Direct ties between parties.

use async_graphql::{Context, ID, InputObject, Object};
use entity::relation;
use sea_orm::Condition;

use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, stored},
        list::orders,
        party::Party,
        record::{fact, record},
        scalar::Date,
        tie::{Tie, period, tie},
        vocabulary::RelationKind,
    },
};

record!(Relation, relation, "relation");

/// A direct tie from one party to another: the subject hosts, convenes, leads or supports the object, and so on.
#[Object]
impl Relation {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// Who does it.
    async fn subject(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.subject).await
    }

    /// What the subject does to the object.
    async fn kind(&self) -> RelationKind {
        self.0.kind.into()
    }

    /// To whom it is done.
    async fn object(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.object).await
    }

    #[graphql(flatten)]
    async fn tie(&self) -> Tie {
        tie!(self)
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which ties to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct RelationFilter {
    /// Only ties of these kinds.
    kinds: Option<Vec<RelationKind>>,
    /// Only ties that hold on this day, as far as is known: from their start, or from their first observation where no source states a start, to their end, or still.
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
        /// Since when they hold.
        Since = "since",
    }
}

impl Listed for RelationFilter {
    type Node = Relation;
    type Order = RelationOrder;
    const ORDER: &'static [Sort] = &[Sort::up("kind"), Sort::up("subject")];
}
