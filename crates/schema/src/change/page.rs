//! Pages of the log. A cursor is the sequence of its change, so that one that
//! was read in a page can be followed from, and the other way round.

use std::sync::Arc;

use async_graphql::Context;
use entity::change::Model;

use super::Change;
use crate::{
    ask::{Ask, DataVersion},
    connection::{ListPage, PageInfo},
    error::{Error, Result},
    loader::{
        change::LastChangeOf,
        listing::{Slice, Sort},
        side::Parent,
    },
    object::object,
    page::{Arguments, CursorPosition, From as End, Page},
};
use store::feed::Filter;

/// One page of the log of changes.
pub(crate) struct ChangeConnection(ListPage);

impl ChangeConnection {
    /// The page of the whole log, as far as the filter lets through.
    pub(super) fn of_all(ctx: &Context<'_>, filter: Filter, page: Arguments) -> Result<Self> {
        Self::new(ctx, None, filter, page)
    }

    /// The page of what was done to one record.
    pub(crate) fn of(ctx: &Context<'_>, record: String, page: Arguments) -> Result<Self> {
        let parent = Parent::column("record", record);
        let filter = Filter::default().seen_by(ctx.viewer());
        Self::new(ctx, Some(parent), filter, page)
    }

    fn new(
        ctx: &Context<'_>,
        parent: Option<Parent>,
        listing: Filter,
        mut arguments: Arguments,
    ) -> Result<Self> {
        let cursors = [arguments.after.take(), arguments.before.take()];
        let [after, before] = cursors.map(|it| it.map(|it| sequence(&it)).transpose());
        let (after, before) = (after?, before?);
        // A cursor counts as the number that says which end it belongs to.
        let is_both = (arguments.first.is_some() || after.is_some())
            && (arguments.last.is_some() || before.is_some());
        if is_both {
            return Err(Error::BadInput(
                "ask with first and after, or with last and before, not with both".into(),
            ));
        }
        let mut page = Page::new(arguments, "change", ctx.sizes())?;
        if before.is_some() {
            page.from = End::End;
        }
        page.beyond = after.or(before).map(|sequence| CursorPosition {
            values: vec![sequence.to_string()],
            id: String::new(),
        });
        Ok(Self(ListPage(Slice {
            parent,
            listing: listing.into(),
            order: vec![Sort::up("sequence")],
            page,
        })))
    }
}

/// The sequence that a cursor is.
pub(super) fn sequence(cursor: &str) -> Result<i64> {
    let sequence = cursor.parse().ok().filter(|sequence| *sequence >= 0);
    sequence.ok_or_else(|| {
        Error::BadInput("a cursor of changes is the sequence of one, such as \"17\"".into())
    })
}

object! {
    /// One page of the log of changes.
    ChangeConnection as ChangeConnection |this, ctx| {
        /// The changes of this page with their cursors, in the order of the log.
        edges: Vec<ChangeEdge> => async {
            let page = this.0.rows(ctx).await?;
            Ok(page.typed().map(ChangeEdge).collect())
        };
        /// The changes of this page, in the order of the log.
        nodes: Vec<Change> => async {
            let page = this.0.rows(ctx).await?;
            Ok(page.typed::<Model>().map(Change::from).collect())
        };
        /// Whether more pages exist, and their cursors.
        page_info: PageInfo => async {
            let page = this.0.rows(ctx).await?;
            let sequences: Vec<i64> = page.typed::<Model>().map(|row| row.sequence).collect();
            let cursor = |sequence: &i64| sequence.to_string();
            Ok(PageInfo {
                start_cursor: sequences.first().map(cursor),
                end_cursor: sequences.last().map(cursor),
                ..this.0.page_info_of(&page)
            })
        };
        /// The number of matching changes on all pages. Asking only for this fetches no change.
        total_count: u64 => this.0.total_count(ctx);
    }
}

/// A change and its cursor.
pub(crate) struct ChangeEdge(Arc<Model>);

object! {
    /// A change and its cursor.
    ChangeEdge as ChangeEdge |this, ctx| {
        /// The `sequence` of the change as text, for `after` and `before`, here and in the subscription.
        cursor: String = this.0.sequence.to_string();
        /// The change.
        node: Change = Arc::clone(&this.0).into();
    }
}

/// What was done to a record, to be flattened into its type.
pub(crate) struct History(pub(crate) String);

object! {
    /// The changes of a record.
    History as History |this, ctx| {
        /// The version of this record: the sequence of its last change; 0 if the log has none. Send it back as `expectedVersion` to avoid overwriting the changes of others.
        version: i64 => async {
            let version = ctx.data_unchecked::<DataVersion>().get();
            let last = LastChangeOf {
                record: this.0.clone(),
                version: version.try_into().unwrap_or(i64::MAX),
            };
            Ok(ctx.loads().load_one(last).await?.unwrap_or_default())
        };
        /// The changes of this record, oldest first: the first added it.
        history(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor, a `sequence` as text.
            after: Option<String>,
            /// How many, from the end: 100 at most.
            last: Option<i32>,
            /// Only records before this cursor.
            before: Option<String>,
        ): ChangeConnection => async {
            let page = Arguments {
                first,
                after,
                last,
                before,
            };
            ChangeConnection::of(ctx, this.0.clone(), page)
        };
    }
}
