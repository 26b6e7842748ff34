//! What accounts have of one kind, such as topics or words, and how far two of
//! them have it in common.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// What an account has of one kind, by name, each with how much it counts
/// before its rarity is known.
pub(super) type Had = BTreeMap<String, f64>;

/// What all accounts have of one kind, weighted by how rare it is among them.
#[derive(Debug)]
pub(super) struct Traits {
    names: Vec<String>,
    /// What a thing weighs that two accounts alone have.
    rarest: f64,
    /// What each account has, by the number of its name and in that order.
    of: Vec<Vec<(usize, f64)>>,
}

/// How far two accounts have something in common.
#[derive(Debug, Default)]
pub(super) struct Common<'a> {
    /// Between 0, nothing, and 1, all of it.
    pub(super) score: f64,
    /// What it is, the most telling first.
    pub(super) shared: Vec<&'a str>,
}

impl Traits {
    /// Weighs what each account has by the logarithm of how many accounts there are
    /// for each that has it too. What all have tells none apart and is left out.
    pub(super) fn new(all: &[Had]) -> Self {
        let names: BTreeSet<&String> = all.iter().flat_map(BTreeMap::keys).collect();
        let numbers: BTreeMap<&String, usize> = names.iter().copied().zip(0..).collect();
        let mut holders = vec![0_u32; names.len()];
        for name in all.iter().flat_map(BTreeMap::keys) {
            holders[numbers[name]] += 1;
        }
        let accounts = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let rarity = |number: usize| (f64::from(accounts) / f64::from(holders[number])).ln();
        let weighted = |had: &Had| {
            let had = had.iter().map(|(name, counts)| {
                let number = numbers[name];
                (number, counts * rarity(number))
            });
            had.filter(|(_, weight)| *weight > 0.0).collect()
        };
        Self {
            rarest: (f64::from(accounts) / 2.0).ln(),
            of: all.iter().map(weighted).collect(),
            names: names.into_iter().cloned().collect(),
        }
    }

    /// The weight of what both have, of all that either has: the weighted form of
    /// Jaccard's index. The whole is taken for no less than one thing that two
    /// accounts alone have, lest two that have but one common thing pass for all
    /// alike. 0 where neither has anything.
    pub(super) fn overlap(&self, one: usize, other: usize) -> Common<'_> {
        let (mut both, mut either) = (vec![], 0.0);
        for (number, one, other) in pairs(&self.of[one], &self.of[other]) {
            either += one.max(other);
            both.push((number, one.min(other)));
        }
        self.common(both, either.max(self.rarest))
    }

    /// The cosine of the angle between the two as vectors. 0 where either is empty.
    pub(super) fn cosine(&self, one: usize, other: usize) -> Common<'_> {
        let length = |account: usize| {
            let squares = self.of[account].iter().map(|(_, weight)| weight * weight);
            squares.sum::<f64>().sqrt()
        };
        let pairs = pairs(&self.of[one], &self.of[other]).into_iter();
        let products = pairs.map(|(number, one, other)| (number, one * other));
        self.common(products.collect(), length(one) * length(other))
    }

    fn common(&self, mut parts: Vec<(usize, f64)>, whole: f64) -> Common<'_> {
        let sum: f64 = parts.iter().map(|(_, part)| part).sum();
        if sum <= 0.0 {
            return Common::default();
        }
        parts.retain(|(_, part)| *part > 0.0);
        parts.sort_by(|(one, more), (other, less)| less.total_cmp(more).then(one.cmp(other)));
        let names = parts.iter().map(|(number, _)| self.names[*number].as_str());
        Common {
            score: (sum / whole).min(1.0),
            shared: names.collect(),
        }
    }
}

/// What either has, with its weight in both; 0 where one has it not.
fn pairs(one: &[(usize, f64)], other: &[(usize, f64)]) -> Vec<(usize, f64, f64)> {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut pairs = vec![];
    loop {
        let order = match (left.peek(), right.peek()) {
            (Some((one, _)), Some((other, _))) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return pairs,
        };
        let one = left.next_if(|_| order != Ordering::Greater);
        let other = right.next_if(|_| order != Ordering::Less);
        let weight = |it: Option<&(usize, f64)>| it.map_or(0.0, |(_, weight)| *weight);
        let number = one.or(other).map_or(0, |(number, _)| *number);
        pairs.push((number, weight(one), weight(other)));
    }
}
