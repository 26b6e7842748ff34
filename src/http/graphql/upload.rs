//! Requests that carry files, as the GraphQL multipart request specification
//! has them: the request, a map from files to variables, and the files.
//!
//! A form can be posted by a page of another site without asking first, so a
//! header is required that such a page cannot set.

use async_graphql::UploadValue;
use multer::{Constraints, Field, Multipart, SizeLimit};
use poem::{
    Body, Request,
    http::{HeaderMap, header::CONTENT_TYPE},
};
use serde_json::{Map, Value};

use super::body::{Parameters, bad, from_json};
use crate::http::refusal::{Refusal, Result};
use schema::{FILE, limits::Limits};
use store::code::Code;

/// The headers of which one must be there, whatever it says.
const PREFLIGHT: [&str; 2] = ["graphql-require-preflight", "apollo-require-preflight"];

/// How many files a request may carry.
const FILES: usize = 10;

/// Whether the request says that it carries files.
pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    media.is_some_and(|media| media.trim_start().starts_with("multipart/form-data"))
}

/// Reads the parameters and the files of a request.
pub(super) async fn read(request: &Request, body: Body, limits: &Limits) -> Result<Parameters> {
    let headers = request.headers();
    if !PREFLIGHT.iter().any(|name| headers.contains_key(*name)) {
        let message = "send files with the header graphql-require-preflight: 1";
        return Err(Refusal::new(Code::UnsupportedMediaType, message));
    }
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let boundary = multer::parse_boundary(media.unwrap_or_default())
        .map_err(|_| bad("the multipart body has no boundary"))?;
    let most = |bytes: usize| u64::try_from(bytes).unwrap_or(u64::MAX);
    let sizes = SizeLimit::new()
        .whole_stream(most(limits.body_bytes.saturating_add(limits.file_bytes)))
        .for_field("operations", most(limits.body_bytes))
        .for_field("map", most(limits.body_bytes));
    let constraints = Constraints::new().size_limit(sizes);
    let mut parts = Multipart::with_constraints(body.into_bytes_stream(), boundary, constraints);

    let operations = part(&mut parts, "operations", limits).await?;
    let mut parameters = from_json(&operations.bytes().await.map_err(|it| broken(&it, limits))?)?;
    let map = part(&mut parts, "map", limits).await?;
    let map = map.bytes().await.map_err(|it| broken(&it, limits))?;
    let map: Map<String, Value> =
        serde_json::from_slice(&map).map_err(|_| bad("`map` must be a JSON object"))?;
    while let Some(field) = parts.next_field().await.map_err(|it| broken(&it, limits))? {
        if parameters.files.len() == FILES {
            return Err(bad(format!("send {FILES} files at most")));
        }
        let places = field.name().and_then(|name| map.get(name));
        let places = places.and_then(Value::as_array).cloned();
        let places = places.ok_or_else(|| bad("`map` says nothing of a file that is sent"))?;
        let file = format!("{FILE}{}", parameters.files.len());
        for place in &places {
            let variable = place
                .as_str()
                .and_then(|path| path.strip_prefix("variables."));
            let variable = variable.and_then(|path| at(&mut parameters.variables, path));
            let variable = variable.ok_or_else(|| {
                bad("`map` must name variables that are there, as in variables.input.file")
            })?;
            *variable = Value::String(file.clone());
        }
        let value = UploadValue {
            filename: field.file_name().unwrap_or_default().to_owned(),
            content_type: field.content_type().map(ToString::to_string),
            content: field.bytes().await.map_err(|it| broken(&it, limits))?,
        };
        parameters.files.push(value);
    }
    Ok(parameters)
}

async fn part<'a>(parts: &mut Multipart<'a>, name: &str, limits: &Limits) -> Result<Field<'a>> {
    let field = parts.next_field().await.map_err(|it| broken(&it, limits))?;
    field
        .filter(|field| field.name() == Some(name))
        .ok_or_else(|| bad("send `operations`, then `map`, then the files"))
}

fn at<'a>(variables: &'a mut Map<String, Value>, path: &str) -> Option<&'a mut Value> {
    let mut steps = path.split('.');
    let mut value = variables.get_mut(steps.next()?)?;
    for step in steps {
        value = match value {
            Value::Object(fields) => fields.get_mut(step)?,
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

fn broken(cause: &multer::Error, limits: &Limits) -> Refusal {
    match cause {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => {
            let message = format!("the files are larger than {} bytes", limits.file_bytes);
            Refusal::new(Code::BodyTooLarge, message)
        }
        _ => bad("the multipart body cannot be read"),
    }
}
