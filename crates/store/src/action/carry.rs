//! What a record takes along that it names: an engagement that is agreed matches
//! the request that it answers.

use std::collections::{BTreeSet, HashMap};

use sea_orm::DbErr;

use super::{
    cells::{self, Cells, cell, global},
    draft::{Candidate, Mode},
    fault::Fault,
    transaction::RecordTransaction,
};
use record::sheet::{Carry, Column, Flow, Kind, Sheet, sheet as sheet_named};

impl RecordTransaction {
    /// The other records that rows of a sheet take along, rule by rule, to be
    /// written after them. A row that may not take its other along is refused.
    pub(super) async fn carried(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
        mode: Mode,
    ) -> Result<Vec<(&'static Sheet, Vec<Candidate>)>, DbErr> {
        let Some((column, flow)) = sheet.flow().filter(|_| mode != Mode::PutOwn) else {
            return Ok(vec![]);
        };
        let mut carried = vec![];
        for rule in flow.carries {
            let Some((other, state, steps)) = other(sheet, rule) else {
                continue;
            };
            let is_new = |it: &Candidate| {
                let holds = |cells: &Cells| holds(sheet, column, rule, cells);
                it.is_written() && holds(&it.after) && !it.before.as_ref().is_some_and(holds)
            };
            let named = |it: &Candidate| cell(sheet, &it.after, rule.column).to_owned();
            let ids: BTreeSet<String> = candidates
                .iter()
                .filter(|it| is_new(it))
                .map(named)
                .collect();
            // What a file says of the other itself stands.
            let ids = ids
                .into_iter()
                .filter(|id| !self.seen.has(&global(other, id)));
            let ids: Vec<String> = ids.collect();
            let mut stored = cells::read(&self.write, other, &ids).await?;
            latest(other, &carried, &mut stored);
            let (mut owners, mut taken) = (vec![], vec![]);
            for (place, candidate) in candidates.iter().enumerate().filter(|(_, it)| is_new(it)) {
                // Removed, so that several rows take it along once.
                let Some(before) = stored.remove(&named(candidate)) else {
                    continue;
                };
                let from = cell(other, &before, state.name);
                if steps.step(from, rule.to).is_some() {
                    owners.push(place);
                    taken.push(taken_to(other, (state, rule.to), before, candidate.line));
                }
            }
            self.authorise(other, &mut taken, mode).await?;
            for (owner, taken) in owners.into_iter().zip(&taken) {
                let faults = taken.faults.iter().map(|fault| Fault {
                    column: rule.column.to_owned(),
                    value: taken.id.clone(),
                    ..fault.clone()
                });
                candidates[owner].faults.extend(faults);
            }
            carried.push((other, taken));
        }
        Ok(carried)
    }
}

/// Whether a record stands so that it takes another along.
fn holds(sheet: &Sheet, column: &Column, rule: &Carry, cells: &Cells) -> bool {
    rule.states.contains(&cell(sheet, cells, column.name))
        && !cell(sheet, cells, rule.column).is_empty()
        && rule
            .with
            .is_none_or(|with| !cell(sheet, cells, with).is_empty())
}

/// The sheet of the other record, its column of states, and the steps of that.
fn other(
    sheet: &'static Sheet,
    rule: &Carry,
) -> Option<(&'static Sheet, &'static Column, &'static Flow)> {
    let Kind::Ref(name) = sheet.column(rule.column)?.kind else {
        return None;
    };
    let other = sheet_named(name)?;
    let (state, steps) = other.flow()?;
    Some((other, state, steps))
}

/// Puts what earlier rules make of records in the place of what is stored.
fn latest(
    other: &'static Sheet,
    carried: &[(&'static Sheet, Vec<Candidate>)],
    stored: &mut HashMap<String, Cells>,
) {
    let earlier = carried.iter().filter(|(sheet, _)| sheet.name == other.name);
    for candidate in earlier.flat_map(|(_, taken)| taken) {
        if let Some(cells) = stored.get_mut(&candidate.id) {
            cells.clone_from(&candidate.after);
        }
    }
}

fn taken_to(
    other: &'static Sheet,
    (state, to): (&'static Column, &str),
    before: Cells,
    line: u64,
) -> Candidate {
    let mut after = before.clone();
    let place = other.all_columns().position(|it| it.name == state.name);
    if let Some(cell) = place.and_then(|place| after.get_mut(place)) {
        to.clone_into(cell);
    }
    Candidate {
        line,
        id: cell(other, &before, "id").to_owned(),
        external: None,
        is_sourced: false,
        is_made: false,
        before: Some(before),
        after,
        faults: vec![],
        is_kept: false,
        namesakes: vec![],
    }
}
