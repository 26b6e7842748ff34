//! The plain net that measures are computed on.
//!
//! Measures know nothing of actors and venues: a projection is reduced to
//! numbers, so that they can be checked against nets that have nothing to do
//! with nutrition.

use petgraph::graph::UnGraph;

/// A simple weighted net over the nodes `0..nodes`, those without a tie included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Net {
    /// How many nodes there are.
    pub nodes: u32,
    /// The ties, undirected: each pair once, no loops, both ends below `nodes`.
    pub ties: Vec<Tie>,
    /// The directed ones among the ties before they were collapsed: each ordered pair once, no loops.
    pub arcs: Vec<(u32, u32)>,
    /// The group (network) of each node, `None` where it has none.
    pub groups: Vec<Option<u32>>,
}

/// An undirected tie between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// The end with the smaller number.
    pub from: u32,
    /// The end with the greater number.
    pub to: u32,
    /// How strong it is, above 0.
    pub weight: f64,
}

impl Net {
    /// The nodes and ties as petgraph holds them, node `i` at index `i`.
    #[must_use]
    pub fn graph(&self) -> UnGraph<(), f64> {
        let mut graph = UnGraph::with_capacity(self.nodes as usize, self.ties.len());
        for _ in 0..self.nodes {
            graph.add_node(());
        }
        for tie in &self.ties {
            graph.add_edge(tie.from.into(), tie.to.into(), tie.weight);
        }
        graph
    }

    /// The group of a node, `None` where it has none.
    #[must_use]
    pub fn group(&self, node: u32) -> Option<u32> {
        self.groups.get(node as usize).copied().flatten()
    }

    /// How many ties each node has.
    #[must_use]
    pub fn degrees(&self) -> Vec<u32> {
        let mut degrees = vec![0; self.nodes as usize];
        for tie in &self.ties {
            degrees[tie.from as usize] += 1;
            degrees[tie.to as usize] += 1;
        }
        degrees
    }

    /// How many steps it takes to find all triangles, where each tie leads from the node
    /// with fewer ties to the one with more.
    pub(super) fn triangle_steps(&self) -> usize {
        let degrees = self.degrees();
        let upper = |tie: &Tie| {
            let order = |node: u32| (degrees[node as usize], node);
            let leads_up = order(tie.from) < order(tie.to);
            if leads_up {
                (tie.from, tie.to)
            } else {
                (tie.to, tie.from)
            }
        };
        let mut upward = vec![0_usize; self.nodes as usize];
        for (low, _) in self.ties.iter().map(upper) {
            upward[low as usize] += 1;
        }
        let ties = self.ties.iter().map(upper);
        ties.map(|(_, high)| upward[high as usize]).sum()
    }

    /// The weights of the ties of each node, summed.
    #[must_use]
    pub fn strengths(&self) -> Vec<f64> {
        let mut strengths = vec![0.0; self.nodes as usize];
        for tie in &self.ties {
            strengths[tie.from as usize] += tie.weight;
            strengths[tie.to as usize] += tie.weight;
        }
        strengths
    }
}
