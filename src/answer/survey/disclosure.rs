//! Which groups are not told, so that nobody's answer is.
//!
//! Of a question that is not public, a group in which fewer than three answered is
//! withheld. Since all groups together are told too, what is withheld could be had
//! by subtraction: so further groups are withheld, the smallest first, until no
//! fewer than two groups and three answers stay untold together. This is primary
//! and complementary cell suppression as official statistics practise it
//! (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).

/// The fewest answers that are told together.
pub const FEWEST: usize = 3;

/// Which of the groups of these sizes are withheld. A group in which nobody
/// answered tells of nobody.
pub(super) fn withheld(sizes: &[usize]) -> Vec<bool> {
    let mut withheld: Vec<bool> = sizes.iter().map(|n| (1..FEWEST).contains(n)).collect();
    if !withheld.contains(&true) {
        return withheld;
    }
    loop {
        let untold = || sizes.iter().zip(&withheld).filter(|(_, is)| **is);
        let (groups, answers) = (untold().count(), untold().map(|(n, _)| n).sum::<usize>());
        if groups > 1 && answers >= FEWEST {
            return withheld;
        }
        let told = (0..sizes.len()).filter(|place| !withheld[*place] && sizes[*place] > 0);
        let Some(next) = told.min_by_key(|place| (sizes[*place], *place)) else {
            return withheld;
        };
        withheld[next] = true;
    }
}
