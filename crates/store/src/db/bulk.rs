//! Many rows at once, in as few statements as either database takes.

use sea_orm::{
    ConnectionTrait, DbErr, Value,
    sea_query::{Alias, Expr, ExprTrait, InsertStatement, OnConflict, Query},
};

use super::WriteTransaction;

/// SQLite takes 32,766 values a statement, PostgreSQL 65,535.
const VALUES: usize = 30_000;

/// Inserts rows, each a value a column.
///
/// # Errors
///
/// If the database refuses.
pub async fn insert(
    write: &WriteTransaction,
    table: &str,
    columns: &[&str],
    rows: &[Vec<Value>],
) -> Result<(), DbErr> {
    each(write, table, columns, rows, |_| ()).await
}

/// Inserts rows, or puts them in the place of those that have their `id`.
///
/// # Errors
///
/// If the database refuses.
pub async fn upsert(
    write: &WriteTransaction,
    table: &str,
    columns: &[&str],
    rows: &[Vec<Value>],
) -> Result<(), DbErr> {
    let rest = columns.iter().filter(|column| **column != "id");
    let rest: Vec<Alias> = rest.map(|column| Alias::new(*column)).collect();
    each(write, table, columns, rows, |statement| {
        let mut conflict = OnConflict::column("id");
        statement.on_conflict(conflict.update_columns(rest.clone()).to_owned());
    })
    .await
}

async fn each(
    write: &WriteTransaction,
    table: &str,
    columns: &[&str],
    rows: &[Vec<Value>],
    finish: impl Fn(&mut InsertStatement),
) -> Result<(), DbErr> {
    for rows in rows.chunks(VALUES / columns.len().max(1)) {
        let mut statement = Query::insert();
        statement
            .into_table(Alias::new(table))
            .columns(columns.iter().map(|column| Alias::new(*column)));
        for row in rows {
            statement
                .values(row.iter().cloned().map(Expr::val))
                .map_err(|cause| DbErr::Custom(cause.to_string()))?;
        }
        finish(&mut statement);
        write.execute(&statement).await?;
    }
    Ok(())
}

/// Deletes the rows whose column holds one of these values.
///
/// # Errors
///
/// If the database refuses.
pub async fn delete(
    write: &WriteTransaction,
    table: &str,
    column: &str,
    values: &[String],
) -> Result<(), DbErr> {
    for values in values.chunks(VALUES) {
        let statement = Query::delete()
            .from_table(Alias::new(table))
            .and_where(Expr::col(Alias::new(column)).is_in(values.iter().cloned()))
            .take();
        write.execute(&statement).await?;
    }
    Ok(())
}
