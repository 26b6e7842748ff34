//! Which groups are not told, so that nobody's answer is.
//!
//! Of a question that is not public, a group is withheld in which fewer than three
//! answered, or were asked: that one alone did not answer tells something, too.
//! Since all groups together are told, what is withheld could be had by
//! subtraction: so further groups are withheld, the smallest first, until no fewer
//! than two groups, three that were asked and three answers stay untold together.
//! This is primary and complementary cell suppression as official statistics
//! practise it (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).

/// The fewest answers that are told together.
pub const FEWEST: usize = 3;

/// How many of a group answered, and how many were asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) n: usize,
    pub(super) asked: usize,
}

/// Which of the groups are withheld. A larger group in which nobody answered tells
/// of nobody.
pub(super) fn withheld(sizes: &[Size]) -> Vec<bool> {
    let is_small = |size: &Size| (1..FEWEST).contains(&size.n) || size.asked < FEWEST;
    let mut withheld: Vec<bool> = sizes.iter().map(is_small).collect();
    if !withheld.contains(&true) {
        return withheld;
    }
    loop {
        let untold = || sizes.iter().zip(&withheld).filter(|(_, is)| **is);
        let answers: usize = untold().map(|(size, _)| size.n).sum();
        let asked: usize = untold().map(|(size, _)| size.asked).sum();
        let is_hidden = answers == 0 || answers >= FEWEST;
        if untold().count() > 1 && asked >= FEWEST && is_hidden {
            return withheld;
        }
        let told = (0..sizes.len()).filter(|place| !withheld[*place]);
        let Some(next) = told.min_by_key(|place| (sizes[*place].n, sizes[*place].asked, *place))
        else {
            return withheld;
        };
        withheld[next] = true;
    }
}
