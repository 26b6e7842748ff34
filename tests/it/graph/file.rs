//! Files with the measures of each node in them.

use reqwest::StatusCode;
use serde_json::Value;

use crate::world::World;

async fn file(world: &World, parameters: &str) -> (StatusCode, Value) {
    let address = format!("{}/export/graph?format=node-link&{parameters}", world.url());
    let response = reqwest::get(address).await.unwrap();
    (response.status(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_file_has_the_measures_that_the_graph_has() {
    let world = World::sqlite().await;
    let (status, file_of_sen) = file(&world, "country=SEN&measures=true").await;
    assert_eq!(status, StatusCode::OK);
    let answer = world
        .data(
            "{ collaborationGraph(scope: { country: SEN }) { mostBetween(first: 1) { nodes { id centrality \
             { degree strength betweenness closeness eigenvector pageRank coreNumber community \
             brokerage { coordinator gatekeeper representative consultant liaison } } } } } }",
        )
        .await;
    let told = &answer["collaborationGraph"]["mostBetween"]["nodes"][0];
    let nodes = file_of_sen["nodes"].as_array().unwrap();
    let node = nodes.iter().find(|node| node["id"] == told["id"]).unwrap();
    let told = &told["centrality"];
    assert!(told["betweenness"].as_f64().unwrap() > 0.0);
    for (in_file, in_answer) in [
        ("degree", &told["degree"]),
        ("strength", &told["strength"]),
        ("betweenness", &told["betweenness"]),
        ("closeness", &told["closeness"]),
        ("eigenvector", &told["eigenvector"]),
        ("pagerank", &told["pageRank"]),
        ("core", &told["coreNumber"]),
        ("group", &told["community"]),
        ("coordinator", &told["brokerage"]["coordinator"]),
        ("gatekeeper", &told["brokerage"]["gatekeeper"]),
        ("representative", &told["brokerage"]["representative"]),
        ("consultant", &told["brokerage"]["consultant"]),
        ("liaison", &told["brokerage"]["liaison"]),
    ] {
        assert_eq!(&node[in_file], in_answer, "{in_file}");
    }
}

#[tokio::test]
async fn a_file_has_no_measures_unless_they_are_asked_for() {
    let world = World::sqlite().await;
    let (_, file) = file(&world, "country=SEN").await;
    assert!(file["nodes"][0].get("kind").is_some());
    assert!(file["nodes"][0].get("degree").is_none());
}

#[tokio::test]
async fn what_is_too_large_to_measure_is_refused_in_answers_and_in_files() {
    let world = World::with_limits(|limits| limits.graph_members = 1).await;
    for asked in ["measures { density }", "bridges { actor { id } }"] {
        let query = format!("{{ collaborationGraph(scope: {{ country: SEN }}) {{ {asked} }} }}");
        let (_, _, answer) = world.post(serde_json::json!({ "query": query })).await;
        let code = &answer["errors"][0]["extensions"]["code"];
        assert_eq!(code, "GRAPH_TOO_LARGE", "{asked}");
    }
    let (status, answer) = file(&world, "country=SEN&measures=true").await;
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "GRAPH_TOO_LARGE");
    assert!(status.is_client_error(), "{status}");
    let (status, _) = file(&world, "country=SEN").await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_is_laid_out_as_it_is_asked_for_and_called_by_what_it_holds() {
    let world = World::sqlite().await;
    let version = world.db.data_version().await.unwrap();
    let get = async |parameters: &str| {
        let address = format!("{}/export/graph?{parameters}", world.url());
        let response = reqwest::get(address).await.unwrap();
        let name = response.headers().get("content-disposition");
        let name = name.map_or("", |name| name.to_str().unwrap()).to_owned();
        (name, response.text().await.unwrap())
    };
    let (name, text) = get("country=SN&asOf=2017-01-01").await;
    let expected = format!("\"sun-graph-SEN-actors-2017-01-01-v{version}.graphml\"");
    assert!(name.ends_with(&expected), "{name}");
    assert!(text.contains("edgedefault=\"undirected\""));
    let title = format!(
        "SEN, with neighbours, actors, 2017-01-01, data version {version}, ties undirected"
    );
    assert!(text.contains(&title));
    let (name, text) =
        get("region=hub-asia&projection=networks&direction=mixed&from=2016&format=gexf").await;
    let expected =
        format!("\"sun-graph-region-hub-asia-networks-from-2016-01-01-v{version}.gexf\"");
    assert!(name.ends_with(&expected), "{name}");
    assert!(text.contains("timeformat=\"date\"") && text.contains(" type=\"undirected\""));
    let (_, plain) = get("country=SEN&format=csv-edges").await;
    assert!(
        plain.starts_with("source,target,id,is_directed,weight,kind,"),
        "{plain}"
    );
    assert!(!plain.contains('#'), "{plain}");
    let (_, gephi) = get("country=SEN&format=csv-edges&table=gephi&tags=true&simplify=true").await;
    assert!(
        gephi.starts_with("Source,Target,Type,Weight,Id,Label,kind,"),
        "{gephi}"
    );
    assert!(gephi.lines().nth(1).unwrap().starts_with("#meta+id+from,"));
    assert!(gephi.lines().count() - 1 < plain.lines().count());
    for (wrong, told) in [
        (
            "format=node-link&direction=mixed",
            "node-link has no mixed graphs",
        ),
        ("direction=sideways", "\\\"sideways\\\" is not a direction"),
        ("table=excel", "\\\"excel\\\" is not a table"),
    ] {
        let (_, refused) = get(wrong).await;
        assert!(
            refused.contains(told) && refused.contains("BAD_USER_INPUT"),
            "{refused}"
        );
    }
}
