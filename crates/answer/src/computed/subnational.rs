//! Which civil society alliances have a structure below the national level.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use entity::{chapter, indicator_value, presence, vocabulary::Presence};

use super::{Judged, Verdict};
use crate::period::has_begun;

/// The alliance of a country, and whether it has a subnational structure.
pub struct Alliance<'a> {
    /// Its chapter.
    pub chapter: &'a chapter::Model,
    /// How it was present on the day, as far as was observed by then.
    pub presence: Presence,
}

/// How was each chapter present, as last observed by the day? By its id.
#[must_use]
pub fn presence_on(
    chapters: &[Arc<chapter::Model>],
    observations: &[Arc<presence::Model>],
    day: &str,
) -> BTreeMap<String, Presence> {
    let mut last: HashMap<&str, (&str, &str, Presence)> = HashMap::new();
    for observation in observations {
        let chapter = observation.record.strip_prefix("chapter:");
        let (Some(chapter), Some(date)) = (chapter, observation.as_of.as_deref()) else {
            continue;
        };
        if has_begun(Some(date), day) != Some(true) {
            continue;
        }
        let seen = (date, observation.id.as_str(), observation.presence);
        let best = last.entry(chapter).or_insert(seen);
        if (seen.0, seen.1) > (best.0, best.1) {
            *best = seen;
        }
    }
    let own = chapters.iter().filter(|chapter| {
        let as_of = chapter.presence_as_of.as_deref();
        has_begun(as_of, day) == Some(true)
    });
    let mut present: BTreeMap<String, Presence> = last
        .into_iter()
        .map(|(chapter, (_, _, presence))| (chapter.to_owned(), presence))
        .collect();
    // What the chapter itself says is the preferred word on its last observation.
    present.extend(own.map(|chapter| (chapter.id.clone(), chapter.presence)));
    present
}

/// Which alliances that were there on the day had a structure below the
/// national level, as an item of their functionality says that was asked by then?
#[must_use]
pub fn subnational_structure(
    alliances: &[Alliance<'_>],
    values: &[Arc<indicator_value::Model>],
    dated: impl Fn(&indicator_value::Model) -> Option<String>,
    day: &str,
) -> Vec<Judged> {
    let mut last: HashMap<&str, (String, Option<f64>)> = HashMap::new();
    for value in values {
        let date = dated(value).filter(|date| date.as_str() <= day);
        let Some(date) = date else { continue };
        let best = last
            .entry(&value.country)
            .or_insert((date.clone(), value.number));
        if date > best.0 {
            *best = (date, value.number);
        }
    }
    let there = alliances
        .iter()
        .filter(|alliance| matches!(alliance.presence, Presence::Yes | Presence::Interim));
    there
        .map(|alliance| {
            let number = last.get(&*alliance.chapter.country).and_then(|it| it.1);
            let (verdict, reason) = match number {
                None => (
                    Verdict::Unknown,
                    "of which no answer is on record by that day",
                ),
                Some(number) if number > 0.0 => (
                    Verdict::Counted,
                    "that answered that they have such a structure",
                ),
                Some(_) => (Verdict::NotCounted, "that answered that they have none"),
            };
            Judged::new(format!("chapter:{}", alliance.chapter.id), verdict, reason)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Confidence;

    use super::*;

    fn chapter(id: &str, as_of: Option<&str>) -> Arc<chapter::Model> {
        Arc::new(chapter::Model {
            id: id.into(),
            network: "csn".into(),
            country: id.to_uppercase(),
            organisation: None,
            established: None,
            presence: Presence::Yes,
            presence_as_of: as_of.map(Into::into),
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    fn observed(chapter: &str, as_of: Option<&str>, presence: Presence) -> Arc<presence::Model> {
        Arc::new(presence::Model {
            id: format!("{chapter}-{as_of:?}"),
            record: format!("chapter:{chapter}"),
            presence,
            as_of: as_of.map(Into::into),
            convenor: None,
            convenor_party: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    #[test]
    fn a_chapter_is_present_as_it_was_last_observed_by_the_day() {
        let chapters = [chapter("ken", Some("2019")), chapter("sen", None)];
        let observations = [
            observed("ken", Some("2014"), Presence::Interim),
            observed("ken", Some("2015"), Presence::No),
            observed("sen", None, Presence::Yes),
        ];
        let on = |day| presence_on(&chapters, &observations, day);
        assert_eq!(on("2013-12-31").get("ken"), None);
        assert_eq!(on("2014-12-31").get("ken"), Some(&Presence::Interim));
        assert_eq!(on("2018-12-31").get("ken"), Some(&Presence::No));
        assert_eq!(on("2020-01-01").get("ken"), Some(&Presence::Yes));
        assert_eq!(on("2020-01-01").get("sen"), None);
    }

    #[test]
    fn without_an_answer_nothing_is_known() {
        let value = |country: &str, date: &str, number| {
            Arc::new(indicator_value::Model {
                id: format!("{country}-{date}"),
                indicator: "a-synthetic-indicator".into(),
                round: "a-synthetic-round".into(),
                country: country.into(),
                number,
                text: None,
                class: None,
                date: Some(date.into()),
                confidence: Confidence::Unsourced,
                note: None,
                source: "a-synthetic-source".into(),
            })
        };
        let values = [
            value("KEN", "2019", Some(0.0)),
            value("KEN", "2021", Some(2.0)),
            value("SEN", "2021", Some(1.0)),
            value("PER", "2019", None),
        ];
        let chapters = ["ken", "sen", "per", "mli"].map(|id| chapter(id, Some("2019")));
        let mut alliances: Vec<Alliance> = chapters
            .iter()
            .map(|chapter| Alliance {
                chapter,
                presence: Presence::Yes,
            })
            .collect();
        alliances[3].presence = Presence::NoData;
        let dated = |value: &indicator_value::Model| value.date.clone();
        let on = |day| {
            let judged = subnational_structure(&alliances, &values, dated, day);
            judged.iter().map(|it| it.verdict).collect::<Vec<_>>()
        };
        let (counted, unknown) = (Verdict::Counted, Verdict::Unknown);
        assert_eq!(on("2020-01-01"), [Verdict::NotCounted, unknown, unknown]);
        assert_eq!(on("2022-01-01"), [counted, counted, unknown]);
    }
}
