//! Triangles, and what is read from them: clustering, and who is no broker.
//!
//! rustworkx has the transitivity of a net, but neither the triangles of a node
//! nor its clustering. As those have to be found anyway, transitivity is read
//! from them too.

use petgraph::graph::{NodeIndex, UnGraph};

use super::{halt::Halt, ratio, real};

/// Calls `each` with the corners of every triangle, once.
///
/// Each tie leads from the node with fewer ties to the one with more, so that
/// no node has many ties to follow, however many it has.
pub(super) fn triangles(
    graph: &UnGraph<(), f64>,
    halt: &Halt,
    mut each: impl FnMut([usize; 3]),
) -> Option<()> {
    let count = graph.node_count();
    let mut degrees = vec![0_u32; count];
    for edge in graph.raw_edges() {
        degrees[edge.source().index()] += 1;
        degrees[edge.target().index()] += 1;
    }
    let mut upward = vec![vec![]; count];
    for edge in graph.raw_edges() {
        let (one, other) = (edge.source().index(), edge.target().index());
        if (degrees[one], one) < (degrees[other], other) {
            upward[one].push(other);
        } else {
            upward[other].push(one);
        }
    }
    let mut tied_to = vec![usize::MAX; count];
    for low in 0..count {
        halt.check()?;
        for &node in &upward[low] {
            tied_to[node] = low;
        }
        for &middle in &upward[low] {
            for &high in &upward[middle] {
                if tied_to[high] == low {
                    each([low, middle, high]);
                }
            }
        }
    }
    Some(())
}

/// How far those who are tied to the same node are tied to each other.
pub(super) struct Clustering {
    /// `transitivity`: three times the triangles by the connected triples; 0 where there are none.
    pub(super) transitivity: f64,
    /// `average_clustering`: nodes with fewer than two ties count as 0; `None` without nodes.
    pub(super) average: Option<f64>,
}

/// The clustering of a net, weights disregarded.
pub(super) fn clustering(graph: &UnGraph<(), f64>, halt: &Halt) -> Option<Clustering> {
    let mut corners = vec![0; graph.node_count()];
    triangles(graph, halt, |triangle| {
        for node in triangle {
            corners[node] += 1;
        }
    })?;
    let (mut closed, mut triples, mut sum) = (0, 0, 0.0);
    for (node, &triangles) in corners.iter().enumerate() {
        let degree = graph.neighbors(NodeIndex::new(node)).count();
        let pairs = degree * degree.saturating_sub(1) / 2;
        closed += triangles;
        triples += pairs;
        sum += ratio(triangles, pairs).unwrap_or(0.0);
    }
    Some(Clustering {
        transitivity: ratio(closed, triples).unwrap_or(0.0),
        average: (!corners.is_empty()).then(|| sum / real(corners.len())),
    })
}

#[cfg(test)]
mod tests {
    use rustworkx_core::transitivity::graph_transitivity;

    use super::{super::nets, *};

    #[test]
    fn each_triangle_is_found_once() {
        let mut found = vec![];
        let graph = nets::complete(5).graph();
        triangles(&graph, &Halt::default(), |mut triangle| {
            triangle.sort_unstable();
            found.push(triangle);
        })
        .unwrap();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), 10);
    }

    #[test]
    fn the_steps_are_known_before() {
        // In a complete net each triangle is one step.
        assert_eq!(nets::complete(5).triangle_steps(), 10);
        assert_eq!(nets::star(6).triangle_steps(), 0);
        assert_eq!(nets::path(4).triangle_steps(), 1);
    }

    #[test]
    fn transitivity_is_that_of_rustworkx() {
        for net in [
            nets::net(0, &[]),
            nets::net(3, &[]),
            nets::star(6),
            nets::complete(6),
            nets::two_triangles(),
        ] {
            let graph = net.graph();
            let found = clustering(&graph, &Halt::default()).unwrap();
            assert!(nets::close(found.transitivity, graph_transitivity(&graph)));
        }
    }

    #[test]
    fn average_clustering_counts_all_nodes() {
        let average = |net: super::super::super::net::Net| {
            clustering(&net.graph(), &Halt::default()).unwrap().average
        };
        assert_eq!(average(nets::net(0, &[])), None);
        assert_eq!(average(nets::star(4)), Some(0.0));
        assert_eq!(average(nets::complete(4)), Some(1.0));
        // Four corners at 1, two at a third.
        let found = average(nets::two_triangles()).unwrap();
        assert!(nets::close(found, (4.0 + 2.0 / 3.0) / 6.0));
    }
}
