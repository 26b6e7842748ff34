//! What several measures of one net are taken from, found once.

use petgraph::graph::UnGraph;

use super::{
    community::{Partition, partition},
    halt::Halt,
    walk::{Reach, reaches},
};
use crate::{net::Net, path::Neighbours};

/// The net as measures need it.
pub(super) struct MeasureInput {
    /// As petgraph and rustworkx need it.
    pub(super) graph: UnGraph<(), f64>,
    pub(super) neighbours: Neighbours,
    /// How far each node is from those it reaches.
    pub(super) reaches: Vec<Reach>,
    pub(super) partition: Partition,
}

impl MeasureInput {
    /// The ground of a net, its communities by `seed`.
    pub(super) fn of(net: &Net, seed: u64, halt: &Halt) -> Option<Self> {
        let graph = net.graph();
        let neighbours = Neighbours::of(net);
        Some(Self {
            reaches: reaches(&neighbours, net.nodes, halt)?,
            partition: partition(&graph, seed, halt)?,
            graph,
            neighbours,
        })
    }
}
