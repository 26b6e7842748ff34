//! How large the pool of providers is, and how much assistance alliances give
//! one another.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use entity::{
    assistance_offer, engagement,
    vocabulary::{AssistanceRelation, OfferOrigin},
};

use super::{Judged, Verdict};
use crate::{
    given::is_given,
    period::{has_begun, is_over},
};

/// Which providers from inside the network stood ready to help on the day?
/// Several offers of one provider are one: the one that speaks most for it.
#[must_use]
pub fn providers(offers: &[Arc<assistance_offer::Model>], day: &str) -> Vec<Judged> {
    let mut by_provider: BTreeMap<String, Judged> = BTreeMap::new();
    for offer in offers {
        let judged = judge_offer(offer, day);
        let provider = offer.party.clone();
        let provider = provider.unwrap_or_else(|| offer.name.to_lowercase());
        let best = by_provider
            .entry(provider)
            .or_insert_with(|| judged.clone());
        if (judged.verdict, &judged.record) < (best.verdict, &best.record) {
            *best = judged;
        }
    }
    by_provider.into_values().collect()
}

fn judge_offer(offer: &assistance_offer::Model, day: &str) -> Judged {
    let has_begun = has_begun(offer.since.as_deref(), day);
    let (verdict, reason) = if offer.origin == Some(OfferOrigin::OutsideNetwork) {
        (Verdict::NotCounted, "from outside the network")
    } else if has_begun == Some(false) {
        (Verdict::NotCounted, "that began later")
    } else if is_over(offer.until.as_deref(), day) {
        (Verdict::NotCounted, "that had ended")
    } else if offer.origin.is_none() {
        (
            Verdict::Unknown,
            "of which no source says whether they belong to the network",
        )
    } else if has_begun.is_none() {
        (
            Verdict::Unknown,
            "with no start on record, so that nobody can tell whether they stood ready on that day",
        )
    } else {
        (Verdict::Counted, "ready to help on that day")
    };
    Judged::new(format!("assistance-offer:{}", offer.id), verdict, reason)
}

/// Of the assistance that had begun by the day, what did one alliance give
/// another, and what did a secretariat give? Assistance among equals that are
/// no alliances, such as countries, is left out, and so is what was only
/// planned or was cancelled.
#[must_use]
pub fn peer_assistance(
    engagements: &[Arc<engagement::Model>],
    alliances: &BTreeSet<String>,
    day: &str,
) -> Vec<Judged> {
    let judged = engagements
        .iter()
        .filter_map(|engagement| judge_engagement(engagement, alliances, day));
    judged.collect()
}

fn judge_engagement(
    engagement: &engagement::Model,
    alliances: &BTreeSet<String>,
    day: &str,
) -> Option<Judged> {
    let since = engagement.since.as_deref();
    if !is_given(engagement) || has_begun(since, day) == Some(false) {
        return None;
    }
    let is_alliance = |party: &Option<String>| {
        let party = party.as_ref();
        party.map(|party| alliances.contains(party))
    };
    let parties = (
        is_alliance(&engagement.provider),
        is_alliance(&engagement.recipient),
    );
    let (verdict, reason) = match (engagement.relation, parties) {
        (AssistanceRelation::Secretariat, _) => (Verdict::NotCounted, "that a secretariat gave"),
        (AssistanceRelation::Peer, (Some(true), Some(true))) => {
            (Verdict::Counted, "that one alliance gave another")
        }
        (AssistanceRelation::Peer, (Some(false), _) | (_, Some(false))) => return None,
        (AssistanceRelation::Peer, _) => (
            Verdict::Unknown,
            "among equals of whom one is not on record as a party",
        ),
        _ => return None,
    };
    let (verdict, reason) = match since {
        Some(_) => (verdict, reason),
        None => (Verdict::Unknown, "that no source dates"),
    };
    let record = format!("engagement:{}", engagement.id);
    Some(Judged {
        year: since.map(|since| since.chars().take(4).collect()),
        ..Judged::new(record, verdict, reason)
    })
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{Confidence, EngagementStatus};

    use super::*;

    fn offer(
        party: Option<&str>,
        origin: Option<OfferOrigin>,
        since: Option<&str>,
    ) -> Arc<assistance_offer::Model> {
        Arc::new(assistance_offer::Model {
            id: format!("{party:?}-{since:?}"),
            party: party.map(Into::into),
            name: "A synthetic provider".into(),
            origin,
            country: None,
            since: since.map(Into::into),
            until: None,
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    #[test]
    fn a_provider_counts_once_by_its_best_offer() {
        let inside = Some(OfferOrigin::InsideNetwork);
        let outside = Some(OfferOrigin::OutsideNetwork);
        let offers = [
            offer(Some("a"), inside, None),
            offer(Some("a"), inside, Some("2016")),
            offer(Some("b"), inside, Some("2030")),
            offer(Some("c"), outside, Some("2016")),
            offer(Some("d"), None, Some("2016")),
            offer(None, inside, None),
        ];
        let judged = providers(&offers, "2020-01-01");
        let verdicts: Vec<Verdict> = judged.iter().map(|it| it.verdict).collect();
        let expected = [
            Verdict::Counted,
            Verdict::Unknown,
            Verdict::NotCounted,
            Verdict::NotCounted,
            Verdict::Unknown,
        ];
        assert_eq!(verdicts, expected, "{judged:#?}");
    }

    /// The relation, the provider, the recipient and the beginning of assistance.
    type Given<'a> = (
        AssistanceRelation,
        &'a str,
        Option<&'a str>,
        Option<&'a str>,
    );

    #[test]
    fn equals_that_are_no_alliances_have_no_part_in_the_share() {
        let stands = |status, (relation, provider, recipient, since): Given<'_>| {
            Arc::new(engagement::Model {
                id: format!("{provider}-{recipient:?}-{since:?}"),
                provider: Some(provider.into()),
                provider_name: provider.into(),
                provider_country: None,
                recipient: recipient.map(Into::into),
                recipient_name: "A synthetic recipient".into(),
                recipient_country: None,
                relation,
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
        };
        let given = |relation, provider, recipient, since| {
            stands(None, (relation, provider, recipient, since))
        };
        let (peer, secretariat) = (AssistanceRelation::Peer, AssistanceRelation::Secretariat);
        let alliances = BTreeSet::from(["chapter:a".to_owned(), "chapter:b".to_owned()]);
        let engagements = [
            given(peer, "chapter:a", Some("chapter:b"), Some("2023-02")),
            given(peer, "chapter:a", Some("chapter:b"), Some("2030")),
            given(peer, "chapter:a", Some("country:PER"), Some("2023")),
            given(peer, "country:JPN", None, Some("2023")),
            given(peer, "chapter:a", None, Some("2023")),
            given(secretariat, "organisation:s", None, Some("2014")),
            given(secretariat, "organisation:s", None, None),
            given(AssistanceRelation::External, "organisation:e", None, None),
            stands(
                Some(EngagementStatus::Agreed),
                (peer, "chapter:b", Some("chapter:a"), Some("2024")),
            ),
        ];
        let judged = peer_assistance(&engagements, &alliances, "2024-12-31");
        let told: Vec<_> = judged
            .iter()
            .map(|it| (it.verdict, it.year.as_deref()))
            .collect();
        let expected = [
            (Verdict::Counted, Some("2023")),
            (Verdict::Unknown, Some("2023")),
            (Verdict::NotCounted, Some("2014")),
            (Verdict::Unknown, None),
        ];
        assert_eq!(told, expected);
        assert_eq!(super::super::share(&judged), Some(0.5));
    }
}
