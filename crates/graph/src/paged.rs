//! A list whose copies share what they have in common.
//!
//! The graph of the next version differs from this one in a few places. It is a
//! copy in which only the pages that were written to are new, so that requests
//! go on reading the old one, and a change costs pages and not the whole.

use std::{ops::Index, sync::Arc};

/// Items of a page: few enough to copy in a moment, many enough to be walked as fast as a slice.
const PAGE: usize = 512;

/// A list of pages.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    /// All of them full but the last.
    pages: Vec<Arc<Vec<T>>>,
}

impl<T> Default for Paged<T> {
    fn default() -> Self {
        Self { pages: vec![] }
    }
}

impl<T> Paged<T> {
    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let before_last = self.pages.len().saturating_sub(1) * PAGE;
        before_last + self.pages.last().map_or(0, |page| page.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// The items, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.pages.iter().flat_map(|page| page.iter())
    }

    /// The items with their numbers, in order.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &T)> + Clone {
        (0..).zip(self.iter())
    }

    /// How many pages two lists share.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> usize {
        let pairs = self.pages.iter().zip(&other.pages);
        pairs.filter(|(one, other)| Arc::ptr_eq(one, other)).count()
    }

    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.len()
    }
}

impl<T: Clone> Paged<T> {
    /// Puts an item at the end and tells its number.
    pub(super) fn push(&mut self, item: T) -> u32 {
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        match self.pages.last_mut() {
            Some(page) if page.len() < PAGE => Arc::make_mut(page).push(item),
            _ => {
                let mut page = Vec::with_capacity(PAGE);
                page.push(item);
                self.pages.push(Arc::new(page));
            }
        }
        number
    }

    /// The item with this number, to be changed in this list alone.
    pub(super) fn at(&mut self, number: u32) -> &mut T {
        let number = number as usize;
        &mut Arc::make_mut(&mut self.pages[number / PAGE])[number % PAGE]
    }

    /// Takes the item with this number out; the last takes its place.
    pub(super) fn take_out(&mut self, number: u32) {
        let Some(last) = self.pages.last_mut() else {
            return;
        };
        let moved = Arc::make_mut(last).pop();
        if last.is_empty() {
            self.pages.pop();
        }
        if let Some(moved) = moved
            && (number as usize) < self.len()
        {
            *self.at(number) = moved;
        }
    }
}

impl<T> Index<u32> for Paged<T> {
    type Output = T;

    fn index(&self, number: u32) -> &T {
        let number = number as usize;
        &self.pages[number / PAGE][number % PAGE]
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_list_and_its_copies_stand(length in 0_u32..1200, edits in vec((0..3, 0_u32..2000), 0..50)) {
            let mut list = Paged::default();
            let mut plain = vec![];
            for item in 0..length {
                prop_assert_eq!(list.push(item), item);
                plain.push(item);
            }
            let (before, before_plain) = (list.clone(), plain.clone());
            for (what, number) in edits {
                let Some(place) = number.checked_rem(u32::try_from(plain.len()).unwrap()) else {
                    continue;
                };
                match what {
                    0 => {
                        list.take_out(place);
                        plain.swap_remove(place as usize);
                    }
                    1 => {
                        *list.at(place) = number;
                        plain[place as usize] = number;
                    }
                    _ => {
                        list.push(number);
                        plain.push(number);
                    }
                }
            }
            prop_assert_eq!(list.len(), plain.len());
            prop_assert_eq!(list.is_empty(), plain.is_empty());
            prop_assert!(list.iter().eq(&plain));
            prop_assert!((0..).zip(&plain).all(|(place, item)| list[place] == *item));
            prop_assert!(before.iter().eq(&before_plain));
        }
    }

    #[test]
    fn a_change_copies_one_page() {
        let mut list = Paged::default();
        for item in 0..10 * PAGE {
            list.push(item);
        }
        let mut next = list.clone();
        *next.at(700) = 0;
        assert_eq!((next.shared_with(&list), next.pages()), (9, 10));
    }
}
