//! What came out of a round, for everybody to read, and what is withheld.

use serde_json::Value;

use super::{answer, asked};
use crate::{
    world::World,
    write::{on_both, payload},
};

/// The groups of a question of the synthetic round.
async fn groups(world: &World, code: &str, by: &str) -> Vec<Value> {
    let query = format!(
        r#"{{ node(id: "survey-round:synthetic-open") {{ ... on SurveyRound {{ results(by: {by}) {{
            question {{ code }}
            groups {{ region {{ id }} country {{ id }} asked withheld n noData notRelevant choices {{ code n }} mean median minimum maximum }}
        }} }} }} }}"#
    );
    let answer = world.data(&query).await;
    let results = answer["node"]["results"].as_array().unwrap();
    let result = results.iter().find(|it| it["question"]["code"] == code);
    result.unwrap()["groups"].as_array().unwrap().clone()
}

async fn results_count_and_withhold(world: World) {
    let token = asked(&world).await;
    // Three in one hub, one in another.
    let hub = r#"{ region(id: "region:hub-asia") { countries(first: 100) { nodes { id chapters(filter: { networks: ["network:csn"] }, first: 1) { nodes { id } } } } } region2: region(id: "region:hub-lac") { countries(first: 100) { nodes { chapters(filter: { networks: ["network:csn"] }, first: 1) { nodes { id } } } } } }"#;
    let found = world.data(hub).await;
    let chapters = |region: &str| -> Vec<String> {
        let countries = found[region]["countries"]["nodes"]
            .as_array()
            .unwrap()
            .iter();
        countries
            .filter_map(|it| it["chapters"]["nodes"][0]["id"].as_str())
            .map(|id| id.replace("chapter:", ""))
            .collect()
    };
    let (asia, lac) = (chapters("region"), chapters("region2"));
    for (place, chapter) in asia.iter().take(4).chain(lac.iter().take(1)).enumerate() {
        let members = (10 * (place + 1)).to_string();
        let established = if place == 0 { "no" } else { "yes" };
        let sent = [
            ("established", established),
            ("members", members.as_str()),
            ("satisfaction", "3"),
        ];
        let done = payload(
            &world,
            &token,
            answer("synthetic-open", chapter, &sent, true),
        )
        .await;
        assert_eq!(done["outcome"], "CREATED", "{done:#}");
    }
    let draft = answer("synthetic-open", &lac[1], &[("members", "99")], false);
    payload(&world, &token, draft).await;

    let all = &groups(&world, "members", "ALL").await[0];
    assert_eq!(
        (&all["asked"], &all["n"], &all["noData"]),
        (&6.into(), &5.into(), &1.into())
    );
    assert_eq!((&all["mean"], &all["median"]), (&30.0.into(), &30.0.into()));
    assert_eq!(
        (&all["minimum"], &all["maximum"]),
        (&10.0.into(), &50.0.into())
    );

    // A public question is told country by country; what was not asked is no lack of data.
    let public = groups(&world, "established", "COUNTRY").await;
    assert_eq!(public.len(), 6);
    assert!(public.iter().all(|it| it["withheld"] == false));
    let founded = &groups(&world, "founded", "ALL").await[0];
    assert_eq!(
        (&founded["noData"], &founded["notRelevant"]),
        (&5.into(), &1.into())
    );

    // One hub alone is small, and could be had by subtraction: so the other is withheld, too.
    let hubs = groups(&world, "members", "REGION").await;
    assert_eq!(hubs.len(), 2);
    for group in &hubs {
        assert_eq!(group["withheld"], true, "{group:#}");
        for figure in ["n", "noData", "choices", "mean", "minimum", "maximum"] {
            assert_eq!(group[figure], Value::Null, "{figure}");
        }
    }
    let hidden = groups(&world, "members", "COUNTRY").await;
    assert!(hidden.iter().all(|it| it["withheld"] == true));
    let shown = groups(&world, "established", "REGION").await;
    let told: Vec<(&Value, &Value)> = shown
        .iter()
        .map(|it| (&it["region"]["id"], &it["n"]))
        .collect();
    assert_eq!(
        told,
        [
            (&"region:hub-asia".into(), &4.into()),
            (&"region:hub-lac".into(), &1.into())
        ]
    );
}

async fn the_shipped_round_is_told(world: World) {
    let query = r#"{ node(id: "survey-round:csn-functionality-2019") { ... on SurveyRound {
        surveyVersion { id languages questions(first: 10) { nodes { code label texts(first: 5) { totalCount } } } }
        results { question { code indicators { id } } groups { asked n noData choices { code n } } } } } }"#;
    let answer = world.data(query).await;
    let results = answer["node"]["results"].as_array().unwrap();
    let counts: Vec<String> = results
        .iter()
        .map(|it| {
            let group = &it["groups"][0];
            format!(
                "{} {} {}",
                it["question"]["code"], group["n"], group["choices"][0]["n"]
            )
        })
        .collect();
    // As the dataset counts them; one country has a 2 for its coordination.
    let expected = [
        r#""established" 54 47"#,
        r#""steering_group" 54 39"#,
        r#""subnational_coordination" 54 32"#,
        r#""funding" 54 39"#,
        r#""msp_engagement" 54 37"#,
        r#""strategy" 54 29"#,
    ];
    assert_eq!(counts, expected);
    let first = &answer["node"]["surveyVersion"]["questions"]["nodes"][0];
    assert_eq!(first["label"], "Civil Society Alliance (CSA) established");
}

on_both! {
    results_count_and_withhold
    the_shipped_round_is_told
}
