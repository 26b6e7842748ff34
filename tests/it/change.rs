//! The log of changes as clients read it, page by page and record by record.
//!
//! Its entries are synthetic and named so: they are written straight into the
//! log, by whoever holds the right to write.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use serde_json::{Value, json};
use store::{
    db::{Db, WriteTransaction},
    feed::Feed,
};

use crate::world::World;

/// A change that never happened.
#[derive(Clone)]
pub(crate) struct Synthetic {
    pub(crate) kind: &'static str,
    pub(crate) record: String,
    pub(crate) scopes: Vec<&'static str>,
    pub(crate) after: String,
}

/// A change of this record, somewhere.
pub(crate) fn synthetic(kind: &'static str, id: &str, scopes: &[&'static str]) -> Synthetic {
    Synthetic {
        kind,
        record: format!("{kind}:{id}"),
        scopes: scopes.to_vec(),
        after: json!({ "id": id, "name": "synthetic" }).to_string(),
    }
}

/// Adds a change to the log, within the transaction of its writer.
pub(crate) async fn add(write: &WriteTransaction, change: &Synthetic) -> Result<i64, DbErr> {
    let backend = write.get_database_backend();
    let marks = |sql: &str| match backend {
        sea_orm::DbBackend::Postgres => sql.to_owned(),
        _ => sql.replace("$1", "?").replace("$2", "?").replace("$3", "?"),
    };
    let insert = marks(
        r#"INSERT INTO "change" ("sequence", "version", "at", "actor", "verb", "kind", "record", "before", "after", "digests", "hash")
        SELECT COALESCE(MAX("sequence"), 0) + 1, (SELECT "version" FROM "data_version"), '2026-11-25T12:00:00.000Z',
               'token:synthetic', 'CHANGE', $1, $2, '{"name":"before"}', $3, '', '' FROM "change""#,
    );
    let values = [
        change.kind.into(),
        change.record.as_str().into(),
        change.after.as_str().into(),
    ];
    write
        .execute_raw(Statement::from_sql_and_values(backend, insert, values))
        .await?;
    for scope in &change.scopes {
        let insert = marks(
            r#"INSERT INTO "change_scope" ("sequence", "scope") SELECT MAX("sequence"), $1 FROM "change""#,
        );
        let values = [(*scope).into()];
        write
            .execute_raw(Statement::from_sql_and_values(backend, insert, values))
            .await?;
    }
    let newest = r#"SELECT MAX("sequence") AS "newest" FROM "change""#;
    let newest = write.query_one_raw(Statement::from_string(backend, newest));
    newest.await?.unwrap().try_get("", "newest")
}

/// Writes changes in one transaction, and tells their feed.
pub(crate) async fn write(db: &Db, feed: &Feed, changes: &[Synthetic]) -> i64 {
    let transaction = db.begin_long_write().await.unwrap();
    let mut newest = 0;
    for change in changes {
        newest = add(&transaction, change).await.unwrap();
    }
    transaction.commit().await.unwrap();
    feed.woken(newest);
    newest
}

async fn written(world: &World) {
    let changes = [
        synthetic("country", "KEN", &["country:KEN"]),
        synthetic("event", "gone", &["country:KEN", "network:csn"]),
        synthetic("country", "KEN", &["country:KEN"]),
        synthetic("country", "SEN", &["country:SEN"]),
    ];
    write(&world.db, &world.feed, &changes[..2]).await;
    write(&world.db, &world.feed, &changes[2..]).await;
}

async fn pages_and_histories_are_those_of_the_log(world: World) {
    let base = world.feed.newest();
    let count = "{ changes { totalCount } }";
    // Not all that is in the log is for everybody.
    let told = world.data(count).await["changes"]["totalCount"].clone();
    let told = told.as_i64().unwrap();
    written(&world).await;
    let all = "nodes { sequence version at actor verb kind recordId record { id } countries networks difference { field before after } }";
    let page = world
        .data(&format!(
            "{{ changes(after: \"{base}\") {{ {all} pageInfo {{ hasNextPage endCursor }} totalCount }} }}"
        ))
        .await;
    let page = &page["changes"];
    assert_eq!(page["totalCount"], told + 4);
    assert_eq!(
        page["pageInfo"],
        json!({ "hasNextPage": false, "endCursor": (base + 4).to_string() })
    );
    assert_eq!(
        page["nodes"][0],
        json!({
            "sequence": base + 1,
            "version": page["nodes"][1]["version"],
            "at": "2026-11-25T12:00:00.000Z",
            "actor": "token",
            "verb": "CHANGE",
            "kind": "country",
            "recordId": "country:KEN",
            "record": { "id": "country:KEN" },
            "countries": ["KEN"],
            "networks": [],
            "difference": [
                { "field": "id", "before": null, "after": "KEN" },
                { "field": "name", "before": "before", "after": "synthetic" },
            ],
        })
    );
    let gone = &page["nodes"][1];
    assert_eq!(gone["record"], Value::Null);
    assert_eq!(
        (&gone["countries"], &gone["networks"]),
        (&json!(["KEN"]), &json!(["network:csn"]))
    );

    let sequences = async |arguments: &str| {
        let query =
            format!("{{ changes(after: \"{base}\" {arguments}) {{ nodes {{ sequence }} }} }}");
        let data = world.data(&query).await;
        let nodes = data["changes"]["nodes"].as_array().unwrap().clone();
        nodes
            .iter()
            .map(|it| it["sequence"].as_i64().unwrap() - base)
            .collect::<Vec<_>>()
    };
    for (arguments, expected) in [
        ("first: 2", vec![1, 2]),
        ("first: 0", vec![]),
        (r#"kinds: ["event"]"#, vec![2]),
        ("kinds: []", vec![]),
        ("countries: [KE]", vec![1, 2, 3]),
        (
            r#"countries: ["KEN", "SEN"], kinds: ["country"]"#,
            vec![1, 3, 4],
        ),
        (r#"networks: ["csn"]"#, vec![2]),
        (r#"record: "country:KEN""#, vec![1, 3]),
    ] {
        assert_eq!(sequences(arguments).await, expected, "{arguments}");
    }

    let newest = world
        .data(
            "{ changes(last: 2) { nodes { sequence } pageInfo { hasPreviousPage hasNextPage } } }",
        )
        .await;
    assert_eq!(
        newest["changes"],
        json!({ "nodes": [{ "sequence": base + 3 }, { "sequence": base + 4 }],
                "pageInfo": { "hasPreviousPage": true, "hasNextPage": false } })
    );
    let query = format!(
        "{{ nodes(ids: [\"country:KEN\", \"country:SEN\", \"network:csn\"]) {{
               history(after: \"{base}\") {{ nodes {{ sequence }} totalCount }} }}
           country(code: \"KE\") {{ history {{ nodes {{ verb actor }} }}
               latest: history(last: 1) {{ edges {{ cursor }} pageInfo {{ hasPreviousPage }} }} }} }}"
    );
    let histories = world.data(&query).await;
    let history = |place: usize| &histories["nodes"][place]["history"];
    let sequence = |place: i64| json!({ "sequence": base + place });
    assert_eq!(history(0)["nodes"], json!([sequence(1), sequence(3)]));
    assert_eq!(history(1)["nodes"], json!([sequence(4)]));
    assert_eq!(history(2)["nodes"], json!([]));
    // Each came in with the dataset.
    assert_eq!(history(1)["totalCount"], 2);
    let kenya = &histories["country"];
    let first = json!({ "verb": "CREATE", "actor": "dataset" });
    assert_eq!(kenya["history"]["nodes"][0], first);
    assert_eq!(
        kenya["latest"],
        json!({ "edges": [{ "cursor": (base + 3).to_string() }], "pageInfo": { "hasPreviousPage": true } })
    );
}

#[tokio::test]
async fn pages_and_histories_are_those_of_the_log_on_sqlite() {
    pages_and_histories_are_those_of_the_log(World::sqlite().await).await;
}

#[tokio::test]
async fn pages_and_histories_are_those_of_the_log_on_postgres() {
    pages_and_histories_are_those_of_the_log(World::postgres().await).await;
}

#[tokio::test]
async fn histories_of_many_records_are_one_statement() {
    let world = World::sqlite().await;
    written(&world).await;
    let query = |first: usize| json!({ "query": format!("{{ countries(first: {first}) {{ nodes {{ history {{ nodes {{ countries }} }} }} }} }}") });
    let (_, few) = world.counted(query(2)).await;
    let (answer, many) = world.counted(query(66)).await;
    assert!(answer.get("errors").is_none(), "{answer:#}");
    // One for the version, the countries, their histories, and what those touch.
    assert_eq!((few <= 4, many), (true, 4));
}

#[tokio::test]
async fn what_cannot_be_asked_of_the_log_is_told() {
    let world = World::sqlite().await;
    for arguments in [
        r#"(after: "nonsense")"#,
        r#"(after: "-1")"#,
        r#"(kinds: ["evnt"])"#,
        "(first: -1)",
    ] {
        let query = format!("{{ changes{arguments} {{ nodes {{ sequence }} }} }}");
        let (_, _, answer) = world.post(json!({ "query": query })).await;
        let code = &answer["errors"][0]["extensions"]["code"];
        assert_eq!(code, "BAD_USER_INPUT", "{arguments}: {answer}");
    }
}
