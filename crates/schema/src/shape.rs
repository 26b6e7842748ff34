//! An extension that gives answers the shape the specification wants.
//!
//! The executor lets the error of a nullable field take its parents with it, up to
//! the root, and cuts the path of an error inside a list. Here such an error is
//! kept, whole, and the field becomes `null`. On the way the bytes and the values of
//! the answer are counted, and nothing more is resolved once they are
//! too many or the time is up: a value takes more to work out and to hold than its bytes tell.

use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_graphql::{
    ContextBase, ErrorExtensionValues, PathSegment, Pos, QueryPathSegment, Request, Response,
    ServerError, ServerResult, Value, async_trait,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextExecute, NextPrepareRequest,
        NextResolve, ResolveInfo,
    },
};

use super::limits::Limits;
use store::code::Code;

/// When a request stops being answered; request data.
pub struct Deadline(pub Instant);

/// Shapes the answer of each request.
pub struct Shape {
    limits: Limits,
}

impl Shape {
    /// Answers within these limits.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits }
    }
}

impl ExtensionFactory for Shape {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Shaper(Arc::new(Shaping {
            response_bytes: self.limits.response_bytes,
            response_values: self.limits.response_values,
            errors: self.limits.errors,
            request_timeout: Duration::from_millis(self.limits.request_timeout_ms),
            bytes: AtomicUsize::new(0),
            values: AtomicUsize::new(0),
            kept: Mutex::default(),
            deadline: Mutex::new(Instant::now()),
        })))
    }
}

/// The extension of one request.
struct Shaper(Arc<Shaping>);

/// One answer in the making; of a subscription, one event after the other. Request data.
pub(crate) struct Shaping {
    response_bytes: usize,
    response_values: usize,
    errors: usize,
    request_timeout: Duration,
    bytes: AtomicUsize,
    values: AtomicUsize,
    kept: Mutex<Vec<ServerError>>,
    deadline: Mutex<Instant>,
}

/// The path of an error where it arose, which lists on its way up would cut.
struct Origin(Vec<PathSegment>);

#[async_trait::async_trait]
impl Extension for Shaper {
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        next.run(ctx, request.data(Arc::clone(&self.0))).await
    }

    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let shaping = &self.0;
        shaping.begin(ctx);
        let mut response = next.run(ctx, operation_name).await;
        if let Some(stop) = shaping.stop() {
            return Response::from_errors(vec![stop]);
        }
        let mut kept = shaping.kept.lock().unwrap_or_else(PoisonError::into_inner);
        response.errors.append(&mut kept);
        response.errors = response.errors.into_iter().map(whole).collect();
        response
    }

    /// The fields of the root and of the introspection; all others are shaped where
    /// they are resolved.
    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        self.0.go_on()?;
        let is_nullable = !info.return_type.ends_with('!');
        let key = match info.path_node.segment {
            QueryPathSegment::Name(name) => name.len() + 4,
            QueryPathSegment::Index(_) => 1,
        };
        let shown = next.run(ctx, info).await.map(Option::unwrap_or_default);
        self.0.shape(key, is_nullable, shown).map(Some)
    }
}

impl Shaping {
    /// That of the request at hand.
    pub(crate) fn of<'a>(ctx: &ContextBase<'a, impl Sized>) -> ServerResult<&'a Self> {
        let shaping = ctx.data::<Arc<Self>>();
        shaping
            .map(Arc::as_ref)
            .map_err(|error| error.into_server_error(Pos::default()))
    }

    /// An error if nothing more is to be resolved.
    pub(crate) fn go_on(&self) -> ServerResult<()> {
        self.stop().map_or(Ok(()), Err)
    }

    /// The value of a field; `null` for an error, where that may be.
    pub(crate) fn field(
        &self,
        key: &str,
        is_nullable: bool,
        shown: ServerResult<Value>,
    ) -> ServerResult<Value> {
        self.shape(key.len() + 4, is_nullable, shown)
    }

    /// The value of an item of a list; `null` for an error, where that may be.
    pub(crate) fn item(
        &self,
        is_nullable: bool,
        shown: ServerResult<Value>,
    ) -> ServerResult<Value> {
        self.shape(1, is_nullable, shown)
    }

    fn shape(
        &self,
        key: usize,
        is_nullable: bool,
        shown: ServerResult<Value>,
    ) -> ServerResult<Value> {
        match shown {
            Ok(value) => {
                self.count(key, &value);
                Ok(value)
            }
            Err(error) if is_nullable => {
                self.keep(from_origin(error));
                Ok(Value::Null)
            }
            Err(error) => Err(from_origin(error)),
        }
    }

    /// Counts a value and what stands before it, in bytes.
    pub(crate) fn count(&self, key: usize, value: &Value) {
        self.values.fetch_add(1, Ordering::Relaxed);
        self.bytes
            .fetch_add(key + own_bytes(value), Ordering::Relaxed);
    }

    /// Begins an answer: its bytes and values are its own, and its time is, unless the request has a deadline.
    fn begin(&self, ctx: &ExtensionContext<'_>) {
        self.bytes.store(0, Ordering::Relaxed);
        self.values.store(0, Ordering::Relaxed);
        let deadline = ctx.data_opt::<Deadline>().map(|it| it.0);
        let deadline = deadline.unwrap_or_else(|| Instant::now() + self.request_timeout);
        *self.deadline.lock().unwrap_or_else(PoisonError::into_inner) = deadline;
    }

    /// Why nothing more is resolved, if so.
    fn stop(&self) -> Option<ServerError> {
        if self.bytes.load(Ordering::Relaxed) > self.response_bytes {
            let message = format!("the answer is larger than {} bytes", self.response_bytes);
            return Some(coded(Code::ResponseTooLarge, message));
        }
        if self.values.load(Ordering::Relaxed) > self.response_values {
            let message = format!("the answer has more than {} values", self.response_values);
            return Some(coded(Code::ResponseTooLarge, message));
        }
        let deadline = *self.deadline.lock().unwrap_or_else(PoisonError::into_inner);
        (Instant::now() > deadline)
            .then(|| coded(Code::Timeout, "the answer was not ready in time".to_owned()))
    }

    /// Keeps an error for the answer; no more of them than it would tell.
    fn keep(&self, error: ServerError) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < self.errors {
            kept.push(whole(error));
        }
    }
}

fn coded(code: Code, message: String) -> ServerError {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", code.as_str());
    ServerError {
        extensions: Some(extensions),
        ..ServerError::new(message, None)
    }
}

/// The error, remembering where it arose.
fn from_origin(mut error: ServerError) -> ServerError {
    if error.source::<Origin>().is_none() {
        error.source = Some(Arc::new(Origin(error.path.clone())));
    }
    error
}

/// The error with the path it arose at.
fn whole(mut error: ServerError) -> ServerError {
    let path = error.source().map(|Origin(path)| path.clone());
    error.path = path.unwrap_or(error.path);
    error
}

/// The bytes of a value in JSON, but for those that were counted further down.
fn own_bytes(value: &Value) -> usize {
    match value {
        Value::List(_) | Value::Object(_) => 2,
        leaf => {
            let mut counter = Counter(0);
            // Counting cannot fail, and what cannot be written counts as nothing.
            let _ = serde_json::to_writer(&mut counter, leaf);
            counter.0
        }
    }
}

struct Counter(usize);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
