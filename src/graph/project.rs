//! From links to ties: who is tied to whom, by what, how often and how strongly.
//!
//! A venue that `k` actors share gives each pair of them a tie of count 1 and
//! weight `1 / (k - 1)`, summed over venues, so that a summit of 500 does not
//! drown a community of 6: the weights of one venue sum to `k / 2` (Newman,
//! "Scientific collaboration networks II", 2001). A direct link adds 1. Two who
//! were at a venue at different times did not meet there.

use std::collections::{BTreeMap, HashMap};

use super::{
    model::{Day, Graph, LinkKind},
    projected::{Member, Projected, Tie},
    view::{Boundary, Projection, Scope, View},
};

type Key = (Member, Member, LinkKind);
type Ties = HashMap<Key, Strength>;

#[derive(Clone, Copy)]
struct Strength {
    count: u32,
    weight: f64,
    begins: Option<Day>,
    ends: Option<Day>,
}

/// The part of the graph that a view shows.
#[must_use]
pub fn project(graph: &Graph, view: &View) -> Projected {
    let inside = view.inside(graph);
    let mut ties = match view.projection {
        Projection::Affiliation => affiliations(graph, view, &inside),
        _ => among_actors(graph, view, &inside),
    };
    let mut members: BTreeMap<Member, (bool, u32)> = BTreeMap::new();
    for (number, node) in (0_u32..).zip(&graph.nodes) {
        if inside[number as usize] && (node.stands_alone || is_linked(graph, view, number)) {
            members.insert(Member::Node(number), (true, 1));
        }
    }
    for (from, to, _) in ties.keys() {
        for member in [*from, *to] {
            let is_inside = matches!(member, Member::Node(number) if inside[number as usize]);
            members.entry(member).or_insert((is_inside, 1));
        }
    }
    match view.projection {
        Projection::Networks => {
            merge(&mut members, &mut ties, |number| {
                Member::Network(graph.node(number).network)
            });
        }
        Projection::Countries => {
            merge(&mut members, &mut ties, |number| {
                Member::Country(graph.node(number).country)
            });
        }
        Projection::Affiliation | Projection::Actors => {}
    }
    ties.retain(|_, strength| strength.weight >= view.min_weight);
    finished(members, ties)
}

fn is_linked(graph: &Graph, view: &View, number: u32) -> bool {
    let mut links = graph.links_of[number as usize].iter();
    links.any(|link| view.counts(graph, &graph.links[*link as usize]))
}

/// Actors and the venues where they meet.
fn affiliations(graph: &Graph, view: &View, inside: &[bool]) -> Ties {
    let counted = || graph.links.iter().filter(|link| view.counts(graph, link));
    let mut is_met = vec![false; graph.nodes.len()];
    for link in counted() {
        if link.kind.leads_to_venue() && inside[link.from as usize] {
            is_met[link.to as usize] = true;
        }
    }
    let mut ties = Ties::new();
    for link in counted() {
        let (from, to) = (inside[link.from as usize], inside[link.to as usize]);
        let is_shown = match (view.boundary, link.kind.leads_to_venue()) {
            (Boundary::Within, true) => from,
            (Boundary::Within, false) => from && to,
            (Boundary::WithNeighbours, true) => is_met[link.to as usize],
            (Boundary::WithNeighbours, false) => from || to,
        };
        if is_shown {
            add(
                &mut ties,
                (link.from, link.to),
                link.kind,
                1.0,
                (link.begins, link.ends),
            );
        }
    }
    ties
}

/// Actors tied by the venues they share and by direct links.
fn among_actors(graph: &Graph, view: &View, inside: &[bool]) -> Ties {
    let is_shown = |one: u32, other: u32| match view.boundary {
        Boundary::Within => inside[one as usize] && inside[other as usize],
        Boundary::WithNeighbours => inside[one as usize] || inside[other as usize],
    };
    let mut ties = Ties::new();
    let mut venues: BTreeMap<(u32, LinkKind), Vec<u32>> = BTreeMap::new();
    for (number, link) in (0_u32..).zip(&graph.links) {
        if !view.counts(graph, link) {
            continue;
        }
        if link.kind.leads_to_venue() {
            venues.entry((link.to, link.kind)).or_default().push(number);
        } else if is_shown(link.from, link.to) {
            add(
                &mut ties,
                (link.from, link.to),
                link.kind,
                1.0,
                (link.begins, link.ends),
            );
        }
    }
    for ((venue, kind), links) in venues {
        if let Scope::Community(community) = view.scope
            && view.boundary == Boundary::Within
            && kind == LinkKind::Community
            && venue != community
        {
            continue;
        }
        meet(graph, &mut ties, kind, &links, is_shown);
    }
    ties
}

/// Ties all who meet at a venue.
fn meet(
    graph: &Graph,
    ties: &mut Ties,
    kind: LinkKind,
    links: &[u32],
    is_shown: impl Fn(u32, u32) -> bool,
) {
    let mut stays: BTreeMap<u32, Vec<Stay>> = BTreeMap::new();
    for link in links {
        let link = &graph.links[*link as usize];
        stays
            .entry(link.from)
            .or_default()
            .push((link.begins, link.ends));
    }
    let stays: Vec<_> = stays.into_iter().collect();
    let Some(others) = stays.len().checked_sub(1).filter(|others| *others > 0) else {
        return;
    };
    #[expect(clippy::cast_precision_loss, reason = "no venue has 2^52 actors")]
    let weight = 1.0 / others as f64;
    for (place, (one, stays_of_one)) in stays.iter().enumerate() {
        for (other, stays_of_other) in &stays[place + 1..] {
            if !is_shown(*one, *other) {
                continue;
            }
            if let Some(together) = together(stays_of_one, stays_of_other) {
                add(ties, (*one, *other), kind, weight, together);
            }
        }
    }
}

type Stay = (Option<Day>, Option<Day>);

/// When two were at a venue at the same time, if ever.
fn together(one: &[Stay], other: &[Stay]) -> Option<Stay> {
    one.iter()
        .flat_map(|one| other.iter().map(move |other| (one, other)))
        .map(|(one, other)| {
            let begins = one.0.max(other.0);
            let ends = match (one.1, other.1) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            (begins, ends)
        })
        .find(|(begins, ends)| {
            begins
                .zip(*ends)
                .is_none_or(|(begins, ends)| begins <= ends)
        })
}

fn add(ties: &mut Ties, (from, to): (u32, u32), kind: LinkKind, weight: f64, stay: Stay) {
    let is_turned = !kind.is_directed() && !kind.leads_to_venue() && from > to;
    let (from, to) = if is_turned { (to, from) } else { (from, to) };
    let strength = Strength {
        count: 1,
        weight,
        begins: stay.0,
        ends: stay.1,
    };
    join(ties, (Member::Node(from), Member::Node(to), kind), strength);
}

fn join(ties: &mut Ties, key: Key, more: Strength) {
    ties.entry(key)
        .and_modify(|sum| {
            sum.count += more.count;
            sum.weight += more.weight;
            // Unknown is open: before any day, or after it.
            sum.begins = sum
                .begins
                .zip(more.begins)
                .map(|(one, other)| one.min(other));
            sum.ends = sum.ends.zip(more.ends).map(|(one, other)| one.max(other));
        })
        .or_insert(more);
}

/// Puts actors together in groups, and sums the ties; those inside a group
/// become its loop.
fn merge(
    members: &mut BTreeMap<Member, (bool, u32)>,
    ties: &mut Ties,
    group: impl Fn(u32) -> Member,
) {
    let of = |member: Member| match member {
        Member::Node(number) => group(number),
        group => group,
    };
    let mut groups: BTreeMap<Member, (bool, u32)> = BTreeMap::new();
    for (member, (is_inside, _)) in std::mem::take(members) {
        let entry = groups.entry(of(member)).or_insert((false, 0));
        entry.0 |= is_inside;
        entry.1 += 1;
    }
    *members = groups;
    // In order, so that the sums are the same to the last digit each time.
    let single: BTreeMap<Key, Strength> = std::mem::take(ties).into_iter().collect();
    for ((from, to, kind), strength) in single {
        let (from, to) = (of(from), of(to));
        let is_turned = !kind.is_directed() && from > to;
        let key = if is_turned {
            (to, from, kind)
        } else {
            (from, to, kind)
        };
        join(ties, key, strength);
    }
}

fn finished(members: BTreeMap<Member, (bool, u32)>, ties: Ties) -> Projected {
    let places: HashMap<Member, u32> = members.keys().copied().zip(0_u32..).collect();
    let mut ties: Vec<Tie> = ties
        .into_iter()
        .map(|((from, to, kind), strength)| Tie {
            from: places[&from],
            to: places[&to],
            kind,
            count: strength.count,
            weight: strength.weight,
            begins: strength.begins,
            ends: strength.ends,
        })
        .collect();
    ties.sort_unstable_by_key(|tie| (tie.from, tie.to, tie.kind));
    Projected {
        is_inside: members.values().map(|member| member.0).collect(),
        sizes: members.values().map(|member| member.1).collect(),
        members: members.into_keys().collect(),
        ties,
    }
}
