//! The graph in words: each member with its ties, by their number.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use graph::{layout::Layout, shown::Shown};

/// How many neighbours a row names at most; the files name all.
const NAMED: usize = 40;

/// A row for each member that is drawn, those with the most ties first.
pub(super) fn rows(shown: &Shown, layout: &Layout) -> Vec<Value> {
    let neighbours = neighbours(shown);
    let drawn: BTreeSet<u32> = layout.places.iter().copied().collect();
    let label = |place: u32| shown.label(shown.projected.members[place as usize]);
    let mut places = layout.places.clone();
    places.sort_by_cached_key(|place| {
        let degree = neighbours[*place as usize].len();
        (std::cmp::Reverse(degree), label(*place))
    });
    let row = |place: &u32| {
        let member = shown.projected.members[*place as usize];
        let all = &neighbours[*place as usize];
        let named = all.iter().filter(|other| drawn.contains(other)).take(NAMED);
        let named: Vec<_> = named
            .map(|other| json!({ "place": other, "name": label(*other) }))
            .collect();
        json!({
            "place": place,
            "name": shown.label(member),
            "kind": shown.kind(member).word().to_lowercase(),
            "country": shown.country(member),
            "inside": shown.projected.is_inside[*place as usize],
            "degree": all.len(),
            "more": all.len() - named.len(),
            "neighbours": named,
        })
    };
    places.iter().map(row).collect()
}

/// The others that each member is tied to.
pub(super) fn neighbours(shown: &Shown) -> Vec<BTreeSet<u32>> {
    let mut neighbours = vec![BTreeSet::new(); shown.projected.members.len()];
    for tie in &shown.projected.ties {
        if tie.from != tie.to {
            neighbours[tie.from as usize].insert(tie.to);
            neighbours[tie.to as usize].insert(tie.from);
        }
    }
    neighbours
}

/// How many parts without a tie between them the graph falls into.
pub(super) fn parts(shown: &Shown) -> usize {
    let neighbours = neighbours(shown);
    let mut is_seen = vec![false; neighbours.len()];
    let mut parts = 0;
    for start in 0..neighbours.len() {
        if is_seen[start] {
            continue;
        }
        parts += 1;
        let mut open = vec![start];
        while let Some(place) = open.pop() {
            if !std::mem::replace(&mut is_seen[place], true) {
                open.extend(neighbours[place].iter().map(|other| *other as usize));
            }
        }
    }
    parts
}
