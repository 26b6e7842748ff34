//! What wakes deliveries: the feed itself, and not the next look that is due.

use std::time::Duration;

use record::clock::Clock;
use store::{
    auth::Viewer,
    db::Db,
    feed::{
        Feed, Filter,
        webhook::{Deliveries, NewWebhook, Targets, register},
    },
};
use sun_graph::config::Config;
use tokio_util::sync::CancellationToken;

use super::Receiver;
use crate::change::{synthetic, write};

#[tokio::test]
async fn a_change_is_sent_when_it_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::default();
    config.database.url = format!("sqlite:{}/a.db", folder.path().display());
    let db = Db::open(&config.database).await.unwrap();
    db.migrate().await.unwrap();
    let feed = Feed::start(&db, 10_000).await.unwrap();
    let receiver = Receiver::start().await;
    let deliveries = Deliveries {
        feed: feed.clone(),
        targets: Targets::new(["127.0.0.1".to_owned()]).unwrap(),
        clock: Clock::system(),
        // Longer than any test is waited for.
        tick: Duration::from_hours(1),
    };
    let stop = CancellationToken::new();
    let delivering = tokio::spawn(deliveries.run(stop.clone()));
    let new = NewWebhook {
        url: receiver.url.clone(),
        filter: Filter::default(),
        creator: Viewer::operator().principal,
        after: 0,
    };
    let unlogged = db.begin_quiet().await.unwrap();
    let registered = register(&unlogged, new, Clock::system().now(), [7; 32]).await;
    unlogged.commit().await.unwrap();
    assert!(registered.unwrap().is_some());
    for told in 1..=3 {
        let change = synthetic("event", "a", &["country:KEN"]);
        let sequence = write(&db, &feed, &[change]).await;
        let sent = receiver.once_told(sequence).await;
        assert_eq!(sent.len(), told);
    }
    stop.cancel();
    delivering.await.unwrap();
}

#[tokio::test]
async fn what_is_not_for_everybody_is_not_told() {
    let world = crate::world::World::sqlite_with(super::config()).await;
    let token = world.token("STEWARD", None, None).await;
    let receiver = Receiver::start().await;
    super::register(&world, &token, &receiver.url, "").await;
    let hidden = synthetic("contact", "a", &["country:KEN"]);
    let shown = synthetic("event", "b", &["country:KEN"]);
    let last = write(&world.db, &world.feed, &[hidden, shown]).await;
    let sent = receiver.once_told(last).await;
    let told: Vec<i64> = sent
        .iter()
        .flat_map(super::receiver::Sent::sequences)
        .collect();
    assert_eq!(told, [last]);
}
