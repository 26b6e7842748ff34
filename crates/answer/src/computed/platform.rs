//! Which countries have a platform on which every network sits that is present
//! in the country.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use entity::{
    chapter, platform, seat,
    vocabulary::{PlatformKind, Presence},
};

use super::{Judged, Verdict};
use crate::period::{has_begun, is_over};

/// The networks of a country on a day, and those of them on its platform.
#[derive(Clone, Debug, Default)]
pub struct Sitting {
    /// The code of the country.
    pub country: String,
    /// The networks whose chapter is present, each with the id of that chapter.
    pub present: BTreeMap<String, String>,
    /// The networks with a seat on a national platform.
    pub seated: BTreeSet<String>,
    /// Whether any seat on a national platform is on record. If not, it is not
    /// known who sits there, and no network counts as missing.
    pub has_seats: bool,
}

/// A seat, and the network it is held for: its own, or else its holder's.
#[derive(Clone, Debug)]
pub struct NetworkSeat {
    /// The seat.
    pub seat: Arc<seat::Model>,
    /// The network.
    pub network: Option<String>,
}

impl NetworkSeat {
    /// Whether it is held on any day from the first to the last, imprecise dates
    /// counting whole. Without a start it was held always, without an end it still is.
    #[must_use]
    pub fn holds(&self, (first, last): (&str, &str)) -> bool {
        let seat = &self.seat;
        let start = seat.since.as_deref().or(seat.first_observed.as_deref());
        has_begun(start, last) != Some(false) && !is_over(seat.until.as_deref(), first)
    }
}

/// Who sat on the national platforms on any of the days, country by country of
/// those that have one, as the seats on record say.
///
/// This says what a seat is to everybody who asks who is missing; the filters,
/// which cannot ask it, say the same in SQL.
#[must_use]
pub fn sittings(
    platforms: &[Arc<platform::Model>],
    seats: &[NetworkSeat],
    (chapters, presence): (&[Arc<chapter::Model>], &BTreeMap<String, Presence>),
    days: (&str, &str),
) -> Vec<Sitting> {
    let national: HashMap<&str, &str> = platforms
        .iter()
        .filter(|platform| platform.kind == PlatformKind::National)
        .filter(|platform| platform.presence != Some(Presence::No))
        .map(|platform| (&*platform.id, &*platform.country))
        .collect();
    let mut sittings: BTreeMap<&str, Sitting> = national
        .values()
        .map(|country| {
            let sitting = Sitting {
                country: (*country).to_owned(),
                ..Sitting::default()
            };
            (*country, sitting)
        })
        .collect();
    for seat in seats {
        let country = national.get(&*seat.seat.platform);
        if let Some(sitting) = country.and_then(|country| sittings.get_mut(country))
            && seat.holds(days)
        {
            sitting.has_seats = true;
            sitting.seated.extend(seat.network.clone());
        }
    }
    for chapter in chapters {
        // A presence that was never dated holds always, as a seat does.
        let undated = || chapter.presence_as_of.is_none().then_some(chapter.presence);
        let observed = presence.get(&chapter.id).copied().or_else(undated);
        let is_there = matches!(observed, Some(Presence::Yes | Presence::Interim));
        if let Some(sitting) = sittings.get_mut(&*chapter.country)
            && is_there
        {
            sitting
                .present
                .insert(chapter.network.clone(), chapter.id.clone());
        }
    }
    sittings.into_values().collect()
}

/// In which countries does every network that is present sit on the national
/// platform? Countries without a platform are not among the sittings.
#[must_use]
pub fn platforms_seating_every_network(sittings: &[Sitting]) -> Vec<Judged> {
    let judged = sittings.iter().map(|sitting| {
        let missing: Vec<&str> = sitting
            .present
            .keys()
            .filter(|network| !sitting.seated.contains(*network))
            .map(String::as_str)
            .collect();
        let (verdict, reason) = if !sitting.has_seats {
            (Verdict::Unknown, "with no seat on the platform on record")
        } else if sitting.present.is_empty() {
            (Verdict::Unknown, "where no network is known to be present")
        } else if missing.is_empty() {
            (
                Verdict::Counted,
                "where every network that is present has a seat on record",
            )
        } else {
            (
                Verdict::NotCounted,
                "where some networks that are present have no seat on record",
            )
        };
        let record = format!("country:{}", sitting.country);
        let missing = missing.join(", ");
        Judged {
            detail: (verdict == Verdict::NotCounted).then_some(missing),
            ..Judged::new(record, verdict, reason)
        }
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_platform_without_seats_on_record_is_unknown() {
        let sitting = |present: &[&str], seated: &[&str], has_seats| {
            let chapter = |network: &&str| ((*network).to_owned(), format!("{network}-ken"));
            Sitting {
                country: "KEN".into(),
                present: present.iter().map(chapter).collect(),
                seated: seated.iter().map(|it| (*it).to_owned()).collect(),
                has_seats,
            }
        };
        for (sitting, verdict, detail) in [
            (
                sitting(&["csn"], &["csn", "sbn"], true),
                Verdict::Counted,
                None,
            ),
            (
                sitting(&["csn", "sbn", "unn"], &["sbn"], true),
                Verdict::NotCounted,
                Some("csn, unn"),
            ),
            (
                sitting(&["csn"], &[], true),
                Verdict::NotCounted,
                Some("csn"),
            ),
            (sitting(&["csn"], &[], false), Verdict::Unknown, None),
            (sitting(&[], &["csn"], true), Verdict::Unknown, None),
        ] {
            let judged = platforms_seating_every_network(&[sitting]);
            assert_eq!(judged[0].verdict, verdict);
            assert_eq!(judged[0].detail.as_deref(), detail);
        }
    }
}
