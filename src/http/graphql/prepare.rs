//! Everything between reading a request and executing it, in order, cheapest first.

use std::time::{Duration, Instant};

use apollo_compiler::{
    Schema,
    ast::{Document, OperationType},
    introspection,
    parser::{Parser, SourceMap, SourceSpan},
    validation::{DiagnosticList, Valid},
};
use async_graphql::{Pos, Request};

use super::{body::Parameters, cost, guard, rewrite, suggest, variables};
use crate::http::refusal::{Fault, Refusal, Result};
use schema::{Files, limits::Limits, shape::Deadline};
use store::code::Code;

/// A request that may be executed.
pub(crate) struct Prepared {
    pub(crate) request: Request,
    pub(crate) kind: OperationType,
    /// What it is called in its document.
    pub(crate) name: Option<String>,
    /// How many nodes it may reach.
    pub(crate) nodes: u64,
}

/// What requests are held against.
pub(crate) struct RequestValidator {
    types: Valid<Schema>,
    limits: Limits,
}

impl RequestValidator {
    /// A validator for the schema of this text.
    pub(crate) fn new(sdl: &str, limits: Limits) -> std::result::Result<Self, DiagnosticList> {
        let types = Schema::parse_and_validate(sdl, "schema.graphql");
        let types = types.map_err(|fault| fault.errors)?;
        Ok(Self { types, limits })
    }

    /// The types of the schema.
    pub(crate) const fn types(&self) -> &Valid<Schema> {
        &self.types
    }

    pub(crate) const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The request, ready to execute, or why it is refused.
    ///
    /// `may` says which kinds of operations may come by the way that it came.
    pub(super) fn prepare(
        &self,
        parameters: Parameters,
        may: &[OperationType],
    ) -> Result<Prepared> {
        let Self { types, limits } = self;
        let begin = Instant::now();
        let name = parameters.operation_name.as_deref();

        let files = Files(parameters.files);
        let document = parse(parameters.query, limits)?;
        guard::check(&document, limits)?;
        let kind = choose(&document, name)?;
        if !may.contains(&kind) {
            return Err(wrong_way(kind));
        }

        let document = document
            .to_executable_validate(types)
            .map_err(|fault| invalid(&fault.errors, types, limits))?;
        let operation = document.operations.get(name).map_err(|_| no_operation())?;
        introspection::check_max_depth(&document, operation).map_err(|_| {
            let message = "an introspection query may follow a list at most three times";
            Refusal::new(Code::QueryTooDeep, message)
        })?;

        let variables = variables::coerce(operation, parameters.variables, types, limits)?;
        let written = rewrite::rewrite(&document, operation, &variables, types);
        let nodes = cost::check(&written, operation.object_type(), types, limits)?;

        let mut request = Request::new("").data(files);
        // Each event of a subscription has a time of its own.
        if kind != OperationType::Subscription {
            let patience = match kind {
                OperationType::Mutation => limits.write_timeout_ms,
                _ => limits.request_timeout_ms,
            };
            request = request.data(Deadline(begin + Duration::from_millis(patience)));
        }
        request.set_parsed_query(written);
        Ok(Prepared {
            request,
            kind,
            name: operation.name.as_ref().map(ToString::to_string),
            nodes,
        })
    }
}

/// Where a span starts, in lines and columns.
pub(super) fn position(span: Option<SourceSpan>, sources: &SourceMap) -> Option<Pos> {
    let start = span?.line_column(sources)?;
    Some(Pos {
        line: start.line,
        column: start.column,
    })
}

fn parse(query: String, limits: &Limits) -> Result<Document> {
    if query.len() > limits.query_bytes {
        return Err(too_large(limits.query_bytes, "bytes"));
    }
    let parsed = Parser::new()
        .recursion_limit(guard::NESTING * 2)
        // The lexer counts the white space between tokens too.
        .token_limit(limits.query_tokens.saturating_mul(2))
        .parse_ast(query, "query");
    let fault = match parsed {
        Ok(document) if document.definitions.is_empty() => {
            return Err(Refusal::new(Code::ParseFailed, "the query is empty"));
        }
        Ok(document) => return Ok(document),
        Err(fault) => fault.errors,
    };
    let messages: Vec<String> = fault.iter().map(|it| it.error.to_string()).collect();
    if messages.iter().any(|it| it.contains("token limit")) {
        return Err(too_large(limits.query_tokens, "tokens"));
    }
    if messages.iter().any(|it| it.contains("recursion limit")) {
        let message = format!("a query may nest at most {} deep", limits.depth);
        return Err(Refusal::new(Code::QueryTooDeep, message).with("limit", limits.depth));
    }
    // One fault of syntax makes the next, so only the first is told; its words may quote.
    let location = fault.iter().next().and_then(|it| it.line_column_range());
    let location = location.map(|range| Pos {
        line: range.start.line,
        column: range.start.column,
    });
    let message = location.map_or_else(
        || "the query is not GraphQL".to_owned(),
        |at| {
            format!(
                "the query is not GraphQL from line {}, column {} on",
                at.line, at.column
            )
        },
    );
    Err(Refusal::at(Code::ParseFailed, message, location))
}

fn too_large(limit: usize, unit: &str) -> Refusal {
    let message = format!("the query is larger than {limit} {unit}");
    Refusal::new(Code::QueryTooLarge, message).with("limit", limit)
}

/// What kind the operation of this name is; without a name there must be one alone.
fn choose(document: &Document, name: Option<&str>) -> Result<OperationType> {
    let mut chosen = document
        .definitions
        .iter()
        .filter_map(|definition| definition.as_operation_definition())
        .filter(|it| name.is_none() || it.name.as_deref() == name);
    match (chosen.next(), chosen.next()) {
        (Some(operation), None) => Ok(operation.operation_type),
        // Two of one name: the validator says so.
        (Some(operation), Some(_)) if name.is_some() => Ok(operation.operation_type),
        _ => Err(no_operation()),
    }
}

fn wrong_way(kind: OperationType) -> Refusal {
    if kind == OperationType::Subscription {
        let message = "follow a subscription by WebSocket, or accept text/event-stream";
        return Refusal::new(Code::NotAcceptable, message);
    }
    let message = "GET only reads: send a mutation by POST";
    Refusal::new(Code::MethodNotAllowed, message)
}

fn no_operation() -> Refusal {
    let message = "name one operation of the document in `operationName`";
    Refusal::new(Code::OperationResolution, message)
}

fn invalid(faults: &DiagnosticList, types: &Schema, limits: &Limits) -> Refusal {
    let mut faults: Vec<_> = faults.iter().collect();
    // A selection that is empty but for names that do not exist is not the first thing to mend.
    faults.sort_by_key(|fault| fault.error.to_string().contains("must have a subselection"));
    let faults = faults.into_iter().take(limits.errors).map(|fault| Fault {
        message: suggest::with_nearest(fault.error.to_string(), types),
        location: fault.line_column_range().map(|range| Pos {
            line: range.start.line,
            column: range.start.column,
        }),
    });
    Refusal {
        faults: faults.collect(),
        ..Refusal::new(Code::ValidationFailed, "")
    }
}
