//! Lists as clients see them: Relay connections with `nodes` and `totalCount`.
//!
//! A connection only holds the question. Its rows are fetched if `edges`,
//! `nodes` or `pageInfo` are selected, and counted if `totalCount` is; a count
//! alone fetches no row. A tie (a seat, a membership, a participation) is a
//! node with an id, a period and sources of its own, so edges carry no more
//! than a cursor.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Enum, InputType, Object, OutputType, SimpleObject, TypeName};
use sea_orm::EntityTrait;

use super::ask::Ask;
use crate::{
    error::Result,
    loader::{
        listing::{Count, Listing, Rows, Slice, Sort, list_name},
        side::Parent,
    },
    page::{Arguments, From as End, Page, encode},
};

/// The row of a listing.
pub(crate) type Row<L> = <<L as Listing>::Entity as EntityTrait>::Model;

/// A listing that clients can ask for. Its value is the filter argument.
pub(crate) trait Listed: Listing + Default + InputType {
    /// What a row is shown as.
    type Node: OutputType + From<Arc<Row<Self>>>;
    /// What it can be ordered by.
    type Order: Order;

    /// The order where none is asked for.
    const ORDER: &'static [Sort];

    /// The filter as it is meant for the list of all.
    fn at_root(self) -> Self {
        self
    }
}

/// A word that a list can be ordered by.
pub(crate) trait Order: InputType + Copy {
    /// What it stands for, ascending.
    fn sort(self) -> Sort;
}

/// Which way an order runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum Direction {
    /// Small, early and A come first.
    Asc,
    /// Large, late and Z come first.
    Desc,
}

/// The arguments that every list takes.
pub(crate) struct List<L: Listed> {
    pub(crate) parent: Option<Parent>,
    pub(crate) filter: Option<L>,
    pub(crate) order: Option<L::Order>,
    pub(crate) direction: Option<Direction>,
    pub(crate) page: Arguments,
}

/// One page of a list.
pub(crate) struct Connection<L: Listed>(Slice<L>);

impl<L: Listed> Connection<L> {
    /// Reads the arguments; nothing is fetched yet.
    pub(crate) fn new(ctx: &Context<'_>, list: List<L>) -> Result<Self> {
        let mut order = match list.order {
            None => L::ORDER.to_vec(),
            Some(order) => vec![order.sort()],
        };
        if let Some(direction) = list.direction {
            for sort in &mut order {
                sort.is_descending = direction == Direction::Desc;
            }
        }
        let page = Page::new(list.page, &list_name::<L>(&order), ctx.sizes())?;
        let filter = list.filter.unwrap_or_default();
        Ok(Self(Slice {
            listing: match list.parent {
                Some(_) => filter,
                None => filter.at_root(),
            },
            parent: list.parent,
            order,
            page,
        }))
    }

    async fn rows(&self, ctx: &Context<'_>) -> Result<Arc<Rows<Row<L>>>> {
        let rows = ctx.loads().load_one(self.0.clone()).await?;
        Ok(rows.unwrap_or_else(|| Arc::new(Rows::none())))
    }

    fn cursor(&self, row: &Row<L>) -> String {
        encode(&list_name::<L>(&self.0.order), &self.0.place(row))
    }
}

fn named<L: Listed>(suffix: &str) -> Cow<'static, str> {
    format!("{}{suffix}", <L::Node as OutputType>::type_name()).into()
}

impl<L: Listed> TypeName for Connection<L> {
    fn type_name() -> Cow<'static, str> {
        named::<L>("Connection")
    }
}

/// One page of a list, and how to go on.
#[Object(name_type)]
impl<L: Listed> Connection<L> {
    /// The records of this page with their cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<Edge<L>>> {
        let page = self.rows(ctx).await?;
        let edge = |row: &Arc<Row<L>>| Edge {
            cursor: self.cursor(row),
            row: Arc::clone(row),
        };
        Ok(page.rows.iter().map(edge).collect())
    }

    /// The records of this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<L::Node>> {
        let page = self.rows(ctx).await?;
        Ok(page.rows.iter().cloned().map(L::Node::from).collect())
    }

    /// Whether there is more, and the cursors to ask for it.
    async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        let page = self.rows(ctx).await?;
        let is_inside = self.0.page.beyond.is_some();
        let (has_next_page, has_previous_page) = match self.0.page.from {
            End::Start => (page.has_more, is_inside),
            End::End => (is_inside, page.has_more),
        };
        Ok(PageInfo {
            has_next_page,
            has_previous_page,
            start_cursor: page.rows.first().map(|row| self.cursor(row)),
            end_cursor: page.rows.last().map(|row| self.cursor(row)),
        })
    }

    /// How many records match on all pages together. Asking for this alone fetches none of them.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let count = Count {
            parent: self.0.parent.clone(),
            listing: self.0.listing.clone(),
        };
        Ok(ctx.loads().load_one(count).await?.unwrap_or_default())
    }
}

/// A record of a list, and where it stands.
pub(crate) struct Edge<L: Listed> {
    cursor: String,
    row: Arc<Row<L>>,
}

impl<L: Listed> TypeName for Edge<L> {
    fn type_name() -> Cow<'static, str> {
        named::<L>("Edge")
    }
}

/// A record of a list, and where it stands.
#[Object(name_type)]
impl<L: Listed> Edge<L> {
    /// The place in the list, for `after` and `before`. Its form is no promise.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The record.
    async fn node(&self) -> L::Node {
        Arc::clone(&self.row).into()
    }
}

/// Whether a list goes on, and from where.
#[derive(Clone, SimpleObject)]
pub(crate) struct PageInfo {
    /// Whether records follow this page; when paging backwards, whether `before` was given.
    pub(crate) has_next_page: bool,
    /// Whether records come before this page; when paging forwards, whether `after` was given.
    pub(crate) has_previous_page: bool,
    /// The cursor of the first record, `null` on an empty page.
    pub(crate) start_cursor: Option<String>,
    /// The cursor of the last record, `null` on an empty page.
    pub(crate) end_cursor: Option<String>,
}
