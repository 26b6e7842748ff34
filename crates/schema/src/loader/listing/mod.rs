//! Lists: filtered, ordered, paged by key, for one parent or for a thousand,
//! in one statement a level.

use std::{collections::HashMap, fmt::Debug, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, ModelTrait, QueryResult,
    sea_query::{Expr, SelectStatement},
};

use super::{
    CHUNK, Failure, Reader,
    side::Parent,
    table::{Row, Tabled, typed},
};
use crate::page::{From, Page};

mod any;
mod every;
mod select;
mod sort;

pub use any::AnyListing;
pub use every::{Every, every};
pub use sort::{Sort, list_name};

/// A kind of list. Its value is the filter.
pub trait Listing: Clone + Debug + Eq + Hash + Send + Sync + 'static {
    /// The rows.
    type Entity: Tabled<Model: Send + Sync + ModelTrait<Entity = Self::Entity>>;

    /// Which rows the filter lets through.
    fn condition(&self) -> Condition;

    /// What the order begins with where it is computed: small numbers first.
    fn rank(&self) -> Option<Expr> {
        None
    }

    /// The rank of a row, as the expression computes it.
    fn rank_of(&self, _row: &Model<Self>) -> i32 {
        0
    }
}

/// Which rows of a list belong to this parent, in this order, on this page?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slice {
    /// What the list hangs on; none for the list of all.
    pub parent: Option<Parent>,
    /// The filter.
    pub listing: AnyListing,
    /// The order, before the id.
    pub order: Vec<Sort>,
    /// The part asked for.
    pub page: Page,
}

/// How many rows of a list belong to this parent?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// What the list hangs on; none for the list of all.
    pub parent: Option<Parent>,
    /// The filter.
    pub listing: AnyListing,
}

/// A page of rows, in the order of the list.
#[derive(Debug)]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether there are more, seen from the end the page is counted from.
    pub has_more: bool,
}

impl Rows {
    /// A page without rows.
    #[must_use]
    pub fn none() -> Self {
        Self {
            rows: vec![],
            has_more: false,
        }
    }

    /// The rows as those of their table.
    pub fn typed<M: Send + Sync + 'static>(&self) -> impl Iterator<Item = Arc<M>> {
        self.rows.iter().filter_map(typed)
    }
}

/// The row of a listing.
pub type Model<L> = <<L as Listing>::Entity as EntityTrait>::Model;

/// A question about a list that may be asked for many parents at once.
trait Question: Clone + Eq + Hash {
    /// What the list hangs on.
    fn parent(&self) -> Option<&Parent>;
    /// The question without its parent's id: what those that share a statement have in common.
    fn shape(&self) -> Self;
    /// The statement, for the parents with these ids and as far as the reader may know.
    fn select(&self, ids: &[&str], reader: &Reader) -> SelectStatement;
}

impl Reader {
    /// The rows that answer each question, as few statements as there are shapes.
    async fn answer<'a, Q: Question>(
        &self,
        questions: &'a [Q],
    ) -> Result<Vec<(&'a Q, Vec<QueryResult>)>, Failure> {
        let mut shapes: HashMap<Q, Vec<&Q>> = HashMap::new();
        for question in questions {
            shapes.entry(question.shape()).or_default().push(question);
        }
        let mut answers = vec![];
        for (shape, questions) in shapes {
            for questions in questions.chunks(CHUNK) {
                let id = |question: &'a Q| question.parent().map(|parent| parent.id.as_str());
                let mut ids: Vec<&str> = questions.iter().copied().filter_map(id).collect();
                ids.sort_unstable();
                let statement = shape.select(&ids, self);
                let mut by_parent: HashMap<String, Vec<QueryResult>> = HashMap::new();
                for row in self.db.reader().query_all(&statement).await? {
                    let parent = match shape.parent() {
                        Some(_) => row.try_get("", "parent_id")?,
                        None => String::new(),
                    };
                    by_parent.entry(parent).or_default().push(row);
                }
                answers.extend(questions.iter().map(|question| {
                    let rows = by_parent.remove(id(question).unwrap_or_default());
                    (*question, rows.unwrap_or_default())
                }));
            }
        }
        Ok(answers)
    }
}

impl Loader<Slice> for Reader {
    type Value = Arc<Rows>;
    type Error = Failure;

    async fn load(&self, slices: &[Slice]) -> Result<HashMap<Slice, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for (slice, rows) in self.answer(slices).await? {
            let table = slice.listing.table();
            let rows = rows.iter().map(|row| table.read(row));
            let rows = rows.collect::<Result<_, _>>()?;
            found.insert(slice.clone(), Arc::new(cut(rows, &slice.page)));
        }
        Ok(found)
    }
}

impl Loader<Count> for Reader {
    type Value = u64;
    type Error = Failure;

    async fn load(&self, counts: &[Count]) -> Result<HashMap<Count, u64>, Self::Error> {
        let mut found = HashMap::new();
        for (count, rows) in self.answer(counts).await? {
            let rows: i64 = match rows.first() {
                Some(row) => row.try_get("", "rows")?,
                None => 0,
            };
            found.insert(count.clone(), rows.unsigned_abs());
        }
        Ok(found)
    }
}

/// One row more than the page is fetched, to know whether there are more.
fn cut(mut rows: Vec<Row>, page: &Page) -> Rows {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    if page.from == From::End {
        rows.reverse();
    }
    Rows { rows, has_more }
}
