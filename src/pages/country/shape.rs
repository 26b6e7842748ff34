//! What a template cannot say of the facts: which belong together, and which are not there.

use serde_json::{Value, json};

use crate::{
    pages::{chart, visit::Visit},
    report::sources,
};

/// The bodies that are platforms in the strict sense.
const PLATFORMS: [&str; 3] = ["NATIONAL", "SUBNATIONAL", "TECHNICAL"];

/// What the page says is missing where nothing is on record.
const LISTS: [&str; 5] = [
    "communities",
    "commitments",
    "practices",
    "grants",
    "received",
];

/// The facts as the template lays them out.
pub(super) fn shaped(visit: &Visit<'_>, mut facts: Value) -> Value {
    let sources = sources::number(&mut facts);
    facts["sources"] = sources.into();
    let platforms = nodes(&facts["platforms"]);
    let is_main = |platform: &Value| {
        let kind = platform["kind"].as_str().unwrap_or_default();
        PLATFORMS.contains(&kind)
    };
    let (main, other): (Vec<Value>, Vec<Value>) = platforms.into_iter().partition(is_main);
    let seats = main
        .iter()
        .filter_map(|platform| platform["seats"]["totalCount"].as_u64());
    facts["seats_now"] = json!(seats.sum::<u64>());
    facts["main_platforms"] = main.into();
    facts["other_platforms"] = other.into();

    let rows = rows(&facts);
    let is_present = |row: &&Value| {
        let chapters = row["chapters"].as_array().into_iter().flatten();
        let mut states = chapters.filter_map(|chapter| chapter["presence"].as_str());
        states.any(|state| matches!(state, "YES" | "INTERIM"))
    };
    facts["networks_present"] = json!(rows.iter().filter(is_present).count());
    facts["rows"] = rows.into();

    let is_empty = |list: &&&str| facts[**list]["totalCount"] == 0;
    let mut gaps: Vec<_> = LISTS.iter().filter(is_empty).map(|it| json!(it)).collect();
    if facts["seats_now"] == 0 {
        gaps.insert(0, json!("seats"));
    }
    facts["gaps"] = gaps.into();
    let untied = facts["collaborationGraph"]["missing"]["ties"].as_array();
    facts["untied"] = json!(untied.map_or(0, Vec::len));
    let targets = facts["targetCoverage"].as_array().into_iter().flatten();
    let uncovered: Vec<Value> = targets
        .filter(|target| target["commitments"] == 0)
        .map(|target| target["target"].clone())
        .collect();
    facts["uncovered"] = uncovered.into();

    for commitment in facts["commitments"]["nodes"]
        .as_array_mut()
        .into_iter()
        .flatten()
    {
        let drawn = chart::progress(visit, &commitment["progress"]);
        commitment["chart"] = json!(drawn);
    }
    facts
}

/// A row for each network that works in countries, with its chapters here, if any.
fn rows(facts: &Value) -> Vec<Value> {
    let chapters = nodes(&facts["chapters"]);
    let works_here = |network: &Value| {
        let mut levels = network["levels"].as_array().into_iter().flatten();
        let has_chapter = chapters
            .iter()
            .any(|it| it["network"]["id"] == network["id"]);
        has_chapter || levels.any(|level| level == "COUNTRY")
    };
    let networks = nodes(&facts["networks"]).into_iter().filter(works_here);
    let row = |network: Value| {
        let mine = chapters
            .iter()
            .filter(|it| it["network"]["id"] == network["id"]);
        let mine: Vec<_> = mine.cloned().collect();
        json!({ "network": network, "chapters": mine })
    };
    networks.map(row).collect()
}

fn nodes(list: &Value) -> Vec<Value> {
    list["nodes"].as_array().cloned().unwrap_or_default()
}
