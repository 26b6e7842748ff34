//! Lists as clients see them: Relay connections with `nodes` and `totalCount`.
//!
//! A connection only holds the question. Its rows are fetched if `edges`,
//! `nodes` or `pageInfo` are selected, and counted if `totalCount` is; a count
//! alone fetches no row. A tie (a seat, a membership, a participation) is a
//! node with an id, a period and sources of its own, so edges carry no more
//! than a cursor.

use std::{borrow::Cow, marker::PhantomData, sync::Arc};

use async_graphql::{Context, Enum, InputType, Value, registry::Registry};

use super::{
    ask::Ask,
    object::{Item, Output, Shown, leaves, object, plain, register_of},
};
use crate::{
    error::Result,
    loader::{
        listing::{Count, Listing, Model, Rows, Slice, Sort, list_name},
        side::Parent,
        table::{Row, Tabled, typed},
    },
    page::{Arguments, From as End, Page, encode},
};

leaves!(Direction);

/// A listing that clients can ask for. Its value is the filter argument.
pub(crate) trait Listed: Listing + Default + InputType {
    /// What a row is shown as.
    type Node: Shown + From<Arc<Model<Self>>>;
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

/// The direction of a sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum Direction {
    /// Small numbers, early dates and A come first.
    Asc,
    /// Large numbers, late dates and Z come first.
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
pub(crate) struct Connection<L: Listed>(ListPage, PhantomData<fn() -> L>);

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
        let page = Page::new(list.page, &list_name(L::Entity::TABLE, &order), ctx.sizes())?;
        let filter = list.filter.unwrap_or_default();
        let listing = match list.parent {
            Some(_) => filter,
            None => filter.at_root(),
        };
        let slice = Slice {
            listing: listing.into(),
            parent: list.parent,
            order,
            page,
        };
        Ok(Self(ListPage(slice), PhantomData))
    }
}

/// A page of a list of any kind: what need not be compiled for each kind.
pub(crate) struct ListPage(pub(crate) Slice);

impl ListPage {
    pub(crate) async fn rows(&self, ctx: &Context<'_>) -> Result<Arc<Rows>> {
        let rows = ctx.loads().load_one(self.0.clone()).await?;
        Ok(rows.unwrap_or_else(|| Arc::new(Rows::none())))
    }

    pub(crate) async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        Ok(self.page_info_of(&*self.rows(ctx).await?))
    }

    pub(crate) fn page_info_of(&self, page: &Rows) -> PageInfo {
        let is_inside = self.0.page.beyond.is_some();
        let (has_next_page, has_previous_page) = match self.0.page.from {
            End::Start => (page.has_more, is_inside),
            End::End => (is_inside, page.has_more),
        };
        PageInfo {
            has_next_page,
            has_previous_page,
            start_cursor: page.rows.first().map(|row| self.cursor(row)),
            end_cursor: page.rows.last().map(|row| self.cursor(row)),
        }
    }

    pub(crate) async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let count = Count {
            parent: self.0.parent.clone(),
            listing: self.0.listing.clone(),
        };
        Ok(ctx.loads().load_one(count).await?.unwrap_or_default())
    }

    pub(crate) fn cursor(&self, row: &Row) -> String {
        let list = list_name(self.0.listing.table(), &self.0.order);
        encode(&list, &self.0.place(row))
    }
}

impl<L: Listed> Shown for Connection<L> {
    fn name() -> Cow<'static, str> {
        Paged::TABLE.name_of(&L::Node::name()).into()
    }

    fn register(registry: &mut Registry) -> String {
        L::Node::register(registry);
        register_of(registry, Edge::TABLE, &L::Node::name());
        register_of(registry, Paged::TABLE, &L::Node::name())
    }

    fn shown(self) -> Output {
        Output::Object(Box::new(Paged {
            page: self.0,
            kind: L::Node::name,
            node: |row| Some(L::Node::from(typed(row)?).shown()),
        }))
    }
}

/// A page of a list and how its rows are shown, whatever they are.
struct Paged {
    page: ListPage,
    kind: fn() -> Cow<'static, str>,
    node: fn(&Row) -> Option<Output>,
}

object! {
    /// One page of a list.
    Paged as ItemConnection of [(this.kind)()] |this, ctx| {
        /// The records of this page with their cursors, in order.
        edges: Vec<Edge> => async {
            let page = this.page.rows(ctx).await?;
            let edge = |row: &Row| {
                Some(Edge {
                    cursor: this.page.cursor(row),
                    kind: this.kind,
                    row: Arc::clone(row),
                    node: this.node,
                })
            };
            Ok(page.rows.iter().filter_map(edge).collect())
        };
        /// The records of this page, in order.
        nodes: Vec<Item> => async {
            let page = this.page.rows(ctx).await?;
            Ok(page.rows.iter().filter_map(this.node).map(Item).collect())
        };
        /// Whether more pages exist, and their cursors.
        page_info: PageInfo => this.page.page_info(ctx);
        /// The number of matching records on all pages. Asking only for this fetches no record.
        total_count: u64 => this.page.total_count(ctx);
    }
}

/// A record and its cursor.
struct Edge {
    cursor: String,
    kind: fn() -> Cow<'static, str>,
    row: Row,
    node: fn(&Row) -> Option<Output>,
}

object! {
    /// A record and its cursor.
    Edge as ItemEdge of [(this.kind)()] |this, _ctx| {
        /// The cursor for `after` and `before`. Its form may change.
        cursor: &str = &this.cursor;
        /// The record.
        node: Item = Item((this.node)(&this.row).unwrap_or(Output::Value(Value::Null)));
    }
}

plain! {
    /// Whether more pages exist, and their cursors.
    #[derive(Clone)]
    PageInfo {
        /// Whether more records follow this page; when paging backwards, whether `before` was given.
        has_next_page: bool,
        /// Whether records come before this page; when paging forwards, whether `after` was given.
        has_previous_page: bool,
        /// The cursor of the first record; `null` if the page is empty.
        start_cursor: Option<String>,
        /// The cursor of the last record; `null` if the page is empty.
        end_cursor: Option<String>,
    }
}
