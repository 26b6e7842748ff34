//! What was changed, by whom and when: the log of changes, page by page, record
//! by record, and live.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::change::Model;

use super::{
    ask::Ask,
    node::Node,
    scalar::{CountryCode, DateTime},
    vocabulary::ChangeVerb,
};
use crate::{
    auth::{Home, Sight},
    error::Result,
    feed::{self, Entry},
    loader::change::ScopesOf,
    sheet::{Sheet, sheet_of},
};

mod filter;
mod follow;
mod page;
mod step;

pub use follow::Bookmark;
pub(crate) use follow::ChangeSubscription;
pub(crate) use page::{ChangeConnection, History};
pub(crate) use step::Steps;

pub(crate) use self::filter::Narrowing;
use crate::page::Arguments;

/// One record that a write touched.
pub(crate) struct Change {
    row: Arc<Model>,
    /// Where it counts, if that is known already.
    scopes: Option<Arc<[String]>>,
}

impl From<Arc<Model>> for Change {
    fn from(row: Arc<Model>) -> Self {
        Self { row, scopes: None }
    }
}

impl From<Entry> for Change {
    fn from(entry: Entry) -> Self {
        Self {
            row: entry.row,
            scopes: Some(entry.scopes),
        }
    }
}

/// One record that a write touched: what was done to it, by whom and when. The log only grows; what stands in it is never altered.
#[Object]
impl Change {
    /// The place in the log: each change has the next, none is left out. As a text it is the change's cursor.
    async fn sequence(&self) -> i64 {
        self.row.sequence
    }

    /// The version of the data that it is part of; all that was written together has the same.
    async fn version(&self) -> i64 {
        self.row.version
    }

    /// When it was written.
    async fn at(&self) -> DateTime {
        DateTime(self.row.at.clone())
    }

    /// Who wrote it: `dataset` for the data that ships, `operator` for the command line, `token` or `jwt` for the bearer of one. Stewards, admins and the bearer itself are told which, such as `token:ab12`. It never names a person.
    async fn actor(&self, ctx: &Context<'_>) -> &str {
        ctx.viewer().told_of(&self.row.actor)
    }

    /// What was done.
    async fn verb(&self) -> ChangeVerb {
        self.row.verb.into()
    }

    /// The kind of the record: what stands before the colon of its id, such as `event`.
    async fn kind(&self) -> &str {
        &self.row.kind
    }

    /// The record as it is now; `null` once it is gone.
    async fn record(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        Node::load(ctx, &self.row.record).await
    }

    /// The global id of the record, also of one that is gone.
    async fn record_id(&self) -> ID {
        self.row.record.clone().into()
    }

    /// The countries that it touches, by code.
    async fn countries(&self, ctx: &Context<'_>) -> Result<Vec<CountryCode>> {
        let codes = self.scopes(ctx, "country:").await?;
        Ok(codes.into_iter().map(CountryCode).collect())
    }

    /// The networks that it touches, by global id.
    async fn networks(&self, ctx: &Context<'_>) -> Result<Vec<ID>> {
        let ids = self.scopes(ctx, "network:").await?;
        Ok(ids
            .iter()
            .map(|id| format!("network:{id}").into())
            .collect())
    }

    /// The fields that differ, in the order of the record's sheet: all that it has where it is new or gone, or comes out or is taken back for those who do not read what is not published.
    async fn difference(&self, ctx: &Context<'_>) -> Result<Vec<FieldChange>> {
        let sheet = sheet_of(&self.row.kind);
        let is_in_reach = match sheet.and_then(Sheet::open_states) {
            Some(_) => {
                let homes = Home::of_scopes(self.told_under(ctx).await?.iter());
                Sight::of(ctx.viewer()).sees(&homes)
            }
            None => true,
        };
        let changes = feed::difference(&self.row, is_in_reach).into_iter();
        Ok(changes.map(FieldChange::from).collect())
    }
}

impl Change {
    /// The ids of one kind that it touches.
    async fn scopes(&self, ctx: &Context<'_>, kind: &str) -> Result<Vec<String>> {
        let scopes = self.told_under(ctx).await?;
        let ids = scopes.iter().filter_map(|scope| scope.strip_prefix(kind));
        Ok(ids.map(str::to_owned).collect())
    }

    /// Under which scopes it is told.
    async fn told_under(&self, ctx: &Context<'_>) -> Result<Arc<[String]>> {
        if let Some(scopes) = &self.scopes {
            return Ok(Arc::clone(scopes));
        }
        let scopes = ctx.loads().load_one(ScopesOf(self.row.sequence)).await?;
        Ok(scopes.unwrap_or_default())
    }
}

/// A field of a record before and after a change.
#[derive(SimpleObject)]
pub(crate) struct FieldChange {
    /// The field, named as in the sheets of the dataset.
    field: String,
    /// What its cell held before, `null` if nothing.
    before: Option<String>,
    /// What its cell holds after, `null` if nothing.
    after: Option<String>,
}

impl From<feed::FieldChange> for FieldChange {
    fn from(change: feed::FieldChange) -> Self {
        let feed::FieldChange {
            field,
            before,
            after,
        } = change;
        Self {
            field,
            before,
            after,
        }
    }
}

/// Root fields about changes.
#[derive(Default)]
pub(crate) struct ChangeQuery;

/// Root fields about changes.
#[Object]
impl ChangeQuery {
    /// What was changed, in the order of the log. A follower that was away asks with the cursor of the last change it saw.
    #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many changes from the start; 20 if no number is given, 100 at most."
        )]
        first: Option<i32>,
        #[graphql(desc = "Only changes after this cursor, which is a sequence as a text.")]
        after: Option<String>,
        #[graphql(
            desc = "How many changes from the end, the newest, instead of `first`; 100 at most."
        )]
        last: Option<i32>,
        #[graphql(desc = "Only changes before this cursor.")] before: Option<String>,
        #[graphql(desc = "Only changes of records of these kinds, such as `event`.")] kinds: Option<
            Vec<String>,
        >,
        #[graphql(desc = "Only changes that touch one of these countries.")] countries: Option<
            Vec<CountryCode>,
        >,
        #[graphql(desc = "Only changes that touch one of these networks, by global id.")]
        networks: Option<Vec<ID>>,
        #[graphql(desc = "Only changes of this record, by global id.")] record: Option<ID>,
    ) -> Result<ChangeConnection> {
        let narrowing = Narrowing {
            kinds,
            countries,
            networks,
            record,
        };
        let arguments = Arguments {
            first,
            after,
            last,
            before,
        };
        ChangeConnection::of_all(ctx, narrowing.filter()?.seen_by(ctx.viewer()), arguments)
    }
}
