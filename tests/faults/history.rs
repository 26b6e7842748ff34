//! What was attempted and acknowledged, held against what is there.
//!
//! The log is judged by an implementation of its own: its chain is computed anew.

use std::collections::{BTreeMap, HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::{
    evidence::{Evidence, Logged},
    findings::Findings,
};

/// One write: its event gets a mark that no other write of it gives.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    /// The event, by global id.
    pub(crate) record: String,
    /// What it sets.
    pub(crate) mark: i64,
    /// Its place in the log, if it was acknowledged.
    pub(crate) acknowledged: Option<i64>,
}

impl Attempt {
    pub(crate) fn new(id: &str, mark: i64) -> Self {
        Self {
            record: format!("event:{id}"),
            mark,
            acknowledged: None,
        }
    }

    /// The event, by its own id.
    pub(crate) fn id(&self) -> &str {
        self.record.trim_start_matches("event:")
    }
}

/// How what is there differs from what it should be.
pub(crate) struct Judgement {
    attempted: usize,
    acknowledged: usize,
    /// Acknowledged, and not where it was said to be.
    lost: usize,
    /// Done more than once.
    duplicated: usize,
    /// There, though nobody wrote it.
    unattempted: usize,
    /// Sequences that are not one above the last.
    gaps: usize,
    /// Entries that do not fit the chain of hashes.
    unchained: usize,
    /// Records that are not as the log says, or not in the search.
    torn: usize,
    /// What the engine finds wrong.
    unsound: usize,
}

impl Judgement {
    /// Judges events that came by these attempts alone, from an empty log on.
    pub(crate) fn of(attempts: &[Attempt], evidence: &Evidence) -> Self {
        let log = &evidence.log;
        let known: HashSet<(&str, i64)> =
            attempts.iter().map(|it| (&*it.record, it.mark)).collect();
        let places: HashMap<i64, &Logged> = log.iter().map(|it| (it.sequence, it)).collect();
        let is_there = |attempt: &&Attempt| {
            let place = attempt.acknowledged.and_then(|it| places.get(&it));
            place.is_some_and(|it| it.record == attempt.record && it.mark == attempt.mark)
        };
        let acknowledged: Vec<&Attempt> = attempts
            .iter()
            .filter(|it| it.acknowledged.is_some())
            .collect();
        let mut seen = HashSet::new();
        let doubled = log.iter().filter(|it| !seen.insert((&*it.record, it.mark)));
        let strange = log
            .iter()
            .filter(|it| !known.contains(&(&*it.record, it.mark)));
        Self {
            attempted: attempts.len(),
            acknowledged: acknowledged.len(),
            lost: acknowledged.iter().filter(|it| !is_there(it)).count(),
            duplicated: doubled.count(),
            unattempted: strange.count(),
            gaps: (1..)
                .zip(log)
                .filter(|(next, it)| *next != it.sequence)
                .count(),
            unchained: unchained(log),
            torn: torn(evidence),
            unsound: evidence.unsound.len(),
        }
    }

    /// Tells it, and has the judge judge evidence that was spoiled.
    pub(crate) fn tell(findings: &mut Findings, attempts: &[Attempt], evidence: &Evidence) {
        let judgement = Self::of(attempts, evidence);
        findings.count("attempted", judgement.attempted);
        findings.count("acknowledged", judgement.acknowledged);
        findings.none("lost", judgement.lost);
        findings.none("duplicated", judgement.duplicated);
        findings.none("unattempted", judgement.unattempted);
        findings.none("gaps", judgement.gaps);
        findings.none("unchained", judgement.unchained);
        findings.none("torn", judgement.torn);
        findings.none("unsound", judgement.unsound);
        let acknowledged = attempts.iter().filter(|it| it.acknowledged.is_some());
        findings.hold(acknowledged.count() > 1, "nothing was acknowledged");
        spoil(findings, attempts, evidence);
    }
}

/// Spoils the evidence in every way that must be noticed.
fn spoil(findings: &mut Findings, attempts: &[Attempt], evidence: &Evidence) {
    let Some(attempt) = attempts.iter().find(|it| it.acknowledged.is_some()) else {
        return;
    };
    let place = |log: &[Logged]| {
        let place = log
            .iter()
            .position(|it| Some(it.sequence) == attempt.acknowledged);
        place.unwrap_or_default()
    };
    let mut control =
        |what: &str, is_noticed: fn(&Judgement) -> bool, change: &dyn Fn(&mut Evidence)| {
            let mut spoiled = evidence.clone();
            change(&mut spoiled);
            findings.control(what, is_noticed(&Judgement::of(attempts, &spoiled)));
        };
    control(
        "an acknowledged write is gone",
        |it| it.lost > 0 && it.gaps > 0,
        &|it| {
            it.log.remove(place(&it.log));
        },
    );
    control("a write is there twice", |it| it.duplicated > 0, &|it| {
        let twin = it.log[place(&it.log)].clone();
        it.log.push(twin);
    });
    control("a write that nobody made", |it| it.unattempted > 0, &|it| {
        let at = place(&it.log);
        "event:never".clone_into(&mut it.log[at].record);
    });
    control("an altered entry", |it| it.unchained > 0, &|it| {
        let at = place(&it.log);
        it.log[at].actor.push('x');
    });
    control("an altered state", |it| it.unchained > 0, &|it| {
        let at = place(&it.log);
        it.log[at].after.get_or_insert_default().insert(1, ' ');
    });
    control("a log whose record is gone", |it| it.torn > 0, &|it| {
        it.rows.remove(&attempt.record);
    });
    control("a record that cannot be found", |it| it.torn > 0, &|it| {
        it.found.remove(&attempt.record);
    });
}

/// How many entries do not follow from the one before.
fn unchained(log: &[Logged]) -> usize {
    let mut last = String::new();
    let mut wrong = 0;
    for entry in log {
        let digest = |text: &Option<String>| {
            text.as_ref()
                .map_or("-".to_owned(), |text| hex::encode(Sha256::digest(text)))
        };
        let digests = format!("{} {}", digest(&entry.before), digest(&entry.after));
        let sequence = entry.sequence.to_string();
        let mut chain = Sha256::new();
        for part in [
            &last,
            &sequence,
            &entry.at,
            &entry.actor,
            &entry.verb,
            &entry.record,
            &entry.digests,
        ] {
            chain.update(part.len().to_le_bytes());
            chain.update(part);
        }
        let is_right = digests == entry.digests && hex::encode(chain.finalize()) == entry.hash;
        wrong += usize::from(!is_right);
        last.clone_from(&entry.hash);
    }
    wrong
}

/// How many records are not as the last entry of each says, or cannot be found.
fn torn(evidence: &Evidence) -> usize {
    let told: BTreeMap<&str, i64> = evidence
        .log
        .iter()
        .map(|it| (&*it.record, it.mark))
        .collect();
    let rows: BTreeMap<&str, i64> = evidence
        .rows
        .iter()
        .map(|(id, mark)| (&**id, *mark))
        .collect();
    let differing = told
        .iter()
        .filter(|(id, mark)| rows.get(*id) != Some(*mark));
    let untold = rows.keys().filter(|id| !told.contains_key(*id));
    let unfound = rows.keys().filter(|id| !evidence.found.contains(**id));
    differing.count() + untold.count() + unfound.count()
}
