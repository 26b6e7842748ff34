//! Parallel ties merged: programs take several ties between two members for several
//! ways, for one, or for a heavier one, so that no two of them agree on what is between.

use std::collections::BTreeMap;

use crate::{model::LinkKind, projected::Tie, render::Direction};

/// Ties of the same ends as one.
pub(super) struct Merged {
    /// The number of the first.
    pub(super) number: usize,
    /// Their sum; of the kind of the first, or of one that has a direction as they have.
    pub(super) tie: Tie,
    kinds: Vec<LinkKind>,
}

impl Merged {
    /// The words of their kinds, each once.
    pub(super) fn kind(&self) -> String {
        let words: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        words.join(";")
    }
}

/// The ties with those of the same ends merged: where the file tells directions, only
/// those that lead the same way.
pub(super) fn merged(ties: &[Tie], direction: Direction) -> Vec<Merged> {
    let mut found: BTreeMap<(u32, u32, bool), Merged> = BTreeMap::new();
    for (number, tie) in ties.iter().enumerate() {
        let ends = (tie.from, tie.to);
        let key = match direction {
            Direction::Undirected => (ends.0.min(ends.1), ends.0.max(ends.1), false),
            Direction::Directed => (ends.0, ends.1, true),
            Direction::Mixed => (ends.0, ends.1, tie.kind.is_directed()),
        };
        let merged = found.entry(key).or_insert_with(|| Merged {
            number,
            tie: Tie {
                count: 0,
                weight: 0.0,
                ..tie.clone()
            },
            kinds: vec![],
        });
        merged.tie.join(tie);
        if !merged.kinds.contains(&tie.kind) {
            merged.kinds.push(tie.kind);
        }
    }
    let mut all: Vec<Merged> = found.into_values().collect();
    all.sort_by_key(|merged| merged.number);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(ends: (u32, u32), kind: LinkKind, weight: f64) -> Tie {
        Tie {
            from: ends.0,
            to: ends.1,
            kind,
            count: 1,
            weight,
            stay: (Some(20_200_101), None),
        }
    }

    #[test]
    fn ties_of_the_same_ends_become_one() {
        let ties = [
            tie((0, 1), LinkKind::Seat, 0.5),
            tie((0, 1), LinkKind::Funding, 1.0),
            tie((1, 0), LinkKind::Funding, 1.0),
            tie((1, 2), LinkKind::Seat, 0.25),
        ];
        let of = |direction| -> Vec<(usize, String, u32, f64)> {
            let merged = merged(&ties, direction).into_iter();
            merged
                .map(|it| (it.number, it.kind(), it.tie.count, it.tie.weight))
                .collect()
        };
        let seat = |number, weight| (number, "SEAT".to_owned(), 1, weight);
        let funding = |number| (number, "FUNDING".to_owned(), 1, 1.0);
        let all = (0, "SEAT;FUNDING".to_owned(), 3, 2.5);
        assert_eq!(of(Direction::Undirected), [all, seat(3, 0.25)]);
        let forth = (0, "SEAT;FUNDING".to_owned(), 2, 1.5);
        assert_eq!(of(Direction::Directed), [forth, funding(2), seat(3, 0.25)]);
        let apart = [seat(0, 0.5), funding(1), funding(2), seat(3, 0.25)];
        assert_eq!(of(Direction::Mixed), apart);
    }
}
