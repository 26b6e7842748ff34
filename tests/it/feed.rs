//! The feed of changes: nothing missed, nothing doubled, in order, whoever writes.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use store::{
    auth::{Reach, ReadScope},
    db::Db,
    feed::{Entry, Fault, Feed, Filter, Follower, page},
};
use sun_graph::config::Config;
use tokio::time;

use crate::{
    change::{Synthetic, add, synthetic, write},
    postgres::Postgres,
};

const LAG: u64 = 10_000;

/// How long to wait for what must come, before a test is given up.
const PATIENCE: Duration = Duration::from_mins(1);

async fn open(url: &str) -> (Db, Feed) {
    let mut config = Config::default();
    config.database.url = url.into();
    let db = Db::open(&config.database).await.unwrap();
    db.migrate().await.unwrap();
    let feed = Feed::start(&db, LAG).await.unwrap();
    (db, feed)
}

async fn sqlite() -> (Db, Feed, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let (db, feed) = open(&format!("sqlite:{}/a.db", folder.path().display())).await;
    (db, feed, folder)
}

async fn next(follower: &mut Follower) -> Entry {
    let next = time::timeout(PATIENCE, follower.next()).await;
    next.expect("nothing came").unwrap().unwrap()
}

/// Holds that the next entries are these, one after the other.
async fn follows(follower: &mut Follower, sequences: impl Iterator<Item = i64>) {
    for sequence in sequences {
        assert_eq!(next(follower).await.sequence(), sequence);
    }
}

/// Changes of many kinds in many places, the same each time.
fn seeded(count: usize) -> Vec<Synthetic> {
    const KINDS: [&str; 3] = ["event", "country", "chapter"];
    const SCOPES: [&str; 5] = [
        "country:KEN",
        "country:SEN",
        "country:PER",
        "network:csn",
        "network:sbn",
    ];
    let mut seed = 7_u64;
    let mut draw = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % below).unwrap()
    };
    let change = |_| {
        let scopes: Vec<_> = SCOPES.into_iter().filter(|_| draw(3) == 0).collect();
        let id = draw(4).to_string();
        synthetic(KINDS[draw(3)], &id, &scopes)
    };
    (0..count).map(change).collect()
}

#[tokio::test]
async fn memory_and_table_let_the_same_through() {
    let (db, feed, _folder) = sqlite().await;
    let mut changes = seeded(300);
    // What is not public is told to those alone whose reach extends to where it counts.
    for scopes in [
        &[][..],
        &["country:KEN"],
        &["country:SEN"],
        &["network:csn"],
        &["country:KEN", "network:csn"],
        &["country:KEN", "network:sbn"],
        &["country:SEN", "network:csn"],
    ] {
        changes.push(synthetic("contact", "0", scopes));
    }
    write(&db, &feed, &changes).await;
    let span = (0, i64::MAX);
    let everything = Filter {
        read_scope: ReadScope::Everything,
        ..Filter::default()
    };
    let all = page(&db, span, &everything, 1_000).await.unwrap();
    assert_eq!(all.len(), 307);
    let within = |networks, countries| ReadScope::Within {
        networks,
        countries,
    };
    let only = |name: &str| Reach::Only([name.to_owned()].into());
    let some = |texts: &[&str]| Some(texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    for filter in [
        Filter::default(),
        Filter {
            kinds: some(&["event", "chapter"]),
            ..Filter::default()
        },
        Filter {
            kinds: some(&[]),
            ..Filter::default()
        },
        Filter {
            countries: some(&["country:KEN", "country:PER"]),
            ..Filter::default()
        },
        Filter {
            networks: some(&["network:csn"]),
            ..Filter::default()
        },
        Filter {
            record: Some("event:2".into()),
            ..Filter::default()
        },
        Filter {
            kinds: some(&["event"]),
            countries: some(&["country:SEN"]),
            networks: some(&["network:sbn"]),
            record: Some("event:1".into()),
            ..Filter::default()
        },
        Filter {
            read_scope: within(Reach::All, only("KEN")),
            ..Filter::default()
        },
        Filter {
            read_scope: within(only("csn"), Reach::All),
            ..Filter::default()
        },
        Filter {
            kinds: some(&["contact"]),
            read_scope: within(only("csn"), only("KEN")),
            ..Filter::default()
        },
    ] {
        let asked = page(&db, span, &filter, 1_000).await.unwrap();
        let kept = all.iter().filter(|entry| filter.lets_through(entry));
        assert_eq!(asked, kept.cloned().collect::<Vec<_>>(), "{filter:?}");
    }
}

#[tokio::test]
async fn a_follower_catches_up_and_then_hears_what_comes() {
    let (db, feed, _folder) = sqlite().await;
    // More than memory keeps, so that the table is read too.
    for _ in 0..5 {
        write(&db, &feed, &seeded(500)).await;
    }
    let mut all = feed.follow(Some(0), Filter::default()).await.unwrap();
    follows(&mut all, 1..=2_500).await;
    let mut coming = feed.follow(None, Filter::default()).await.unwrap();
    let kenya = Filter {
        countries: Some(vec!["country:KEN".into()]),
        ..Filter::default()
    };
    let mut kenya = feed.follow(None, kenya).await.unwrap();
    write(&db, &feed, &[synthetic("event", "a", &["country:SEN"])]).await;
    write(&db, &feed, &[synthetic("event", "b", &["country:KEN"])]).await;
    follows(&mut all, 2_501..=2_502).await;
    follows(&mut coming, 2_501..=2_502).await;
    follows(&mut kenya, 2_502..=2_502).await;
    // A second one that begins where the first stands sees the same.
    let mut again = feed.follow(Some(2_500), Filter::default()).await.unwrap();
    follows(&mut again, 2_501..=2_502).await;
}

#[tokio::test]
async fn a_change_that_is_taken_back_is_never_heard() {
    let (db, feed, _folder) = sqlite().await;
    let mut follower = feed.follow(None, Filter::default()).await.unwrap();
    let undone = db.begin_write().await.unwrap();
    add(&undone, &synthetic("event", "undone", &[]))
        .await
        .unwrap();
    undone.rollback().await;
    feed.woken(1);
    write(&db, &feed, &[synthetic("event", "done", &[])]).await;
    assert_eq!(next(&mut follower).await.row.record, "event:done");
}

#[tokio::test]
async fn one_that_lags_is_told_where_to_resume() {
    let (db, _, _folder) = sqlite().await;
    let feed = Feed::start(&db, 5).await.unwrap();
    let mut slow = feed.follow(None, Filter::default()).await.unwrap();
    let newest = write(&db, &feed, &seeded(6)).await;
    // One that begins later may begin as far behind as it likes.
    drop(feed.follow(Some(newest), Filter::default()).await.unwrap());
    let mut late = feed.follow(Some(0), Filter::default()).await.unwrap();
    follows(&mut late, 1..=newest).await;
    let fault = slow.next().await.unwrap_err();
    assert!(
        matches!(fault, Fault::Lagged { resume_after: 0 }),
        "{fault:?}"
    );
    let ahead = feed.follow(Some(newest + 1), Filter::default()).await.err();
    assert!(
        matches!(ahead, Some(Fault::Ahead { newest: 6 })),
        "{ahead:?}"
    );
}

#[tokio::test]
async fn a_closed_feed_ends_those_who_follow() {
    let (_db, feed, _folder) = sqlite().await;
    let mut follower = feed.follow(None, Filter::default()).await.unwrap();
    feed.close();
    let end = time::timeout(PATIENCE, follower.next()).await.unwrap();
    assert!(end.unwrap().is_none());
}

#[tokio::test]
async fn what_one_process_writes_another_hears() {
    let postgres = Postgres::start();
    let (here, writing) = open(&postgres.url()).await;
    let (there, following) = open(&postgres.url()).await;
    let mut follower = following.follow(None, Filter::default()).await.unwrap();
    let writers = (0..4).map(|_| {
        let (db, feed) = (here.clone(), writing.clone());
        tokio::spawn(async move {
            for _ in 0..25 {
                write(&db, &feed, &seeded(2)).await;
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    follows(&mut follower, 1..=200).await;
    for writer in writers {
        writer.await.unwrap();
    }

    // The connections that listen are cut, and one writes before they are back.
    let killed =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'";
    let killed = there.reader().execute_unprepared(killed).await.unwrap();
    assert_eq!(killed.rows_affected(), 2);
    write(&here, &writing, &seeded(3)).await;
    follows(&mut follower, 201..=203).await;
    // A writer that dies before it tells is found by looking.
    let silent = here.begin_write().await.unwrap();
    add(&silent, &synthetic("event", "silent", &[]))
        .await
        .unwrap();
    silent.commit().await.unwrap();
    follows(&mut follower, 204..=204).await;
}

#[tokio::test]
async fn a_transaction_that_stays_open_delays_and_skips_nothing() {
    let postgres = Postgres::start();
    let (here, writing) = open(&postgres.url()).await;
    let (there, following) = open(&postgres.url()).await;
    let mut follower = following.follow(None, Filter::default()).await.unwrap();
    let open = here.begin_write().await.unwrap();
    add(&open, &synthetic("event", "first", &[])).await.unwrap();
    let second = tokio::spawn({
        let (db, feed) = (there.clone(), writing.clone());
        async move { write(&db, &feed, &[synthetic("event", "second", &[])]).await }
    });
    // The second, of another server, waits for the first: nothing of it can be read before.
    let waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    while here
        .reader()
        .execute_unprepared(waits)
        .await
        .unwrap()
        .rows_affected()
        == 0
    {
        tokio::task::yield_now().await;
    }
    let early = page(&here, (0, i64::MAX), &Filter::default(), 10)
        .await
        .unwrap();
    assert_eq!(early, []);
    open.commit().await.unwrap();
    assert_eq!(second.await.unwrap(), 2);
    assert_eq!(next(&mut follower).await.row.record, "event:first");
    assert_eq!(next(&mut follower).await.row.record, "event:second");
}
