//! Lists: filtered, ordered, paged by key, for one parent or for a thousand,
//! in one statement a level.
//!
//! Rows are ranked within each parent by `ROW_NUMBER() OVER (PARTITION BY …)`.
//! Unknown sort values come last in either direction, and every order ends in
//! the id, so that it is total.

use std::{collections::HashMap, fmt::Debug, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ColumnTrait, ColumnType, Condition, ConnectionTrait, DbBackend, EntityName, EntityTrait,
    ExprTrait, FromQueryResult, JoinType, ModelTrait, Order, Value,
    sea_query::{
        Alias, Asterisk, ColumnRef, Expr, Func, IntoColumnRef, Query, SelectStatement,
        WindowStatement,
    },
};

use super::{
    CHUNK, Failure, Reader,
    side::{Parent, Side, pairs},
};
use crate::page::{From, Page, Place};

/// A kind of list. Its value is the filter.
pub trait Listing: Clone + Debug + Eq + Hash + Send + Sync + 'static {
    /// The rows.
    type Entity: EntityTrait<
        Model: Send + Sync + ModelTrait<Entity = Self::Entity> + FromQueryResult,
    >;

    /// Which rows the filter lets through.
    fn condition(&self, backend: DbBackend) -> Condition;

    /// What the order begins with where it is computed: small numbers first.
    fn rank(&self) -> Option<Expr> {
        None
    }

    /// The rank of a row, as the expression computes it.
    fn rank_of(&self, _row: &Model<Self>) -> i32 {
        0
    }
}

/// One column of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column.
    pub column: &'static str,
    /// Whether large values come first.
    pub is_descending: bool,
}

impl Sort {
    /// Small, early and A first.
    #[must_use]
    pub const fn up(column: &'static str) -> Self {
        Self {
            column,
            is_descending: false,
        }
    }

    /// Large, late and Z first.
    #[must_use]
    pub const fn down(column: &'static str) -> Self {
        Self {
            column,
            is_descending: true,
        }
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

impl<L: Listing> Loader<Slice<L>> for Reader {
    type Value = Arc<Rows<Model<L>>>;
    type Error = Failure;

    async fn load(
        &self,
        slices: &[Slice<L>],
    ) -> Result<HashMap<Slice<L>, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for (like, slices) in alike(slices, |slice| Slice {
            parent: slice.parent.clone().map(|parent| Parent {
                id: String::new(),
                ..parent
            }),
            ..slice.clone()
        }) {
            for slices in slices.chunks(CHUNK) {
                let parents = parents(slices.iter().map(|slice| &slice.parent));
                let statement = like.select(&parents, self.0.backend());
                let mut by_parent: HashMap<String, Vec<Model<L>>> = HashMap::new();
                for row in self.0.reader().query_all(&statement).await? {
                    let parent = match like.parent {
                        Some(_) => row.try_get("", "parent_id")?,
                        None => String::new(),
                    };
                    let model = Model::<L>::from_query_result(&row, "")?;
                    by_parent.entry(parent).or_default().push(model);
                }
                for slice in slices {
                    let id = slice.parent.as_ref().map_or("", |parent| &parent.id);
                    let rows = by_parent.remove(id).unwrap_or_default();
                    found.insert((*slice).clone(), Arc::new(cut(rows, &slice.page)));
                }
            }
        }
        Ok(found)
    }
}

impl<L: Listing> Loader<Count<L>> for Reader {
    type Value = u64;
    type Error = Failure;

    async fn load(&self, counts: &[Count<L>]) -> Result<HashMap<Count<L>, u64>, Self::Error> {
        let mut found = HashMap::new();
        for (like, counts) in alike(counts, |count| Count {
            parent: count.parent.clone().map(|parent| Parent {
                id: String::new(),
                ..parent
            }),
            ..count.clone()
        }) {
            for counts in counts.chunks(CHUNK) {
                let parents = parents(counts.iter().map(|count| &count.parent));
                let statement = like.select(&parents, self.0.backend());
                let mut by_parent: HashMap<String, i64> = HashMap::new();
                for row in self.0.reader().query_all(&statement).await? {
                    let parent = match like.parent {
                        Some(_) => row.try_get("", "parent_id")?,
                        None => String::new(),
                    };
                    by_parent.insert(parent, row.try_get("", "rows")?);
                }
                for count in counts {
                    let id = count.parent.as_ref().map_or("", |parent| &parent.id);
                    let rows = by_parent.get(id).copied().unwrap_or_default();
                    found.insert((*count).clone(), rows.unsigned_abs());
                }
            }
        }
        Ok(found)
    }
}

/// Keys that differ in their parent only can share a statement.
fn alike<K: Clone + Eq + Hash>(keys: &[K], shape: impl Fn(&K) -> K) -> HashMap<K, Vec<&K>> {
    let mut groups: HashMap<K, Vec<&K>> = HashMap::new();
    for key in keys {
        groups.entry(shape(key)).or_default().push(key);
    }
    groups
}

fn parents<'a>(keys: impl Iterator<Item = &'a Option<Parent>>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = keys.flatten().map(|parent| parent.id.as_str()).collect();
    ids.sort_unstable();
    ids
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

/// The rows of the listing, joined to their parents, whose id is `parent_id`.
fn rows_of<L: Listing>(
    parent: Option<&Parent>,
    listing: &L,
    ids: &[&str],
    backend: DbBackend,
) -> SelectStatement {
    let mut select = Query::select();
    select
        .from(L::Entity::default())
        .cond_where(listing.condition(backend));
    if let Some(parent) = parent {
        let id = Expr::col(parent_column::<L>(parent));
        select.expr_as(id.clone(), "parent_id");
        if let Side::Through(legs) = parent.side {
            let child = Expr::col(("tie", "child"));
            let own = Expr::col((L::Entity::default(), Alias::new("id")));
            select.join_subquery(JoinType::InnerJoin, pairs(legs, ids), "tie", child.eq(own));
        } else {
            select.and_where(id.is_in(ids.iter().copied()));
        }
    }
    select
}

fn parent_column<L: Listing>(parent: &Parent) -> ColumnRef {
    match parent.side {
        Side::Column(column) => (L::Entity::default(), Alias::new(column)).into_column_ref(),
        Side::Through(_) => ("tie", "parent").into_column_ref(),
    }
}

impl<L: Listing> Count<L> {
    fn select(&self, ids: &[&str], backend: DbBackend) -> SelectStatement {
        let mut rows = rows_of(self.parent.as_ref(), &self.listing, ids, backend);
        let mut count = Query::select();
        if self.parent.is_some() {
            count.column("parent_id").group_by_col("parent_id");
        } else {
            rows.expr_as(Expr::val(1), "one");
        }
        count
            .expr_as(Func::count(Expr::col(Asterisk)), "rows")
            .from_subquery(rows, "counted")
            .take()
    }
}

/// One key of an order, as it runs from the page's end.
struct Key {
    expression: Expr,
    kind: ColumnType,
    is_nullable: bool,
    is_descending: bool,
}

impl<L: Listing> Slice<L> {
    fn select(&self, ids: &[&str], backend: DbBackend) -> SelectStatement {
        let mut rows = rows_of(self.parent.as_ref(), &self.listing, ids, backend);
        rows.column((L::Entity::default(), Asterisk));
        if let Some(place) = &self.page.beyond {
            rows.cond_where(self.beyond(place));
        }
        let limit = self.page.size.saturating_add(1);
        let Some(parent) = &self.parent else {
            for (expression, order) in self.order_by() {
                rows.order_by_expr(expression, order);
            }
            return rows.limit(limit).take();
        };
        let mut rank = WindowStatement::partition_by(parent_column::<L>(parent));
        for (expression, order) in self.order_by() {
            rank.order_by_expr(expression, order);
        }
        rows.expr_window_as(Func::cust("ROW_NUMBER"), rank, "place");
        Query::select()
            .column(Asterisk)
            .from_subquery(rows, "ranked")
            .and_where(Expr::col("place").lte(limit))
            .order_by("place", Order::Asc)
            .take()
    }

    /// The rank, the sort columns and the id.
    fn keys(&self) -> Vec<Key> {
        let is_reversed = self.page.from == From::End;
        let id = Sort::up("id");
        let rank = self.listing.rank().map(|expression| Key {
            expression,
            kind: ColumnType::Integer,
            is_nullable: false,
            is_descending: is_reversed,
        });
        let columns = self.order.iter().chain([&id]).filter_map(|sort| {
            let column = sort.column.parse::<Column<L>>().ok()?;
            let definition = column.def();
            Some(Key {
                expression: Expr::col((L::Entity::default(), column)),
                kind: definition.get_column_type().clone(),
                is_nullable: definition.is_null(),
                is_descending: sort.is_descending != is_reversed,
            })
        });
        rank.into_iter().chain(columns).collect()
    }

    fn order_by(&self) -> Vec<(Expr, Order)> {
        let is_reversed = self.page.from == From::End;
        let mut order = vec![];
        for key in self.keys() {
            if key.is_nullable {
                order.push((key.expression.clone().is_null(), direction(is_reversed)));
            }
            order.push((key.expression, direction(key.is_descending)));
        }
        order
    }

    /// What lies behind the place: further in the first key, or equal there and
    /// further in the second, and so on.
    fn beyond(&self, place: &Place) -> Condition {
        let is_reversed = self.page.from == From::End;
        let id = serde_json::Value::from(place.id.as_str()).to_string();
        let values = place.values.iter().chain([&id]);
        let mut beyond = Condition::any();
        let mut so_far = Condition::all();
        for (key, value) in self.keys().into_iter().zip(values) {
            let (further, equal) = key.split(value_of(&key.kind, value), is_reversed);
            beyond = beyond.add(so_far.clone().add(further));
            so_far = so_far.add(equal);
        }
        beyond
    }

    /// Where a row of this list stands.
    #[must_use]
    pub fn place(&self, row: &Model<L>) -> Place {
        let value = |column: &str| {
            column
                .parse::<Column<L>>()
                .map_or(serde_json::Value::Null, |column| json_of(row.get(column)))
        };
        let rank = self
            .listing
            .rank()
            .map(|_| self.listing.rank_of(row).to_string());
        let columns = self.order.iter().map(|sort| value(sort.column).to_string());
        Place {
            values: rank.into_iter().chain(columns).collect(),
            id: value("id").as_str().unwrap_or_default().to_owned(),
        }
    }
}

impl Key {
    /// What lies further than the value, and what is equal to it.
    fn split(&self, value: Option<Value>, is_reversed: bool) -> (Condition, Expr) {
        let own = self.expression.clone();
        let Some(value) = value else {
            let known = if is_reversed {
                own.clone().is_not_null()
            } else {
                Expr::val(1).eq(0)
            };
            return (Condition::any().add(known), own.is_null());
        };
        let further = if self.is_descending {
            own.clone().lt(value.clone())
        } else {
            own.clone().gt(value.clone())
        };
        let mut further = Condition::any().add(further);
        if self.is_nullable && !is_reversed {
            further = further.add(own.clone().is_null());
        }
        (further, own.eq(value))
    }
}

/// The name of a list and its order, which its cursors carry.
#[must_use]
pub fn list_name<L: Listing>(order: &[Sort]) -> String {
    let mut name = L::Entity::default().table_name().to_owned();
    for sort in order {
        name.push(if sort.is_descending { '-' } else { '+' });
        name.push_str(sort.column);
    }
    name
}

fn direction(is_descending: bool) -> Order {
    if is_descending {
        Order::Desc
    } else {
        Order::Asc
    }
}

fn json_of(value: Value) -> serde_json::Value {
    match value {
        Value::String(Some(text)) => text.into(),
        Value::Double(Some(number)) => number.into(),
        Value::Int(Some(number)) => number.into(),
        Value::Bool(Some(flag)) => flag.into(),
        _ => serde_json::Value::Null,
    }
}

fn value_of(kind: &ColumnType, json: &str) -> Option<Value> {
    let json: serde_json::Value = serde_json::from_str(json).ok()?;
    match kind {
        ColumnType::Double => json.as_f64().map(Value::from),
        ColumnType::Integer => json
            .as_i64()
            .and_then(|number| i32::try_from(number).ok())
            .map(Value::from),
        ColumnType::Boolean => json.as_bool().map(Value::from),
        _ => json.as_str().map(Value::from),
    }
}
