//! What all records share: a row behind them, an id, and where they come from.

use std::sync::Arc;

use async_graphql::Context;
use entity::moved;
use sea_orm::{EntityTrait, ModelTrait};

use super::{ask::Ask, filter::plain};
use crate::{
    error::Result,
    loader::{
        row::ById,
        table::{Row, Tabled, typed},
    },
};

/// A kind of record, which is a row of one table.
pub(crate) trait Record: From<Arc<<Self::Entity as EntityTrait>::Model>> + Send {
    /// The table.
    type Entity: Tabled<Model: Send + Sync + ModelTrait<Entity = Self::Entity>>;

    /// What stands before the colon of its global ids.
    const KIND: &'static str;

    /// The global id.
    fn record_id(&self) -> String;

    /// The record with this global or plain id, if there is one; of a record
    /// that was merged into another, that one.
    fn load(ctx: &Context<'_>, id: &str) -> impl Future<Output = Result<Option<Self>>> + Send {
        let found = found(ctx, Self::KIND, id.to_owned(), ById::of::<Self::Entity>);
        async move { Ok(found.await?.as_ref().and_then(typed).map(Self::from)) }
    }

    /// The record with this id, where there may be none.
    async fn load_if(ctx: &Context<'_>, id: Option<&String>) -> Result<Option<Self>> {
        match id {
            Some(id) => Self::load(ctx, id).await,
            None => Ok(None),
        }
    }
}

/// The row that a global or plain id leads to; from a record that was merged into
/// another, on to that one.
async fn found(
    ctx: &Context<'_>,
    kind: &str,
    id: String,
    by_id: fn(String) -> ById,
) -> Result<Option<Row>> {
    let id = plain(kind, &id);
    if let Some(row) = ctx.loads().load_one(by_id(id.to_owned())).await? {
        return Ok(Some(row));
    }
    let moved = ById::of::<moved::Entity>(format!("{kind}:{id}"));
    let moved = ctx.loads().load_one(moved).await?;
    let Some(moved) = moved.as_ref().and_then(typed::<moved::Model>) else {
        return Ok(None);
    };
    let target = plain(kind, &moved.target).to_owned();
    Ok(ctx.loads().load_one(by_id(target)).await?)
}

/// Makes the type of a kind of record: its name, its table, and what stands
/// before the colon of its global ids.
macro_rules! record {
    ($name:ident, $table:ident, $kind:literal) => {
        #[derive(Clone)]
        pub(crate) struct $name(pub(crate) std::sync::Arc<entity::$table::Model>);

        impl From<std::sync::Arc<entity::$table::Model>> for $name {
            fn from(row: std::sync::Arc<entity::$table::Model>) -> Self {
                Self(row)
            }
        }

        impl $crate::record::Record for $name {
            type Entity = entity::$table::Entity;
            const KIND: &'static str = $kind;

            fn record_id(&self) -> String {
                self.global_id()
            }
        }

        impl $name {
            /// The global id.
            fn global_id(&self) -> String {
                format!(concat!($kind, ":{}"), self.0.id)
            }
        }
    };
}

/// Where a record comes from and how sure it is.
macro_rules! fact {
    ($record:expr) => {
        $crate::fact::Fact {
            record: $record.global_id(),
            source: $record.0.source.clone(),
            confidence: $record.0.confidence,
            note: $record.0.note.clone(),
        }
    };
}

pub(crate) use {fact, record};
