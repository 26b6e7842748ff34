//! Who met, and what followed, on synthetic records.

use entity::vocabulary::{AssistanceRelation, Confidence, EngagementStatus, EventKind};

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

/// Who took part in each event, as these pairs of a party and an event tell.
fn attended<'a>(all: &'a [(&str, &str)]) -> impl Fn(&str) -> BTreeSet<String> + 'a {
    |event| {
        let there = all.iter().filter(|(_, at)| *at == event);
        there.map(|(party, _)| (*party).to_owned()).collect()
    }
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
        ("a", "spring"),
        ("b", "spring"),
        ("c", "spring"),
        ("a", "undated"),
        ("b", "undated"),
        ("a", "elsewhere"),
    ];
    let engagements = [
        helps("c", "a", Some("2017")),
        helps("b", "a", Some("2016")),
        helps("b", "a", None),
        helps("a", "b", Some("2015-12-31")),
        stands(("b", "c"), Some("2018"), Some(EngagementStatus::Cancelled)),
    ];
    let all = Attendance::new(&events, attended(&attendance), None);
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
    let attendance = ["a", "b", "c"].map(|party| (party, "one"));
    let met = Attendance::new(&events, attended(&attendance), Some("b".into()));
    assert_eq!(met.encounters(), 2);
    let meetings = met.meetings(&[]);
    let pairs: Vec<_> = meetings.iter().map(|it| (&*it.one, &*it.other)).collect();
    assert_eq!(pairs, [("a", "b"), ("b", "c")]);
    assert!(!meetings[0].is_followed());
}
