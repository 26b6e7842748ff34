//! A server of our own: the real service, on a real port, over a real
//! database with the shipped dataset in it.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use entity::vocabulary::Role;
use record::clock::Clock;
use reqwest::{StatusCode, header::HeaderMap};
use schema::limits::Limits;
use sea_orm::ActiveEnum;
use serde_json::Value;
use store::{
    auth::{
        Auth, Reach,
        token::{self, NewToken, Origin},
    },
    db::Db,
    feed::{Feed, webhook::Targets},
};
use sun_graph::{
    config::{Config, ConnectionSettings, LiveSettings},
    http,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{postgres::Postgres, prepared};

/// A running server and what it stands on.
pub(crate) struct World {
    url: String,
    client: reqwest::Client,
    statements: Arc<AtomicUsize>,
    pub(crate) db: Db,
    pub(crate) feed: Feed,
    stop: CancellationToken,
    database: String,
    folder: tempfile::TempDir,
    _postgres: Option<Postgres>,
}

impl World {
    /// Over a new SQLite file.
    pub(crate) async fn sqlite() -> Self {
        Self::with_limits(|_| ()).await
    }

    /// Over a new SQLite file, with other limits.
    pub(crate) async fn with_limits(change: impl FnOnce(&mut Limits)) -> Self {
        let mut config = Config::default();
        change(&mut config.limits);
        Self::sqlite_with(config).await
    }

    /// Over a new SQLite file, with other settings for what stays open.
    pub(crate) async fn with_live(change: impl FnOnce(&mut LiveSettings)) -> Self {
        let mut config = Config::default();
        change(&mut config.live);
        Self::sqlite_with(config).await
    }

    /// Over a new SQLite file, with other settings.
    pub(crate) async fn sqlite_with(config: Config) -> Self {
        Self::sqlite_at(config, Clock::system()).await
    }

    /// The same, at a time of its own.
    pub(crate) async fn sqlite_at(config: Config, clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        fs::copy(prepared::sqlite().await, &file).unwrap();
        let url = format!("sqlite:{}", file.display());
        Self::start(url, (config, clock), folder, None).await
    }

    /// Over a PostgreSQL server that was started for this test.
    pub(crate) async fn postgres() -> Self {
        Self::postgres_with(Config::default()).await
    }

    /// The same, with other settings.
    pub(crate) async fn postgres_with(config: Config) -> Self {
        Self::postgres_at(config, Clock::system()).await
    }

    /// The same, at a time of its own.
    pub(crate) async fn postgres_at(config: Config, clock: Clock) -> Self {
        let postgres = Postgres::start_from(prepared::postgres().await);
        let url = postgres.url();
        let folder = tempfile::tempdir().unwrap();
        Self::start(url, (config, clock), folder, Some(postgres)).await
    }

    /// One more server over the database of this one.
    pub(crate) async fn beside(&self, config: Config, clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::start(self.database.clone(), (config, clock), folder, None).await
    }

    async fn start(
        database: String,
        (mut config, clock): (Config, Clock),
        folder: tempfile::TempDir,
        postgres: Option<Postgres>,
    ) -> Self {
        config.database.url = database.as_str().into();
        if config.connections == ConnectionSettings::default() {
            // Nobody has to learn that it stops before it does.
            config.connections.drain_ms = 0;
        }
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&statements);
        let db = Db::open(&config.database).await.unwrap();
        // It looks by itself, which is no part of an answer's count.
        let feed = Feed::start(&db, config.live.lag).await.unwrap();
        let db = db.counting(move || {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let parts = http::Parts {
            db: db.clone(),
            feed: feed.clone(),
            auth: Auth::new(db.clone(), &config.auth, clock.clone()).unwrap(),
            clock,
            targets: Targets::new(config.webhook_hosts.split_whitespace().map(str::to_owned))
                .unwrap(),
            program: env!("CARGO_BIN_EXE_sun-graph").into(),
        };
        let service = http::service(parts, &config).unwrap();
        let stop = CancellationToken::new();
        tokio::spawn(http::serve(
            (listener, None),
            service,
            stop.clone().cancelled_owned(),
        ));
        Self {
            url,
            client: reqwest::Client::new(),
            statements,
            db,
            feed,
            stop,
            database,
            folder,
            _postgres: postgres,
        }
    }

    /// Where it answers.
    pub(crate) fn url(&self) -> String {
        self.url.clone()
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> &str {
        &self.database
    }

    /// Where the file of its database lies, if it has one.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Tells the server to stop.
    pub(crate) fn stop(&self) {
        self.stop.cancel();
    }

    /// Sends a GraphQL request.
    pub(crate) async fn post(&self, body: Value) -> (StatusCode, HeaderMap, Value) {
        let response = self
            .client
            .post(format!("{}/graphql", self.url))
            .header("accept", "application/graphql-response+json")
            .json(&body)
            .send()
            .await
            .unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        (status, headers, response.json().await.unwrap())
    }

    /// The answer to a query that must succeed.
    pub(crate) async fn data(&self, query: &str) -> Value {
        let (_, _, mut answer) = self.post(serde_json::json!({ "query": query })).await;
        assert!(answer.get("errors").is_none(), "{answer:#}");
        answer["data"].take()
    }

    /// The answer to a request, and how many statements it took.
    pub(crate) async fn counted(&self, body: Value) -> (Value, usize) {
        self.statements.store(0, Ordering::Relaxed);
        let (_, _, answer) = self.post(body).await;
        (answer, self.statements.load(Ordering::Relaxed))
    }

    /// How many statements were read since they were last counted.
    pub(crate) fn statements(&self) -> usize {
        self.statements.load(Ordering::Relaxed)
    }

    /// A new token with this role, for one network and country or for all.
    pub(crate) async fn token(
        &self,
        role: &str,
        network: Option<&str>,
        country: Option<&str>,
    ) -> String {
        let reach = |name: Option<&str>| {
            name.map_or(Reach::All, |name| {
                Reach::Only(BTreeSet::from([name.to_owned()]))
            })
        };
        let now = chrono::Utc::now();
        let new = NewToken {
            name: "A synthetic bearer".into(),
            role: Role::try_from_value(&role.to_owned()).unwrap(),
            networks: reach(network),
            countries: reach(country),
            expires: now.date_naive() + chrono::Days::new(30),
        };
        let random = token::random().unwrap();
        let origin = Origin { now, random };
        let (_, secret) = token::create(&self.db, new, origin).await.unwrap();
        secret.expose().to_owned()
    }

    /// The answer to a GraphQL request of a bearer, or of anybody if the token is empty.
    pub(crate) async fn post_as(&self, token: &str, body: Value) -> Value {
        let request = self.client.post(format!("{}/graphql", self.url));
        let response = bearing(token, request).json(&body).send().await;
        response.unwrap().json().await.unwrap()
    }

    /// The status and the answer of a request under an idempotency key.
    pub(crate) async fn post_keyed(&self, token: &str, key: &str, body: Value) -> (u16, Value) {
        let request = self.client.post(format!("{}/graphql", self.url));
        let request = request
            .header("accept", "application/graphql-response+json")
            .header("idempotency-key", key)
            .json(&body);
        let response = bearing(token, request).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// The status and the report of a CSV sheet that is sent to be brought in.
    pub(crate) async fn import(&self, token: &str, path: &str, csv: &str) -> (u16, Value) {
        let request = self.client.post(format!("{}/import/{path}", self.url));
        let request = request
            .header("content-type", "text/csv; charset=utf-8")
            .body(csv.to_owned());
        let response = bearing(token, request).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// The same under an idempotency key.
    pub(crate) async fn import_keyed(
        &self,
        token: &str,
        (path, key): (&str, &str),
        csv: &str,
    ) -> (u16, Value) {
        let request = self.client.post(format!("{}/import/{path}", self.url));
        let request = request
            .header("content-type", "text/csv; charset=utf-8")
            .header("idempotency-key", key)
            .body(csv.to_owned());
        let response = bearing(token, request).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// A sheet that is asked for by address.
    pub(crate) async fn export(&self, sheet: &str, parameters: &[(&str, &str)]) -> String {
        let request = self.client.get(format!("{}/export/{sheet}", self.url));
        let response = request.query(parameters).send().await.unwrap();
        response.text().await.unwrap()
    }
}

/// The request with a bearer, or without if the token is empty.
fn bearing(token: &str, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
    if token.is_empty() {
        return request;
    }
    request.bearer_auth(token)
}
