//! The rows of a table, a page at a time, so that no statement takes longer than
//! one may and no table is held twice.

use sea_orm::{
    DatabaseConnection, DbErr, EntityTrait, ExprTrait, Iterable, ModelTrait, PrimaryKeyToColumn,
    QueryFilter, QueryOrder, QuerySelect, Value, sea_query::Expr,
};

use super::Which;

/// Rows of a page.
const ROWS: u64 = 10_000;

/// A way through a table.
pub(super) struct Pages<'a> {
    which: Which<'a>,
    /// The last id that was read.
    after: Option<String>,
    is_done: bool,
}

impl<'a> Pages<'a> {
    /// At the beginning of the rows that are wanted.
    pub(super) fn new(which: Which<'a>) -> Self {
        Self {
            which,
            after: None,
            is_done: false,
        }
    }

    /// The next rows, by id; `None` when there are no more.
    pub(super) async fn next<E: EntityTrait>(
        &mut self,
        db: &DatabaseConnection,
    ) -> Result<Option<Vec<E::Model>>, DbErr>
    where
        E::Model: ModelTrait<Entity = E>,
    {
        if self.is_done {
            return Ok(None);
        }
        let mut rows = E::find()
            .filter(self.which.holds("id"))
            .order_by_asc(Expr::col("id"))
            .limit(ROWS);
        if let Some(after) = &self.after {
            rows = rows.filter(Expr::col("id").gt(after.as_str()));
        }
        let rows = rows.all(db).await?;
        self.after = rows.last().and_then(id::<E>);
        self.is_done = (rows.len() as u64) < ROWS || self.after.is_none();
        Ok(Some(rows))
    }
}

fn id<E: EntityTrait>(row: &E::Model) -> Option<String>
where
    E::Model: ModelTrait<Entity = E>,
{
    let key = E::PrimaryKey::iter().next()?.into_column();
    match row.get(key) {
        Value::String(id) => id,
        _ => None,
    }
}
