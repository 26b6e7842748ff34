//! The second half of a write: whether the caller may, and all of it into the
//! tables, the search and the log.

use sea_orm::DbErr;

use super::{
    cells::{Cells, cell, global, object},
    draft::{Candidate, Mode, verb},
    fault::{Fault, FaultCode},
    finding, flow, home,
    identity::external_key,
    reference, search,
    transaction::RecordTransaction,
    withheld::{told, withheld},
    write,
};
use crate::{
    auth::{Denied, Owner, Permission, permit},
    feed::NewEntry,
};
use record::sheet::Sheet;

impl RecordTransaction {
    /// Refuses what the caller may not write: neither what it was nor what it becomes.
    pub(super) async fn authorise(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<(), DbErr> {
        let records: Vec<String> = candidates
            .iter()
            .filter(|candidate| candidate.before.is_some() && candidate.is_written())
            .map(|candidate| global(sheet, &candidate.id))
            .collect();
        self.homes.prepare(&self.write, records).await?;
        let old: Vec<_> = candidates
            .iter()
            .map(|it| {
                it.before
                    .as_ref()
                    .map(|_| self.homes.owner(&global(sheet, &it.id)))
            })
            .collect();
        let mut records = vec![];
        for candidate in candidates.iter().filter(|it| it.is_written()) {
            self.homes.note(sheet, &candidate.after);
            records.push(global(sheet, &candidate.id));
        }
        self.homes.prepare(&self.write, records).await?;
        for (candidate, old) in candidates.iter_mut().zip(old) {
            if !candidate.is_written() {
                continue;
            }
            let new = self.homes.owner(&global(sheet, &candidate.id));
            let may = |permission: fn(&Owner) -> Permission<'_>| {
                let mut owners = old.iter().chain([&new]);
                owners.try_for_each(|owner| permit(&self.viewer, permission(owner)).map_err(reason))
            };
            if let Err(reason) = may(|owner| Permission::Write { owner }) {
                let fault = self.nobody(sheet, &candidate.after);
                let fault = fault
                    .unwrap_or_else(|| Fault::new(FaultCode::Forbidden, "", &candidate.id, reason));
                candidate.faults = vec![fault];
                continue;
            }
            let review = may(|owner| Permission::Review { owner });
            let fault = finding::fault(sheet, candidate, &review);
            candidate.faults.extend(fault);
            // What ships is told as its sources tell it, whatever came before.
            if mode == Mode::PutOwn {
                continue;
            }
            let (before, after) = (candidate.before.as_ref(), &candidate.after);
            let fault = flow::fault(sheet, before, after, &review);
            candidate.faults.extend(fault);
        }
        Ok(())
    }

    /// What is wrong where nobody is there whose a row says that its record is: it is
    /// no lack of rights, and a row that names somebody else may be fine.
    fn nobody(&self, sheet: &'static Sheet, cells: &Cells) -> Option<Fault> {
        let columns = sheet.owner.columns().into_iter();
        let named = columns
            .filter_map(|name| sheet.column(name))
            .flat_map(|column| {
                let named = reference::named(column, cell(sheet, cells, column.name));
                named.into_iter().map(move |record| (column.name, record))
            });
        let mut missing = named.filter(|(_, record)| !self.known.has(record));
        let (column, record) = missing.next()?;
        Some(reference::unknown(column, &record))
    }

    pub(super) async fn write_all(
        &mut self,
        sheet: &'static Sheet,
        candidates: &[Candidate],
    ) -> Result<(), DbErr> {
        let accepted = candidates.iter().filter(|it| it.faults.is_empty());
        let source = &self.source;
        let externals: Vec<(String, String)> = accepted
            .filter_map(|it| {
                let key = external_key(source, sheet, it.external.as_ref()?);
                Some((key, global(sheet, &it.id)))
            })
            .collect();
        self.name(externals).await?;
        let written = || candidates.iter().filter(|it| it.is_written());
        let cells: Vec<&Cells> = written().map(|it| &it.after).collect();
        if cells.is_empty() {
            return Ok(());
        }
        let befores: Vec<&Cells> = written().filter_map(|it| it.before.as_ref()).collect();
        let mut was_withheld = withheld(&self.write, sheet, &befores).await?.into_iter();
        let is_withheld = withheld(&self.write, sheet, &cells).await?;
        write::records(&self.write, sheet, &cells, &is_withheld).await?;
        let touched = search::touched(sheet, cells.iter().copied().chain(befores));
        search::write(&self.write, &touched).await?;
        let mut entries = vec![];
        for (it, is_withheld) in written().zip(is_withheld) {
            let record = global(sheet, &it.id);
            let before = it.before.as_ref().map(|cells| object(sheet, cells));
            let was_withheld = it.before.as_ref().and_then(|_| was_withheld.next());
            let scopes = home::scopes(&record, &self.homes.of(&record));
            entries.push(NewEntry {
                verb: verb(sheet, it),
                kind: sheet.record,
                before: before.transpose()?,
                after: Some(object(sheet, &it.after)?),
                scopes: told(scopes, was_withheld.into_iter().chain([is_withheld])),
                record,
            });
        }
        self.log.append(&self.write, entries).await
    }

    /// What of the rows so far names records that never came, and which responses
    /// are not fit, once all rows have been put: a fault each, with the sheet and
    /// the line.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn settle(&mut self) -> Result<Vec<Dangling>, DbErr> {
        let waiting = std::mem::take(&mut self.waiting);
        let records = waiting.iter().map(|it| it.record.clone());
        self.known
            .look(&self.write, records.collect::<Vec<_>>())
            .await?;
        let missing = waiting.iter().filter(|it| !self.known.has(&it.record));
        let dangling = missing.map(|it| Dangling {
            sheet: it.sheet,
            line: it.line,
            fault: reference::unknown(it.column, &it.record),
        });
        let mut dangling: Vec<Dangling> = dangling.collect();
        dangling.extend(self.unfit().await?);
        Ok(dangling)
    }
}

fn reason(denied: Denied) -> String {
    match denied {
        Denied::Unauthenticated => "writing needs a token".into(),
        Denied::Forbidden(reason) => reason,
    }
}

/// A row that is wrong in the light of all: it names a record that never came, or
/// belongs to a response that is not fit.
#[derive(Clone, Debug)]
pub struct Dangling {
    /// The sheet of the row.
    pub sheet: &'static Sheet,
    /// Its line.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}
