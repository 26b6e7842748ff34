//! Who met at the same events, and whether assistance between them followed.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use entity::{engagement, event};

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
pub struct Attendance {
    events: BTreeMap<String, (Arc<event::Model>, BTreeSet<String>)>,
    party: Option<String>,
}

impl Attendance {
    /// Those who took part in these events, as `parties` tells of each by its id; of one
    /// party, only those it met.
    #[must_use]
    pub fn new(
        events: &[Arc<event::Model>],
        parties: impl Fn(&str) -> BTreeSet<String>,
        party: Option<String>,
    ) -> Self {
        let mut events: BTreeMap<String, (Arc<event::Model>, BTreeSet<String>)> = events
            .iter()
            .map(|event| (event.id.clone(), (Arc::clone(event), parties(&event.id))))
            .collect();
        if let Some(party) = &party {
            events.retain(|_, (_, parties)| parties.contains(party));
        }
        Self { events, party }
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
                        .as_ref()
                        .is_none_or(|party| one == party || other == party)
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
mod tests;
