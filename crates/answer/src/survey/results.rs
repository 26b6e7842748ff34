//! What came out of a round, question by question and group by group.

use std::collections::BTreeMap;

use entity::{survey_question, vocabulary::RegionScheme};

use super::{
    Asked, Figures, Instrument,
    disclosure::{self, Size},
};

/// A group of those who were asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What the group goes by; none for those who are in no group, and for all.
    pub key: Option<String>,
    /// How many were asked.
    pub asked: usize,
    /// What they answered; none where it is withheld.
    pub figures: Option<Figures>,
}

/// By what those who were asked are put into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// All are one group.
    All,
    /// By country.
    Country,
    /// By the regions of a scheme.
    Region(RegionScheme),
}

impl Grouping {
    /// Whether a question that is not public is told by these groups. One way of
    /// grouping is allowed beside the whole: of two, the one subtracted from the
    /// other would tell what either withholds.
    fn is_for_all(self) -> bool {
        matches!(self, Self::All | Self::Region(RegionScheme::SecretariatHub))
    }
}

/// What those who were asked answered to a question, in the groups that `keys` puts
/// them into, in the order of their keys; those in no group come first.
#[must_use]
pub fn results(
    instrument: &Instrument,
    question: &survey_question::Model,
    asked: &[Asked],
    grouping: Grouping,
    keys: impl Fn(&Asked) -> Vec<String>,
) -> Vec<Group> {
    let mut groups: BTreeMap<Option<String>, Vec<&Asked>> = BTreeMap::new();
    for asked in asked {
        let mut keys: Vec<Option<String>> = keys(asked).into_iter().map(Some).collect();
        if keys.is_empty() {
            keys.push(None);
        }
        for key in keys {
            groups.entry(key).or_default().push(asked);
        }
    }
    let figures: Vec<(Option<String>, usize, Figures)> = groups
        .into_iter()
        .map(|(key, group)| {
            let figures = Figures::of(instrument, question, &group);
            (key, group.len(), figures)
        })
        .collect();
    let size = |(_, asked, figures): &(_, usize, Figures)| Size {
        n: figures.n,
        asked: *asked,
    };
    let sizes: Vec<Size> = figures.iter().map(size).collect();
    let withheld = if instrument.is_public(question) {
        vec![false; sizes.len()]
    } else if grouping.is_for_all() {
        disclosure::withheld(&sizes)
    } else {
        vec![true; sizes.len()]
    };
    let groups = figures.into_iter().zip(withheld);
    groups
        .map(|((key, asked, figures), is_withheld)| Group {
            key,
            asked,
            figures: Some(figures).filter(|_| !is_withheld),
        })
        .collect()
}
