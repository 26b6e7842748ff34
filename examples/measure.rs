//! Measures nets, one a line: what `tests/oracle` holds against `NetworkX`.
//!
//! Reads `{"nodes", "ties": [[from, to, weight]], "arcs": [[from, to]], "groups": [group or null]}`
//! a line from standard input and prints `{"summary", "centralities", "seconds"}` a line.

use std::{
    error::Error,
    io::{self, BufRead, Write},
    time::Instant,
};

use graph::{
    measure::{self, Centrality, Summary},
    net::{Net, Tie},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// A net as it is written on a line.
#[derive(Deserialize)]
struct Line {
    nodes: u32,
    ties: Vec<(u32, u32, f64)>,
    arcs: Vec<(u32, u32)>,
    groups: Vec<Option<u32>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let net = net(serde_json::from_str(&line?)?);
        let start = Instant::now();
        let summary = measure::summary(&net);
        let summary_seconds = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let centralities =
            measure::centralities(&net, measure::SEED, &|| false).ok_or("stopped")?;
        let centralities_seconds = start.elapsed().as_secs_f64();
        let places: Vec<Value> = centralities.iter().map(place).collect();
        let answer = json!({
            "summary": whole(&summary),
            "centralities": places,
            "seconds": [summary_seconds, centralities_seconds],
        });
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

fn net(line: Line) -> Net {
    let tie = |(from, to, weight)| Tie { from, to, weight };
    Net {
        nodes: line.nodes,
        ties: line.ties.into_iter().map(tie).collect(),
        arcs: line.arcs,
        groups: line.groups,
    }
}

fn whole(summary: &Summary) -> Value {
    json!({
        "nodes": summary.nodes,
        "ties": summary.ties,
        "density": summary.density,
        "components": summary.components,
        "largest_component": summary.largest_component,
        "average_distance": summary.average_distance,
        "diameter": summary.diameter,
        "transitivity": summary.transitivity,
        "average_clustering": summary.average_clustering,
        "degree_centralisation": summary.degree_centralisation,
        "reciprocity": summary.reciprocity,
        "external_internal_index": summary.external_internal_index,
        "assortativity": summary.assortativity,
        "modularity": summary.modularity,
        "communities": summary.communities,
    })
}

fn place(centrality: &Centrality) -> Value {
    let brokerage = centrality.brokerage;
    json!({
        "degree": centrality.degree,
        "strength": centrality.strength,
        "betweenness": centrality.betweenness,
        "closeness": centrality.closeness,
        "eigenvector": centrality.eigenvector,
        "page_rank": centrality.page_rank,
        "core_number": centrality.core_number,
        "community": centrality.community,
        "coordinator": brokerage.coordinator,
        "gatekeeper": brokerage.gatekeeper,
        "representative": brokerage.representative,
        "consultant": brokerage.consultant,
        "liaison": brokerage.liaison,
    })
}
