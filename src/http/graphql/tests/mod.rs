//! The steps behind the address, on a toy schema that can fail in every way.

#![expect(clippy::unused_async, reason = "the executor wants every resolver so")]

mod answers;
mod documents;
mod limits;

use std::{
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
    time::Duration,
};

use async_graphql::{Context, EmptySubscription, InputObject, Object, Schema, SimpleObject};
use poem::http::Method;
use serde_json::Value;
use tokio::time;

use super::{
    accept::{Events, Media},
    answer::{self, Answer},
    body::Parameters,
    detached, fitted,
    prepare::RequestValidator,
};
use crate::http::request_id::RequestId;
use schema::{
    error::{Error, Result},
    limits::Limits,
};
use store::code::Code;

/// How often a toy was set off.
#[derive(Clone, Default)]
struct Count(Arc<AtomicI32>);

impl Count {
    fn next(&self) -> i32 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }
}

struct Toys;

struct Levers;

struct Row(i32);

#[derive(SimpleObject)]
struct RowConnection {
    nodes: Vec<Row>,
    total_count: i32,
}

#[derive(InputObject)]
struct Filter {
    names: Option<Vec<String>>,
    #[graphql(default = 3)]
    most: i32,
    and: Option<Box<Filter>>,
}

fn burst() -> i32 {
    panic!("secret table")
}

fn fail<T>() -> Result<T> {
    Err(sea_orm::DbErr::Custom("secret table".into()).into())
}

#[Object]
impl Toys {
    async fn one(&self) -> i32 {
        1
    }
    async fn boom(&self) -> Result<i32> {
        fail()
    }
    async fn maybe(&self) -> Result<Option<i32>> {
        fail()
    }
    async fn bad(&self) -> Result<Option<i32>> {
        Err(Error::BadInput("x".repeat(1_000)))
    }
    async fn uncoded(&self) -> async_graphql::Result<Option<i32>> {
        Err("secret table".into())
    }
    async fn panic(&self) -> i32 {
        burst()
    }
    async fn busy(&self) -> Result<i32> {
        let cause = sea_orm::ConnAcquireErr::Timeout;
        Err(sea_orm::DbErr::ConnectionAcquire(cause).into())
    }
    async fn slow(&self) -> i32 {
        time::sleep(Duration::from_millis(50)).await;
        1
    }
    async fn row(&self) -> Option<Row> {
        Some(Row(0))
    }
    async fn rows(&self, first: Option<i32>, last: Option<i32>) -> RowConnection {
        let count = first.or(last).unwrap_or(20);
        RowConnection {
            nodes: (0..count).map(Row).collect(),
            total_count: 1_000,
        }
    }
    async fn echo(&self, text: Option<String>, filter: Option<Filter>) -> String {
        let filter = filter.map(|it| format!("{:?} {} {}", it.names, it.most, it.and.is_some()));
        text.or(filter).unwrap_or_else(|| "nothing".into())
    }
    async fn upper(&self, #[graphql(validator(maximum = 3))] number: i32) -> i32 {
        number
    }
}

#[Object]
impl Levers {
    async fn bump(&self, ctx: &Context<'_>) -> i32 {
        ctx.data_unchecked::<Count>().next()
    }
}

#[Object]
impl Row {
    async fn id(&self) -> i32 {
        self.0
    }
    async fn text(&self) -> &'static str {
        "0123456789"
    }
    async fn boom(&self) -> Result<i32> {
        if self.0 == 1 { fail() } else { Ok(self.0) }
    }
    async fn maybe(&self) -> Result<Option<i32>> {
        if self.0 == 1 {
            fail()
        } else {
            Ok(Some(self.0))
        }
    }
    async fn rows(&self, first: Option<i32>) -> RowConnection {
        let nodes = (0..first.unwrap_or(20)).map(Row).collect();
        RowConnection {
            nodes,
            total_count: 1,
        }
    }
    async fn row(&self) -> Row {
        Row(self.0)
    }
}

/// A request to the toys.
struct Ask {
    parameters: Parameters,
    limits: Limits,
    method: Method,
    media: Media,
}

fn ask(query: &str) -> Ask {
    Ask {
        parameters: Parameters {
            query: query.into(),
            operation_name: None,
            variables: serde_json::Map::new(),
            files: vec![],
        },
        limits: Limits::default(),
        method: Method::POST,
        media: Media::GraphqlResponse,
    }
}

impl Ask {
    fn with(mut self, variables: Value) -> Self {
        self.parameters.variables = serde_json::from_value(variables).unwrap();
        self
    }

    fn named(mut self, name: &str) -> Self {
        self.parameters.operation_name = Some(name.into());
        self
    }

    fn within(mut self, change: impl FnOnce(&mut Limits)) -> Self {
        change(&mut self.limits);
        self
    }

    async fn answer(self) -> (u16, Value) {
        let schema = Schema::build(Toys, Levers, EmptySubscription).data(Count::default());
        let schema = fitted(schema, &self.limits).finish();
        let validator = RequestValidator::new(&schema.sdl(), self.limits.clone()).unwrap();
        let id = RequestId::of(&poem::http::HeaderMap::new());
        let work = async move {
            let may = super::kinds(&self.method, Events::Refused);
            let prepared = validator.prepare(self.parameters, may)?;
            let response = schema.execute(prepared.request).await;
            Ok(Answer {
                response,
                data_version: None,
                left: None,
                is_public: true,
                is_query: true,
            })
        };
        let outcome = detached(work, (self.limits.request_timeout_ms, Code::Timeout), &id).await;
        let response = answer::write(&outcome, self.media, &id, &self.limits);
        let status = response.status().as_u16();
        let body = response.into_body().into_bytes().await.unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("secret"));
        (status, serde_json::from_slice(&body).unwrap())
    }

    async fn data(self) -> Value {
        let (status, mut body) = self.answer().await;
        assert_eq!((status, &body["errors"]), (200, &Value::Null), "{body}");
        body["data"].take()
    }

    /// The status and the one code of a refusal, which has no `data`.
    async fn refusal(self) -> (u16, String) {
        let (status, body) = self.answer().await;
        assert!(body.get("data").is_none(), "{body}");
        (
            status,
            body["errors"][0]["extensions"]["code"]
                .as_str()
                .unwrap()
                .to_owned(),
        )
    }
}

fn code(code: &str) -> (u16, String) {
    (400, code.into())
}

/// The texts for 0 up to the count, one after the other.
fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |all, it| all + &text(it))
}
