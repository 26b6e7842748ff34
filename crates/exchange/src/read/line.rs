//! A line of a sheet that was read.

use super::{Note, Refusal, column::Target, text};
use record::sheet::{Column, EXTERNAL, Sheet};

/// A line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line of the text or the row of the worksheet, counted from 1.
    pub number: u64,
    /// The cells in the order of the sheet's columns. `None` where the file has
    /// no such column, so that a record stays as it is; an empty text says that
    /// it is unknown.
    pub cells: Vec<Option<String>>,
    /// The partner's own id of the record, if it gives one.
    pub external: Option<String>,
    /// How its cells were taken where they were not written as sheets have them.
    pub notes: Vec<Note>,
}

impl Line {
    /// A line in which nothing is said yet.
    pub(super) fn empty(sheet: &Sheet, number: u64) -> Self {
        Self {
            number,
            cells: vec![None; sheet.all_columns().count()],
            external: None,
            notes: vec![],
        }
    }

    pub(super) fn has(&self, target: Target) -> bool {
        match target {
            Target::External => self.external.is_some(),
            Target::Column(place) => self.cells.get(place).is_some_and(Option::is_some),
        }
    }

    /// Says something in a column.
    ///
    /// # Errors
    ///
    /// If it cannot be told what it says.
    pub(super) fn set(
        &mut self,
        sheet: &Sheet,
        target: Target,
        cell: String,
    ) -> Result<(), Refusal> {
        let column = target.column(sheet);
        let cell = match text::on_one_line(&cell) {
            Some(one) => {
                let told = "line breaks were taken for spaces";
                self.notes.push(Note::new(told).in_column(column.name));
                one
            }
            None => cell,
        };
        match target {
            Target::External => self.external = Some(cell).filter(|cell| !cell.is_empty()),
            Target::Column(place) => {
                if let Some(place) = self.cells.get_mut(place) {
                    let refused = |reason| Refusal::rejected(reason).at(self.number);
                    let cell = column.understood(cell).map_err(refused);
                    *place = Some(cell.map_err(|refusal| refusal.in_column(column.name))?);
                }
            }
        }
        Ok(())
    }

    /// What a column says; `None` where the file has no such column.
    #[must_use]
    pub fn cell(&self, sheet: &Sheet, name: &str) -> Option<&str> {
        let place = sheet.all_columns().position(|column| column.name == name)?;
        self.cells.get(place)?.as_deref()
    }

    /// All that is wrong with the cells themselves.
    #[must_use]
    pub fn faults(&self, sheet: &Sheet) -> Vec<Refusal> {
        let mut faults = vec![];
        let refused = |column: &Column, reason: String| {
            Refusal::rejected(reason)
                .at(self.number)
                .in_column(column.name)
        };
        if let Some(external) = &self.external {
            if let Err(reason) = EXTERNAL.check(external) {
                faults.push(refused(&EXTERNAL, reason));
            } else if external.chars().count() > 255 {
                let reason = "it is longer than 255 characters: shorten it";
                faults.push(refused(&EXTERNAL, reason.into()));
            }
        }
        let has_id = self.cell(sheet, "id").is_some_and(|id| !id.is_empty());
        if !has_id && self.external.is_none() {
            let reason = "there is neither id nor external_id: give one of them";
            faults.push(Refusal::rejected(reason).at(self.number));
        }
        for (column, cell) in sheet.all_columns().zip(&self.cells) {
            let Some(cell) = cell else { continue };
            if column.name == "id" && cell.is_empty() {
                continue;
            }
            if let Err(reason) = column.check(cell) {
                faults.push(refused(column, reason));
            }
        }
        faults
    }
}
