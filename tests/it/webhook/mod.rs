//! Webhooks, against a receiver of HTTP: what it is sent, in which order, how
//! it is signed, and what comes of it where it does not take it.

mod failing;
pub(crate) mod receiver;
mod refused;
mod told;
mod woken;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{TimeDelta, Utc};
use record::clock::Clock;
use serde_json::{Value, json};
use sun_graph::config::Config;

pub(crate) use self::receiver::{Receiver, is_signed};
use crate::{
    world::World,
    write::{event, payload},
};

/// A clock that is put forward by hand.
#[derive(Clone, Default)]
struct Ahead(Arc<AtomicI64>);

impl Ahead {
    fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Clock::new(move || Utc::now() + TimeDelta::seconds(seconds.load(Ordering::Relaxed)))
    }

    fn by(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// Receivers on this machine are allowed.
fn config() -> Config {
    Config {
        webhook_hosts: "127.0.0.1".into(),
        ..Config::default()
    }
}

/// Registers a receiver, with more of the input, and gives the id and the secret.
async fn register(world: &World, token: &str, url: &str, more: &str) -> (String, String) {
    let query = format!(
        r#"mutation {{ registerWebhook(input: {{ url: "{url}" {more} }}) {{ secret webhook {{ id position }} }} }}"#
    );
    let made = payload(world, token, json!({ "query": query })).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["webhook"]["id"]), text(&made["secret"]))
}

/// How a webhook stands.
async fn standing(world: &World, token: &str, id: &str) -> Value {
    let query = "{ webhooks { nodes { id position behind failingSince nextAttempt lastError lastDelivered disabled } } }";
    let answer = world.post_as(token, json!({ "query": query })).await;
    let mut webhooks = answer["data"]["webhooks"]["nodes"]
        .as_array()
        .unwrap()
        .iter();
    let found = webhooks.find(|it| it["id"] == id);
    found.unwrap_or_else(|| panic!("{answer:#}")).clone()
}

/// How a webhook stands once it stands like this.
async fn once(world: &World, token: &str, id: &str, is_meant: impl Fn(&Value) -> bool) -> Value {
    receiver::until(async || {
        let standing = standing(world, token, id).await;
        is_meant(&standing).then_some(standing)
    })
    .await
}

/// Makes an event in a country and gives the sequence of its change.
async fn change(world: &World, token: &str, name: &str, country: &str) -> i64 {
    let made = payload(world, token, event(name, country)).await;
    made["sequence"]
        .as_i64()
        .unwrap_or_else(|| panic!("{made:#}"))
}

macro_rules! on_both {
    ($($name:ident)+) => {
        mod sqlite { $(#[tokio::test] async fn $name() {
            let ahead = super::super::Ahead::default();
            let world = crate::world::World::sqlite_at(super::super::config(), ahead.clock()).await;
            super::$name(world, ahead).await;
        })+ }
        mod postgres { $(#[tokio::test] async fn $name() {
            let ahead = super::super::Ahead::default();
            let world = crate::world::World::postgres_at(super::super::config(), ahead.clock()).await;
            super::$name(world, ahead).await;
        })+ }
    };
}
use on_both;
