//! Every way out: lists, single records, counts, the log, the live feed and files.

use record::sheet::sheets;
use serde_json::json;

use super::{ID, PUBLISHED, scene};
use crate::{
    restricted::ways::{file, followed, root_lists},
    world::World,
    write::{event, on_both, payload},
};

/// Questions by name, and whether those in reach are told of the draft by them.
fn questions(records: &[String], before: i64) -> Vec<(&'static str, String, bool)> {
    let states = "states: [DRAFT, SUBMITTED, REVIEWED, PUBLISHED]";
    let some = "totalCount nodes { id title }";
    let log = "totalCount nodes { recordId difference { field before after } record { id } }";
    let ids = json!(records).to_string();
    let practice = format!(
        "id title theme note source {{ title }} steps {{ from to change {{ recordId difference {{ after }} }} }}
           history {{ {log} }} parties {{ nodes {{ name }} }} links {{ nodes {{ id }} }} claims {{ nodes {{ value }} }} classifications {{ nodes {{ note }} }}"
    );
    vec![
        ("one", format!(r#"{{ practice(id: "{ID}") {{ {practice} }} }}"#), true),
        ("node", format!(r#"{{ node(id: "practice:{ID}") {{ id history {{ {log} }} ... on Practice {{ title }} }} }}"#), true),
        ("nodes", format!("{{ nodes(ids: {ids}) {{ id }} }}"), true),
        ("list", format!("{{ practices(filter: {{ {states} }}, first: 100) {{ {some} }} }}"), false),
        ("theme", format!(r#"{{ practices(filter: {{ {states}, themes: ["synthetic {ID}"] }}) {{ {some} }} }}"#), true),
        ("drafts", format!("{{ practices(filter: {{ not: {{ states: [PUBLISHED] }} }}) {{ {some} }} }}"), true),
        ("country", format!(r#"{{ country(code: "KE") {{ practices(filter: {{ {states} }}, first: 100) {{ {some} }} }} }}"#), true),
        ("event", format!(r#"{{ event(id: "africa-food-systems-forum-summit-2025") {{ practices(filter: {{ {states} }}, first: 100) {{ {some} }} }} }}"#), true),
        ("topic", format!(r#"{{ topic(id: "governance") {{ practices(filter: {{ {states} }}, first: 100, order: TITLE) {{ totalCount nodes {{ id }} }} }} }}"#), false),
        ("like", format!(r#"{{ practice(id: "{PUBLISHED}") {{ related(first: 10) {{ practice {{ id }} sharedWords }} links(first: 100) {{ nodes {{ linked {{ id }} }} }} history(first: 100) {{ {log} }} }} }}"#), true),
        ("linked", format!(r#"{{ practiceLinks(filter: {{ linked: ["practice:{ID}"] }}) {{ totalCount nodes {{ linked {{ id }} practice {{ title }} }} }} }}"#), true),
        ("parties", "{ practiceParties(first: 100, order: NAME) { totalCount nodes { name practice { title } } } }".into(), true),
        ("sums", format!("{{ practiceSummary(groupBy: THEME, filter: {{ {states} }}) {{ totalCount groups(first: 100) {{ nodes {{ key name count }} }} }} }}"), false),
        ("sum", "{ practiceSummary(groupBy: COUNTRY, filter: { states: [DRAFT, SUBMITTED] }) { totalCount } }".into(), false),
        ("search", format!(r#"{{ search(text: "{ID}") {{ totalCount nodes {{ __typename }} }} }}"#), false),
        ("changes", format!(r#"{{ changes(after: "{before}", first: 100) {{ {log} }} }}"#), true),
        ("newest", format!("{{ changes(last: 100) {{ {log} }} }}"), true),
        ("kinds", format!(r#"{{ changes(kinds: ["practice", "practice-party", "practice-link", "name", "claim"], last: 50) {{ {log} }} }}"#), true),
        ("places", format!(r#"{{ changes(countries: ["KE"], after: "{before}") {{ {log} }} }}"#), true),
        ("record", format!(r#"{{ changes(record: "practice:{ID}") {{ {log} }} }}"#), true),
    ]
}

/// Files of sheets, with whether those in reach find the draft in them.
fn files() -> Vec<(String, bool)> {
    let holding = [
        "practices",
        "practice_parties",
        "practice_links",
        "names",
        "claims",
        "counts",
        "record_topics",
    ];
    let mut files = vec![];
    for sheet in sheets() {
        let is_holding = holding.contains(&sheet.name);
        for format in ["csv", "ndjson"] {
            files.push((
                format!("/export/{}?format={format}", sheet.name),
                is_holding,
            ));
        }
    }
    let filter = r#"filter={"states":["SUBMITTED"]}"#;
    files.push((format!("/export/practices?{filter}"), true));
    files.push(("/export/practices?order=TITLE".into(), false));
    files.push(("/export/graph?country=KEN&format=graphml".into(), false));
    files
}

async fn no_way_out_tells_of_a_draft_but_to_those_in_reach(world: World) {
    let (scene, records) = scene(world).await;
    let steward = scene.world.token("STEWARD", None, None).await;
    let last = payload(&scene.world, &steward, event("Synthetic for all", "KEN")).await;
    let last = last["sequence"].as_i64().unwrap();
    let lists = root_lists();
    assert!(lists.len() > 30 && lists.contains_key("practiceParties"));
    for who in &scene.callers {
        let is_told = |way: &str, text: &str, is_meant: bool| {
            let is_told = scene.is_told_in(text);
            // Those in reach are told by the ways that are sure to lead there.
            if !who.is_in_reach || is_meant {
                assert_eq!(is_told, who.is_in_reach, "{way} by {}: {text}", who.name);
            }
        };
        for (name, query) in &lists {
            let answer = scene.ask(&who.token, query).await;
            is_told(name, &answer.to_string(), name == "changes");
        }
        for (name, query, is_meant) in questions(&records, scene.before) {
            let answer = scene.ask(&who.token, &query).await;
            assert!(answer.get("errors").is_none(), "{name}: {answer:#}");
            is_told(name, &answer.to_string(), is_meant);
            let is_counted =
                |name: &str| matches!(name, "theme" | "drafts" | "linked" | "record" | "sum");
            if !who.is_in_reach && is_counted(name) {
                assert!(
                    answer.to_string().contains(r#""totalCount":0"#),
                    "{answer:#}"
                );
            }
        }
        let text = followed(&scene, who, last).await;
        is_told("follow", &text, true);
        for (path, is_meant) in files() {
            is_told(&path, &file(&scene, who, &path).await, is_meant);
        }
    }
}

on_both! { no_way_out_tells_of_a_draft_but_to_those_in_reach }
