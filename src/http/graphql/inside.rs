//! Questions that this server asks itself for its pages, through the checks, limits and
//! rights of whoever looks at the page.
//!
//! What everybody may read is [kept](super::kept) from the first time on, so that a page that many look at is computed once, and whoever reads page
//! after page does not spend their points.

use std::sync::Arc;

use async_graphql::Value as Const;
use poem::Request;
use serde_json::{Map, Value};

use super::{
    GraphqlState,
    answer::Answer,
    body::Parameters,
    caller::Caller,
    kept::{Answered, Form, KeptAnswers},
    operation,
};
use crate::http::{
    caller::RateLimitKey,
    refusal::{Refusal, Result},
    request_id::RequestId,
};
use schema::{Locale, Stamp, error::OUR_FAULT, language::Language};
use store::code::Code;

/// How many bytes of answers are kept.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;

/// A question of a page: an operation of a document, and its variables.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    /// The document, as it stands beside the template of the page.
    pub(crate) document: &'static str,
    /// The operation of it.
    pub(crate) operation: &'static str,
    /// What is filled in.
    pub(crate) variables: &'a Map<String, Value>,
    /// The language of names.
    pub(crate) language: Language,
}

/// What is answered, and of which version of the data.
#[derive(Clone)]
pub(crate) struct Told {
    /// The field `data` of the answer.
    pub(crate) data: Arc<Value>,
    /// The version of the data.
    pub(crate) version: Option<u64>,
}

impl Form for Arc<Value> {
    async fn of(answer: &Answer) -> Option<Self> {
        data(answer.response.data.clone()).ok().map(Arc::new)
    }

    fn bytes(&self) -> usize {
        self.to_string().len()
    }
}

/// The answers that are kept for pages; cheap to clone.
#[derive(Clone)]
pub(crate) struct Answers {
    state: GraphqlState,
    kept: KeptAnswers<Arc<Value>>,
}

impl Answers {
    pub(crate) fn new(state: GraphqlState) -> Self {
        let kept = KeptAnswers::new(KEPT_BYTES);
        Self { state, kept }
    }

    /// The state that questions are answered with.
    pub(crate) const fn state(&self) -> &GraphqlState {
        &self.state
    }

    /// The answer to a question, for whoever sent the request.
    ///
    /// # Errors
    ///
    /// If it is refused, or the answer is not whole.
    pub(crate) async fn ask(&self, request: &Request, question: Question<'_>) -> Result<Told> {
        let state = &self.state;
        let viewer = state.callers.viewer(request).await?;
        let limit_key = RateLimitKey::of(&viewer, state.callers.address(request));
        let id = RequestId::of(request.headers());
        let caller = Caller {
            locale: Locale(question.language),
            ..Caller::of(request.headers(), id, (viewer, limit_key))
        };
        let parameters = Parameters {
            query: question.document.to_owned(),
            operation_name: Some(question.operation.to_owned()),
            variables: question.variables.clone(),
            files: Vec::new(),
        };
        let entered = operation::enter(state, &caller)?;
        let execute = |parameters, caller| {
            let asked = (caller, Stamp::at(state.clock.now()));
            operation::answer(state, parameters, operation::QUERY, asked, entered)
        };
        let fingerprint = self.kept.fingerprint(state, &parameters, &caller);
        let asked = (parameters, caller);
        match self.kept.answer(state, asked, fingerprint, execute).await {
            Answered::Kept(kept, _) => Ok(Told {
                data: kept.content,
                version: Some(kept.data_version),
            }),
            Answered::Executed(outcome) => whole((*outcome)?),
        }
    }
}

/// An answer without errors; a page shows all of it or says why not.
fn whole(answer: Answer) -> Result<Told> {
    let response = answer.response;
    if let Some(error) = response.errors.first() {
        let code = error.extensions.as_ref().and_then(|it| it.get("code"));
        let code = code.and_then(|code| code.clone().into_json().ok());
        let code = code.as_ref().and_then(Value::as_str);
        let known = [
            Code::NotFound,
            Code::BadUserInput,
            Code::RateLimited,
            Code::Overloaded,
            Code::Timeout,
        ];
        let code = known.into_iter().find(|known| Some(known.as_str()) == code);
        let code = code.unwrap_or(Code::Internal);
        return Err(Refusal::new(code, error.message.clone()));
    }
    Ok(Told {
        data: Arc::new(data(response.data)?),
        version: answer.data_version,
    })
}

fn data(data: Const) -> Result<Value> {
    data.into_json().map_err(|cause| {
        tracing::error!(%cause, "an answer is no JSON");
        Refusal::new(Code::Internal, OUR_FAULT)
    })
}
