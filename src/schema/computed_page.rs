//! Lists of what is computed, such as those of the graph: pages of what is in
//! memory already.
//!
//! A cursor is a place in one list: of one name, of one thing with its arguments, at
//! one version of the data. Any other list refuses it, see [`list_name`].

use std::{borrow::Cow, fmt::Debug};

use async_graphql::{Context, Object, OutputType, TypeName};
use sha2::{Digest, Sha256};

use crate::{
    error::{Error, Result},
    page::{Arguments, Page, Place, encode},
    schema::{ask::Ask, connection::PageInfo},
};

/// The name of a computed list, which its cursors carry: `of` is all that the list
/// depends on beside the version of the data, such as a filter, a grouping and a day.
pub(crate) fn list_name(name: &str, version: u64, of: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{of:?}"));
    format!("{name}/{version}/{}", hex::encode(&digest[..8]))
}

/// One page of a computed list.
pub(crate) struct ComputedPage<T> {
    edges: Vec<ComputedEdge<T>>,
    page_info: PageInfo,
    total: u64,
}

impl<T: OutputType + Clone> ComputedPage<T> {
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
            let place = Place {
                values: vec![],
                id: place.to_string(),
            };
            encode(list, &place)
        };
        let edges: Vec<ComputedEdge<T>> = (start..end)
            .map(|place| ComputedEdge {
                cursor: cursor(place),
                node: make(place),
            })
            .collect();
        Ok(Self {
            page_info: PageInfo {
                has_next_page: end < total,
                has_previous_page: start > 0,
                start_cursor: edges.first().map(|edge| edge.cursor.clone()),
                end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            },
            edges,
            total: total as u64,
        })
    }
}

impl<T: OutputType> TypeName for ComputedPage<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

/// One page of a computed list, and how to go on.
#[Object(name_type)]
impl<T: OutputType + Clone> ComputedPage<T> {
    /// What is on this page with its cursors, in order.
    async fn edges(&self) -> Vec<ComputedEdge<T>> {
        self.edges.clone()
    }

    /// What is on this page, in order.
    async fn nodes(&self) -> Vec<T> {
        self.edges.iter().map(|edge| edge.node.clone()).collect()
    }

    /// Whether there is more, and the cursor to ask for it.
    async fn page_info(&self) -> PageInfo {
        self.page_info.clone()
    }

    /// How many there are on all pages together.
    async fn total_count(&self) -> u64 {
        self.total
    }
}

/// Something computed, and where it stands in its list.
#[derive(Clone)]
pub(crate) struct ComputedEdge<T> {
    cursor: String,
    node: T,
}

impl<T: OutputType> TypeName for ComputedEdge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// Something computed, and where it stands in its list.
#[Object(name_type)]
impl<T: OutputType + Clone> ComputedEdge<T> {
    /// The place in the list, for `after`, at this version of the data.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// What stands there.
    async fn node(&self) -> T {
        self.node.clone()
    }
}
