//! Search over the names and texts of records.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, Union};
use entity::search_entry;

use super::{
    ask::Ask,
    assistance::Opportunity,
    commitment::Commitment,
    community::Community,
    connection::PageInfo,
    country::{Country, Region},
    event::Event,
    governance::GovernanceBody,
    network::Network,
    organisation::Organisation,
    platform::Platform,
    practice::Practice,
    record::Record,
    survey::{Indicator, Survey},
    topic::Topic,
};
use crate::{
    error::{Error, Result},
    loader::{
        listing::{Count, Rows, Slice, Sort, list_name},
        search::Hits,
    },
    page::{Arguments, Page, encode},
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

        /// A record that was found.
        #[derive(Union)]
        pub(crate) enum SearchResult { $( $kind($kind), )+ }

        impl SearchResult {
            async fn load(ctx: &Context<'_>, entry: &search_entry::Model) -> Result<Option<Self>> {
                $(
                    if entry.kind == <$kind as Record>::KIND {
                        return Ok($kind::load(ctx, &entry.id).await?.map(Self::from));
                    }
                )+
                Ok(None)
            }
        }
    };
}

found! {
    /// Countries, also by their codes and their French and Spanish names.
    Country,
    /// Regions, under all schemes.
    Region,
    /// Networks, also by former names.
    Network,
    /// Organisations, also by acronyms and former names.
    Organisation,
    /// Platforms and the bodies beside them.
    Platform,
    /// Governance bodies.
    GovernanceBody,
    /// Communities, also by their themes.
    Community,
    /// Events, also by place and theme.
    Event,
    /// Practices, also by theme.
    Practice,
    /// Opportunities, also by who offers them and for whom they are.
    Opportunity,
    /// Commitments, also by maker and indicator.
    Commitment,
    /// Surveys and assessments.
    Survey,
    /// Indicators, also by their variables.
    Indicator,
    /// Topics, also by their French and Spanish names.
    Topic,
}

/// The longest text that is searched for.
const LONGEST: usize = 200;

/// One page of what was found, and how to go on.
pub(crate) struct SearchResultConnection(Slice<Hits>);

impl SearchResultConnection {
    async fn rows(&self, ctx: &Context<'_>) -> Result<Arc<Rows<search_entry::Model>>> {
        if self.0.listing.is_blank() {
            return Ok(Arc::new(Rows::none()));
        }
        let rows = ctx.loads().load_one(self.0.clone()).await?;
        Ok(rows.unwrap_or_else(|| Arc::new(Rows::none())))
    }

    fn cursor(&self, row: &search_entry::Model) -> String {
        encode(&list_name::<Hits>(&self.0.order), &self.0.place(row))
    }

    async fn found(&self, ctx: &Context<'_>) -> Result<Vec<(String, SearchResult)>> {
        let page = self.rows(ctx).await?;
        let loads = page.rows.iter().map(|row| SearchResult::load(ctx, row));
        let found = futures_util::future::try_join_all(loads).await?;
        let cursors = page.rows.iter().map(|row| self.cursor(row));
        Ok(cursors
            .zip(found)
            .filter_map(|(cursor, found)| Some((cursor, found?)))
            .collect())
    }
}

/// One page of what was found, best matches first, and how to go on.
#[Object]
impl SearchResultConnection {
    /// What was found with its cursors, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<SearchResultEdge>> {
        let found = self.found(ctx).await?;
        let edge = |(cursor, node)| SearchResultEdge { cursor, node };
        Ok(found.into_iter().map(edge).collect())
    }

    /// What was found, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<SearchResult>> {
        let found = self.found(ctx).await?;
        Ok(found.into_iter().map(|(_, node)| node).collect())
    }

    /// Whether there is more, and the cursor to ask for it.
    async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        let page = self.rows(ctx).await?;
        Ok(PageInfo {
            has_next_page: page.has_more,
            has_previous_page: self.0.page.beyond.is_some(),
            start_cursor: page.rows.first().map(|row| self.cursor(row)),
            end_cursor: page.rows.last().map(|row| self.cursor(row)),
        })
    }

    /// How many records match on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        if self.0.listing.is_blank() {
            return Ok(0);
        }
        let count = Count {
            parent: None,
            listing: self.0.listing.clone(),
        };
        Ok(ctx.loads().load_one(count).await?.unwrap_or_default())
    }
}

/// A record that was found, and where it stands.
#[derive(async_graphql::SimpleObject)]
pub(crate) struct SearchResultEdge {
    /// The place in the list, for `after`. Its form is no promise.
    cursor: String,
    /// The record.
    node: SearchResult,
}

/// Root fields for search.
#[derive(Default)]
pub(crate) struct SearchQuery;

/// Root fields for search.
#[Object]
impl SearchQuery {
    /// Records whose names or texts hold every word of a text, the last word perhaps unfinished. Accents, cases and punctuation do not count. Records that are called so come first, then those whose names begin so.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for, 200 characters at most.")] text: String,
        #[graphql(desc = "Only records of these kinds; all kinds if not given.")] kinds: Option<
            Vec<SearchKind>,
        >,
        #[graphql(desc = "How many records; 20 if no number is given, 100 at most.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only records behind this cursor.")] after: Option<String>,
    ) -> Result<SearchResultConnection> {
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
        let page = Page::new(arguments, &list_name::<Hits>(&order), ctx.sizes())?;
        Ok(SearchResultConnection(Slice {
            parent: None,
            listing: ctx.loads().loader().hits(&text, kinds),
            order,
            page,
        }))
    }
}
