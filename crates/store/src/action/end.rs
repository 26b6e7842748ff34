//! Ending a tie: it stays on record, and holds no more.

use super::{
    draft::{Done, Draft, Mode},
    fault::{Fault, FaultCode, Refused},
    transaction::RecordTransaction,
};
use record::sheet::sheet_of;

impl RecordTransaction {
    /// Ends a tie on a day, a month or a year.
    ///
    /// # Errors
    ///
    /// If its kind has no end, or the database refuses. Other refusals are its outcome.
    pub async fn end(
        &mut self,
        record: &str,
        on: &str,
        expected: Option<i64>,
    ) -> Result<Vec<Done>, Refused> {
        let (kind, id) = record.split_once(':').unwrap_or_default();
        let Some(sheet) = sheet_of(kind) else {
            let reason = format!("there is no {record}");
            return Err(Fault::new(FaultCode::NotFound, "id", record, reason).into());
        };
        let end = sheet.end().map(|column| column.name);
        let Some(place) = sheet
            .all_columns()
            .position(|column| Some(column.name) == end)
        else {
            let reason = format!("a {kind} has no end: change or remove it");
            return Err(Fault::new(FaultCode::Invalid, "id", record, reason).into());
        };
        let mut cells = vec![None; sheet.all_columns().count()];
        cells[place] = Some(on.to_owned());
        let draft = Draft {
            line: 1,
            id: Some(id.to_owned()),
            expected,
            cells,
            ..Draft::default()
        };
        Ok(self.put(sheet, vec![draft], Mode::Change).await?)
    }
}
