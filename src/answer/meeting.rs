//! Who met at the same events, and whether assistance between them followed.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use entity::{engagement, event, participation};

use super::{given::is_given, period::order};

/// Two parties who took part in the same events.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The one, which comes first by global id.
    pub one: String,
    /// The other.
    pub other: String,
    /// The events that both took part in: by their beginning, the undated last.
    pub events: Vec<Arc<event::Model>>,
    /// The assistance that either gave the other, by its beginning, and when that was; what was only planned or was cancelled is left out.
    pub assistance: Vec<(Arc<engagement::Model>, Timing)>,
}

/// When assistance began, seen from the first event that two parties met at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Before it.
    Before,
    /// On its days, or so near that the dates do not tell.
    Meanwhile,
    /// After it.
    After,
    /// No date tells.
    Unknown,
}

impl Meeting {
    /// Whether assistance began after they first met.
    #[must_use]
    pub fn is_followed(&self) -> bool {
        self.assistance
            .iter()
            .any(|(_, timing)| *timing == Timing::After)
    }
}

/// Who took part in which event, each once.
pub struct Attendance<'a> {
    events: BTreeMap<String, (Arc<event::Model>, BTreeSet<String>)>,
    party: Option<&'a str>,
}

impl<'a> Attendance<'a> {
    /// Those who took part in these events; of one party, only those it met.
    #[must_use]
    pub fn new(
        events: &[Arc<event::Model>],
        participations: &[Arc<participation::Model>],
        party: Option<&'a str>,
    ) -> Self {
        let mut all: BTreeMap<String, (Arc<event::Model>, BTreeSet<String>)> = events
            .iter()
            .map(|event| (event.id.clone(), (Arc::clone(event), BTreeSet::new())))
            .collect();
        for participation in participations {
            if let Some((_, parties)) = all.get_mut(&participation.event) {
                parties.insert(participation.party.clone());
            }
        }
        if let Some(party) = party {
            all.retain(|_, (_, parties)| parties.contains(party));
        }
        Self { events: all, party }
    }

    /// How many pairs met, each counted once an event.
    #[must_use]
    pub fn encounters(&self) -> usize {
        let parties = self.events.values().map(|(_, parties)| parties.len());
        match self.party {
            Some(_) => parties.map(|all| all.saturating_sub(1)).sum(),
            None => parties.map(|all| all * all.saturating_sub(1) / 2).sum(),
        }
    }

    /// The pairs that met: those whom assistance followed first, then those who met most often, then by id.
    #[must_use]
    pub fn meetings(&self, engagements: &[Arc<engagement::Model>]) -> Vec<Meeting> {
        let between = between(engagements);
        let mut pairs: BTreeMap<(&str, &str), Vec<Arc<event::Model>>> = BTreeMap::new();
        for (event, parties) in self.events.values() {
            let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
            for (place, one) in parties.iter().enumerate() {
                for other in &parties[place + 1..] {
                    if self
                        .party
                        .is_none_or(|party| *one == party || *other == party)
                    {
                        pairs.entry((one, other)).or_default().push(event.clone());
                    }
                }
            }
        }
        let mut meetings: Vec<Meeting> = pairs
            .into_iter()
            .map(|((one, other), events)| {
                let engagements = between.get(&(one, other)).map_or(&[][..], Vec::as_slice);
                meeting((one, other), events, engagements)
            })
            .collect();
        meetings.sort_by_key(|meeting| (!meeting.is_followed(), Reverse(meeting.events.len())));
        meetings
    }
}

/// The assistance between each two parties, whichever gave it.
fn between(
    engagements: &[Arc<engagement::Model>],
) -> HashMap<(&str, &str), Vec<Arc<engagement::Model>>> {
    let mut between: HashMap<(&str, &str), Vec<Arc<engagement::Model>>> = HashMap::new();
    for engagement in engagements.iter().filter(|engagement| is_given(engagement)) {
        if let (Some(provider), Some(recipient)) = (&engagement.provider, &engagement.recipient) {
            let pair = (
                provider.min(recipient).as_str(),
                provider.max(recipient).as_str(),
            );
            between
                .entry(pair)
                .or_default()
                .push(Arc::clone(engagement));
        }
    }
    between
}

fn meeting(
    (one, other): (&str, &str),
    mut events: Vec<Arc<event::Model>>,
    engagements: &[Arc<engagement::Model>],
) -> Meeting {
    events.sort_by_cached_key(|event| {
        let begins = event.starts.clone().or_else(|| event.ends.clone());
        (begins.is_none(), begins, event.id.clone())
    });
    let first = events.first();
    let mut assistance: Vec<(Arc<engagement::Model>, Timing)> = engagements
        .iter()
        .map(|engagement| (Arc::clone(engagement), timing(engagement, first)))
        .collect();
    assistance.sort_by_cached_key(|(engagement, _)| {
        let since = engagement.since.clone();
        (since.is_none(), since, engagement.id.clone())
    });
    Meeting {
        one: one.to_owned(),
        other: other.to_owned(),
        events,
        assistance,
    }
}

fn timing(engagement: &engagement::Model, first: Option<&Arc<event::Model>>) -> Timing {
    let starts = first.and_then(|event| event.starts.as_ref().or(event.ends.as_ref()));
    let ends = first.and_then(|event| event.ends.as_ref().or(event.starts.as_ref()));
    let (Some(since), Some(starts), Some(ends)) = (&engagement.since, starts, ends) else {
        return Timing::Unknown;
    };
    if order(since, ends) == Some(Ordering::Greater) {
        Timing::After
    } else if order(since, starts) == Some(Ordering::Less) {
        Timing::Before
    } else {
        Timing::Meanwhile
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{
        AssistanceRelation, Confidence, EngagementStatus, EventKind, ParticipationRole,
    };

    use super::*;

    fn event(id: &str, starts: Option<&str>) -> Arc<event::Model> {
        Arc::new(event::Model {
            id: id.into(),
            name: "A synthetic event".into(),
            name_is_label: true,
            kind: EventKind::Workshop,
            starts: starts.map(Into::into),
            ends: None,
            country: None,
            place: None,
            mode: None,
            community: None,
            head_count: None,
            attendance: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    fn attends(party: &str, event: &str) -> Arc<participation::Model> {
        Arc::new(participation::Model {
            id: format!("{party}-{event}"),
            event: event.into(),
            party: party.into(),
            country: None,
            role: ParticipationRole::Participant,
            role_as_printed: None,
            head_count: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    fn helps(provider: &str, recipient: &str, since: Option<&str>) -> Arc<engagement::Model> {
        stands((provider, recipient), since, None)
    }

    fn stands(
        (provider, recipient): (&str, &str),
        since: Option<&str>,
        status: Option<EngagementStatus>,
    ) -> Arc<engagement::Model> {
        Arc::new(engagement::Model {
            id: format!("{provider}-{recipient}-{since:?}"),
            provider: Some(provider.into()),
            provider_name: provider.into(),
            provider_country: None,
            recipient: Some(recipient.into()),
            recipient_name: recipient.into(),
            recipient_country: None,
            relation: AssistanceRelation::Peer,
            mode: None,
            topic: None,
            funder: None,
            since: since.map(Into::into),
            until: None,
            request: None,
            status,
            outcome: None,
            outcome_evidence: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    #[test]
    fn those_whom_assistance_followed_come_first() {
        let events = [event("spring", Some("2016-03")), event("undated", None)];
        let attendance = [
            attends("a", "spring"),
            attends("b", "spring"),
            attends("c", "spring"),
            attends("a", "undated"),
            attends("b", "undated"),
            attends("a", "elsewhere"),
        ];
        let engagements = [
            helps("c", "a", Some("2017")),
            helps("b", "a", Some("2016")),
            helps("b", "a", None),
            helps("a", "b", Some("2015-12-31")),
            stands(("b", "c"), Some("2018"), Some(EngagementStatus::Cancelled)),
        ];
        let all = Attendance::new(&events, &attendance, None);
        assert_eq!(all.encounters(), 4);
        let meetings = all.meetings(&engagements);
        let shown: Vec<_> = meetings
            .iter()
            .map(|meeting| {
                let timings: Vec<Timing> = meeting.assistance.iter().map(|it| it.1).collect();
                (
                    &*meeting.one,
                    &*meeting.other,
                    meeting.events.len(),
                    timings,
                )
            })
            .collect();
        let all_but_after = vec![Timing::Before, Timing::Meanwhile, Timing::Unknown];
        let expected = vec![
            ("a", "c", 1, vec![Timing::After]),
            ("a", "b", 2, all_but_after),
            ("b", "c", 1, vec![]),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn of_one_party_only_those_it_met_are_told() {
        let events = [event("one", Some("2016"))];
        let attendance = ["a", "b", "c"].map(|party| attends(party, "one"));
        let met = Attendance::new(&events, &attendance, Some("b"));
        assert_eq!(met.encounters(), 2);
        let meetings = met.meetings(&[]);
        let pairs: Vec<_> = meetings.iter().map(|it| (&*it.one, &*it.other)).collect();
        assert_eq!(pairs, [("a", "b"), ("b", "c")]);
        assert!(!meetings[0].is_followed());
    }
}
