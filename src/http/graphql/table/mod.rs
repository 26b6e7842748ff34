//! An answer as a table: CSV, a workbook or NDJSON for whoever accepts it.
//!
//! 1. [`plan`]: from the document to the columns and to the list whose items are the
//!    rows, before anything is executed;
//! 2. [`flat`]: from the finished answer to the rows.
//!
//! The rows are the items of the deepest list that the query names; what stands above
//! them is repeated in each, and an item of a list above that has none below has one row. Lists beside that one
//! would need a table of their own, so they are refused, unless `rows` says which list
//! is wanted: then the others are left out. Columns are called by their path.

mod flat;
mod plan;

use std::io::{self, Write};

use apollo_compiler::ast::OperationType;
#[cfg(feature = "ui")]
use apollo_compiler::{Schema, validation::Valid};
use async_graphql::Value as Const;
use poem::{
    Request, Response,
    http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE},
};
use serde::Deserialize;
use serde_json::Value;

use self::plan::Plan;
#[cfg(feature = "ui")]
use super::prepare::Prepared;
use super::{
    GraphqlState, accept,
    accept::Media,
    answer::{self, Answer},
    body::Parameters,
    caller::Caller,
    operation,
};
use crate::http::{
    refusal::{Refusal, Result},
    sheet,
};
use exchange::{Dialect, Format};
use schema::{Stamp, error::OUR_FAULT};
use store::code::Code;

/// The most bytes of a table: what stands above rows is repeated in each of them.
const MOST: usize = 64 * 1024 * 1024;

/// What an address may say of a table beside the query.
pub(super) const PARAMETERS: [&str; 3] = ["rows", "separator", "bom"];

/// A table as it is asked for.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) format: Format,
    pub(super) dialect: Dialect,
    pub(super) rows: Rows,
}

/// Which list the rows are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// The deepest; there may be none beside it.
    Only,
    /// The deepest, the first of several.
    #[cfg(feature = "ui")]
    First,
    /// The one of this path.
    Of(String),
}

#[derive(Deserialize)]
struct Words {
    rows: Option<String>,
    separator: Option<String>,
    bom: Option<bool>,
}

/// The format of the table that a request accepts, if it wants one.
pub(super) fn accepted(headers: &HeaderMap) -> Option<Format> {
    let formats = Format::ALL.into_iter();
    let liked = formats.map(|format| (accept::table(headers, media_type(format)), format));
    // Of those that please as well the first.
    let (liking, format) = liked.rev().max_by_key(|(liking, _)| *liking)?;
    (liking > 0).then_some(format)
}

/// What the address says of the table of this format.
pub(super) fn asked(request: &Request, format: Format) -> Result<Asked> {
    let words: Words = request.params().map_err(|_| {
        let message = "`bom` is true or false, and `rows` and `separator` come once";
        Refusal::new(Code::BadUserInput, message)
    })?;
    Ok(Asked {
        format,
        dialect: sheet::dialect(words.separator.as_deref(), words.bom)?,
        rows: words.rows.map_or(Rows::Only, Rows::Of),
    })
}

/// Answers a query with a table.
pub(super) async fn answered(
    state: &GraphqlState,
    parameters: Parameters,
    caller: Caller,
    asked: Asked,
) -> Result<Response> {
    let id = caller.id.clone();
    let (mut prepared, left) =
        operation::admit(state, parameters, &[OperationType::Query], &caller).await?;
    let plan = Plan::of(&mut prepared.request, state.validator.types(), &asked.rows)?;
    let stamp = Stamp::at(state.clock.now());
    let answer = operation::execute_detached(state.clone(), prepared, (caller, stamp)).await?;
    let left = answer.left.or(left);
    let answer = Answer { left, ..answer };
    let limits = state.validator.limits();
    if !answer.response.errors.is_empty() {
        // Half a table does not show what is missing.
        let is_ours = answer.response.errors.iter().any(|error| {
            let code = error.extensions.as_ref().and_then(|it| it.get("code"));
            code.is_none_or(|code| *code == Const::from(Code::Internal.as_str()))
        });
        let mut response = answer::write(&Ok(answer), Media::GraphqlResponse, &id, limits);
        if response.status().is_success() {
            response.set_status(if is_ours {
                StatusCode::INTERNAL_SERVER_ERROR
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            });
        }
        return Ok(response);
    }
    let data = serde_json::to_value(&answer.response.data);
    let mut response = answer::write(&Ok(answer), Media::GraphqlResponse, &id, limits);
    let bytes = written(plan, data.unwrap_or_default(), &asked).await?;
    let media = HeaderValue::from_static(asked.format.media_type());
    response.headers_mut().insert(CONTENT_TYPE, media);
    response.set_body(bytes);
    Ok(response)
}

/// The paths of the lists that a query has, any of which its rows can be of.
#[cfg(feature = "ui")]
pub(super) fn lists(mut prepared: Prepared, types: &Valid<Schema>) -> Vec<String> {
    plan::lists(&mut prepared.request, types)
}

/// The bytes of the table, made off the threads that serve.
async fn written(plan: Plan, data: Value, asked: &Asked) -> Result<Vec<u8>> {
    let (format, dialect) = (asked.format, asked.dialect);
    let write = move || flat::write(&plan, &data, (format, dialect), Bounded(vec![]));
    let made = tokio::task::spawn_blocking(write).await;
    let made = made.map_err(|panic| {
        tracing::error!(%panic, "the making of a table panicked");
        Refusal::new(Code::Internal, OUR_FAULT)
    })?;
    made.map(|bounded| bounded.0)
        .map_err(|cause| match cause.kind() {
            io::ErrorKind::FileTooLarge => {
                let message =
                    format!("the table is larger than {MOST} bytes: ask for smaller pages");
                Refusal::new(Code::ResponseTooLarge, message).with("limit", MOST)
            }
            io::ErrorKind::InvalidInput => Refusal::new(Code::BadUserInput, cause.to_string()),
            _ => {
                tracing::error!(%cause, "a table could not be written");
                Refusal::new(Code::Internal, OUR_FAULT)
            }
        })
}

/// Bytes in memory, and no more than a table may have.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const fn media_type(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Csv => ("text", "csv"),
        Format::Xlsx => (
            "application",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        Format::Ndjson => ("application", "x-ndjson"),
    }
}
