//! What lies under the answers: loading, versions, migrations, pools.

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database};
use store::db::Db;
use sun_graph::config::Config;

use crate::{postgres::Postgres, world::World};

async fn open(url: &str) -> Db {
    let mut config = Config::default();
    config.database.url = url.into();
    let db = Db::open(&config.database).await.unwrap();
    db.migrate().await.unwrap();
    db
}

async fn loading_twice_changes_nothing(url: &str) {
    let db = open(url).await;
    assert_eq!(db.data_version().await.unwrap(), 0);
    assert!(
        exchange::load_shipped(&db, chrono::Utc::now())
            .await
            .unwrap()
            .is_changed
    );
    assert_eq!(db.data_version().await.unwrap(), 1);
    assert!(
        !exchange::load_shipped(&db, chrono::Utc::now())
            .await
            .unwrap()
            .is_changed
    );
    assert_eq!(db.data_version().await.unwrap(), 1);
    db.close().await;
}

#[tokio::test]
async fn loading_twice_changes_nothing_on_either_database() {
    let folder = tempfile::tempdir().unwrap();
    loading_twice_changes_nothing(&format!("sqlite:{}/a.db", folder.path().display())).await;
    let postgres = Postgres::start();
    loading_twice_changes_nothing(&postgres.url()).await;
}

async fn migrations_go_down_and_up_again(url: &str) {
    let db = Database::connect(url).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    Migrator::down(&db, None).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn migrations_go_down_and_up_again_on_either_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}/a.db?mode=rwc", folder.path().display());
    migrations_go_down_and_up_again(&file).await;
    let postgres = Postgres::start();
    migrations_go_down_and_up_again(&postgres.url()).await;
}

#[tokio::test]
async fn a_write_raises_the_version_and_a_rollback_does_not() {
    for world in [World::sqlite().await, World::postgres().await] {
        let before = world.db.data_version().await.unwrap();
        let write = world.db.begin_write().await.unwrap();
        drop(write);
        assert_eq!(world.db.data_version().await.unwrap(), before);
        let write = world.db.begin_write().await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(world.db.data_version().await.unwrap(), before + 1);
    }
}

#[tokio::test]
async fn readers_cannot_write_on_sqlite() {
    let world = World::sqlite().await;
    let reader = world.db.reader();
    assert!(
        reader
            .execute_unprepared("DELETE FROM country")
            .await
            .is_err()
    );
}

/// A `begin` that is given up on must not swallow the writes that follow it.
#[tokio::test]
async fn a_cancelled_begin_loses_no_later_write_on_postgres() {
    let world = World::postgres().await;
    let before = world.db.data_version().await.unwrap();
    let mut acknowledged = 0;
    for round in 0..400 {
        let patience = std::time::Duration::from_micros(round % 40 * 20);
        drop(tokio::time::timeout(patience, world.db.begin_write()).await);
        if round % 4 == 0 {
            let write = world.db.begin_write().await.unwrap();
            write.commit().await.unwrap();
            acknowledged += 1;
        }
    }
    assert_eq!(
        world.db.data_version().await.unwrap(),
        before + acknowledged
    );
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/a.db", folder.path().display());
    let db = open(&url).await;
    let newer = db.begin_write().await.unwrap();
    newer
        .execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)")
        .await
        .unwrap();
    newer.commit().await.unwrap();
    let refused = db.migrate().await.unwrap_err().to_string();
    assert!(refused.contains("newer sun-graph"), "{refused}");
}
