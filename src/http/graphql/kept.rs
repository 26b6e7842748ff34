//! Answers that are kept: what was asked before is answered from memory for as long as the
//! data are the same.
//!
//! An answer is kept under all that it depends on: the document, its operation and
//! variables, the language, the day, and the version of the data. The version is read from
//! the database for every request, so that no server answers with what another has
//! overwritten. It only ever rises, and was read before the answer was computed: where it
//! is the same when somebody asks again, nothing was written meanwhile, and all parts of
//! the answer are of one state of the data. Only what anybody may read is kept, and only
//! answers without errors, and from the second time on that it is asked: most that is asked
//! by hand is asked once. Of many who ask the same at the same time one is executed; if that
//! one hangs up, the next is.

use std::sync::Arc;

use entity::vocabulary::Role;
use moka::{future::Cache, sync};

use super::{
    GraphqlState,
    answer::{self, Answer, Outcome},
    body::Parameters,
    caller::Caller,
    representation::Content,
};
use crate::http::{budget::Left, stamp};

/// Bytes that an answer takes beside those that are sent, roughly.
const OVERHEAD: usize = 256;

/// How many fingerprints of what was asked are remembered.
const ASKED: u64 = 10_000;

/// The answers of this process; cheap to clone.
#[derive(Clone)]
pub(crate) struct KeptAnswers {
    answers: Cache<Question, Arc<Kept>>,
    /// What was asked and may be kept.
    asked: sync::Cache<String, ()>,
    bytes: u64,
}

/// An answer that is kept, as it goes over the wire.
pub(super) struct Kept {
    pub(super) content: Content,
    pub(super) data_version: u64,
}

/// All that an answer depends on.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Question {
    fingerprint: String,
    data_version: u64,
}

impl Question {
    /// The version of the data that is asked for.
    pub(super) const fn data_version(&self) -> u64 {
        self.data_version
    }
}

/// What was asked is answered.
pub(super) enum Answered {
    /// With what others have been or will be told, and what is left to spend for whoever
    /// had it executed.
    Kept(Arc<Kept>, Option<Left>),
    /// By an execution of its own, which is not kept.
    Executed(Box<Outcome>),
}

impl KeptAnswers {
    /// Room for so many bytes of answers; 0: none is kept.
    pub(crate) fn new(bytes: u64) -> Self {
        let answers = Cache::builder()
            .max_capacity(bytes)
            .weigher(|_, kept: &Arc<Kept>| {
                u32::try_from(kept.content.bytes() + OVERHEAD).unwrap_or(u32::MAX)
            })
            .build();
        Self {
            answers,
            asked: sync::Cache::new(ASKED),
            bytes,
        }
    }

    /// One number for what is asked, if its answer may be kept: nobody in particular asks,
    /// and sends no files along.
    pub(super) fn fingerprint(
        &self,
        state: &GraphqlState,
        parameters: &Parameters,
        caller: &Caller,
    ) -> Option<String> {
        let is_anybody = caller.viewer.role == Role::Anonymous;
        if self.bytes == 0 || !is_anybody || !parameters.files.is_empty() {
            return None;
        }
        let today = state.clock.now().date_naive().to_string();
        let language = format!("{:?}", caller.locale.0);
        let parts = [parameters.fingerprint(), language, today];
        Some(stamp::fingerprint(parts.iter().map(String::as_bytes)))
    }

    /// What is asked of the data as they stand, if it was asked before.
    pub(super) async fn question(
        &self,
        state: &GraphqlState,
        fingerprint: &str,
    ) -> Option<Question> {
        self.asked.get(fingerprint)?;
        // Where it cannot be read the execution says so.
        let data_version = state.db.data_version().await.ok()?;
        Some(Question {
            fingerprint: fingerprint.to_owned(),
            data_version,
        })
    }

    /// Remembers what was asked for the first time, if its answer may be kept.
    pub(super) fn note(&self, fingerprint: String, outcome: &Outcome) {
        if may_be_kept(outcome).is_some() {
            self.asked.insert(fingerprint, ());
        }
    }

    /// The answer that is kept, or what `execute` comes to; `None` where somebody else
    /// executed the same, and what it came to cannot be shared.
    pub(super) async fn answer(
        &self,
        question: Question,
        execute: impl Future<Output = Outcome>,
    ) -> Option<Answered> {
        let mut own = None;
        let kept = self.answers.try_get_with(question, async {
            let outcome = own.insert(execute.await);
            let kept = keep(outcome).await;
            kept.map(Arc::new).ok_or(())
        });
        match (kept.await, own) {
            (Ok(kept), own) => {
                let left = own.and_then(|outcome| outcome.ok()?.left);
                Some(Answered::Kept(kept, left))
            }
            (Err(_), outcome) => outcome.map(Box::new).map(Answered::Executed),
        }
    }
}

/// The answer, if it may be kept: it is whole, and anybody may read it.
fn may_be_kept(outcome: &Outcome) -> Option<&Answer> {
    let answer = outcome.as_ref().ok()?;
    let may = answer.is_query && answer.is_public && answer.response.errors.is_empty();
    may.then_some(answer)
}

async fn keep(outcome: &Outcome) -> Option<Kept> {
    let answer = may_be_kept(outcome)?;
    Some(Kept {
        data_version: answer.data_version?,
        content: Content::kept(answer::bytes(answer)?).await?,
    })
}
