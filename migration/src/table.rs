//! How a table is written down, once for both databases.
//!
//! Raw SQL with literal names, so that a migration reads the same for ever and
//! no entity has to stand still for it. Texts compare byte by byte on both
//! databases, so that a page has the same order everywhere.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// A table, its columns, and the columns that are looked up.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    /// Whether its rows are facts, which have a confidence, a note and a source.
    pub(crate) is_fact: bool,
    /// Each a comma-separated list of columns.
    pub(crate) indexes: &'static [&'static str],
}

/// A column.
pub(crate) struct Column {
    name: &'static str,
    kind: Kind,
    is_required: bool,
    references: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Kind {
    Id,
    Sequence,
    Text,
    Integer,
    Big,
    Number,
    Flag,
}

const fn column(name: &'static str, kind: Kind, is_required: bool) -> Column {
    Column {
        name,
        kind,
        is_required,
        references: None,
    }
}

/// The readable id that a record keeps for ever.
pub(crate) const fn id() -> Column {
    column("id", Kind::Id, true)
}

/// The number of a row of a log, given by whoever writes it.
pub(crate) const fn sequence() -> Column {
    column("sequence", Kind::Sequence, true)
}

/// A text.
pub(crate) const fn text(name: &'static str) -> Column {
    column(name, Kind::Text, true)
}

/// A text that may be unknown.
pub(crate) const fn maybe_text(name: &'static str) -> Column {
    column(name, Kind::Text, false)
}

/// A whole number.
pub(crate) const fn integer(name: &'static str) -> Column {
    column(name, Kind::Integer, true)
}

/// A whole number of 64 bits.
pub(crate) const fn big(name: &'static str) -> Column {
    column(name, Kind::Big, true)
}

/// A whole number that may be unknown.
pub(crate) const fn maybe_integer(name: &'static str) -> Column {
    column(name, Kind::Integer, false)
}

/// A number that may be unknown.
pub(crate) const fn maybe_number(name: &'static str) -> Column {
    column(name, Kind::Number, false)
}

/// True or false.
pub(crate) const fn flag(name: &'static str) -> Column {
    column(name, Kind::Flag, true)
}

/// True, false or unknown.
pub(crate) const fn maybe_flag(name: &'static str) -> Column {
    column(name, Kind::Flag, false)
}

/// The id of a row of `table`.
pub(crate) const fn to(name: &'static str, table: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Text,
        is_required: true,
        references: Some(table),
    }
}

/// The id of a row of `table`, if known.
pub(crate) const fn maybe_to(name: &'static str, table: &'static str) -> Column {
    Column {
        name,
        kind: Kind::Text,
        is_required: false,
        references: Some(table),
    }
}

const FACT: &[Column] = &[
    text("confidence"),
    maybe_text("note"),
    to("source", "source"),
];

/// Creates the tables and their indexes.
pub(crate) async fn create(manager: &SchemaManager<'_>, tables: &[Table]) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    for table in tables {
        for statement in statements(table, backend) {
            manager
                .get_connection()
                .execute_unprepared(&statement)
                .await?;
        }
    }
    Ok(())
}

/// Drops the tables, last first.
pub(crate) async fn drop(manager: &SchemaManager<'_>, tables: &[Table]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        manager
            .get_connection()
            .execute_unprepared(&format!(r#"DROP TABLE "{}""#, table.name))
            .await?;
    }
    Ok(())
}

/// Adds columns to a table; rows that are there get the word, or nothing.
pub(crate) async fn extend(
    manager: &SchemaManager<'_>,
    table: &str,
    columns: &[Column],
    word: Option<&str>,
) -> Result<(), DbErr> {
    let default = word.map(|word| format!(" DEFAULT '{word}'"));
    for column in columns {
        let definition = definition(column, manager.get_database_backend());
        let default = default.as_deref().unwrap_or_default();
        let statement = format!(r#"ALTER TABLE "{table}" ADD COLUMN {definition}{default}"#);
        manager
            .get_connection()
            .execute_unprepared(&statement)
            .await?;
    }
    Ok(())
}

/// Takes columns from a table.
pub(crate) async fn shorten(
    manager: &SchemaManager<'_>,
    table: &str,
    columns: &[&str],
) -> Result<(), DbErr> {
    for column in columns {
        let statement = format!(r#"ALTER TABLE "{table}" DROP COLUMN "{column}""#);
        manager
            .get_connection()
            .execute_unprepared(&statement)
            .await?;
    }
    Ok(())
}

fn statements(table: &Table, backend: DbBackend) -> Vec<String> {
    let fact = if table.is_fact { FACT } else { &[] };
    let columns: Vec<String> = table
        .columns
        .iter()
        .chain(fact)
        .map(|column| definition(column, backend))
        .collect();
    let strict = match backend {
        DbBackend::Sqlite => " STRICT",
        _ => "",
    };
    let name = table.name;
    let mut statements = vec![format!(
        r#"CREATE TABLE "{name}" ({}){strict}"#,
        columns.join(", ")
    )];
    statements.extend(table.indexes.iter().map(|index| {
        let quoted: Vec<String> = index.split(',').map(|it| format!(r#""{it}""#)).collect();
        let suffix = index.replace(',', "_");
        format!(
            r#"CREATE INDEX "{name}_{suffix}" ON "{name}" ({})"#,
            quoted.join(", ")
        )
    }));
    statements
}

fn definition(column: &Column, backend: DbBackend) -> String {
    let is_postgres = matches!(backend, DbBackend::Postgres);
    let kind = match (column.kind, is_postgres) {
        (Kind::Id, true) => r#"text COLLATE "C" PRIMARY KEY"#,
        (Kind::Id, false) => "TEXT PRIMARY KEY",
        (Kind::Sequence, true) => "bigint PRIMARY KEY",
        (Kind::Sequence, false) => "INTEGER PRIMARY KEY",
        (Kind::Text, true) => r#"text COLLATE "C""#,
        (Kind::Text, false) => "TEXT",
        (Kind::Integer, true) => "integer",
        (Kind::Big, true) => "bigint",
        (Kind::Number, true) => "double precision",
        (Kind::Number, false) => "REAL",
        (Kind::Flag, true) => "boolean",
        (Kind::Integer | Kind::Big | Kind::Flag, false) => "INTEGER",
    };
    let null = if column.is_required { " NOT NULL" } else { "" };
    let reference = column
        .references
        .map(|table| format!(r#" REFERENCES "{table}" ("id")"#))
        .unwrap_or_default();
    format!(r#""{}" {kind}{null}{reference}"#, column.name)
}
