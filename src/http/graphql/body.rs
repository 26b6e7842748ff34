//! From a POST body or a GET address to the four parameters of a GraphQL request.

use async_graphql::UploadValue;
use poem::{
    Body, Request,
    http::{
        HeaderMap, Method,
        header::{CONTENT_ENCODING, CONTENT_TYPE},
    },
};
use serde_json::{Map, Value};

use super::{table, upload};
use crate::http::{
    bounded::{bounded, in_time},
    refusal::{Refusal, Result},
    stamp,
};
use schema::limits::Limits;
use store::code::Code;

/// What a client asks for, its shape checked and nothing else.
pub(crate) struct Parameters {
    pub(crate) query: String,
    pub(crate) operation_name: Option<String>,
    pub(crate) variables: Map<String, Value>,
    pub(crate) files: Vec<UploadValue>,
}

impl Parameters {
    /// The same once more, without its files.
    pub(super) fn without_files(&self) -> Self {
        Self {
            query: self.query.clone(),
            operation_name: self.operation_name.clone(),
            variables: self.variables.clone(),
            files: Vec::new(),
        }
    }

    /// One number for what is asked.
    pub(super) fn fingerprint(&self) -> String {
        let variables = Value::Object(self.variables.clone()).to_string();
        let name = self.operation_name.as_deref().unwrap_or_default();
        let files = self.files.iter().map(|file| &*file.content);
        let parts = [self.query.as_bytes(), name.as_bytes(), variables.as_bytes()];
        stamp::fingerprint(parts.into_iter().chain(files))
    }
}

/// Reads the parameters from the body of a POST or the address of a GET or HEAD.
pub(super) async fn read(request: &Request, body: Body, limits: &Limits) -> Result<Parameters> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return from_address(request);
    }
    if upload::is_multipart(request.headers()) {
        return in_time(request, upload::read(request, body, limits)).await;
    }
    must_be_json(request.headers())?;
    let bytes = bounded(request, body, limits.body_bytes).await?;
    from_json(&bytes)
}

/// Any other type would let a page of another site post without asking first.
fn must_be_json(headers: &HeaderMap) -> Result<()> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let refuse = |message| Err(Refusal::new(Code::UnsupportedMediaType, message));

    let mut parts = text(CONTENT_TYPE).unwrap_or_default().split(';');
    let media = parts.next().unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case("application/json") {
        return refuse("send the body as content-type: application/json");
    }
    let charset = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case("charset"));
    if charset.is_some_and(|(_, set)| !set.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")) {
        return refuse("send the body in UTF-8");
    }
    if text(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case("identity")) {
        return refuse("send the body uncompressed");
    }
    Ok(())
}

pub(super) fn bad(message: impl Into<String>) -> Refusal {
    Refusal::new(Code::BadRequest, message)
}

pub(super) fn from_json(bytes: &[u8]) -> Result<Parameters> {
    let value: Value = serde_json::from_slice(bytes).map_err(|fault| {
        let (line, column) = (fault.line(), fault.column());
        bad(format!(
            "the body is not JSON (line {line}, column {column})"
        ))
    })?;
    match value {
        Value::Object(members) => from_members(members),
        Value::Array(_) => Err(Refusal::new(
            Code::BatchTooLarge,
            "one request at a time: send an object, not a list",
        )),
        _ => Err(bad("the body must be a JSON object")),
    }
}

fn from_address(request: &Request) -> Result<Parameters> {
    let pairs: Vec<(String, String)> = request
        .params()
        .map_err(|_| bad("the address cannot be read"))?;
    let is_table = table::accepted(request.headers()).is_some();
    let mut members = Map::new();
    for (key, text) in pairs {
        if is_table && table::PARAMETERS.contains(&key.as_str()) {
            continue;
        }
        let value = match key.as_str() {
            "variables" | "extensions" => serde_json::from_str(&text)
                .map_err(|_| bad(format!("`{key}` must be a JSON object")))?,
            _ => Value::String(text),
        };
        if members.insert(key, value).is_some() {
            return Err(bad("a parameter is given twice"));
        }
    }
    from_members(members)
}

/// The parameters in a JSON object of exactly these members.
pub(super) fn from_members(mut members: Map<String, Value>) -> Result<Parameters> {
    let query = members.remove("query");
    let operation_name = match members.remove("operationName") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return Err(bad("`operationName` must be a string")),
    };
    let variables = object(&mut members, "variables")?;
    let extensions = object(&mut members, "extensions")?;
    if !members.is_empty() {
        return Err(bad(
            "only `query`, `operationName`, `variables` and `extensions` are understood",
        ));
    }
    match query {
        Some(Value::String(query)) => Ok(Parameters {
            query,
            operation_name,
            variables,
            files: vec![],
        }),
        None if extensions.contains_key("persistedQuery") => Err(Refusal::new(
            Code::PersistedQueryNotSupported,
            "PersistedQueryNotSupported",
        )),
        _ => Err(bad("`query` must be a string")),
    }
}

fn object(members: &mut Map<String, Value>, key: &str) -> Result<Map<String, Value>> {
    match members.remove(key) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(_) => Err(bad(format!("`{key}` must be a JSON object"))),
    }
}
