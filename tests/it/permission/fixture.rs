//! A record of every kind that belongs to the civil society network in Kenya as far as
//! it can, and those who try to write it.

use record::sheet::{Column, Kind, Sheet, sheets};

use super::{CALLERS, Who};
use crate::world::World;

/// Some cells of a record, by column.
#[derive(Clone)]
pub(super) struct Row(pub(super) Vec<(&'static str, String)>);

impl Row {
    /// The same with the id and these columns alone.
    pub(super) fn only(mut self, columns: &[&str]) -> Self {
        self.0
            .retain(|(name, _)| *name == "id" || columns.contains(name));
        self
    }

    /// The same with this in a column.
    pub(super) fn with(mut self, column: &'static str, cell: &str) -> Self {
        self.0.retain(|(name, _)| *name != column);
        self.0.push((column, cell.to_owned()));
        self
    }

    /// As a sheet. A new record goes by the sender's own id.
    pub(super) fn csv(&self) -> String {
        let is_new = self.0.iter().any(|cell| *cell == ("id", "new".to_owned()));
        let header = self.0.iter().map(|(name, _)| match *name {
            "id" if is_new => "external_id",
            name => name,
        });
        let header: Vec<&str> = header.collect();
        let cells: Vec<&str> = self.0.iter().map(|(_, cell)| cell.as_str()).collect();
        format!("{}\n{}\n", header.join(","), cells.join(","))
    }
}

/// A whole record of this id; all of one sheet differ in their texts.
pub(super) fn row(sheet: &'static Sheet, id: &str) -> Row {
    let cells = sheet.all_columns().filter_map(|column| {
        let cell = match (sheet.name, column.name) {
            // A chapter answers a round once, and a question of it.
            (_, "id") | ("survey_responses", "round") | ("survey_answers", "response") => {
                id.to_owned()
            }
            // The network that the kind is of is the civil society's.
            ("organisations", "kind") => "NGO_NATIONAL".to_owned(),
            _ => filled(sheet, column, id)?,
        };
        Some((column.name, cell))
    });
    Row(cells.collect())
}

/// A value for a cell that may not be empty, or that says whose the record is.
fn filled(sheet: &Sheet, column: &Column, id: &str) -> Option<String> {
    let is_wanted = column.is_needed() && column.unsaid().is_empty();
    let is_telling = sheet.owner.columns().contains(&column.name);
    if !is_wanted && !is_telling {
        return None;
    }
    Some(match column.kind {
        Kind::Ref("countries") | Kind::Refs("countries") => "KEN".into(),
        Kind::Ref("networks") => "csn".into(),
        Kind::Ref(_) => "matrix".into(),
        Kind::Global => "chapter:csn-ken".into(),
        Kind::Word(words) => words.words()[0].clone(),
        Kind::Date | Kind::Interval => "2026-01".into(),
        Kind::Integer | Kind::Number => "1".into(),
        Kind::Flag => "false".into(),
        Kind::Email => "synthetic@example.org".into(),
        Kind::Words(_) | Kind::Texts | Kind::Refs(_) => return None,
        Kind::Id | Kind::Text => format!("synthetic-{id}"),
    })
}

/// The world, a record of every kind in it, and the callers.
pub(super) struct Fixture {
    pub(super) world: World,
    pub(super) callers: Vec<Who>,
}

impl Fixture {
    pub(super) async fn new(world: World) -> Self {
        let mut callers = vec![];
        for (role, network, country) in CALLERS {
            callers.push(Who {
                role,
                network,
                country,
                token: world.token(role, network, country).await,
            });
        }
        let fixture = Self { world, callers };
        for sheet in sheets() {
            fixture.put_back(sheet, "matrix").await;
        }
        fixture
    }

    /// Writes a record as it was at first, whoever's it is.
    pub(super) async fn put_back(&self, sheet: &'static Sheet, id: &str) {
        let mut whole = row(sheet, id);
        for column in sheet.assessed().chain(sheet.end()) {
            if !whole.0.iter().any(|(name, _)| *name == column.name) {
                let is_flag = matches!(column.kind, Kind::Flag);
                whole = whole.with(column.name, if is_flag { "false" } else { "" });
            }
        }
        self.put(sheet, &whole).await;
    }

    /// Writes a record, whoever's it is.
    pub(super) async fn put(&self, sheet: &'static Sheet, row: &Row) {
        let operator = &self.callers.last().unwrap().token;
        let (status, report) = self.world.import(operator, sheet.name, &row.csv()).await;
        assert_eq!(status, 200, "{}: {report:#}", sheet.name);
    }
}
