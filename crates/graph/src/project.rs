//! From links to ties: who is tied to whom, by what, how often and how strongly.

use std::collections::BTreeMap;

use super::{
    meeting,
    model::Link,
    projected::{Member, Projected, Tie, sum},
    view::{Boundary, Projection, View},
    whole::Graph,
};

/// The part of the graph that a view shows.
///
/// Members and ties are in the order of ids, and are summed in it: by rank until
/// it is known who the members are. `None` if `stop` said so meanwhile.
#[must_use]
pub fn project(graph: &Graph, view: &View, stop: &dyn Fn() -> bool) -> Option<Projected> {
    let inside = view.inside(graph);
    let ties = match view.projection {
        Projection::Affiliation => affiliations(graph, view, &inside),
        _ => meeting::ties(graph, view, &inside, stop)?,
    };
    let single = placed(graph, view, &inside, ties);
    if stop() {
        return None;
    }
    let mut projected = match view.projection {
        Projection::Affiliation | Projection::Actors => single,
        Projection::Networks => {
            merged(single, |number| Member::Network(graph.node(number).network))
        }
        Projection::Countries => {
            merged(single, |number| Member::Country(graph.node(number).country))
        }
    };
    if view.min_weight > 0.0 {
        projected.ties.retain(|tie| tie.weight >= view.min_weight);
    }
    projected.ties.shrink_to_fit();
    Some(projected)
}

/// The tie that one link makes by itself, its ends by rank.
pub(super) fn direct(graph: &Graph, link: &Link) -> Tie {
    let tie = Tie {
        from: graph.rank(link.from),
        to: graph.rank(link.to),
        kind: link.kind,
        count: 1,
        weight: 1.0,
        stay: link.stay,
    };
    // An actor is tied to its venue, and not the other way round.
    if link.kind.leads_to_venue() {
        tie
    } else {
        tie.turned()
    }
}

/// Actors and the venues where they meet.
fn affiliations(graph: &Graph, view: &View, inside: &[bool]) -> Vec<Tie> {
    let counted = || graph.links.iter().filter(|link| view.counts(graph, link));
    let mut is_met = vec![false; graph.nodes.len()];
    for link in counted() {
        if link.kind.leads_to_venue() && inside[link.from as usize] {
            is_met[link.to as usize] = true;
        }
    }
    let is_shown = |link: &&Link| {
        let (from, to) = (inside[link.from as usize], inside[link.to as usize]);
        match (view.boundary, link.kind.leads_to_venue()) {
            (Boundary::Within, true) => from,
            (Boundary::Within, false) => from && to,
            (Boundary::WithNeighbours, true) => is_met[link.to as usize],
            (Boundary::WithNeighbours, false) => from || to,
        }
    };
    let shown = counted().filter(is_shown);
    let mut parts: Vec<Tie> = shown.map(|link| direct(graph, link)).collect();
    let mut ties = vec![];
    sum(&mut parts, &mut ties);
    ties
}

/// The members of a view and their ties, which come with the ranks of their ends.
fn placed(graph: &Graph, view: &View, inside: &[bool], mut ties: Vec<Tie>) -> Projected {
    let numbers = graph.ranked();
    let mut is_tied = vec![false; numbers.len()];
    for tie in &ties {
        is_tied[tie.from as usize] = true;
        is_tied[tie.to as usize] = true;
    }
    let is_linked = |number: u32| {
        let mut links = graph.links_of(number);
        links.any(|link| view.counts(graph, link))
    };
    let mut projected = Projected::default();
    let mut places = vec![0; numbers.len()];
    for (rank, number) in numbers.into_iter().enumerate() {
        let is_inside = inside[number as usize];
        let stands_alone = graph.node(number).stands_alone;
        if is_tied[rank] || (is_inside && (stands_alone || is_linked(number))) {
            places[rank] = u32::try_from(projected.members.len()).unwrap_or(u32::MAX);
            projected.members.push(Member::Node(number));
            projected.is_inside.push(is_inside);
            projected.sizes.push(1);
        }
    }
    for tie in &mut ties {
        tie.from = places[tie.from as usize];
        tie.to = places[tie.to as usize];
    }
    projected.ties = ties;
    projected
}

/// Actors put together in groups, and their ties summed; those inside a group
/// become its loop.
fn merged(single: Projected, group: impl Fn(u32) -> Member) -> Projected {
    let of = |member: &Member| match member {
        Member::Node(number) => group(*number),
        group => *group,
    };
    let mut groups: BTreeMap<Member, (bool, u32)> = BTreeMap::new();
    for (member, is_inside) in single.members.iter().zip(&single.is_inside) {
        let entry = groups.entry(of(member)).or_insert((false, 0));
        entry.0 |= is_inside;
        entry.1 += 1;
    }
    let place_of_group: BTreeMap<Member, u32> = groups.keys().copied().zip(0..).collect();
    let members = single.members.iter();
    let places: Vec<u32> = members.map(|member| place_of_group[&of(member)]).collect();
    let moved = single.ties.into_iter().map(|tie| Tie {
        from: places[tie.from as usize],
        to: places[tie.to as usize],
        ..tie
    });
    let mut parts = moved.map(Tie::turned).collect();
    let mut ties = vec![];
    sum(&mut parts, &mut ties);
    Projected {
        is_inside: groups.values().map(|group| group.0).collect(),
        sizes: groups.values().map(|group| group.1).collect(),
        members: groups.into_keys().collect(),
        ties,
    }
}
