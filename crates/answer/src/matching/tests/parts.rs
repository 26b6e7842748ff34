//! What each part of a score is worth.

use super::*;

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
