//! The names that sources give to records, as a file of a folder of sheets.
//!
//! They are no records, and no partner sends those of others; with them a copy of
//! the database knows again what each partner sends next. The file is CSV whatever
//! the sheets beside it are.

use std::{
    io::{self, Read, Write},
    path::Path,
};

use sea_orm::{ConnectionTrait, DbErr};

use super::print::Printer;
use record::{
    formula::unguarded,
    sheet::{Column, EXTERNAL, Kind},
};
use store::{
    action::{ExternalName, ExternalNames},
    auth::ReadScope,
};

/// What the report of an import calls them, and their file is called.
pub const NAME: &str = "external_ids";

/// The file in a folder of sheets.
pub const FILE: &str = "external_ids.csv";

static COLUMNS: [Column; 3] = [
    Column::must(
        "source",
        "#meta+source+id",
        Kind::Text,
        "Whose identifier it is: a caller as the log calls it, or the name that an import was given.",
    ),
    EXTERNAL,
    Column::must(
        "record",
        "#meta+id",
        Kind::Global,
        "The record, by global id.",
    ),
];

/// Why names were not written.
#[derive(Debug)]
pub enum Unwritten {
    /// The database did not answer.
    Database(DbErr),
    /// The file was not to be written.
    File(io::Error),
}

/// Whether a file holds such names.
#[must_use]
pub fn is_of(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE)
}

/// Writes the names of the records that may be read, and says how many they are.
///
/// # Errors
///
/// If the database does not answer, or the file cannot be written.
pub async fn write(
    db: &impl ConnectionTrait,
    read_scope: ReadScope,
    out: impl Write + Send,
) -> Result<u64, Unwritten> {
    let mut printer = Printer::of(COLUMNS.iter().collect(), out).map_err(Unwritten::File)?;
    let mut count = 0;
    let mut names = ExternalNames::seen_by(read_scope);
    while let Some(page) = names.next(db).await.map_err(Unwritten::Database)? {
        for name in &page {
            let cells = [&name.source, &name.external, &name.record];
            printer.row(&cells).map_err(Unwritten::File)?;
            count += 1;
        }
    }
    printer.finish().map_err(Unwritten::File)?;
    Ok(count)
}

/// Reads a file of names.
///
/// # Errors
///
/// What is wrong with it, with the line.
pub fn read(content: impl Read) -> Result<Vec<ExternalName>, String> {
    let mut reader = csv::Reader::from_reader(content);
    let header = reader.headers().map_err(|cause| cause.to_string())?;
    let columns = COLUMNS.iter().map(|column| column.name);
    if !header.iter().eq(columns) {
        return Err("its header must be source,external_id,record".into());
    }
    let mut names = vec![];
    for row in reader.records() {
        let row = row.map_err(|cause| cause.to_string())?;
        let line = row.position().map_or(0, csv::Position::line);
        let mut cells = row.iter().map(|cell| unguarded(cell).to_owned());
        let (Some(source), Some(external), Some(record)) =
            (cells.next(), cells.next(), cells.next())
        else {
            return Err(format!("line {line} has too few cells"));
        };
        // The row of tags under the header.
        if names.is_empty() && source == COLUMNS[0].tag {
            continue;
        }
        if source.is_empty() || external.is_empty() {
            return Err(format!(
                "line {line} has an empty cell: each must hold something"
            ));
        }
        COLUMNS[2]
            .check(&record)
            .map_err(|reason| format!("line {line}, record: {reason}"))?;
        names.push(ExternalName {
            line,
            source,
            external,
            record,
        });
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        read(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let good = "source,external_id,record\n#meta+source+id,#meta+id+external,#meta+id\na,'-1,event:b\n";
        let names = read(good.as_bytes()).unwrap();
        assert_eq!(names.len(), 1);
        assert_eq!((names[0].line, &*names[0].external), (3, "-1"));
        assert!(told("source,record\n").contains("header"));
        assert!(told("source,external_id,record\na,b\n").contains("line: 2"));
        assert!(told("source,external_id,record\na,,event:b\n").contains("line 2"));
        assert!(told("source,external_id,record\na,b,nothing:c\n").contains("line 2"));
    }
}
