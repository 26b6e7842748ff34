//! Lists of what is computed, such as those of the graph: pages of what is in
//! memory already.
//!
//! A cursor is a place in one list: of one name, of one thing with its arguments, at
//! one version of the data. Any other list refuses it, see [`list_name`].

use std::{borrow::Cow, fmt::Debug, marker::PhantomData, sync::Arc};

use async_graphql::{Context, registry::Registry};
use sha2::{Digest, Sha256};

use crate::{
    ask::Ask,
    connection::PageInfo,
    error::{Error, Result},
    object::{Item, Output, Shown, object, register_of},
    page::{Arguments, CursorPosition, Page, encode},
};

/// The name of a computed list, which its cursors carry: `of` is all that the list
/// depends on beside the version of the data, such as a filter, a grouping and a day.
pub(crate) fn list_name(name: &str, version: u64, of: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{of:?}"));
    format!("{name}/{version}/{}", hex::encode(&digest[..8]))
}

/// One page of a computed list.
pub(crate) struct ComputedPage<T>(Computed, PhantomData<fn() -> T>);

impl<T: Shown + Clone + Send + Sync + 'static> ComputedPage<T> {
    /// The page of `total` things that the arguments ask for; `make` gives the one at a place.
    pub(crate) fn new(
        ctx: &Context<'_>,
        list: &str,
        total: usize,
        (first, after): (Option<i32>, Option<String>),
        make: impl Fn(usize) -> T,
    ) -> Result<Self> {
        let arguments = Arguments {
            first,
            after,
            ..Arguments::default()
        };
        let page = Page::new(arguments, list, ctx.sizes())?;
        let start = match page.beyond {
            None => 0,
            Some(place) => place
                .id
                .parse::<usize>()
                .map_err(|_| {
                    Error::BadInput("this is not a cursor that was given out here".into())
                })?
                .saturating_add(1),
        };
        let size = usize::try_from(page.size).unwrap_or(usize::MAX);
        let end = start.saturating_add(size).min(total);
        let cursor = |place: usize| {
            let place = CursorPosition {
                values: vec![],
                id: place.to_string(),
            };
            encode(list, &place)
        };
        let edges: Vec<ComputedEdge> = (start..end)
            .map(|place| {
                let node = make(place);
                ComputedEdge {
                    cursor: cursor(place),
                    kind: T::name,
                    node: Arc::new(move || node.clone().shown()),
                }
            })
            .collect();
        let page = Computed {
            kind: T::name,
            page_info: PageInfo {
                has_next_page: end < total,
                has_previous_page: start > 0,
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            },
            edges,
            total: total as u64,
        };
        Ok(Self(page, PhantomData))
    }
}

impl<T: Shown> Shown for ComputedPage<T> {
    fn name() -> Cow<'static, str> {
        Computed::TABLE.name_of(&T::name()).into()
    }

    fn register(registry: &mut Registry) -> String {
        T::register(registry);
        register_of(registry, ComputedEdge::TABLE, &T::name());
        register_of(registry, Computed::TABLE, &T::name())
    }

    fn shown(self) -> Output {
        self.0.shown()
    }
}

/// A page, whatever it is of.
struct Computed {
    kind: fn() -> Cow<'static, str>,
    edges: Vec<ComputedEdge>,
    page_info: PageInfo,
    total: u64,
}

object! {
    /// One page of a computed list.
    Computed as ItemConnection of [(this.kind)()] |this, _ctx| {
        /// The items of this page with their cursors, in order.
        edges: Vec<ComputedEdge> = this.edges.clone();
        /// The items of this page, in order.
        nodes: Vec<Item> = this.edges.iter().map(|edge| Item((edge.node)())).collect();
        /// Whether more pages exist, and their cursor.
        page_info: PageInfo = this.page_info.clone();
        /// The number of items on all pages.
        total_count: u64 = this.total;
    }
}

/// An item and its cursor.
#[derive(Clone)]
struct ComputedEdge {
    cursor: String,
    kind: fn() -> Cow<'static, str>,
    node: Arc<dyn Fn() -> Output + Send + Sync>,
}

object! {
    /// An item and its cursor.
    ComputedEdge as ItemEdge of [(this.kind)()] |this, _ctx| {
        /// The cursor for `after`; valid for this version of the data.
        cursor: &str = &this.cursor;
        /// The item.
        node: Item = Item((this.node)());
    }
}
