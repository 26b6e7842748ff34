use entity::vocabulary::{AssistanceRelation, EngagementStatus, OfferOrigin, RegionScheme};

use super::*;

mod order;
mod parts;

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

pub(super) fn one(pool: &Pool) -> Match {
    let mut found = matches(&need(), pool, DAY);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

pub(super) fn close(one: Option<f64>, other: f64) {
    assert!(
        one.is_some_and(|one| (one - other).abs() < 1e-12),
        "{one:?} {other}"
    );
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
