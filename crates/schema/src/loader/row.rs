//! Single rows by their id.

use std::collections::HashMap;

use async_graphql::dataloader::Loader;
use futures_util::future::try_join_all;
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, Value,
    sea_query::{Alias, Asterisk, Expr, Query},
};

use super::{
    CHUNK, Failure, Reader,
    table::{Row, Table, Tabled},
};

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
