//! Who is missing from the platform: every way to ask it gives one answer.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::{Value, json};

use crate::world::World;

/// Countries, each with the networks that are missing there.
type Missing = BTreeMap<String, BTreeSet<String>>;

fn nodes(list: &Value) -> &Vec<Value> {
    list["nodes"].as_array().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn by_country(pairs: impl IntoIterator<Item = (String, String)>) -> Missing {
    let mut missing = Missing::new();
    for (country, network) in pairs {
        missing.entry(country).or_default().insert(network);
    }
    missing
}

/// What the graph says: who is missing, and who of them is present.
async fn by_graph(world: &World) -> (Missing, Missing) {
    let query = "{ collaborationGraph { missing { seats { country { code } network { id } chapter { id } } } } }";
    let data = world.data(query).await;
    let seats = data["collaborationGraph"]["missing"]["seats"].as_array();
    let pair = |seat: &Value| (text(&seat["country"]["code"]), text(&seat["network"]["id"]));
    let present = seats
        .unwrap()
        .iter()
        .filter(|seat| !seat["chapter"].is_null());
    let present = by_country(present.map(pair));
    (by_country(seats.unwrap().iter().map(pair)), present)
}

async fn by_countries(world: &World, networks: &[String]) -> Missing {
    let mut pairs = vec![];
    for network in networks {
        // Not only members, as everywhere else.
        let mut all = vec![];
        for member in [true, false] {
            let query = format!(
                r#"{{ countries(filter: {{ member: {member}, notSeated: ["{network}"] }}, first: 100) {{ nodes {{ code }} pageInfo {{ hasNextPage }} }} }}"#
            );
            let data = world.data(&query).await;
            assert_eq!(data["countries"]["pageInfo"]["hasNextPage"], false);
            all.extend(nodes(&data["countries"]).clone());
        }
        pairs.extend(
            all.iter()
                .map(|node| (text(&node["code"]), network.clone())),
        );
    }
    by_country(pairs)
}

async fn by_platforms(world: &World) -> Missing {
    let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let query = format!(
            "{{ platforms(filter: {{ kinds: [NATIONAL], not: {{ presence: [NO] }} }}, first: 50, after: {after}) {{ nodes {{ country {{ code }} networksNotSeated {{ id }} }} pageInfo {{ endCursor hasNextPage }} }} }}"
        );
        let data = world.data(&query).await;
        for node in nodes(&data["platforms"]) {
            let Some(networks) = node["networksNotSeated"].as_array() else {
                continue;
            };
            let networks: BTreeSet<String> = networks
                .iter()
                .map(|network| text(&network["id"]))
                .collect();
            missing
                .entry(text(&node["country"]["code"]))
                .and_modify(|known| known.retain(|network| networks.contains(network)))
                .or_insert(networks);
        }
        let info = &data["platforms"]["pageInfo"];
        if info["hasNextPage"] == false {
            break;
        }
        after = info["endCursor"].clone();
    }
    missing.retain(|_, networks| !networks.is_empty());
    missing
}

/// The networks that are missing although they have a chapter.
async fn by_chapters(world: &World) -> Missing {
    let mut pairs = vec![];
    let mut after = Value::Null;
    loop {
        let query = format!(
            "{{ chapters(filter: {{ seated: false, presence: [YES, INTERIM] }}, first: 100, after: {after}) {{ nodes {{ country {{ code }} network {{ id }} }} pageInfo {{ endCursor hasNextPage }} }} }}"
        );
        let data = world.data(&query).await;
        for node in nodes(&data["chapters"]) {
            pairs.push((text(&node["country"]["code"]), text(&node["network"]["id"])));
        }
        let info = &data["chapters"]["pageInfo"];
        if info["hasNextPage"] == false {
            return by_country(pairs);
        }
        after = info["endCursor"].clone();
    }
}

/// What the indicator says, which tells of those that are present only.
async fn by_indicator(world: &World) -> Missing {
    let query = "{ computedIndicators(names: [PLATFORMS_SEATING_EVERY_NETWORK]) { records(verdict: NOT_COUNTED, first: 100) { nodes { record { id } reason } } } }";
    let data = world.data(query).await;
    let mut missing = Missing::new();
    for node in nodes(&data["computedIndicators"][0]["records"]) {
        let id = text(&node["record"]["id"]);
        let (_, networks) = node["reason"].as_str().unwrap().split_once(": ").unwrap();
        let networks = networks.split(", ").map(|id| format!("network:{id}"));
        missing.insert(id.replace("country:", ""), networks.collect());
    }
    missing
}

async fn networks(world: &World) -> Vec<(String, String)> {
    let data = world
        .data("{ networks(first: 50) { nodes { id name } } }")
        .await;
    let networks = nodes(&data["networks"]).iter();
    networks
        .map(|it| (text(&it["id"]), text(&it["name"])))
        .collect()
}

/// Asks in every way, and gives the one answer.
async fn agreed(world: &World) -> (Missing, Missing) {
    let networks: Vec<String> = networks(world).await.into_iter().map(|it| it.0).collect();
    let (missing, present) = by_graph(world).await;
    assert!(missing.len() > 20, "{missing:?}");
    assert_eq!(by_countries(world, &networks).await, missing);
    assert_eq!(by_platforms(world).await, missing);
    assert_eq!(by_chapters(world).await, present);
    assert_eq!(by_indicator(world).await, present);
    (missing, present)
}

/// The printed page names the same networks.
async fn is_printed(world: &World, missing: &Missing) {
    let names: BTreeMap<String, String> = networks(world).await.into_iter().collect();
    for country in ["BGD", "KEN", "SEN"] {
        let output = Command::new(env!("CARGO_BIN_EXE_sun-graph"))
            .args(["report", "country", country, "--database", world.database()])
            .output()
            .unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        let printed = page.matches("has no seat on the national platform").count();
        let expected = missing.get(country).cloned().unwrap_or_default();
        assert_eq!(printed, expected.len(), "{country}");
        for network in expected {
            let line = format!("{} has no seat on the national platform", names[&network]);
            assert!(page.contains(&line), "{country}: {line}");
        }
    }
}

/// Three that are missing although present, each in a country of its own, and
/// the platform and the chapter of each.
async fn three(world: &World, present: &Missing) -> Vec<(String, String, String, String)> {
    let mut found = vec![];
    for (country, networks) in present.iter().take(3) {
        let network = networks.first().unwrap();
        let query = format!(
            r#"{{ country(code: "{country}") {{
                platforms(filter: {{ kinds: [NATIONAL], not: {{ missing: [SEATS] }} }}) {{ nodes {{ id }} }}
                chapters(filter: {{ networks: ["{network}"] }}) {{ nodes {{ id }} }}
            }} }}"#
        );
        let data = world.data(&query).await;
        let id = |list: &str| text(&data["country"][list]["nodes"][0]["id"]);
        let platform = id("platforms").replace("platform:", "");
        found.push((country.clone(), network.clone(), platform, id("chapters")));
    }
    found
}

async fn all_agree(world: World) {
    let (missing, present) = agreed(&world).await;
    if world.database().starts_with("postgres") {
        // The command is a server of its own, and a file has one server.
        is_printed(&world, &missing).await;
    }

    let [ended, holders, others] = &three(&world, &present).await[..] else {
        panic!("too few are missing");
    };
    let other = if others.1 == "network:sun" {
        "csn"
    } else {
        "scn"
    };
    let sheet = format!(
        "external_id,platform,party,network,role,since,until,source_title\n\
         a,{},{},,MEMBER,2015,2020-01-01,A synthetic source\n\
         b,{},{},,MEMBER,2015,,A synthetic source\n\
         c,{},{},{other},MEMBER,2015,,A synthetic source\n",
        ended.2, ended.3, holders.2, holders.3, others.2, others.3
    );
    let token = world.token("STEWARD", None, None).await;
    let (status, answer) = world.import(&token, "seats", &sheet).await;
    assert_eq!(
        (status, &answer["report"]["created"]),
        (200, &json!(3)),
        "{answer:#}"
    );

    let (after, _) = agreed(&world).await;
    assert!(
        after[&ended.0].contains(&ended.1),
        "a seat that ended is no seat"
    );
    let is_missing = after
        .get(&holders.0)
        .is_some_and(|all| all.contains(&holders.1));
    assert!(
        !is_missing,
        "the holder's network counts where the seat states none"
    );
    assert!(
        after[&others.0].contains(&others.1),
        "the seat's own network comes first"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn all_agree_on_who_is_missing_on_sqlite() {
    all_agree(World::with_limits(|limits| limits.points = 100_000).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_agree_on_who_is_missing_on_postgres() {
    let mut config = sun_graph::config::Config::default();
    config.limits.points = 100_000;
    all_agree(World::postgres_with(config).await).await;
}
