//! Where in the file as it was sent the rows stand that it comes to.

use crate::report::RowReport;

/// Where rows of our own sheets come from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Of each response its line.
    pub(super) responses: Vec<u64>,
    /// Of each answer its line and the header of its column.
    pub(super) answers: Vec<(u64, String)>,
    /// The header of the column that says whose a response is.
    pub(super) chapter: String,
    /// The header of the column that says how it was judged, if there is one.
    pub(super) status: Option<String>,
}

impl Origins {
    /// What became of a row of a sheet, with the line and the column of the file.
    #[must_use]
    pub fn cited(&self, sheet: &str, row: RowReport) -> RowReport {
        let place = row.line.and_then(|line| usize::try_from(line).ok());
        let place = place.and_then(|line| line.checked_sub(1));
        let Some(place) = place else { return row };
        let mut row = row;
        let (line, head) = match sheet {
            "survey_responses" => (self.responses.get(place).copied(), None),
            "survey_answers" => {
                let origin = self.answers.get(place);
                (origin.map(|it| it.0), origin.map(|it| &it.1))
            }
            _ => return row,
        };
        row.line = line.or(row.line);
        for fault in &mut row.faults {
            fault.column = match fault.column.as_deref() {
                // Something is missing or does not fit to the rest: the reason says what.
                Some("answers") | None => None,
                Some("chapter" | "id") => Some(self.chapter.clone()),
                Some("status") => self.status.clone(),
                Some(other) => Some(head.map_or_else(|| other.to_owned(), Clone::clone)),
            };
        }
        row
    }
}
