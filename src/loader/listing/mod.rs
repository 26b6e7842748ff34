//! Lists: filtered, ordered, paged by key, for one parent or for a thousand,
//! in one statement a level.

use std::{collections::HashMap, fmt::Debug, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, FromQueryResult, ModelTrait, QueryResult,
    sea_query::{Expr, SelectStatement},
};

use super::{CHUNK, Failure, Reader, side::Parent};
use crate::page::{From, Page};

mod every;
mod select;
mod sort;

pub use every::Every;
pub use sort::{Sort, list_name};

/// A kind of list. Its value is the filter.
pub trait Listing: Clone + Debug + Eq + Hash + Send + Sync + 'static {
    /// The rows.
    type Entity: EntityTrait<
        Model: Send + Sync + ModelTrait<Entity = Self::Entity> + FromQueryResult,
    >;

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
pub struct Slice<L> {
    /// What the list hangs on; none for the list of all.
    pub parent: Option<Parent>,
    /// The filter.
    pub listing: L,
    /// The order, before the id.
    pub order: Vec<Sort>,
    /// The part asked for.
    pub page: Page,
}

/// How many rows of a list belong to this parent?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Count<L> {
    /// What the list hangs on; none for the list of all.
    pub parent: Option<Parent>,
    /// The filter.
    pub listing: L,
}

/// A page of rows, in the order of the list.
#[derive(Debug)]
pub struct Rows<M> {
    /// The rows.
    pub rows: Vec<Arc<M>>,
    /// Whether there are more, seen from the end the page is counted from.
    pub has_more: bool,
}

impl<M> Rows<M> {
    /// A page without rows.
    #[must_use]
    pub fn none() -> Self {
        Self {
            rows: vec![],
            has_more: false,
        }
    }
}

type Model<L> = <<L as Listing>::Entity as EntityTrait>::Model;
type Column<L> = <<L as Listing>::Entity as EntityTrait>::Column;

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

impl<L: Listing> Loader<Slice<L>> for Reader {
    type Value = Arc<Rows<Model<L>>>;
    type Error = Failure;

    async fn load(
        &self,
        slices: &[Slice<L>],
    ) -> Result<HashMap<Slice<L>, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for (slice, rows) in self.answer(slices).await? {
            let models = rows
                .iter()
                .map(|row| Model::<L>::from_query_result(row, ""))
                .collect::<Result<_, _>>()?;
            found.insert(slice.clone(), Arc::new(cut(models, &slice.page)));
        }
        Ok(found)
    }
}

impl<L: Listing> Loader<Count<L>> for Reader {
    type Value = u64;
    type Error = Failure;

    async fn load(&self, counts: &[Count<L>]) -> Result<HashMap<Count<L>, u64>, Self::Error> {
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
fn cut<M>(mut rows: Vec<M>, page: &Page) -> Rows<M> {
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    if page.from == From::End {
        rows.reverse();
    }
    let rows = rows.into_iter().map(Arc::new).collect();
    Rows { rows, has_more }
}
