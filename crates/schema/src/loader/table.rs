//! Tables whose rows are read by code that does not know them, so that it is
//! compiled once and not once a table.

use std::{any::Any, hash, sync::Arc};

use sea_orm::{
    ColumnDef, ColumnTrait, DbErr, EntityTrait, FromQueryResult, IdenStatic, Iterable, ModelTrait,
    PrimaryKeyToColumn, QueryResult, Value,
};

/// A row of a table that only those know who asked for it.
pub type Row = Arc<dyn Any + Send + Sync>;

/// What has to be known of a table to read its rows.
pub struct Table {
    name: fn() -> &'static str,
    key: fn() -> Option<&'static str>,
    column: fn(&str) -> Option<ColumnDef>,
    read: fn(&QueryResult) -> Result<Row, DbErr>,
    value: fn(&Row, &str) -> Option<Value>,
}

/// An entity whose rows can be read as those of any table.
pub trait Tabled: EntityTrait {
    /// The table.
    const TABLE: &'static Table;
}

impl<E> Tabled for E
where
    E: EntityTrait<Model: Send + Sync + ModelTrait<Entity = E>>,
{
    const TABLE: &'static Table = &Table {
        name: || E::default().table_name(),
        key: || {
            let key = E::PrimaryKey::iter().next()?;
            Some(key.into_column().as_str())
        },
        column: |name| name.parse::<E::Column>().ok().map(|column| column.def()),
        read: |row| Ok(Arc::new(E::Model::from_query_result(row, "")?)),
        value: |row, column| {
            let model = row.downcast_ref::<E::Model>()?;
            Some(model.get(column.parse().ok()?))
        },
    };
}

impl Table {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        (self.name)()
    }

    /// The column of its primary key.
    pub(super) fn key(&self) -> Option<&'static str> {
        (self.key)()
    }

    /// What a column holds; `None` where there is no such column.
    pub(super) fn column(&self, name: &str) -> Option<ColumnDef> {
        (self.column)(name)
    }

    /// A row, from what a statement found.
    pub(super) fn read(&self, row: &QueryResult) -> Result<Row, DbErr> {
        (self.read)(row)
    }

    /// What a column of a row of this table holds.
    pub(super) fn value(&self, row: &Row, column: &str) -> Option<Value> {
        (self.value)(row, column)
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Table {}

impl hash::Hash for Table {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

/// The row as what it is.
#[must_use]
pub fn typed<M: Send + Sync + 'static>(row: &Row) -> Option<Arc<M>> {
    Arc::clone(row).downcast().ok()
}
