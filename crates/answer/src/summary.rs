//! Groups of records and what they add up to, in the order they are shown in.

use std::collections::HashMap;

/// Records that have something in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What they have in common; `None` where that is not recorded.
    pub key: Option<String>,
    /// How many there are.
    pub records: u64,
    /// What their numbers add up to.
    pub numbers: Numbers,
}

/// What numbers add up to. Records without a number are no zeros: they are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Numbers {
    /// How many records have one.
    pub count: u64,
    /// Their sum, `None` where no record has one.
    pub sum: Option<f64>,
    /// The smallest.
    pub minimum: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// The middle one, or the mean of the two in the middle.
    pub median: Option<f64>,
    /// The largest.
    pub maximum: Option<f64>,
}

impl Numbers {
    /// The same to twelve digits: databases add in orders of their own, and
    /// their sums differ behind that.
    #[must_use]
    pub fn settled(self) -> Self {
        Self {
            count: self.count,
            sum: self.sum.map(settled),
            minimum: self.minimum,
            mean: self.mean.map(settled),
            median: self.median.map(settled),
            maximum: self.maximum,
        }
    }
}

/// A number to twelve digits, which is as far as what is computed of it is meant.
pub(super) fn settled(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

/// The order that groups come in. Those of which the key is not recorded are the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Every one of these words, in this order, those of no record with 0.
    Words(Vec<String>),
    /// Small and early first.
    Numbers,
    /// The largest group first; of equal ones, by the key.
    Sizes,
}

/// The groups in this order.
#[must_use]
pub fn arrange(mut groups: Vec<Group>, arrangement: &Arrangement) -> Vec<Group> {
    let key = |group: &Group| group.key.clone().unwrap_or_default();
    match arrangement {
        Arrangement::Words(words) => groups = in_words(groups, words),
        Arrangement::Numbers => groups.sort_by_key(|group| key(group).parse::<i64>().ok()),
        Arrangement::Sizes => {
            groups.sort_by_cached_key(|group| (std::cmp::Reverse(group.records), key(group)));
        }
    }
    groups.sort_by_key(|group| group.key.is_none());
    groups
}

/// A group for every word, and the one without, if it is there.
fn in_words(groups: Vec<Group>, words: &[String]) -> Vec<Group> {
    let mut by_key: HashMap<Option<String>, Group> = groups
        .into_iter()
        .map(|group| (group.key.clone(), group))
        .collect();
    let words = words.iter().map(|word| Some(word.clone()));
    let mut arranged: Vec<Group> = words
        .map(|key| {
            by_key.remove(&key).unwrap_or(Group {
                key,
                ..Group::default()
            })
        })
        .collect();
    arranged.extend(by_key.remove(&None));
    arranged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(key: Option<&str>, records: u64) -> Group {
        Group {
            key: key.map(str::to_owned),
            records,
            ..Group::default()
        }
    }

    fn keys(groups: &[Group]) -> Vec<Option<&str>> {
        groups.iter().map(|group| group.key.as_deref()).collect()
    }

    #[test]
    fn every_word_has_its_group_and_the_unrecorded_come_last() {
        let words = ["LOW", "MIDDLE", "HIGH"].map(str::to_owned).to_vec();
        let groups = vec![
            group(None, 9),
            group(Some("HIGH"), 2),
            group(Some("LOW"), 1),
        ];
        let arranged = arrange(groups, &Arrangement::Words(words));
        let expected = vec![
            group(Some("LOW"), 1),
            group(Some("MIDDLE"), 0),
            group(Some("HIGH"), 2),
            group(None, 9),
        ];
        assert_eq!(arranged, expected);
    }

    #[test]
    fn years_come_in_their_order_and_numbers_not_as_texts() {
        let groups = ["10", "-1", "9"].map(|key| group(Some(key), 1));
        let groups = [vec![group(None, 1)], groups.to_vec()].concat();
        let arranged = arrange(groups, &Arrangement::Numbers);
        assert_eq!(keys(&arranged), [Some("-1"), Some("9"), Some("10"), None]);
    }

    #[test]
    fn the_largest_group_comes_first() {
        let groups = vec![
            group(Some("KEN"), 2),
            group(None, 50),
            group(Some("BGD"), 2),
            group(Some("SEN"), 7),
        ];
        let arranged = arrange(groups, &Arrangement::Sizes);
        assert_eq!(
            keys(&arranged),
            [Some("SEN"), Some("BGD"), Some("KEN"), None]
        );
    }

    #[test]
    fn numbers_are_the_same_whatever_order_they_were_added_in() {
        let one: f64 = (0.1 + 0.2) + 0.3;
        let other: f64 = 0.1 + (0.2 + 0.3);
        assert_ne!(one.to_bits(), other.to_bits());
        let numbers = |sum| Numbers {
            sum: Some(sum),
            ..Numbers::default()
        };
        assert_eq!(numbers(one).settled(), numbers(other).settled());
        for whole in [-27_550_000_000.5_f64, 0.0, 1e-9] {
            assert_eq!(settled(whole).to_bits(), whole.to_bits());
        }
    }
}
