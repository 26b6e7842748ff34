//! Questions that this server asks itself for its pages, through the checks, limits and
//! rights of whoever looks at the page.
//!
//! What everybody may read is kept for the version of the data and the day that it was
//! asked on, so that a page that many look at is computed once, and whoever reads page
//! after page does not spend their points.

use std::{sync::Arc, time::Duration};

use apollo_compiler::ast::OperationType;
use async_graphql::Response;
use entity::vocabulary::Role;
use moka::sync::Cache;
use poem::Request;
use serde_json::{Map, Value};

use super::{GraphqlState, body::Parameters, caller::Caller, operation};
use crate::http::{
    budget,
    caller::RateLimitKey,
    refusal::{Refusal, Result},
    request_id::RequestId,
};
use schema::{Locale, Stamp, error::OUR_FAULT, language::Language};
use store::code::Code;

/// How many bytes of answers are kept.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;

/// How long an answer is kept that nobody asks for.
const KEPT_FOR: Duration = Duration::from_mins(15);

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

/// An answer is kept under everything that it depends on.
type Key = (u64, String, &'static str, &'static str, String, Language);

/// The answers that are kept; cheap to clone.
#[derive(Clone)]
pub(crate) struct Answers {
    state: GraphqlState,
    kept: Cache<Key, Told>,
}

impl Answers {
    pub(crate) fn new(state: GraphqlState) -> Self {
        let kept = Cache::builder()
            .max_capacity(KEPT_BYTES)
            .weigher(|_: &Key, told: &Told| {
                u32::try_from(told.data.to_string().len()).unwrap_or(u32::MAX)
            })
            .time_to_idle(KEPT_FOR)
            .build();
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
        let is_anybody = viewer.role == Role::Anonymous;
        let limit_key = RateLimitKey::of(&viewer, state.callers.address(request));
        let key = if is_anybody {
            Some(self.key(&question).await?)
        } else {
            None
        };
        if let Some(told) = key.as_ref().and_then(|key| self.kept.get(key)) {
            state.budget.take(limit_key.as_ref(), budget::ENTRY)?;
            return Ok(told);
        }
        let id = RequestId::of(request.headers());
        let mut caller = Caller::of(request.headers(), id, (viewer, limit_key));
        caller.locale = Locale(question.language);
        let parameters = Parameters {
            query: question.document.to_owned(),
            operation_name: Some(question.operation.to_owned()),
            variables: question.variables.clone(),
            files: Vec::new(),
        };
        let may = &[OperationType::Query];
        let (prepared, _) = operation::admit(state, parameters, may, &caller).await?;
        let stamp = Stamp::at(state.clock.now());
        let answer = operation::execute_detached(state.clone(), prepared, (caller, stamp)).await?;
        let told = Told {
            data: Arc::new(whole(answer.response)?),
            version: answer.data_version,
        };
        if let Some(key) = key.filter(|key| answer.is_public && Some(key.0) == told.version) {
            self.kept.insert(key, told.clone());
        }
        Ok(told)
    }

    async fn key(&self, question: &Question<'_>) -> Result<Key> {
        let version = self.state.db.data_version().await.map_err(|cause| {
            tracing::error!(%cause, "the data version could not be read");
            Refusal::new(Code::Overloaded, "the database does not answer: ask again")
        })?;
        let day = self.state.clock.now().date_naive().to_string();
        let variables = serde_json::to_string(question.variables).unwrap_or_default();
        let Question {
            document,
            operation,
            language,
            ..
        } = *question;
        Ok((version, day, document, operation, variables, language))
    }
}

/// The data of an answer without errors; a page shows all of it or says why not.
fn whole(response: Response) -> Result<Value> {
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
    response.data.into_json().map_err(|cause| {
        tracing::error!(%cause, "an answer is no JSON");
        Refusal::new(Code::Internal, OUR_FAULT)
    })
}
