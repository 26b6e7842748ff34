//! What computations of the graph cost, known before they are begun.
//!
//! The nanoseconds are those of the benches, and half as much again for a slower core.
//! Numbers of ties are the most that there may be, so nothing costs more than is said.

use super::{
    layout,
    net::{self, Net},
    projected::{Member, Projected, Tie},
    view::{Projection, View},
    whole::Graph,
};
use store::compute::Cost;

/// A look at every node and link.
const LOOK: u64 = 40;
/// A tie put together from its parts.
const TIE: u64 = 60;

/// Every node and link, once.
pub(super) fn look(graph: &Graph) -> Cost {
    Cost::times(graph.nodes.len() + graph.links.len(), LOOK).making(graph.nodes.len(), 24)
}

/// A view that has so many ties at most.
pub(super) fn projection(graph: &Graph, view: &View, ties: usize) -> Cost {
    let (nodes, tie) = (graph.nodes.len(), size_of::<Tie>());
    let member = size_of::<Member>() + size_of::<u32>() + size_of::<bool>();
    let groups = match view.projection {
        Projection::Affiliation | Projection::Actors => nodes,
        Projection::Networks => graph.networks.len() + 1,
        Projection::Countries => graph.countries.len() + 1,
    };
    let made = look(graph)
        .and(Cost::times(ties, TIE))
        .making(nodes, 64)
        .making(graph.links.len(), 24);
    if groups == nodes {
        return made.keeping(ties, tie).keeping(nodes, member);
    }
    // Sorted anew by group, next to what is sorted.
    made.and(Cost::times(ties, TIE))
        .making(ties, tie + tie / 2)
        .keeping(ties.min(groups * groups), tie)
        .keeping(groups, member)
}

/// A view of which only the net is wanted, and that not for long.
pub(super) fn passing(graph: &Graph, view: &View, ties: usize) -> Cost {
    let made = projection(graph, view, ties).and(net(graph.nodes.len(), ties));
    Cost { kept: 0, ..made }
}

/// A part of a view.
pub(super) fn part(projected: &Projected) -> Cost {
    let (ties, members) = (projected.ties.len(), projected.members.len());
    Cost::times(ties, TIE + 30)
        .keeping(ties, size_of::<Tie>())
        .keeping(members, size_of::<Member>() + 5)
}

/// The net of so many members and ties, and who is tied to whom in it.
pub(super) fn net(members: usize, ties: usize) -> Cost {
    Cost::times(ties, 2 * TIE)
        .making(ties, size_of::<net::Tie>())
        .keeping(ties, size_of::<net::Tie>() + 2 * size_of::<u32>())
        .keeping(members, 16)
}

/// All measures.
pub(super) fn measures(net: &Net) -> Cost {
    let (nodes, ties) = (net.nodes as usize, net.ties.len());
    let walked = Cost::times(nodes.saturating_mul(2 * ties), 3);
    let settled = Cost::times(ties, 4_000).and(Cost::times(nodes, 1_000));
    walked
        .and(settled)
        .and(outline(net))
        .making(ties, 64)
        .making(nodes, 256 + nodes / 8)
}

/// The measures that walk no further than to neighbours.
pub(super) fn outline(net: &Net) -> Cost {
    let (nodes, ties) = (net.nodes as usize, net.ties.len());
    Cost::times(ties, 120)
        .and(Cost::times(nodes, 60))
        .and(Cost::times(net.triangle_steps(), 3))
        .making(ties, 64)
        .making(nodes, 96)
}

/// Who holds the rest together: the net walked once for each member at most.
pub(super) fn bridges(net: &Net) -> Cost {
    let (nodes, ties) = (net.nodes as usize, net.ties.len());
    Cost::times(nodes.saturating_mul(nodes + 2 * ties), 1)
        .and(outline(net))
        .making(nodes, 64)
}

/// A picture.
pub(super) fn layout(net: &Net) -> Cost {
    Cost::times(layout::steps(net), 4)
        .and(outline(net))
        .making(net.nodes as usize, 64)
}

/// The net walked once.
#[must_use]
pub fn walk(net: &Net) -> Cost {
    let (nodes, ties) = (net.nodes as usize, net.ties.len());
    Cost::times(nodes + 2 * ties, 20).making(nodes, 48)
}

/// A look at every member and tie of views, each of which may be noted.
#[must_use]
pub fn listing(views: &[&Projected]) -> Cost {
    let ties: usize = views.iter().map(|view| view.ties.len()).sum();
    let members: usize = views.iter().map(|view| view.members.len()).sum();
    Cost::times(ties + members, 2 * TIE).making(ties + members, 24)
}

/// A file of a view, written out.
#[must_use]
pub fn file(view: &Projected) -> Cost {
    Cost::times(view.ties.len(), 1_000).and(Cost::times(view.members.len(), 2_000))
}

/// Rows that are read whole from the database.
#[must_use]
pub fn rows(count: usize) -> Cost {
    Cost::times(count, 15_000)
}

/// Who took part in which event.
#[must_use]
pub fn attendance(graph: &Graph) -> Cost {
    look(graph).making(graph.links.len(), 64)
}

/// Who met whom, of so many who met at one event.
#[must_use]
pub fn meetings(encounters: usize) -> Cost {
    Cost::times(encounters, 2_000).keeping(encounters, 200)
}

/// The links that a tie was made from.
#[must_use]
pub fn evidence(graph: &Graph, ends: [Member; 2]) -> Cost {
    let links = ends.into_iter().map(|end| match end {
        Member::Node(number) => graph.links_of(number).count(),
        // All nodes are looked at for those of the group.
        Member::Network(_) | Member::Country(_) => graph.nodes.len() + graph.links.len(),
    });
    Cost::times(links.sum(), LOOK)
}
