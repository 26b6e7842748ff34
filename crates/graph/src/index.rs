//! Where things stand that are known by a text, 8 bytes each.
//!
//! The texts are not kept a second time: an index tells the few places where a
//! text may stand, and who asks looks there. Copies share the shelves that were
//! not written to.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// Things of a shelf, on average, before there are twice as many shelves.
const FULL: usize = 64;

/// Places by text.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Each thing's hash and place, on the shelf that the hash's last bits name.
    shelves: Vec<Arc<Vec<(u32, u32)>>>,
    length: usize,
}

impl Index {
    /// The places where this text may stand.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = u32> {
        let hash = hash(text);
        let known = self.shelf(hash).and_then(|place| self.shelves.get(place));
        let entries = known.into_iter().flat_map(|entries| entries.iter());
        entries
            .filter(move |entry| entry.0 == hash)
            .map(|entry| entry.1)
    }

    /// Notes where a text stands.
    pub(super) fn add(&mut self, text: &str, place: u32) {
        if self.length >= self.shelves.len() * FULL {
            self.grow();
        }
        let hash = hash(text);
        if let Some(shelf) = self.shelf(hash) {
            Arc::make_mut(&mut self.shelves[shelf]).push((hash, place));
            self.length += 1;
        }
    }

    /// Forgets that a text stands there.
    pub(super) fn remove(&mut self, text: &str, place: u32) {
        let hash = hash(text);
        if let Some(shelf) = self.shelf(hash) {
            Arc::make_mut(&mut self.shelves[shelf]).retain(|entry| *entry != (hash, place));
            self.length -= 1;
        }
    }

    fn shelf(&self, hash: u32) -> Option<usize> {
        (hash as usize).checked_rem(self.shelves.len())
    }

    fn grow(&mut self) {
        let size = (self.shelves.len() * 2).max(1);
        let mut shelves: Vec<Vec<(u32, u32)>> = vec![vec![]; size];
        for entry in self.shelves.iter().flat_map(|shelf| shelf.iter()) {
            shelves[entry.0 as usize % size].push(*entry);
        }
        self.shelves = shelves.into_iter().map(Arc::new).collect();
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "any 32 bits of a hash are as good as the others"
)]
fn hash(text: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_until_it_is_taken_out() {
        let mut index = Index::default();
        assert_eq!(index.places("0").count(), 0);
        for place in 0..10_000 {
            index.add(&place.to_string(), place);
        }
        let before = index.clone();
        for place in (0..10_000).step_by(2) {
            index.remove(&place.to_string(), place);
        }
        for place in 0..10_000 {
            let text = place.to_string();
            assert!(before.places(&text).any(|it| it == place));
            assert_eq!(index.places(&text).any(|it| it == place), place % 2 == 1);
        }
    }
}
