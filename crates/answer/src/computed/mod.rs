//! Indicators that the records themselves can answer, counted as of a day.
//!
//! Each looks at every record that could count and says of it whether it does,
//! and why not if it does not. So the figure can be followed to its records,
//! and what differs from a reported figure can be told in words: what is not
//! known is not no, and is told apart from what is known not to count.

use std::collections::BTreeMap;

mod assistance;
mod community;
mod platform;
mod reported;
mod subnational;

pub use assistance::{peer_assistance, providers};
pub use community::member_led_communities;
pub use platform::{NetworkSeat, Sitting, platforms_seating_every_network, sittings};
pub use reported::{in_words, reported_by};
pub use subnational::{Alliance, presence_on, subnational_structure};

/// Whether a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does.
    Counted,
    /// Not enough is recorded to say.
    Unknown,
    /// It is known, or on record, not to.
    NotCounted,
}

/// A record that could count, and whether it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The record, by global id.
    pub record: String,
    /// Whether it counts.
    pub verdict: Verdict,
    /// Why.
    pub reason: &'static str,
    /// What in particular, where the reason leaves that open.
    pub detail: Option<String>,
    /// The year that it falls in, where that matters.
    pub year: Option<String>,
}

impl Judged {
    fn new(record: String, verdict: Verdict, reason: &'static str) -> Self {
        Self {
            record,
            verdict,
            reason,
            detail: None,
            year: None,
        }
    }
}

/// How many of these have the verdict.
#[must_use]
pub fn count(judged: &[Judged], verdict: Verdict) -> u64 {
    let judged = judged.iter().filter(|it| it.verdict == verdict);
    judged.count() as u64
}

/// The share of those counted among those of which it is known; `None` where
/// it is known of none.
#[must_use]
pub fn share(judged: &[Judged]) -> Option<f64> {
    let counted = count(judged, Verdict::Counted);
    let known = counted + count(judged, Verdict::NotCounted);
    #[expect(
        clippy::cast_precision_loss,
        reason = "there are fewer than 2^52 records"
    )]
    (known > 0).then(|| counted as f64 / known as f64)
}

/// What falls in each year, from early to late; what is not dated is in none.
#[must_use]
pub fn by_year(judged: &[Judged]) -> BTreeMap<String, Vec<Judged>> {
    let mut years: BTreeMap<String, Vec<Judged>> = BTreeMap::new();
    for judged in judged {
        if let Some(year) = &judged.year {
            years.entry(year.clone()).or_default().push(judged.clone());
        }
    }
    years
}

/// What was found, reason by reason, in words.
#[must_use]
pub fn explained(judged: &[Judged]) -> String {
    let told = [
        (Verdict::Counted, "counted"),
        (Verdict::Unknown, "not known, which is not no"),
        (Verdict::NotCounted, "not counted"),
    ]
    .map(|(verdict, word)| {
        let mut reasons: Vec<(&str, u64)> = vec![];
        for judged in judged.iter().filter(|it| it.verdict == verdict) {
            match reasons
                .iter_mut()
                .find(|(reason, _)| *reason == judged.reason)
            {
                Some((_, times)) => *times += 1,
                None => reasons.push((judged.reason, 1)),
            }
        }
        let reasons: Vec<String> = reasons
            .iter()
            .map(|(reason, times)| format!("{times} {reason}"))
            .collect();
        match reasons.as_slice() {
            [] => format!("{word}: none"),
            reasons => format!("{word}: {}", reasons.join(", ")),
        }
    });
    told.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_told_apart_and_has_no_part_in_the_share() {
        let judged = [
            Judged::new("a:1".into(), Verdict::Unknown, "without a date"),
            Judged::new("a:2".into(), Verdict::NotCounted, "that ended"),
            Judged::new("a:3".into(), Verdict::Unknown, "without a date"),
            Judged::new("a:4".into(), Verdict::Unknown, "of unknown kind"),
        ];
        assert_eq!(
            explained(&judged),
            "counted: none; not known, which is not no: 2 without a date, 1 of unknown kind; not counted: 1 that ended"
        );
        assert_eq!(share(&judged), Some(0.0));
        assert_eq!(share(&judged[2..]), None);
    }
}
