//! Single rows by their id.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use futures_util::future::try_join_all;
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, Value,
    sea_query::{Alias, Asterisk, Expr, Order, Query},
};

use super::{
    CHUNK, Failure, Reader,
    table::{Row, Table, Tabled},
};

/// Among how many ids the one that was meant is looked for.
const MOST_IDS: u64 = 20_000;

/// Which row has this id?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ById {
    table: &'static Table,
    id: String,
}

impl ById {
    /// The row `id` of the table `E`.
    #[must_use]
    pub fn of<E: Tabled>(id: impl Into<String>) -> Self {
        Self {
            table: E::TABLE,
            id: id.into(),
        }
    }
}

/// Which ids have the records of this table, as far as the caller may know?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdsOf(pub &'static str);

impl Loader<IdsOf> for Reader {
    type Value = Arc<[String]>;
    type Error = Failure;

    async fn load(&self, keys: &[IdsOf]) -> Result<HashMap<IdsOf, Arc<[String]>>, Failure> {
        let found = try_join_all(keys.iter().map(|key| self.ids(key.0))).await?;
        Ok(found.into_iter().collect())
    }
}

impl Loader<ById> for Reader {
    type Value = Row;
    type Error = Failure;

    async fn load(&self, keys: &[ById]) -> Result<HashMap<ById, Row>, Failure> {
        let mut tables: HashMap<&'static Table, Vec<&str>> = HashMap::new();
        for key in keys {
            tables.entry(key.table).or_default().push(&key.id);
        }
        let tables = tables.into_iter();
        let found = try_join_all(tables.map(|(table, ids)| self.rows_of(table, ids))).await?;
        Ok(found.into_iter().flatten().collect())
    }
}

impl Reader {
    async fn ids(&self, table: &'static str) -> Result<(IdsOf, Arc<[String]>), Failure> {
        let id = (Alias::new(table), Alias::new("id"));
        let select = Query::select()
            .column(id.clone())
            .from(Alias::new(table))
            .cond_where(self.seen(table).unwrap_or_else(Condition::all))
            .order_by(id, Order::Asc)
            .limit(MOST_IDS)
            .take();
        let rows = self.db.reader().query_all(&select).await?;
        let ids = rows.iter().map(|row| row.try_get("", "id"));
        Ok((IdsOf(table), ids.collect::<Result<_, _>>()?))
    }

    async fn rows_of(
        &self,
        table: &'static Table,
        mut ids: Vec<&str>,
    ) -> Result<Vec<(ById, Row)>, Failure> {
        let Some(key) = table.key() else {
            return Ok(vec![]);
        };
        ids.sort_unstable();
        let mut found = vec![];
        for ids in ids.chunks(CHUNK) {
            let id = Expr::col((Alias::new(table.name()), Alias::new(key)));
            let select = Query::select()
                .column((Alias::new(table.name()), Asterisk))
                .from(Alias::new(table.name()))
                .and_where(id.is_in(ids.iter().copied()))
                .cond_where(self.seen(table.name()).unwrap_or_else(Condition::all))
                .take();
            for row in self.db.reader().query_all(&select).await? {
                let row = table.read(&row)?;
                if let Some(Value::String(Some(id))) = table.value(&row, key) {
                    found.push((ById { table, id }, row));
                }
            }
        }
        Ok(found)
    }
}
