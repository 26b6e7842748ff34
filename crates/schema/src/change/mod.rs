//! What was changed, by whom and when: the log of changes, page by page, record
//! by record, and live.

use std::sync::Arc;

use async_graphql::{Context, ID};
use entity::change::Model;

use super::{
    ask::Ask,
    node::Node,
    object::{object, output, plain},
    scalar::{CountryCode, DateTime},
    vocabulary::ChangeVerb,
};
use crate::{error::Result, loader::change::ScopesOf};
use record::sheet::{Sheet, sheet_of};
use store::{
    auth::{Home, ReadScope},
    feed::{self, Entry},
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

/// One change of a record.
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

output!(Change);

object! {
    /// One change of a record: what was done, by whom and when. The log only grows; its entries never change.
    Change as Change |this, ctx| {
        /// The position in the log, without gaps. As text it is the cursor of the change.
        sequence: i64 = this.row.sequence;
        /// The version of the data that the change belongs to; changes written together share it.
        version: i64 = this.row.version;
        /// The time of writing.
        at: DateTime = DateTime(this.row.at.clone());
        /// Who wrote it: `dataset` for the shipped data, `operator` for the command line, `token` or `jwt` for a caller with one. Stewards, admins and that caller see the exact one, such as `token:ab12`. It never names a person.
        actor: &str = ctx.viewer().told_of(&this.row.actor);
        /// The kind of change.
        verb: ChangeVerb = this.row.verb.into();
        /// The kind of the record: the part of its id before the colon, such as `event`.
        kind: &str = &this.row.kind;
        /// The record as it is now; `null` if it no longer exists.
        record: Option<Node> => Node::load(ctx, &this.row.record);
        /// The global id of the record, also if it no longer exists.
        record_id: ID = this.row.record.clone().into();
        /// The countries that it concerns, by code.
        countries: Vec<CountryCode> => async {
            let codes = this.scopes(ctx, "country:").await?;
            Ok(codes.into_iter().map(CountryCode).collect())
        };
        /// The networks that it concerns (global ids).
        networks: Vec<ID> => async {
            let ids = this.scopes(ctx, "network:").await?;
            Ok(ids
                .iter()
                .map(|id| format!("network:{id}").into())
                .collect())
        };
        /// The fields that differ, in the order of the record's sheet: all fields if the record is created or deleted, or, for callers who cannot read unpublished data, published or withdrawn.
        difference: Vec<FieldChange> => async {
            let sheet = sheet_of(&this.row.kind);
            let is_in_reach = match sheet.and_then(Sheet::open_states) {
                Some(_) => {
                    let homes = Home::of_scopes(this.told_under(ctx).await?.iter());
                    ReadScope::of(ctx.viewer()).sees(&homes)
                }
                None => true,
            };
            let changes = feed::difference(&this.row, is_in_reach).into_iter();
            Ok(changes.map(FieldChange::from).collect())
        };
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

plain! {
    /// A field of a record before and after a change.
    FieldChange {
        /// The field (name as in the sheets of the dataset).
        field: String,
        /// The value before; `null` if empty.
        before: Option<String>,
        /// The value after; `null` if empty.
        after: Option<String>,
    }
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

object! {
    /// Root fields about changes.
    ChangeQuery as ChangeQuery |this, ctx| {
        /// The changes, in the order of the log. After an absence, ask with the cursor of the last change seen.
        changes(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor, a `sequence` as text.
            after: Option<String>,
            /// How many, from the end: 100 at most.
            last: Option<i32>,
            /// Only records before this cursor.
            before: Option<String>,
            /// Keep changes of records of these kinds, such as `event`.
            kinds: Option<Vec<String>>,
            /// Keep changes that concern one of these countries.
            countries: Option<Vec<CountryCode>>,
            /// Keep changes that concern one of these networks (global ids).
            networks: Option<Vec<ID>>,
            /// Keep changes of this record (global id).
            record: Option<ID>,
        ): ChangeConnection => async {
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
        };
    }
}
