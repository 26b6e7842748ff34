//! What one request may ask for.
//!
//! Everything here is a ceiling the operator may move, in the file (`[limits]`)
//! or by variable (`SUN_GRAPH_LIMITS__DEPTH`). What crosses a ceiling is refused
//! with a code of its own, before it costs anything.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use store::compute::Allowance;

/// The ceilings of one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of a request body, counted while it is read (`BODY_TOO_LARGE`).
    pub body_bytes: usize,
    /// Bytes of all files of a request, counted while they are read (`BODY_TOO_LARGE`).
    pub file_bytes: usize,
    /// Bytes of the query text (`QUERY_TOO_LARGE`).
    pub query_bytes: usize,
    /// Tokens of the query text, roughly: white space and commas count as half (`QUERY_TOO_LARGE`).
    pub query_tokens: usize,
    /// Selections once every fragment is spread out (`QUERY_TOO_COMPLEX`).
    pub selections: usize,
    /// Fragment definitions of a document (`QUERY_TOO_COMPLEX`).
    pub fragments: usize,
    /// Fields inside one another; GraphiQL's introspection needs 13 to 15 (`QUERY_TOO_DEEP`).
    pub depth: usize,
    /// Aliases of a document (`QUERY_TOO_COMPLEX`).
    pub aliases: usize,
    /// Fields at the root of an operation (`QUERY_TOO_COMPLEX`).
    pub root_fields: usize,
    /// Directives on one selection (`QUERY_TOO_COMPLEX`).
    pub directives_per_field: usize,
    /// Directives of a document (`QUERY_TOO_COMPLEX`).
    pub directives: usize,
    /// Items of one page, the most `first` or `last` may ask for (`PAGE_SIZE`).
    pub page_size: usize,
    /// Items of one page where neither `first` nor `last` is given.
    pub default_page_size: usize,
    /// Nodes an operation may reach: the sum of its page sizes, each multiplied
    /// by those around it (`COST_EXCEEDED`).
    pub nodes: u64,
    /// Points that an address may spend at once, for callers without a bearer: a request
    /// costs one, and one more for every ten nodes it may reach (`RATE_LIMITED`); 0: as
    /// many as it likes. Requests from this machine itself are not counted so.
    pub points: u32,
    /// Points that come in again every second.
    pub points_per_second: u32,
    /// The same for each bearer; 0: as many as it likes.
    pub bearer_points: u32,
    /// Points of a bearer that come in again every second.
    pub bearer_points_per_second: u32,
    /// Operations that execute at a time; others wait for their turn.
    pub executing: usize,
    /// Operations that may wait for their turn (`OVERLOADED`); half of the room is kept for
    /// callers with a bearer.
    pub queue: usize,
    /// Milliseconds that one may wait for its turn (`OVERLOADED`).
    pub queue_wait_ms: u64,
    /// Members of a graph that is measured (`GRAPH_TOO_LARGE`).
    pub graph_members: usize,
    /// Tied pairs of a graph that is measured (`GRAPH_TOO_LARGE`).
    pub graph_ties: usize,
    /// Milliseconds of a slow core that a request may be computed for, as estimated before
    /// (`COST_EXCEEDED`); ten of them are a point.
    pub compute_ms: u64,
    /// Bytes of graphs that a request may hold at the same time, as estimated before (`GRAPH_TOO_LARGE`).
    pub compute_bytes: u64,
    /// Bytes of an answer, counted while it is built (`RESPONSE_TOO_LARGE`).
    pub response_bytes: usize,
    /// Values of an answer, counted while it is built (`RESPONSE_TOO_LARGE`).
    pub response_values: usize,
    /// Bytes of answers that are kept to be given again while the data are the same; 0: none.
    pub kept_bytes: u64,
    /// Errors told in one answer.
    pub errors: usize,
    /// Characters of one error message.
    pub message_characters: usize,
    /// Lists and objects inside one another in one input value (`BAD_USER_INPUT`).
    pub input_depth: usize,
    /// Items of one input list (`BAD_USER_INPUT`).
    pub input_items: usize,
    /// Values that all arguments of an operation hold together (`QUERY_TOO_COMPLEX`).
    pub input_values: usize,
    /// Characters of one input string (`BAD_USER_INPUT`).
    pub input_characters: usize,
    /// Milliseconds from the first byte to the answer (`TIMEOUT`).
    pub request_timeout_ms: u64,
    /// The same for a mutation (`OUTCOME_UNKNOWN`).
    pub write_timeout_ms: u64,
}

impl Limits {
    /// The most that one request may compute.
    #[must_use]
    pub const fn compute(&self) -> Allowance {
        Allowance {
            millis: self.compute_ms,
            bytes: self.compute_bytes,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            file_bytes: 10 * 1024 * 1024,
            query_bytes: 32 * 1024,
            query_tokens: 5_000,
            selections: 5_000,
            fragments: 100,
            depth: 15,
            aliases: 30,
            root_fields: 20,
            directives_per_field: 5,
            directives: 50,
            page_size: 100,
            default_page_size: 20,
            nodes: 10_000,
            points: 1_000,
            points_per_second: 50,
            bearer_points: 10_000,
            bearer_points_per_second: 500,
            executing: 64,
            queue: 128,
            queue_wait_ms: 1_000,
            graph_members: 2_500,
            graph_ties: 50_000,
            compute_ms: 800,
            compute_bytes: 64 * 1024 * 1024,
            response_bytes: 10 * 1024 * 1024,
            response_values: 200_000,
            kept_bytes: 64 * 1024 * 1024,
            errors: 20,
            message_characters: 200,
            input_depth: 64,
            input_items: 250,
            input_values: 500,
            input_characters: 20_000,
            request_timeout_ms: 10_000,
            write_timeout_ms: 15_000,
        }
    }
}
