//! The measures one by one, which is how a benchmark finds the slow one.

use super::{
    brokerage::brokerage,
    centrality::core_numbers,
    community::partition,
    distance::components,
    halt::Halt,
    mixing::Mixing,
    prestige::{eigenvector, page_rank},
    triangle::clustering,
    walk::{betweenness, reaches},
};
use crate::{net::Net, path::Neighbours};

/// What computes a measure of a net, and forgets it.
type Part = fn(&Net);

/// The measures that walk the net, each alone, by name.
pub const PARTS: [(&str, Part); 9] = [
    ("betweenness", |net| {
        betweenness(&Neighbours::of(net), net.nodes, &Halt::default());
    }),
    ("brokerage", |net| {
        brokerage(net, &net.graph(), &Halt::default());
    }),
    ("clustering", |net| {
        clustering(&net.graph(), &Halt::default());
    }),
    ("communities", |net| {
        partition(&net.graph(), super::SEED, &Halt::default());
    }),
    ("components", |net| {
        components(&net.graph());
    }),
    ("core numbers", |net| {
        core_numbers(&net.graph(), &Halt::default());
    }),
    ("distances", |net| {
        reaches(&Neighbours::of(net), net.nodes, &Halt::default());
    }),
    ("mixing", |net| {
        Mixing::of(net);
    }),
    ("prestige", |net| {
        let (graph, halt) = (net.graph(), Halt::default());
        eigenvector(&graph, &halt);
        page_rank(net, &graph, &halt);
    }),
];
