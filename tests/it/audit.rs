//! The log held against itself: what was altered in it is found.

use sea_orm::ConnectionTrait;
use serde_json::json;
use store::feed::{Verdict, verify};

use crate::{
    start::{one_line, sun_graph},
    world::World,
    write::{event, on_both, payload},
};

async fn verdict(world: &World) -> Verdict {
    verify(world.db.reader()).await.unwrap()
}

async fn what_was_altered_is_found(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let made = payload(&world, &token, event("A synthetic webinar", "KEN")).await;
    let last = made["sequence"].as_i64().unwrap();
    let Verdict::Holds { entries, hash } = verdict(&world).await else {
        panic!("a log that nobody touched does not hold");
    };
    assert_eq!((entries, hash.len()), (last, 64));

    // What is erased by the rules holds: that something was there is still told.
    let record = made["recordId"].as_str().unwrap();
    let erase =
        format!(r#"mutation {{ eraseHistory(input: {{ id: "{record}" }}) {{ outcome }} }}"#);
    let erased = payload(&world, &token, json!({ "query": erase })).await;
    assert_eq!(erased["outcome"], "ERASED");
    assert!(matches!(verdict(&world).await, Verdict::Holds { .. }));

    // What is done to it otherwise is found where it was done.
    for (first, sql) in [
        (
            7,
            r#"UPDATE "change" SET "after" = '{}' WHERE "sequence" = 7"#,
        ),
        (
            7,
            r#"UPDATE "change" SET "after" = NULL WHERE "sequence" = 7"#,
        ),
        (
            8,
            r#"UPDATE "change" SET "actor" = 'nobody' WHERE "sequence" = 8"#,
        ),
        (
            9,
            r#"UPDATE "change" SET "at" = '2000-01-01' WHERE "sequence" = 9"#,
        ),
        (
            10,
            r#"UPDATE "change" SET "kind" = 'event' WHERE "sequence" = 10"#,
        ),
        (
            11,
            r#"UPDATE "change" SET "hash" = 'none' WHERE "sequence" = 11"#,
        ),
        (21, r#"DELETE FROM "change" WHERE "sequence" = 20"#),
    ] {
        let write = world.db.begin_quiet().await.unwrap();
        let done = write.execute_unprepared(sql).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{sql}");
        let found = verify(&write).await.unwrap();
        let is_found = matches!(found, Verdict::Broken { sequence, .. } if sequence == first);
        assert!(is_found, "{sql}: {found:?}");
        write.rollback().await;
    }
    assert!(matches!(verdict(&world).await, Verdict::Holds { .. }));
}

on_both! { what_was_altered_is_found }

#[test]
fn the_command_says_whether_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let verify = |more: &[&str]| {
        let mut command = sun_graph(folder.path());
        command
            .args(["audit", "verify"])
            .args(more)
            .output()
            .unwrap()
    };
    assert_eq!(verify(&[]).stdout, b"the log is empty\n");
    assert!(
        sun_graph(folder.path())
            .arg("migrate")
            .output()
            .unwrap()
            .status
            .success()
    );
    let told = String::from_utf8(verify(&[]).stdout).unwrap();
    assert!(told.contains(" entries hold; the last hash is "), "{told}");
    let told: serde_json::Value = serde_json::from_slice(&verify(&["--json"]).stdout).unwrap();
    assert_eq!(told["holds"], true);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let url = format!("sqlite:{}", folder.path().join("sun-graph.db").display());
        let db = sea_orm::Database::connect(url).await.unwrap();
        let sql = "UPDATE change SET record = 'country:XXX' WHERE sequence = 5";
        db.execute_unprepared(sql).await.unwrap();
        db.close().await.unwrap();
    });
    let line = one_line(&verify(&[]), 1);
    assert!(line.contains("entry 5 of the log does not hold"), "{line}");
    let output = verify(&["--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&told["holds"], &told["sequence"]),
        (&json!(false), &json!(5))
    );
    assert_eq!(output.status.code(), Some(1));
}
