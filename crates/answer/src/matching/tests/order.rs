//! What holds of the order whatever is on record.

use proptest::prelude::*;

use super::*;

const PARTIES: [&str; 6] = [
    "chapter:csn-ken",
    "chapter:csn-nga",
    "country:SEN",
    "organisation:a",
    "organisation:b",
    "body:secretariat",
];

fn some<T: Clone + std::fmt::Debug + 'static>(of: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(of)
}

fn maybe(of: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::of(some(of)).prop_map(|it| it.map(str::to_owned))
}

fn few(of: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let most = of.len();
    let few = prop::sample::subsequence(of, 0..=most);
    few.prop_map(|all| all.into_iter().map(str::to_owned).collect())
}

const TOPICS: &[&str] = &["advocacy", "media", "costing"];
const COUNTRIES: &[&str] = &["KEN", "NGA", "SEN"];

prop_compose! {
    fn offers()(
        party in some(&PARTIES),
        topics in few(TOPICS),
        texts in few(&["advocacy plans", "media work"]),
        languages in few(&["en", "fr"]),
        country in maybe(COUNTRIES),
        until in maybe(&["2020", "2026"]),
    ) -> Offer {
        Offer { country, topics, texts, languages, until, ..offer("", party) }
    }
}

prop_compose! {
    fn engagements()(
        provider in some(&PARTIES),
        recipient in maybe(&PARTIES),
        provider_country in maybe(COUNTRIES),
        recipient_country in maybe(COUNTRIES),
        topics in few(TOPICS),
        status in prop::option::of(some(&[
            EngagementStatus::Proposed,
            EngagementStatus::UnderWay,
            EngagementStatus::Completed,
            EngagementStatus::Cancelled,
        ])),
    ) -> Engagement {
        Engagement {
            provider_country, recipient, recipient_country, status, topics,
            ..engagement("", provider)
        }
    }
}

prop_compose! {
    fn pools()(
        mut offers in prop::collection::vec(offers(), 0..8),
        mut engagements in prop::collection::vec(engagements(), 0..12),
    ) -> Pool {
        for (place, offer) in offers.iter_mut().enumerate() {
            offer.id = format!("offer-{place}");
        }
        for (place, engagement) in engagements.iter_mut().enumerate() {
            engagement.id = format!("engagement-{place}");
        }
        Pool { offers, engagements, ..pool() }
    }
}

prop_compose! {
    fn needs()(
        party in maybe(&PARTIES),
        country in maybe(COUNTRIES),
        topics in few(TOPICS),
        languages in few(&["en", "fr"]),
        text in some(&["", "advocacy with media", "something else"]),
    ) -> Need {
        Need {
            party,
            country,
            topics: topics.into_iter().collect(),
            languages: languages.into_iter().collect(),
            text: text.into(),
        }
    }
}

/// How many of its tier stand before it; `None` where it is not among the matches.
fn rank(found: &[Match], id: &str) -> Option<usize> {
    let place = found.iter().position(|it| it.id == id)?;
    let tier = found[place].tier;
    Some(found[..place].iter().filter(|it| it.tier == tier).count())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn scores_lie_between_nothing_and_one(need in needs(), pool in pools()) {
        for found in matches(&need, &pool, DAY) {
            prop_assert!((0.0..=1.0 + 1e-9).contains(&found.score), "{found:?}");
            for part in found.parts.into_iter().flatten() {
                prop_assert!((0.0..=1.0).contains(&part), "{found:?}");
            }
            let needy = need.party.clone().unwrap_or_default();
            prop_assert_ne!(&found.id, &needy);
        }
    }

    #[test]
    fn tiers_then_scores_run_down(need in needs(), pool in pools()) {
        let found = matches(&need, &pool, DAY);
        for pair in found.windows(2) {
            let is_down = pair[0].tier < pair[1].tier
                || pair[0].tier == pair[1].tier && pair[0].score >= pair[1].score;
            prop_assert!(is_down, "{pair:#?}");
        }
    }

    #[test]
    fn rows_may_come_in_any_order(need in needs(), pool in pools(), turn in 0_usize..12) {
        let expected = matches(&need, &pool, DAY);
        let mut turned = pool;
        turned.offers.reverse();
        let turn = turn.min(turned.engagements.len());
        turned.engagements.rotate_left(turn);
        for offer in &mut turned.offers {
            offer.topics.reverse();
            offer.languages.reverse();
        }
        prop_assert_eq!(matches(&need, &turned, DAY), expected);
    }

    #[test]
    fn a_reason_more_never_lowers_the_rank(
        need in needs(),
        pool in pools(),
        chosen in any::<prop::sample::Index>(),
        reason in 0_usize..5,
    ) {
        let before = matches(&need, &pool, DAY);
        prop_assume!(!before.is_empty());
        let id = before[chosen.index(before.len())].id.clone();
        let mut more = pool;
        // A synthetic reason, told by an offer or an engagement that is added.
        let mut told = offer("offer-more", &id);
        match reason {
            0 => told.topics = need.topics.iter().cloned().collect(),
            1 => told.languages = need.languages.iter().cloned().collect(),
            2 => told.country.clone_from(&need.country),
            3 => told.texts = vec![need.text.clone()],
            _ => more.engagements.push(Engagement {
                recipient: need.party.clone(),
                recipient_country: need.country.clone(),
                topics: need.topics.iter().cloned().collect(),
                status: Some(EngagementStatus::Completed),
                ..engagement("engagement-more", &id)
            }),
        }
        more.offers.push(told);
        let after = matches(&need, &more, DAY);
        let (old, new) = (rank(&before, &id), rank(&after, &id));
        prop_assert!(new.is_some() && new <= old, "{id}: {old:?} {new:?}");
    }
}
