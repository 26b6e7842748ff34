//! Sheets in and out by address: what comes of each row, and that a folder
//! written out reads back to the same records.

use serde_json::Value;

use super::on_both;
use crate::world::World;

const EVENTS: &str = "\
external_id,name,kind,country,starts,themes,source_title
#meta+id+external,#event+name,#event+type,#country+code,#date+start,#subject+list,#meta+source+title
s-1,First synthetic workshop,WORKSHOP,KEN,2026-10-01,synthetic,A synthetic source of a test
s-2,Second synthetic workshop,WORKSHOP,KEN,2026-10-02,synthetic;test,A synthetic source of a test
";

async fn a_sheet_comes_in_once(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let before = world.db.data_version().await.unwrap();
    let (status, dry) = world.import(&token, "events?dryRun=true", EVENTS).await;
    assert_eq!(status, 200, "{dry:#}");
    assert_eq!(
        (&dry["report"]["created"], &dry["report"]["written"]),
        (&2.into(), &false.into())
    );
    assert_eq!(world.db.data_version().await.unwrap(), before);

    let (_, done) = world.import(&token, "events", EVENTS).await;
    assert_eq!(
        (&done["report"]["created"], &done["report"]["written"]),
        (&2.into(), &true.into())
    );
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);
    let (_, again) = world.import(&token, "events", EVENTS).await;
    assert_eq!(again["report"]["unchanged"], 2, "{again:#}");
    assert_eq!(world.db.data_version().await.unwrap(), before + 1);

    let moved = EVENTS.replace("2026-10-02", "2026-10-09");
    let (_, changed) = world.import(&token, "events", &moved).await;
    assert_eq!(
        (
            &changed["report"]["changed"],
            &changed["report"]["unchanged"]
        ),
        (&1.into(), &1.into())
    );
    let row = &changed["report"]["rows"][0];
    assert_eq!(
        (&row["line"], &row["changes"][0]["column"]),
        (&4.into(), &"starts".into())
    );
    let seen = world
        .data(r#"{ country(code: "KE") { events(filter: { from: "2026-10-01" }, order: STARTS) { nodes { name starts } } } }"#)
        .await;
    assert_eq!(
        seen["country"]["events"]["nodes"][1]["starts"], "2026-10-09",
        "{seen:#}"
    );
}

async fn one_bad_row_keeps_out_all(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let before = world.db.data_version().await.unwrap();
    let mixed = format!(
        "{EVENTS}s-3,Third synthetic workshop,WORKSHOP,SEN,2026-10-03,,A synthetic source of a test\n\
         s-4,Fourth synthetic workshop,PARTY,KEN,2026-13-03,,A synthetic source of a test\n"
    );
    let (status, report) = world.import(&token, "events", &mixed).await;
    assert_eq!(status, 400, "{report:#}");
    assert_eq!(report["errors"][0]["extensions"]["code"], "IMPORT_REJECTED");
    let lines = report["errors"].as_array().unwrap().iter();
    let lines: Vec<_> = lines
        .map(|it| {
            (
                it["extensions"]["line"].as_u64(),
                it["extensions"]["column"].as_str(),
            )
        })
        .collect();
    assert!(lines.contains(&(Some(5), None)), "{lines:?}");
    assert!(lines.contains(&(Some(6), Some("kind"))), "{lines:?}");
    assert!(lines.contains(&(Some(6), Some("starts"))), "{lines:?}");
    assert_eq!(world.db.data_version().await.unwrap(), before);
    let (status, none) = world.import("", "events", EVENTS).await;
    assert_eq!(status, 401, "{none:#}");
}

async fn what_is_written_out_is_what_the_list_shows(world: World) {
    let filter = r#"{"countries":["KEN"]}"#;
    let csv = world
        .export("events", &[("filter", filter), ("order", "STARTS")])
        .await;
    let listed = world
        .data(r#"{ events(filter: { countries: ["KE"] }, order: STARTS, first: 100) { nodes { name } } }"#)
        .await;
    let listed = listed["events"]["nodes"].as_array().unwrap().len();
    assert_eq!(csv.lines().count(), listed + 1);
    let tags = [
        ("tags", "true"),
        ("separator", ";"),
        ("bom", "true"),
        ("filter", filter),
    ];
    let decked = world.export("events", &tags).await;
    assert!(decked.starts_with("\u{feff}id;name;"), "{decked}");
    assert!(
        decked.lines().nth(1).unwrap().starts_with("#meta+id;"),
        "{decked}"
    );
    assert_eq!(decked.lines().count(), listed + 2);
    let all = world.export("events", &[("format", "ndjson")]).await;
    let total = world.data("{ events { totalCount } }").await;
    assert_eq!(
        all.lines().count() as u64,
        total["events"]["totalCount"].as_u64().unwrap()
    );
    for line in all.lines() {
        assert!(serde_json::from_str::<Value>(line).unwrap()["id"].is_string());
    }
    let wrong = world
        .export("events", &[("filter", r#"{"nothing":1}"#)])
        .await;
    let wrong: Value = serde_json::from_str(&wrong).unwrap();
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
}

on_both! {
    a_sheet_comes_in_once
    one_bad_row_keeps_out_all
    what_is_written_out_is_what_the_list_shows
}
