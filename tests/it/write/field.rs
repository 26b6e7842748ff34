//! Sheets as people have them: what comes of words, countries, headers, columns and
//! names that are not written as our own sheets have them.

use serde_json::{Value, json};

use super::on_both;
use crate::world::World;

const EVENT: &str = "external_id,name,kind,starts,country,mode,themes,source_title\n";

/// What was told of the rows, in a few words each.
fn told(report: &Value) -> Vec<String> {
    let rows = report["report"]["rows"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.map(|row| {
        let errors = row["errors"].as_array().unwrap().iter();
        let errors: Vec<String> = errors.map(|it| word(&it["message"])).collect();
        format!(
            "{} {} {}",
            row["line"],
            word(&row["outcome"]),
            errors.join("; ")
        )
    })
    .collect()
}

fn notes(report: &Value) -> String {
    let notes = report["report"]["notes"].as_array().unwrap().iter();
    let notes = notes.map(|note| format!("{}: {}", note["column"], note["message"]));
    notes.collect::<Vec<_>>().join("\n")
}

/// What stands in a record by now.
async fn exported(world: &World, sheet: &str, name: &str) -> Value {
    let all = world.export(sheet, &[("format", "ndjson")]).await;
    let lines = all
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut found = lines.filter(|it| it["name"] == name);
    found
        .next()
        .unwrap_or_else(|| panic!("{name} is not there"))
}

async fn words_and_countries_come_as_people_write_them(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let sheet = format!(
        "{EVENT}w-1,Written one,Atelier,2026-05-04,Ouganda,présentiel,,A list\n\
         w-2,Written two,training,2026-05-05,Vietnam,In-person,,A list\n\
         w-3,Written three,WORKSHOP,2026-05-06,RDC,hybrid,,A list\n\
         w-4,Written four,taller,2026-05-06,ke,en línea,,A list\n\
         w-5,Written five,Workshop,2026-05-06,Swaziland,,,A list\n\
         w-6,Written six,Workshop,2026-05-06,418,,,A list\n"
    );
    let (status, report) = world.import(&token, "events", &sheet).await;
    assert_eq!(status, 200, "{report:#}");
    for (name, kind, country, mode) in [
        ("Written one", "WORKSHOP", "UGA", json!("IN_PERSON")),
        ("Written two", "TRAINING", "VNM", json!("IN_PERSON")),
        ("Written three", "WORKSHOP", "COD", json!("HYBRID")),
        ("Written four", "WORKSHOP", "KEN", json!("ONLINE")),
        ("Written five", "WORKSHOP", "SWZ", Value::Null),
        ("Written six", "WORKSHOP", "LAO", Value::Null),
    ] {
        let event = exported(&world, "events", name).await;
        let found = (&event["kind"], &event["country"], &event["mode"]);
        assert_eq!(found, (&kind.into(), &country.into(), &mode), "{name}");
    }
    let wrong = format!(
        "{EVENT}w-9,Wrong,Workshpo,2026-05-04,KEN,,,A list\nw-8,Wrong too,WORKSHOP,2026,Keniya,,,A list\n"
    );
    let (status, report) = world.import(&token, "events", &wrong).await;
    let told = told(&report).join("\n");
    assert_eq!(status, 400, "{told}");
    assert!(told.contains("did you mean WORKSHOP?"), "{told}");
    assert!(told.contains("did you mean KEN (Kenya)?"), "{told}");
    let kenya = world.data(r#"{ country(code: "Kenia") { code } }"#).await;
    assert_eq!(kenya["country"]["code"], "KEN");
}

async fn commas_never_make_one_theme(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let sheet = format!(
        "{EVENT}m-1,Several themes,MEETING,2026-05-04,KEN,,stunting; wasting ;;advocacy;,A list\n\
         m-2,Known themes,MEETING,2026-05-04,KEN,,\"governance, national-planning\",A list\n\
         m-4,One theme,MEETING,2026-05-04,KEN,,\"media, planning;\",A list\n"
    );
    let (status, report) = world.import(&token, "events", &sheet).await;
    assert_eq!(status, 200, "{report:#}");
    let event = exported(&world, "events", "Several themes").await;
    assert_eq!(event["themes"], json!(["stunting", "wasting", "advocacy"]));
    let event = exported(&world, "events", "Known themes").await;
    assert_eq!(event["themes"], json!(["governance", "national-planning"]));
    // What is written out says the same when it comes in again.
    let event = exported(&world, "events", "One theme").await;
    assert_eq!(event["themes"], json!(["media, planning"]));
    for format in ["csv", "ndjson"] {
        let all = world.export("events", &[("format", format)]).await;
        assert!(all.contains("media, planning"), "{format}");
    }
    let sheet = format!("{EVENT}m-3,My themes,MEETING,2026-05-04,KEN,,\"my own, theme\",A list\n");
    let (status, report) = world.import(&token, "events", &sheet).await;
    let told = told(&report).join("\n");
    assert_eq!(status, 400);
    assert!(told.contains("semicolon"), "{told}");
}

async fn headers_stand_where_people_put_them(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let row = |id: &str| format!("{id},Header {id},MEETING,2026-05-04,KEN,,,A list\n");
    let titled = format!(
        "Tracker 2026,,,,,,,\n\nPrepared by: us,,,,,,,\n{EVENT}{}",
        row("h-1")
    );
    let said = format!("sep=;\r\n{EVENT}{}", row("h-2")).replace(',', ";");
    let trailing = format!("{EVENT}{}", row("h-3")).replace('\n', ",,,\n");
    let bare = "Tracker\nexternal_id;name;kind;country;source_title\n\
        h-4;Header h-4;MEETING;KEN;A list, of ours, in parts, of many\n";
    let tags = "#meta+id+external,#event+name,#event+type,#date+start,#country+code,\
        #event+mode,#subject+list,#meta+source+title\n";
    let only = format!("{tags}{}", row("h-5"));
    let own = format!(
        "Our number,What,Sort,Day,Where,How,Themes of it,From\n{tags}{}",
        row("h-6")
    );
    let swapped = format!(
        "external_id,kind,name,starts,country,mode,themes,source_title\n{tags}{}",
        row("h-7")
    );
    let wide = format!(
        "Numéro,Quoi\n{}",
        tags.replace("#country+code", "#country+code+v_iso3")
    );
    let wide = wide.replace("#meta+id+external", "#meta+id+partner") + &row("h-8");
    for (number, sheet) in [
        &titled, &said, &trailing, bare, &only, &own, &swapped, &wide,
    ]
    .into_iter()
    .enumerate()
    {
        let (status, report) = world.import(&token, "events", sheet).await;
        assert_eq!(status, 200, "{sheet}\n{report:#}");
        let event = exported(&world, "events", &format!("Header h-{}", number + 1)).await;
        assert_eq!(event["kind"], "MEETING", "{sheet}");
        match number {
            0 => assert!(
                notes(&report).contains("lines 1 to 3 stand above"),
                "{report:#}"
            ),
            3 => assert!(notes(&report).contains("line 1 stands above"), "{report:#}"),
            6 => assert!(notes(&report).contains("\"kind\": \"read as"), "{report:#}"),
            _ => assert_eq!(notes(&report), "", "{sheet}"),
        }
    }
}

async fn own_columns_are_told_and_mistyped_ones_refused(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let sheet = "external_id,name,kind,country,place,source_title,Row colour,names\n\
        o-1,Own columns,MEETING,KEN,\"Nairobi\nKenya\",A list,green,x\n";
    let (status, report) = world.import(&token, "events", sheet).await;
    assert_eq!(status, 200, "{report:#}");
    let told_of = notes(&report);
    assert!(told_of.contains("\"Row colour\": \"not read"), "{told_of}");
    assert!(told_of.contains("the nearest is \\\"name\\\""), "{told_of}");
    let note = &report["report"]["rows"][0]["notes"][0];
    assert_eq!(note["column"], "place", "{report:#}");
    let event = exported(&world, "events", "Own columns").await;
    assert_eq!(event["place"], "Nairobi Kenya");
    let mistyped = sheet.replace("place", "plaec");
    let (status, report) = world.import(&token, "events", &mistyped).await;
    let told = told(&report).join("\n");
    assert_eq!(status, 400, "{told}");
    assert!(told.contains("did you mean \"place\"?"), "{told}");
    let (_, report) = world
        .import(&token, "events", "nothing,of ours\na,b\n")
        .await;
    let message = report["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("has the columns external_id, id, name"),
        "{message}"
    );
}

async fn one_own_id_is_one_row(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let row = |id: &str, name: &str| format!("{id},{name},MEETING,2026-05-04,KEN,,,A list\n");
    let twice = format!(
        "{EVENT}{}{}",
        row("r-1", "Repeat"),
        row("r-1", "Repeat renamed")
    );
    let (status, report) = world.import(&token, "events", &twice).await;
    let told_of = told(&report);
    assert_eq!(status, 400, "{told_of:?}");
    assert!(told_of[0].starts_with("3 REFUSED"), "{told_of:?}");
    assert!(
        told_of[0].contains("\"r-1\" stands on line 2 already"),
        "{told_of:?}"
    );
    assert_eq!(told_of[1], "2 WOULD_CREATE ");
    // As far apart as rows are written in two goes.
    let between: String = (0..1_100)
        .map(|number| row(&format!("b-{number}"), &format!("Between {number}")))
        .collect();
    let (first, last) = (row("r-2", "Far"), row("r-2", "Far renamed"));
    let far = format!("{EVENT}{first}{between}{last}");
    let (status, report) = world.import(&token, "events", &far).await;
    let told_of = told(&report);
    assert_eq!(status, 400);
    assert!(
        told_of[0].contains("\"r-2\" stands on line 2 already"),
        "{}",
        told_of[0]
    );
}

async fn namesakes_with_own_ids_are_made_and_told(world: World) {
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let row = |id: &str, day: &str| format!("{id},Annual meeting,MEETING,{day},KEN,,,A list\n");
    let between: Vec<String> = (0..1_100)
        .map(|number| format!("n-{number},Other {number},MEETING,,KEN,,,A list\n"))
        .collect();
    let between = between.concat();
    let series = format!(
        "{EVENT}{}{}{between}{}",
        row("agm-1", "2024-02"),
        row("agm-2", "2025-02"),
        row("agm-3", "2025-02")
    );
    let (status, report) = world.import(&token, "events?dryRun=true", &series).await;
    assert_eq!(status, 200, "{report:#}");
    assert_eq!(report["report"]["rows"][0]["outcome"], "WOULD_CREATE");
    let (status, report) = world.import(&token, "events", &series).await;
    assert_eq!((status, &report["report"]["created"]), (200, &json!(1_103)));
    let rows = &report["report"]["rows"];
    assert_eq!(rows[0]["outcome"], "CREATED");
    assert_eq!(rows[0]["sameNameAs"], json!([]));
    assert_eq!(rows[1]["sameNameAs"], json!([rows[0]["recordId"]]));
    // In a file of its own, too, and the same again changes nothing.
    let later = format!("{EVENT}{}", row("agm-4", "2026-02"));
    let (_, report) = world.import(&token, "events", &later).await;
    let row_of = &report["report"]["rows"][0];
    assert_eq!(row_of["outcome"], "CREATED");
    assert_eq!(
        row_of["sameNameAs"].as_array().unwrap().len(),
        3,
        "{report:#}"
    );
    let (_, report) = world.import(&token, "events", &series).await;
    assert_eq!(report["report"]["unchanged"], 1_103, "{report:#}");
    // Without any id it is refused, whether the other is on record or in the file.
    let (status, report) = world
        .import(&token, "events", &format!("{EVENT}{}", row("", "2027-02")))
        .await;
    assert_eq!(status, 400, "{report:#}");
    let new = "New assembly,MEETING";
    let both = format!("{EVENT}x-1,{new},2026,KEN,,,A list\n,{new},2027,KEN,,,A list\n");
    let (status, report) = world.import(&token, "events", &both).await;
    assert_eq!(status, 400, "{report:#}");
    assert!(told(&report)[0].starts_with("3 REFUSED"), "{report:#}");
}

on_both! {
    words_and_countries_come_as_people_write_them
    commas_never_make_one_theme
    headers_stand_where_people_put_them
    own_columns_are_told_and_mistyped_ones_refused
    one_own_id_is_one_row
    namesakes_with_own_ids_are_made_and_told
}
