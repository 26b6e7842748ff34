//! Rows by the names of their tables and columns.

use sea_orm::{ConnectionTrait, DbErr, Value, sea_query::Query};

use super::Random;

/// Rows of any tables, in the order in which they can be written.
pub(crate) type Rows = Vec<Row>;

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The table.
    pub(crate) table: &'static str,
    /// The values by column.
    pub(crate) cells: Vec<(&'static str, Value)>,
}

/// A text that is known.
pub(crate) fn text(text: impl Into<String>) -> Value {
    text.into().into()
}

impl Row {
    /// A row that is a fact, which has a source.
    pub(crate) fn new(table: &'static str, id: impl Into<String>) -> Self {
        Self::bare(table, id)
            .with("confidence", text("STATED"))
            .with("source", text("synthetic"))
    }

    /// A row with an id only.
    pub(crate) fn bare(table: &'static str, id: impl Into<String>) -> Self {
        Self {
            table,
            cells: vec![("id", text(id))],
        }
    }

    /// With one more value.
    pub(crate) fn with(mut self, column: &'static str, value: Value) -> Self {
        self.cells.push((column, value));
        self
    }
}

/// A day, or a year where that is all that is known.
pub(crate) fn date(random: &mut Random) -> String {
    let year = 2011 + random.below(14);
    if random.below(10) == 0 {
        return year.to_string();
    }
    format!(
        "{year}-{:02}-{:02}",
        1 + random.below(12),
        1 + random.below(28)
    )
}

/// With a period, often open at an end.
pub(crate) fn period(row: Row, random: &mut Random) -> Row {
    let since = (random.below(5) > 0).then(|| date(random));
    let until = (random.below(4) == 0).then(|| format!("{}-12-31", 2020 + random.below(5)));
    row.with("since", since.into()).with("until", until.into())
}

/// Writes rows, many in a statement.
pub(crate) async fn insert(write: &impl ConnectionTrait, rows: Rows) -> Result<(), DbErr> {
    // SQLite takes 32,766 values in a statement.
    for rows in rows.chunk_by(|one, other| one.table == other.table) {
        for rows in rows.chunks(1_000) {
            let mut statement = Query::insert();
            statement
                .into_table(rows[0].table)
                .columns(rows[0].cells.iter().map(|(column, _)| *column));
            for row in rows {
                let values = row.cells.iter().map(|(_, value)| value.clone().into());
                statement.values_panic(values);
            }
            write.execute(&statement).await?;
        }
    }
    Ok(())
}
