//! What came of an operation, in a word for logs and figures.

use std::borrow::Cow;

use async_graphql::Value;

use super::answer::Outcome;
use store::code::Code;

/// The word for what came of an operation: the code of its first error, if it has one.
pub(super) fn code(outcome: &Outcome) -> Cow<'static, str> {
    let answer = match outcome {
        Err(refusal) => return refusal.code.as_str().into(),
        Ok(answer) => answer,
    };
    let Some(error) = answer.response.errors.first() else {
        return "OK".into();
    };
    let code = error.extensions.as_ref().and_then(|it| it.get("code"));
    match code {
        Some(Value::String(code)) => code.clone().into(),
        // What the executor says is about values that do not fit.
        _ => Code::BadUserInput.as_str().into(),
    }
}
