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
    auth::{Home, Sight},
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

output!(Change);

object! {
    /// One record that a write touched: what was done to it, by whom and when. The log only grows; what stands in it is never altered.
    Change as Change |this, ctx| {
        /// The place in the log: each change has the next, none is left out. As a text it is the change's cursor.
        sequence: i64 = this.row.sequence;
        /// The version of the data that it is part of; all that was written together has the same.
        version: i64 = this.row.version;
        /// When it was written.
        at: DateTime = DateTime(this.row.at.clone());
        /// Who wrote it: `dataset` for the data that ships, `operator` for the command line, `token` or `jwt` for the bearer of one. Stewards, admins and the bearer itself are told which, such as `token:ab12`. It never names a person.
        actor: &str = ctx.viewer().told_of(&this.row.actor);
        /// What was done.
        verb: ChangeVerb = this.row.verb.into();
        /// The kind of the record: what stands before the colon of its id, such as `event`.
        kind: &str = &this.row.kind;
        /// The record as it is now; `null` once it is gone.
        record: Option<Node> => Node::load(ctx, &this.row.record);
        /// The global id of the record, also of one that is gone.
        record_id: ID = this.row.record.clone().into();
        /// The countries that it touches, by code.
        countries: Vec<CountryCode> => async {
            let codes = this.scopes(ctx, "country:").await?;
            Ok(codes.into_iter().map(CountryCode).collect())
        };
        /// The networks that it touches, by global id.
        networks: Vec<ID> => async {
            let ids = this.scopes(ctx, "network:").await?;
            Ok(ids
                .iter()
                .map(|id| format!("network:{id}").into())
                .collect())
        };
        /// The fields that differ, in the order of the record's sheet: all that it has where it is new or gone, or comes out or is taken back for those who do not read what is not published.
        difference: Vec<FieldChange> => async {
            let sheet = sheet_of(&this.row.kind);
            let is_in_reach = match sheet.and_then(Sheet::open_states) {
                Some(_) => {
                    let homes = Home::of_scopes(this.told_under(ctx).await?.iter());
                    Sight::of(ctx.viewer()).sees(&homes)
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
        /// The field, named as in the sheets of the dataset.
        field: String,
        /// What its cell held before, `null` if nothing.
        before: Option<String>,
        /// What its cell holds after, `null` if nothing.
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
        /// What was changed, in the order of the log. A follower that was away asks with the cursor of the last change it saw.
        changes(
            /// How many changes from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only changes after this cursor, which is a sequence as a text.
            after: Option<String>,
            /// How many changes from the end, the newest, instead of `first`; 100 at most.
            last: Option<i32>,
            /// Only changes before this cursor.
            before: Option<String>,
            /// Only changes of records of these kinds, such as `event`.
            kinds: Option<Vec<String>>,
            /// Only changes that touch one of these countries.
            countries: Option<Vec<CountryCode>>,
            /// Only changes that touch one of these networks, by global id.
            networks: Option<Vec<ID>>,
            /// Only changes of this record, by global id.
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
