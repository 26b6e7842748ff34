//! Writing records of one sheet, many at once or one: which they are, what
//! differs from what is there, whether the caller may, and then all of them.

use std::collections::{BTreeSet, HashMap, HashSet};

use entity::change;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{
    cells::{self, Cells, global},
    check, cycle,
    draft::{Candidate, Done, Draft, Mode},
    fault::{Fault, FaultCode},
    identity,
    made::Identity,
    reference::{self, named},
    transaction::RecordTransaction,
};
use crate::auth::ReadScope;
use record::sheet::Sheet;

impl RecordTransaction {
    /// Writes rows of one sheet. Those that are refused are not written; what
    /// that means for the others is for the caller to say.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn put(
        &mut self,
        sheet: &'static Sheet,
        drafts: Vec<Draft>,
        mode: Mode,
    ) -> Result<Vec<Done>, DbErr> {
        self.known.bound();
        self.homes.bound();
        let known = identity::known(&self.write, &self.source, sheet, &drafts).await?;
        let ids: Vec<String> = known.iter().flatten().cloned().collect();
        let identities = self.ids(sheet, &drafts, known).await?;
        let mut stored = cells::read(&self.write, sheet, &ids).await?;
        let hidden = self.hide(sheet, &mut stored).await?;
        let mut last = match mode {
            Mode::PutOwn => self.last_changes(sheet, &ids).await?,
            _ if drafts.iter().any(|draft| draft.expected.is_some()) => {
                self.last_changes(sheet, &ids).await?
            }
            _ => HashMap::new(),
        };
        last.retain(|record, _| !hidden.contains(plain(record)));
        let mut candidates = vec![];
        for (draft, identity) in drafts.into_iter().zip(&identities) {
            let before = stored.remove(&identity.id);
            let last = last.get(&global(sheet, &identity.id));
            candidates.push(self.candidate(sheet, draft, identity, before, (mode, last)));
        }
        refuse_repeated(&mut candidates);
        self.resolve(sheet, &mut candidates).await?;
        self.recognise(sheet, &mut candidates, mode).await?;
        cycle::refuse(&self.write, sheet, &mut candidates).await?;
        self.authorise(sheet, &mut candidates, mode).await?;
        for candidate in candidates.iter_mut().filter(|it| hidden.contains(&it.id)) {
            if candidate.faults.is_empty() {
                let reason = "a record like it is kept where you may not read: ask a steward";
                let fault = Fault::new(FaultCode::Exists, "id", "", reason);
                candidate.faults.push(fault);
            }
        }
        self.hold_survey(sheet, &mut candidates, mode).await?;
        let carried = self.carried(sheet, &mut candidates, mode).await?;
        // What is not written must not be taken for there by rows that name it.
        let refused = candidates.iter().filter(|it| !it.faults.is_empty());
        for candidate in refused.filter(|it| it.before.is_none()) {
            self.known.forget(&global(sheet, &candidate.id));
        }
        self.write_all(sheet, &candidates).await?;
        for (sheet, others) in carried {
            self.write_all(sheet, &others).await?;
        }
        let done = candidates.iter().map(|candidate| Done {
            line: candidate.line,
            record: global(sheet, &candidate.id),
            outcome: candidate.outcome(sheet),
            same_name_as: candidate
                .namesakes
                .iter()
                .map(|id| global(sheet, id))
                .collect(),
        });
        Ok(done.collect())
    }

    /// Takes out what the caller may not read, and says which ids that are.
    async fn hide(
        &self,
        sheet: &'static Sheet,
        stored: &mut HashMap<String, Cells>,
    ) -> Result<HashSet<String>, DbErr> {
        let mut hidden: HashSet<String> = HashSet::new();
        if sheet.is_guarded() && !stored.is_empty() {
            hidden.extend(stored.keys().cloned());
            let ids: Vec<String> = stored.keys().cloned().collect();
            let visible = cells::visible(&self.write, sheet, &ids, &self.read_scope).await?;
            hidden.retain(|id| !visible.contains(id));
            stored.retain(|id, _| visible.contains(id));
        }
        Ok(hidden)
    }

    fn candidate(
        &mut self,
        sheet: &'static Sheet,
        draft: Draft,
        identity: &Identity,
        before: Option<Cells>,
        (mode, last): (Mode, Option<&(i64, String)>),
    ) -> Candidate {
        let after = check::composed(sheet, &draft, &identity.id, before.as_ref());
        let is_sourced = draft.says(sheet, "source_title");
        let mut faults = check::faults(sheet, &after);
        let record = global(sheet, &identity.id);
        let refuse = |code, reason: String| Fault::new(code, "id", &identity.id, reason);
        if let Some(line) = self.seen.insert(&record, draft.line) {
            let fault = match &draft.external {
                Some(external) if draft.id.is_none() => repeated(external, line),
                _ => {
                    let reason = format!("{record} stands on line {line} already");
                    refuse(FaultCode::Exists, reason)
                }
            };
            faults.push(fault);
        }
        // Whoever does not see all there is cannot give such a record an id of its own:
        // being refused one that is taken would tell that it is.
        let must_be_there = mode == Mode::Change
            || (sheet.is_restricted()
                && !identity.is_made
                && self.read_scope != ReadScope::Everything);
        match (mode, &before) {
            (Mode::Create, Some(_)) => {
                let reason = format!("there is a {record} already: change it instead");
                faults.push(refuse(FaultCode::Exists, reason));
            }
            (_, None) if must_be_there => {
                let reason = format!("there is no {record}: for a new one leave the id out");
                faults = vec![refuse(FaultCode::NotFound, reason)];
            }
            _ => {}
        }
        let known = last.filter(|_| before.is_some() || !sheet.is_restricted());
        let version = known.map_or(0, |(sequence, _)| *sequence);
        if draft.expected.is_some_and(|expected| expected != version) {
            let reason = format!("{record} is at version {version} now: read it again");
            faults.push(Fault::new(
                FaultCode::Conflict,
                "version",
                &version.to_string(),
                reason,
            ));
        }
        let is_own = last.is_none_or(|(_, actor)| *actor == self.viewer.principal);
        Candidate {
            line: draft.line,
            id: identity.id.clone(),
            external: draft.external,
            is_sourced,
            is_made: identity.is_made,
            is_kept: mode == Mode::PutOwn && before.is_some() && !is_own,
            before,
            after,
            faults,
            namesakes: vec![],
        }
    }

    /// The last change of each record: its sequence and whose it was.
    pub(super) async fn last_changes(
        &self,
        sheet: &'static Sheet,
        ids: &[String],
    ) -> Result<HashMap<String, (i64, String)>, DbErr> {
        let mut last = HashMap::new();
        for ids in ids.chunks(1_000) {
            let records = ids.iter().map(|id| global(sheet, id));
            let newest = change::Entity::find()
                .select_only()
                .column_as(change::Column::Sequence.max(), "sequence")
                .filter(change::Column::Record.is_in(records))
                .group_by(change::Column::Record)
                .into_tuple::<i64>()
                .all(&self.write)
                .await?;
            let rows = change::Entity::find()
                .select_only()
                .columns([
                    change::Column::Record,
                    change::Column::Sequence,
                    change::Column::Actor,
                ])
                .filter(change::Column::Sequence.is_in(newest))
                .into_tuple::<(String, i64, String)>()
                .all(&self.write)
                .await?;
            last.extend(
                rows.into_iter()
                    .map(|(record, sequence, actor)| (record, (sequence, actor))),
            );
        }
        Ok(last)
    }

    /// Holds what rows name against what is there.
    async fn resolve(
        &mut self,
        sheet: &'static Sheet,
        candidates: &mut [Candidate],
    ) -> Result<(), DbErr> {
        for candidate in candidates.iter().filter(|it| it.faults.is_empty()) {
            self.known.note(global(sheet, &candidate.id));
        }
        let all = candidates.iter().flat_map(|it| {
            let columns = sheet.all_columns().zip(&it.after);
            columns.flat_map(|(column, cell)| named(column, cell))
        });
        let all: BTreeSet<String> = all.collect();
        self.known.look(&self.write, all).await?;
        let mut drafts: Vec<_> = candidates
            .iter_mut()
            .map(|candidate| (sheet, &mut candidate.after))
            .collect();
        reference::follow_moved(&self.write, &mut self.known, &mut drafts).await?;
        for candidate in candidates.iter_mut().filter(|it| it.is_written()) {
            let (line, cells) = (candidate.line, &candidate.after);
            let faults = reference::check(&self.known, sheet, line, cells, &mut self.waiting);
            candidate.faults.extend(faults);
        }
        Ok(())
    }
}

/// Refuses rows that have the sender's own id of an earlier one.
fn refuse_repeated(candidates: &mut [Candidate]) {
    let mut lines: HashMap<String, u64> = HashMap::new();
    for candidate in candidates {
        let Some(external) = &candidate.external else {
            continue;
        };
        let line = *lines.entry(external.clone()).or_insert(candidate.line);
        // One that is known is told by its record.
        if line != candidate.line && candidate.is_made {
            candidate.faults.push(repeated(external, line));
        }
    }
}

fn repeated(external: &str, line: u64) -> Fault {
    let reason = format!(
        "the external_id {external:?} stands on line {line} already: give each row one of its own"
    );
    Fault::new(FaultCode::Exists, "external_id", external, reason)
}

/// What stands behind the colon of a global id.
fn plain(record: &str) -> &str {
    record.split_once(':').map_or("", |(_, id)| id)
}
