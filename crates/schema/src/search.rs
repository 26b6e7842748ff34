//! Search over the names and texts of records.

use std::sync::Arc;

use async_graphql::{Context, Enum};
use entity::search_entry;

use super::{
    ask::Ask,
    assistance::Opportunity,
    commitment::Commitment,
    community::Community,
    connection::{ListPage, PageInfo},
    country::{Country, Region},
    event::Event,
    governance::GovernanceBody,
    network::Network,
    object::{choice, object, plain},
    organisation::Organisation,
    platform::Platform,
    practice::Practice,
    record::Record,
    survey::{Indicator, Survey},
    topic::Topic,
};
use crate::{
    error::{Error, Result},
    loader::listing::{AnyListing, Rows, Slice, Sort, list_name},
    page::{Arguments, Page},
};

/// Makes the kinds that can be found, and the union of what they are shown as.
macro_rules! found {
    ($( $(#[$doc:meta])* $kind:ident, )+) => {
        /// The kinds of record that can be searched.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        pub(crate) enum SearchKind { $( $(#[$doc])* $kind, )+ }

        impl SearchKind {
            fn stored(self) -> &'static str {
                match self { $( Self::$kind => <$kind as Record>::KIND, )+ }
            }
        }

        choice! {
            /// A record that was found.
            SearchResult as union of $($kind),+
        }
    };
}

found! {
    /// Countries, searched also by codes and by French and Spanish names.
    Country,
    /// Regions of all schemes.
    Region,
    /// Networks, searched also by former names.
    Network,
    /// Organisations, searched also by acronyms and former names.
    Organisation,
    /// Platforms and related bodies.
    Platform,
    /// Governance bodies.
    GovernanceBody,
    /// Communities, searched also by theme.
    Community,
    /// Events, searched also by place and theme.
    Event,
    /// Practices, searched also by theme.
    Practice,
    /// Opportunities, searched also by provider and by target group.
    Opportunity,
    /// Commitments, searched also by maker and indicator.
    Commitment,
    /// Surveys and assessments.
    Survey,
    /// Indicators, searched also by variable.
    Indicator,
    /// Topics, searched also by French and Spanish names.
    Topic,
}

/// The longest text that is searched for.
const LONGEST: usize = 200;

/// One page of search results.
pub(crate) struct SearchResultConnection {
    page: ListPage,
    /// Whether there is nothing to look for, and so nothing to ask.
    is_blank: bool,
}

impl SearchResultConnection {
    async fn rows(&self, ctx: &Context<'_>) -> Result<Arc<Rows>> {
        if self.is_blank {
            return Ok(Arc::new(Rows::none()));
        }
        self.page.rows(ctx).await
    }

    async fn found(&self, ctx: &Context<'_>) -> Result<Vec<(String, SearchResult)>> {
        let page = self.rows(ctx).await?;
        let entries: Vec<Arc<search_entry::Model>> = page.typed().collect();
        let loads = entries
            .iter()
            .map(|entry| SearchResult::load(ctx, &entry.id));
        let found = futures_util::future::try_join_all(loads).await?;
        let cursors = page.rows.iter().map(|row| self.page.cursor(row));
        Ok(cursors
            .zip(found)
            .filter_map(|(cursor, found)| Some((cursor, found?)))
            .collect())
    }
}

object! {
    /// One page of search results, best matches first.
    SearchResultConnection as SearchResultConnection |this, ctx| {
        /// The results with their cursors, in order.
        edges: Vec<SearchResultEdge> => async {
            let found = this.found(ctx).await?;
            let edge = |(cursor, node)| SearchResultEdge { cursor, node };
            Ok(found.into_iter().map(edge).collect())
        };
        /// The results, in order.
        nodes: Vec<SearchResult> => async {
            let found = this.found(ctx).await?;
            Ok(found.into_iter().map(|(_, node)| node).collect())
        };
        /// Whether more pages exist, and their cursor.
        page_info: PageInfo => async {
            if this.is_blank {
                return Ok(this.page.page_info_of(&Rows::none()));
            }
            this.page.page_info(ctx).await
        };
        /// The number of matching records on all pages.
        total_count: u64 => async {
            if this.is_blank {
                return Ok(0);
            }
            this.page.total_count(ctx).await
        };
    }
}

plain! {
    /// A record that was found, and its cursor.
    SearchResultEdge {
        /// The cursor for `after`. Its form may change.
        cursor: String,
        /// The record.
        node: SearchResult,
    }
}

/// Root fields for search.
#[derive(Default)]
pub(crate) struct SearchQuery;

object! {
    /// Root fields for search.
    SearchQuery as SearchQuery |this, ctx| {
        /// Finds records whose names or texts contain every word of the search text; the last word may be incomplete. Accents, case and punctuation are ignored. Exact names come first, then codes and acronyms, then names that begin with the text.
        search(
            /// The text to search for, 200 characters at most.
            text: String,
            /// Keep records of these kinds; all if not given.
            kinds: Option<Vec<SearchKind>>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): SearchResultConnection => async {
            if text.chars().count() > LONGEST {
                return Err(Error::BadInput(format!(
                    "a search text may have {LONGEST} characters at most"
                )));
            }
            let kinds = kinds
                .into_iter()
                .flatten()
                .map(SearchKind::stored)
                .collect();
            let order = vec![Sort::up("name")];
            let arguments = Arguments {
                first,
                after,
                ..Arguments::default()
            };
            let hits = ctx.loads().reader().hits(&text, kinds);
            let is_blank = hits.is_blank();
            let listing = AnyListing::from(hits);
            let page = Page::new(arguments, &list_name(listing.table(), &order), ctx.sizes())?;
            let slice = Slice {
                parent: None,
                listing,
                order,
                page,
            };
            Ok(SearchResultConnection {
                page: ListPage(slice),
                is_blank,
            })
        };
    }
}
