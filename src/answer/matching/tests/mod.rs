use entity::vocabulary::{AssistanceRelation, EngagementStatus, OfferOrigin, RegionScheme};

use super::*;

mod order;

/// A synthetic day on which all synthetic offers are judged.
pub(super) const DAY: &str = "2026-06-15";

/// Synthetic topics: `advocacy` with `media` below it, and `costing` beside it.
pub(super) fn pool() -> Pool {
    let topic = |broader: Option<&str>, name: &str| Topic {
        broader: broader.map(str::to_owned),
        names: vec![name.to_owned()],
    };
    let topics = [
        ("advocacy", topic(None, "Advocacy")),
        ("media", topic(Some("advocacy"), "Media engagement")),
        ("costing", topic(None, "Costing of plans")),
    ];
    let hub = |id: &str, scheme| Region {
        id: id.to_owned(),
        scheme,
    };
    let regions = [
        (
            "KEN",
            vec![
                hub("hub", RegionScheme::SecretariatHub),
                hub("continent", RegionScheme::M49),
            ],
        ),
        ("NGA", vec![hub("hub", RegionScheme::SecretariatHub)]),
        ("SEN", vec![hub("continent", RegionScheme::M49)]),
    ];
    Pool {
        topics: topics.map(|(id, it)| (id.to_owned(), it)).into(),
        regions: regions.map(|(id, it)| (id.to_owned(), it)).into(),
        ..Pool::default()
    }
}

pub(super) fn offer(id: &str, party: &str) -> Offer {
    Offer {
        id: id.into(),
        party: Some(party.into()),
        name: format!("A synthetic {party}"),
        ..Offer::default()
    }
}

pub(super) fn engagement(id: &str, provider: &str) -> Engagement {
    Engagement {
        id: id.into(),
        provider: provider.into(),
        provider_name: format!("A synthetic {provider}"),
        provider_country: None,
        recipient: None,
        recipient_country: None,
        relation: AssistanceRelation::External,
        status: None,
        topics: vec![],
        text: None,
        since: None,
    }
}

/// Kenya needs help with advocacy, in English.
pub(super) fn need() -> Need {
    Need {
        party: Some("chapter:csn-ken".into()),
        country: Some("KEN".into()),
        topics: ["advocacy".to_owned()].into(),
        languages: ["en".to_owned()].into(),
        text: String::new(),
    }
}

fn one(pool: &Pool) -> Match {
    let mut found = matches(&need(), pool, DAY);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn close(one: Option<f64>, other: f64) {
    assert!(
        one.is_some_and(|one| (one - other).abs() < 1e-12),
        "{one:?} {other}"
    );
}

#[test]
fn the_weights_add_up_to_one() {
    let sum: f64 = Part::ALL.into_iter().map(Part::weight).sum();
    close(Some(sum), 1.0);
}

#[test]
fn a_topic_counts_by_its_place_in_the_tree() {
    for (known, asked, worth) in [
        ("advocacy", "advocacy", 1.0),
        ("media", "advocacy", 0.8),
        ("advocacy", "media", 0.5),
        ("costing", "advocacy", 0.0),
    ] {
        let offer = Offer {
            topics: vec![known.into()],
            country: Some("KEN".into()),
            ..offer("a", "organisation:a")
        };
        let pool = Pool {
            offers: vec![offer],
            ..pool()
        };
        let need = Need {
            topics: [asked.to_owned()].into(),
            ..need()
        };
        let found = &matches(&need, &pool, DAY)[0];
        close(found.parts[0], worth);
        assert_eq!(found.topics.len(), usize::from(worth > 0.0));
    }
}

#[test]
fn words_count_where_topics_do_not_say() {
    let offer = Offer {
        texts: vec!["Training in advocacy, and budgets".into()],
        ..offer("a", "organisation:a")
    };
    let pool = Pool {
        offers: vec![offer],
        ..pool()
    };
    let found = one(&pool);
    close(found.parts[0], 0.5);
    assert_eq!(found.likeness.words, ["advocacy"]);
    let told = Need {
        topics: BTreeSet::new(),
        text: "Advocacy with parliaments".into(),
        ..need()
    };
    close(matches(&told, &pool, DAY)[0].parts[0], 0.25);
}

#[test]
fn what_is_unknown_is_neither_yes_nor_no() {
    let unknown = Offer {
        topics: vec!["advocacy".into()],
        ..offer("a", "organisation:a")
    };
    let pool = Pool {
        offers: vec![unknown.clone()],
        ..pool()
    };
    let found = one(&pool);
    assert_eq!(found.parts[1..4], [None, None, None]);
    assert_eq!(found.is_same_country, None);
    close(Some(found.score), 0.45);
    let other = Offer {
        languages: vec!["fr".into()],
        country: Some("SEN".into()),
        ..unknown
    };
    let pool = Pool {
        offers: vec![other],
        ..pool
    };
    let found = one(&pool);
    assert_eq!(found.parts[1..3], [Some(0.0), Some(0.0)]);
    assert_eq!(found.is_same_country, Some(false));
    assert_eq!(found.regions, [""; 0]);
}

#[test]
fn neighbours_share_a_hub_and_not_a_continent() {
    let neighbour = Engagement {
        provider_country: Some("NGA".into()),
        ..engagement("e", "chapter:csn-nga")
    };
    let pool = Pool {
        engagements: vec![neighbour],
        ..pool()
    };
    let found = one(&pool);
    close(found.parts[2], 0.6);
    assert_eq!(
        (found.tier, found.regions.as_slice()),
        (Tier::Peer, &["hub".to_owned()][..])
    );
}

#[test]
fn experience_counts_what_was_given() {
    let same = Engagement {
        recipient: Some("chapter:csn-ken".into()),
        recipient_country: Some("KEN".into()),
        topics: vec!["media".into()],
        status: Some(EngagementStatus::Completed),
        ..engagement("e1", "organisation:a")
    };
    let open = |status| Engagement {
        status: Some(status),
        ..engagement("e2", "organisation:a")
    };
    let cancelled = open(EngagementStatus::Cancelled);
    let agreed = Engagement {
        id: "e3".into(),
        ..open(EngagementStatus::Agreed)
    };
    let pool = Pool {
        engagements: vec![agreed, cancelled, same],
        ..pool()
    };
    let found = one(&pool);
    close(found.parts[3], 0.7);
    close(found.parts[4], 0.5);
    assert_eq!(
        (found.open, found.engagements.as_slice()),
        (1, &["e1".to_owned()][..])
    );
    let expected = Experience {
        given: 1,
        in_country: 1,
        to_recipient: 1,
        on_topic: 1,
        completed: 1,
    };
    assert_eq!(found.experience, expected);
}

#[test]
fn an_offer_stands_as_long_as_its_dates_say() {
    for (since, until, stands) in [
        (None, None, true),
        (Some("2026-06-16"), None, false),
        (Some("2026"), None, true),
        (None, Some("2026"), true),
        (None, Some("2026-06"), true),
        (None, Some("2026-06-14"), false),
        (None, Some("2025"), false),
    ] {
        let offer = Offer {
            topics: vec!["advocacy".into()],
            since: since.map(str::to_owned),
            until: until.map(str::to_owned),
            ..offer("a", "organisation:a")
        };
        let pool = Pool {
            offers: vec![offer],
            ..pool()
        };
        let found = matches(&need(), &pool, DAY);
        assert_eq!(found.len(), usize::from(stands), "{since:?} {until:?}");
    }
}

#[test]
fn whoever_asks_is_no_match_by_any_of_its_names() {
    let knows = |id: &str, party: &str| Offer {
        topics: vec!["advocacy".into()],
        ..offer(id, party)
    };
    let pool = Pool {
        offers: vec![
            knows("a", "chapter:csn-ken"),
            knows("b", "organisation:sun-csa-kenya"),
            knows("c", "country:KEN"),
            Offer {
                party: None,
                ..knows("d", "")
            },
        ],
        carriers: [(
            "organisation:sun-csa-kenya".to_owned(),
            "chapter:csn-ken".to_owned(),
        )]
        .into(),
        ..pool()
    };
    let found = one(&pool);
    assert_eq!(
        (found.id.as_str(), found.is_party),
        ("assistance-offer:d", false)
    );
}

#[test]
fn who_has_no_reason_is_not_asked_but_for_secretariats() {
    let pool = Pool {
        offers: vec![offer("a", "organisation:a"), offer("b", "body:secretariat")],
        ..pool()
    };
    let found = one(&pool);
    assert_eq!(
        (found.id.as_str(), found.tier),
        ("body:secretariat", Tier::FallBack)
    );
}

#[test]
fn peers_come_before_others_and_secretariats_last() {
    let knows = |id: &str, party: &str| Offer {
        topics: vec!["advocacy".into()],
        languages: vec!["en".into()],
        ..offer(id, party)
    };
    let inside = Offer {
        origin: Some(OfferOrigin::InsideNetwork),
        topics: vec!["media".into()],
        ..offer("a", "organisation:a")
    };
    let helped = Engagement {
        relation: AssistanceRelation::Secretariat,
        ..engagement("e", "organisation:z")
    };
    let pool = Pool {
        offers: vec![
            knows("z", "organisation:z"),
            knows("b", "organisation:b"),
            inside,
        ],
        engagements: vec![helped],
        ..pool()
    };
    let found = matches(&need(), &pool, DAY);
    let order: Vec<(&str, Tier)> = found.iter().map(|it| (it.id.as_str(), it.tier)).collect();
    assert_eq!(
        order,
        [
            ("organisation:a", Tier::Peer),
            ("organisation:b", Tier::External),
            ("organisation:z", Tier::FallBack),
        ]
    );
}
