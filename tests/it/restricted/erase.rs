//! Erasing: nothing of a contact is left in any table, nor in the file, and the log
//! still holds.

use std::{fs, path::Path};

use sea_orm::{ConnectionTrait, DbBackend};
use serde_json::json;
use store::feed::{Verdict, verify};

use super::{MARKS, SHEET, Scene};
use crate::{
    world::World,
    write::{on_both, payload},
};

async fn texts(world: &World, sql: &str) -> Vec<Vec<String>> {
    let rows = world
        .db
        .reader()
        .query_all_raw(sea_orm::Statement::from_string(
            world.db.backend(),
            sql.to_owned(),
        ));
    let rows = rows.await.unwrap();
    let row = |row: &sea_orm::QueryResult| {
        let columns = row.column_names().len();
        let cell = |place| row.try_get_by_index::<Option<String>>(place).unwrap();
        (0..columns)
            .map(|place| cell(place).unwrap_or_default())
            .collect()
    };
    rows.iter().map(row).collect()
}

/// All that a column of a table holds.
pub(super) async fn column(world: &World, table: &str, column: &str) -> String {
    let sql = format!(r#"SELECT "{column}" FROM "{table}""#);
    texts(world, &sql).await.concat().join("\n")
}

/// Every column of every table that holds text, in which any of the marks stands.
async fn marked(world: &World) -> Vec<String> {
    let columns = if world.db.backend() == DbBackend::Postgres {
        "SELECT table_name, column_name FROM information_schema.columns \
         WHERE table_schema = 'public' AND data_type = 'text'"
    } else {
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND c.type = 'TEXT'"
    };
    let columns = texts(world, columns).await;
    assert!(columns.len() > 200, "{}", columns.len());
    let mut found = vec![];
    for place in columns {
        let held = column(world, &place[0], &place[1]).await;
        if MARKS.iter().any(|mark| held.contains(mark)) {
            found.push(place.join("."));
        }
    }
    found.sort();
    found
}

/// The files of a database on this machine that hold any of the marks.
fn marked_files(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let is_marked = |bytes: &[u8], mark: &str| {
        bytes
            .windows(mark.len())
            .any(|window| window == mark.as_bytes())
    };
    let marked = files.filter(|file| {
        let bytes = fs::read(file).unwrap();
        MARKS.iter().any(|mark| is_marked(&bytes, mark))
    });
    marked.map(|file| file.display().to_string()).collect()
}

async fn nothing_is_left_of_what_is_erased(world: World) {
    let scene = Scene::new(world).await;
    let world = &scene.world;
    let (writer, steward) = (&scene.callers[5].token, &scene.callers[6].token);
    assert_eq!(
        marked(world).await,
        [
            "change.after",
            "change.before",
            "contact.email",
            "contact.note",
            "contact.person",
            "contact.phone",
            "external_id.id",
            "source.title"
        ]
    );
    // What came under a key keeps no more than what became of it.
    let changed = SHEET
        .replace("COORDINATOR", "CHAIR")
        .replace("Person 7f3a,", "Person 7f3a bis,");
    let (status, _) = world
        .import_keyed(writer, ("contacts", "key"), &changed)
        .await;
    assert_eq!(status, 200);
    assert!(
        !marked(world)
            .await
            .iter()
            .any(|it| it.starts_with("idempotency"))
    );

    let remove = |erase: bool| {
        let id = &scene.contact;
        json!({ "query": format!(r#"mutation {{ removeRecord(input: {{ id: "{id}", erase: {erase} }}) {{ outcome record {{ id }} }} }}"#) })
    };
    // It takes a steward: who may only write may remove, and leaves the log as it is.
    let refused = world.post_as(writer, remove(true)).await;
    assert_eq!(
        refused["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "{refused:#}"
    );
    assert!(marked(world).await.contains(&"contact.person".to_owned()));
    let erased = payload(world, steward, remove(true)).await;
    assert_eq!(erased, json!({ "outcome": "ERASED", "record": null }));
    assert_eq!(marked(world).await, Vec::<String>::new());
    assert!(matches!(
        verify(world.db.reader()).await.unwrap(),
        Verdict::Holds { .. }
    ));

    // That something was done is still told to whoever could read it, and to nobody else.
    let query = format!(
        r#"{{ changes(record: "{}") {{ nodes {{ verb difference {{ field }} record {{ id }} }} }} }}"#,
        scene.contact
    );
    for who in &scene.callers {
        let answer = scene.ask(&who.token, &query).await;
        let nodes = answer["data"]["changes"]["nodes"].as_array().unwrap();
        let verbs: Vec<&str> = nodes
            .iter()
            .map(|it| it["verb"].as_str().unwrap())
            .collect();
        let expected: &[&str] = if who.is_in_reach {
            &["CREATE", "CHANGE", "CHANGE", "REMOVE", "ERASE"]
        } else {
            &[]
        };
        assert_eq!(verbs, expected, "{}", who.name);
        assert!(nodes.iter().all(|it| it["difference"] == json!([])));
    }
    world.db.clone().close().await;
    assert_eq!(marked_files(world.folder()), Vec::<String>::new());
}

/// Removed first and erased later, the same is left: nothing.
async fn what_is_gone_can_be_erased_later(world: World) {
    let scene = Scene::new(world).await;
    let (writer, steward) = (&scene.callers[5].token, &scene.callers[6].token);
    let of = |field: &str| {
        let id = &scene.contact;
        json!({ "query": format!(r#"mutation {{ {field}(input: {{ id: "{id}" }}) {{ outcome }} }}"#) })
    };
    let removed = payload(&scene.world, writer, of("removeRecord")).await;
    assert_eq!(removed["outcome"], "REMOVED");
    assert_eq!(
        marked(&scene.world).await,
        ["change.after", "change.before"]
    );
    let erased = payload(&scene.world, steward, of("eraseHistory")).await;
    assert_eq!(erased["outcome"], "ERASED");
    assert_eq!(marked(&scene.world).await, Vec::<String>::new());
}

/// Who suspects what was erased cannot try it against what is left: the digest is not
/// that of the text alone.
async fn what_is_left_tells_nothing_to_who_guesses(world: World) {
    let scene = Scene::new(world).await;
    let last = texts(
        &scene.world,
        &format!(
            r#"SELECT "after", "digests" FROM "change" WHERE "record" = '{}' ORDER BY "sequence""#,
            scene.contact
        ),
    )
    .await;
    let states: Vec<serde_json::Value> = last
        .iter()
        .map(|row| serde_json::from_str(&row[0]).unwrap())
        .collect();
    let salt = |state: &serde_json::Value| state["salt"].as_str().unwrap().to_owned();
    assert_eq!(salt(&states[0]).len(), 32);
    assert_ne!(salt(&states[0]), salt(&states[1]));
}

on_both! {
    nothing_is_left_of_what_is_erased
    what_is_gone_can_be_erased_later
    what_is_left_tells_nothing_to_who_guesses
}
