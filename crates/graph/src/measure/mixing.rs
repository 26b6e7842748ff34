//! How far ties keep within groups. Neither rustworkx nor petgraph has these.

use std::collections::BTreeMap;

use super::{ratio, real};
use crate::net::Net;

/// The ties whose both ends have a group, within a group and between two.
#[derive(Default)]
pub(super) struct Mixing {
    internal: usize,
    external: usize,
    /// How many ends of those ties are in each group.
    ends: BTreeMap<u32, usize>,
}

impl Mixing {
    /// Counts the ties of a net.
    pub(super) fn of(net: &Net) -> Self {
        let mut mixing = Self::default();
        for tie in &net.ties {
            let (Some(from), Some(to)) = (net.group(tie.from), net.group(tie.to)) else {
                continue;
            };
            if from == to {
                mixing.internal += 1;
            } else {
                mixing.external += 1;
            }
            *mixing.ends.entry(from).or_default() += 1;
            *mixing.ends.entry(to).or_default() += 1;
        }
        mixing
    }

    /// Krackhardt and Stern's index: external less internal ties by both, from -1
    /// (all within) to 1 (all between); `None` where no tie has two ends with a group.
    pub(super) fn external_internal_index(&self) -> Option<f64> {
        let ties = self.internal + self.external;
        Some(ratio(self.external, ties)? - ratio(self.internal, ties)?)
    }

    /// Newman's coefficient, `attribute_assortativity_coefficient` of the nodes with a
    /// group; `None` where these have no ties or all ties are within the same group.
    pub(super) fn assortativity(&self) -> Option<f64> {
        if self.ends.len() < 2 {
            return None;
        }
        let ties = self.internal + self.external;
        let expected: f64 = self
            .ends
            .values()
            .map(|&ends| (real(ends) / real(2 * ties)).powi(2))
            .sum();
        Some((ratio(self.internal, ties)? - expected) / (1.0 - expected))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::nets, *};

    #[test]
    fn ties_without_groups_say_nothing() {
        let mixing = Mixing::of(&nets::complete(4));
        assert_eq!(mixing.external_internal_index(), None);
        assert_eq!(mixing.assortativity(), None);
    }

    #[test]
    fn one_group_has_an_index_but_no_assortativity() {
        let mut net = nets::complete(4);
        net.groups = vec![Some(3); 4];
        let mixing = Mixing::of(&net);
        assert_eq!(mixing.external_internal_index(), Some(-1.0));
        assert_eq!(mixing.assortativity(), None);
    }

    #[test]
    fn two_triangles_keep_to_themselves() {
        let mixing = Mixing::of(&nets::two_triangles());
        let index = mixing.external_internal_index().unwrap();
        assert!(nets::close(index, -5.0 / 7.0));
        let assortativity = mixing.assortativity().unwrap();
        assert!(nets::close(assortativity, (6.0 / 7.0 - 0.5) / 0.5));
    }

    #[test]
    fn a_star_of_strangers_only_mixes() {
        let mut net = nets::star(4);
        net.groups = vec![Some(0), Some(1), Some(1), None];
        let mixing = Mixing::of(&net);
        assert_eq!(mixing.external_internal_index(), Some(1.0));
        assert_eq!(mixing.assortativity(), Some(-1.0));
    }
}
