//! Answers that are kept: what was asked before is answered from memory for as long as the
//! data are the same.
//!
//! An answer is kept under all that it depends on: the document, its operation and
//! variables, the language, the day, and the version of the data. The version is read from
//! the database for every request, so that no server answers with what another has
//! overwritten. It only ever rises, and was read before the answer was computed: where it
//! is the same when somebody asks again, nothing was written meanwhile, and all parts of
//! the answer are of one state of the data. Only what anybody may read is kept, and only
//! answers without errors, whoever keeps them for `/graphql` does so from the second
//! time on that something is asked: most that is asked by hand is asked once. Of many who ask the same at the same time one is executed; if that
//! one hangs up, the next is.

use std::time::Duration;

use entity::vocabulary::Role;
use moka::{future::Cache, sync};

use super::{
    GraphqlState,
    answer::{Answer, Outcome},
    body::Parameters,
    caller::Caller,
};
use crate::http::{budget::Left, stamp};

/// Bytes that an answer takes beside those that are sent, roughly.
const OVERHEAD: usize = 256;

/// How many fingerprints of what was asked are remembered.
const ASKED: u64 = 10_000;

/// How long an answer is kept that nobody asks for.
const IDLE: Duration = Duration::from_mins(15);

/// A form in which answers are kept.
pub(crate) trait Form: Clone + Send + Sync + 'static {
    /// The answer in this form; `None` if it has none.
    fn of(answer: &Answer) -> impl Future<Output = Option<Self>> + Send;

    /// How many bytes it holds.
    fn bytes(&self) -> usize;
}

/// Answers of this process in one form; cheap to clone.
#[derive(Clone)]
pub(crate) struct KeptAnswers<T> {
    answers: Cache<Question, Kept<T>>,
    /// What was asked and may be kept.
    asked: sync::Cache<String, ()>,
    bytes: u64,
}

/// An answer that is kept; cheap to clone.
#[derive(Clone)]
pub(super) struct Kept<T> {
    pub(super) content: T,
    pub(super) data_version: u64,
}

/// All that an answer depends on.
#[derive(PartialEq, Eq, Hash)]
struct Question {
    fingerprint: String,
    data_version: u64,
}

/// What was asked is answered.
pub(super) enum Answered<T> {
    /// With what others have been or will be told, and what is left to spend for whoever
    /// had it executed.
    Kept(Kept<T>, Option<Left>),
    /// By an execution of its own, which is not kept.
    Executed(Box<Outcome>),
}

impl<T: Form> KeptAnswers<T> {
    /// Room for so many bytes of answers; 0: none is kept.
    pub(crate) fn new(bytes: u64) -> Self {
        let answers = Cache::builder()
            .max_capacity(bytes)
            .weigher(|_, kept: &Kept<T>| {
                u32::try_from(kept.content.bytes() + OVERHEAD).unwrap_or(u32::MAX)
            })
            .time_to_idle(IDLE)
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

    /// Whether this was asked before, and may be kept.
    pub(super) fn is_asked_again(&self, fingerprint: &str) -> bool {
        self.asked.contains_key(fingerprint)
    }

    /// Remembers what was asked for the first time, if its answer may be kept.
    pub(super) fn note(&self, fingerprint: String, outcome: &Outcome) {
        if may_be_kept(outcome).is_some() {
            self.asked.insert(fingerprint, ());
        }
    }

    /// The answer that is kept under this fingerprint, or what `execute` comes to.
    pub(super) async fn answer<F: Future<Output = Outcome>>(
        &self,
        state: &GraphqlState,
        (parameters, caller): (Parameters, Caller),
        fingerprint: Option<String>,
        execute: impl Fn(Parameters, Caller) -> F,
    ) -> Answered<T> {
        if let Some(fingerprint) = fingerprint
            // Where it cannot be read the execution says so.
            && let Ok(data_version) = state.db.data_version().await
        {
            let question = Question {
                fingerprint,
                data_version,
            };
            // An execution notes what it costs.
            caller.seen.is_of(&caller.viewer);
            let name = parameters.operation_name.as_deref();
            caller.seen.asks("query", name, 0);
            let knowing = caller.knowing(data_version);
            let executing = execute(parameters.without_files(), knowing);
            if let Some(answered) = Box::pin(self.shared(question, executing)).await {
                return answered;
            }
        }
        Answered::Executed(Box::new(execute(parameters, caller).await))
    }

    /// The answer that is kept, or what `execute` comes to; `None` where somebody else
    /// executed the same, and what it came to cannot be shared.
    async fn shared(
        &self,
        question: Question,
        execute: impl Future<Output = Outcome>,
    ) -> Option<Answered<T>> {
        let mut own = None;
        let kept = self.answers.try_get_with(question, async {
            let outcome = own.insert(execute.await);
            keep(outcome).await.ok_or(())
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

async fn keep<T: Form>(outcome: &Outcome) -> Option<Kept<T>> {
    let answer = may_be_kept(outcome)?;
    Some(Kept {
        data_version: answer.data_version?,
        content: T::of(answer).await?,
    })
}
