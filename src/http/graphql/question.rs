//! The curated questions at stable addresses: `GET /questions/05-communities.csv`, for
//! programs that take an address and no query.
//!
//! The ending is the format: `csv`, `xlsx`, `ndjson` or `json`. Variables of the
//! question are parameters of the address, and so are those of tables: where a question
//! has several lists, the rows are the items of the deepest, or of the one that `rows`
//! names.

use apollo_compiler::ast::{self, Definition, OperationType, VariableDefinition};
use poem::{
    Request, Response, handler,
    http::{HeaderValue, StatusCode, header::CONTENT_DISPOSITION},
    web::{Data, Path},
};
use serde_json::{Map, Value, json};

use super::{
    GraphqlState,
    accept::Media,
    answer,
    body::Parameters,
    caller::Caller,
    operation, representation,
    table::{self, Rows},
};
use crate::{
    http::{
        budget,
        plain::json_response,
        refusal::{Refusal, Result},
        request_id::RequestId,
    },
    ui::{CuratedQuery, queries},
};
use exchange::Format;
use schema::error::OUR_FAULT;
use store::code::Code;

/// Says which questions there are, what may be said to them, and which lists their
/// tables can be of.
#[handler]
pub(crate) async fn list(request: &Request, state: Data<&GraphqlState>) -> Response {
    let answer = async {
        let (_, limit_key) = state.callers.limit_key(request).await?;
        state.budget.take(limit_key.as_ref(), budget::ENTRY)?;
        let validator = state.validator.clone();
        let told = move || {
            queries()
                .map(|question| {
                    let asked = parameters(&question, question.defaults());
                    let prepared = validator.prepare(asked, &[OperationType::Query]);
                    let lists = prepared.map(|it| table::lists(it, validator.types()));
                    let variables = variables(&question.document).into_iter();
                    let variables: Map<String, Value> = variables
                        .map(|it| (it.name.to_string(), it.ty.to_string().into()))
                        .collect();
                    json!({
                        "name": question.name,
                        "title": question.title,
                        "purpose": question.purpose,
                        "variables": variables,
                        "defaults": question.defaults(),
                        "lists": lists.unwrap_or_default(),
                        "address": format!("/questions/{}.csv", question.name),
                    })
                })
                .collect::<Value>()
        };
        let told = tokio::task::spawn_blocking(told).await;
        let told = told.map_err(|_| Refusal::new(Code::Internal, OUR_FAULT))?;
        Ok(json_response(StatusCode::OK, &json!({ "questions": told })))
    };
    let answer: Result<Response> = answer.await;
    answer.unwrap_or_else(|refusal| refusal.response())
}

/// Answers a question.
#[handler]
pub(crate) async fn ask(
    request: &Request,
    Path(file): Path<String>,
    state: Data<&GraphqlState>,
) -> Response {
    match asked(request, &file, &state).await {
        Err(refusal) => refusal.response(),
        Ok(response) => {
            let is_whole = response.status() == StatusCode::OK;
            representation::chosen(request, response, is_whole).await
        }
    }
}

async fn asked(request: &Request, file: &str, state: &GraphqlState) -> Result<Response> {
    let (name, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let format = Format::of_name(ending);
    if format.is_none() && ending != "json" {
        let message = "a question is asked as csv, xlsx, ndjson or json: end the address with .csv";
        return Err(Refusal::new(Code::NotFound, message));
    }
    let question = queries().find(|question| question.name == name);
    let question = question.ok_or_else(|| {
        let message = format!("there is no question {name:?}: see GET /questions");
        Refusal::new(Code::NotFound, message)
    })?;
    let (viewer, limit_key) = state.callers.limit_key(request).await?;
    let caller = Caller::of(
        request.headers(),
        RequestId::of(request.headers()),
        (viewer, limit_key),
    );
    let parameters = parameters(&question, said(request, &question)?);
    let Some(format) = format else {
        return in_json(state, parameters, caller).await;
    };
    let mut asked = table::asked(request, format)?;
    if asked.rows == Rows::Only {
        asked.rows = Rows::First;
    }
    let mut response = table::answered(state, parameters, caller, asked).await?;
    if response.status() == StatusCode::OK
        && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{file}\""))
    {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

async fn in_json(state: &GraphqlState, parameters: Parameters, caller: Caller) -> Result<Response> {
    let id = caller.id.clone();
    let answer = operation::query(state, parameters, caller).await?;
    let limits = state.validator.limits();
    Ok(answer::write(&Ok(answer), Media::Json, &id, limits))
}

fn parameters(question: &CuratedQuery, variables: Map<String, Value>) -> Parameters {
    Parameters {
        query: question.document.clone(),
        operation_name: None,
        variables,
        files: vec![],
    }
}

/// The variables of a question: those that the address gives, and else its own.
fn said(request: &Request, question: &CuratedQuery) -> Result<Map<String, Value>> {
    let pairs: Vec<(String, String)> = request.params().map_err(|_| {
        let message = "the address cannot be read";
        Refusal::new(Code::BadRequest, message)
    })?;
    let known = variables(&question.document);
    let mut said: Map<String, Value> = Map::new();
    for (key, text) in pairs {
        if table::PARAMETERS.contains(&key.as_str()) {
            continue;
        }
        let Some(variable) = known.iter().find(|it| it.name == key.as_str()) else {
            let names: Vec<&str> = known.iter().map(|it| it.name.as_str()).collect();
            let message = format!(
                "{key:?} is no variable of this question: it has {}; rows, separator and bom are about its table",
                if names.is_empty() {
                    "none".to_owned()
                } else {
                    names.join(", ")
                }
            );
            return Err(Refusal::new(Code::BadUserInput, message));
        };
        let value = value(variable, text);
        match said.get_mut(&key) {
            None => drop(said.insert(key, value)),
            Some(Value::Array(items)) => items.push(value),
            Some(first) => *first = json!([first.take(), value]),
        }
    }
    let mut variables = question.defaults();
    variables.extend(said);
    Ok(variables)
}

/// What a text of an address is as a value of a variable's type. What does not suit it
/// is refused as in any request.
fn value(variable: &VariableDefinition, text: String) -> Value {
    let is_text = !matches!(
        variable.ty.inner_named_type().as_str(),
        "Int" | "Float" | "Boolean"
    );
    let is_json = text.starts_with(['{', '[']);
    if is_text && !is_json {
        return text.into();
    }
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// The variables that a question has.
fn variables(document: &str) -> Vec<VariableDefinition> {
    let Ok(document) = ast::Document::parse(document, "question") else {
        return vec![];
    };
    let operations = document.definitions.iter().filter_map(|it| match it {
        Definition::OperationDefinition(operation) => Some(operation),
        _ => None,
    });
    let variables = operations.flat_map(|operation| operation.variables.iter());
    variables.map(|it| it.as_ref().clone()).collect()
}
