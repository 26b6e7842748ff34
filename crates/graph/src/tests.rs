//! What holds of every projection.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};

use super::{
    day::Span,
    model::{Link, LinkKind, Node, NodeKind},
    project::project,
    projected::{Projected, Tie},
    view::{Boundary, Projection, Scope, View},
    whole::Graph,
};

const ACTORS: u32 = 8;
const VENUES: u32 = 4;

/// A graph of events: who was at which, from when to when.
fn graph(stays: &[(u32, u32, Option<u32>, Option<u32>)]) -> Graph {
    let node = |number: u32| Node {
        id: format!("node:{number}").into(),
        name: "".into(),
        kind: if number < ACTORS {
            NodeKind::Organisation
        } else {
            NodeKind::Event
        },
        country: None,
        network: None,
        held: (None, None),
        stands_alone: true,
    };
    let mut graph = Graph::default();
    for number in 0..ACTORS + VENUES {
        graph.put(node(number));
    }
    for (actor, venue, begins, length) in stays {
        let ends = begins.zip(*length).map(|(begins, length)| begins + length);
        graph.tie(Link {
            kind: LinkKind::Participation,
            from: *actor,
            to: ACTORS + venue,
            country: None,
            stay: (*begins, ends),
            record: "".into(),
            source: 0,
        });
    }
    graph.rank_all();
    graph
}

fn actors(graph: &Graph, span: Span) -> Projected {
    let view = View {
        scope: Scope::Movement,
        projection: Projection::Actors,
        boundary: Boundary::Within,
        kinds: vec![],
        networks: vec![],
        span,
        min_weight: 0.0,
    };
    project(graph, &view, &|| false).unwrap()
}

fn pairs(projected: &Projected) -> BTreeMap<(u32, u32), u32> {
    let ties = projected.ties.iter();
    ties.map(|tie| ((tie.from, tie.to), tie.count)).collect()
}

fn stays() -> impl Strategy<Value = Vec<(u32, u32, Option<u32>, Option<u32>)>> {
    let day = proptest::option::of(1_u32..50);
    vec((0..ACTORS, 0..VENUES, day.clone(), day), 0..40)
}

proptest! {
    #[test]
    fn the_weights_of_one_venue_sum_to_half_its_actors(present in vec(0..ACTORS, 0..12)) {
        let stays: Vec<_> = present.iter().map(|actor| (*actor, 0, None, None)).collect();
        let mut present = present;
        present.sort_unstable();
        present.dedup();
        let sum: f64 = actors(&graph(&stays), Span::EVER).ties.iter().map(|tie| tie.weight).sum();
        let expected = match u32::try_from(present.len()).unwrap() {
            0 | 1 => 0.0,
            actors => f64::from(actors) / 2.0,
        };
        prop_assert!((sum - expected).abs() < 1e-12);
    }

    #[test]
    fn each_pair_is_tied_once_and_nobody_to_themselves(stays in stays()) {
        let projected = actors(&graph(&stays), Span::EVER);
        prop_assert!(projected.ties.iter().all(|tie| tie.from < tie.to));
        prop_assert_eq!(pairs(&projected).len(), projected.ties.len());
    }

    #[test]
    fn without_a_venue_its_ties_are_gone_and_the_others_stay(stays in stays()) {
        let whole = pairs(&actors(&graph(&stays), Span::EVER));
        let others: Vec<_> = stays.iter().copied().filter(|stay| stay.1 != 0).collect();
        let alone: Vec<_> = stays.iter().copied().filter(|stay| stay.1 == 0).collect();
        let mut sum = pairs(&actors(&graph(&others), Span::EVER));
        for (pair, count) in pairs(&actors(&graph(&alone), Span::EVER)) {
            *sum.entry(pair).or_default() += count;
        }
        prop_assert_eq!(whole, sum);
    }

    #[test]
    fn a_longer_period_has_every_tie_of_a_shorter_one(stays in stays(), from in 1_u32..50, length in 0_u32..20, more in 0_u32..20) {
        let graph = graph(&stays);
        let short = pairs(&actors(&graph, Span { from, to: from + length }));
        let long = Span { from: from.saturating_sub(more), to: from + length + more };
        let long = pairs(&actors(&graph, long));
        for (pair, count) in short {
            prop_assert!(long.get(&pair).is_some_and(|all| *all >= count));
        }
    }
}

#[test]
fn who_only_receives_is_led_to_and_leads_nowhere() {
    let tie = |from, to, kind| Tie {
        from,
        to,
        kind,
        count: 1,
        weight: 1.0,
        stay: (None, None),
    };
    let projected = Projected {
        ties: vec![
            tie(0, 1, LinkKind::Assistance),
            tie(1, 2, LinkKind::Assistance),
            tie(2, 3, LinkKind::Participation),
            tie(0, 4, LinkKind::Assistance),
        ],
        ..Projected::default()
    };
    assert_eq!(Vec::from_iter(projected.receivers()), [2, 4]);
}
