//! How many communities of practice their members lead.

use std::sync::Arc;

use entity::community;

use super::{Judged, Verdict};
use crate::period::{has_begun, is_over};

/// Which communities of practice that belong to this party, or of which the
/// owner is not known, were led by their members on the day?
#[must_use]
pub fn member_led_communities(
    communities: &[Arc<community::Model>],
    owner: &str,
    day: &str,
) -> Vec<Judged> {
    let ours = communities.iter().filter(|community| {
        let known = community.owner.as_deref();
        known.is_none_or(|known| known == owner)
    });
    ours.map(|community| judge(community, day)).collect()
}

fn judge(community: &community::Model, day: &str) -> Judged {
    let has_begun = has_begun(community.started.as_deref(), day);
    let (verdict, reason) = if has_begun == Some(false) {
        (Verdict::NotCounted, "that began later")
    } else if is_over(community.ended.as_deref(), day) {
        (Verdict::NotCounted, "that had ended")
    } else if community.member_led == Some(false) {
        (Verdict::NotCounted, "known not to be led by their members")
    } else if community.member_led.is_none() {
        (Verdict::Unknown, "of which no source says who leads them")
    } else if community.owner.is_none() {
        (
            Verdict::Unknown,
            "led by their members, but of no known owner",
        )
    } else if has_begun.is_none() {
        (
            Verdict::Unknown,
            "marked as led by their members, but with no start on record, so that nobody can tell whether they ran on that day",
        )
    } else {
        (Verdict::Counted, "led by their members on that day")
    };
    Judged::new(format!("community:{}", community.id), verdict, reason)
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{CommunityKind, Confidence};

    use super::*;

    fn community(
        owner: Option<&str>,
        member_led: Option<bool>,
        (started, ended): (Option<&str>, Option<&str>),
    ) -> Arc<community::Model> {
        Arc::new(community::Model {
            id: "a-synthetic-community".into(),
            name: "A synthetic community".into(),
            kind: CommunityKind::CommunityOfPractice,
            theme: None,
            owner: owner.map(Into::into),
            country: None,
            member_led,
            status: None,
            started: started.map(Into::into),
            ended: ended.map(Into::into),
            confidence: Confidence::Unsourced,
            note: None,
            source: "a-synthetic-source".into(),
        })
    }

    #[test]
    fn only_those_known_to_run_and_to_be_led_by_members_count() {
        let csn = Some("network:csn");
        let runs = (Some("2022"), None);
        for (community, expected) in [
            (community(csn, Some(true), runs), Some(Verdict::Counted)),
            (
                community(csn, Some(true), (None, None)),
                Some(Verdict::Unknown),
            ),
            (community(csn, None, runs), Some(Verdict::Unknown)),
            (community(None, Some(true), runs), Some(Verdict::Unknown)),
            (community(csn, Some(false), runs), Some(Verdict::NotCounted)),
            (
                community(csn, Some(true), (Some("2022"), Some("2023-05"))),
                Some(Verdict::NotCounted),
            ),
            (
                community(csn, Some(true), (Some("2023-07"), None)),
                Some(Verdict::NotCounted),
            ),
            (community(Some("body:movement"), Some(true), runs), None),
        ] {
            let judged = member_led_communities(&[community], "network:csn", "2023-06-30");
            let verdict = judged.first().map(|judged| judged.verdict);
            assert_eq!(verdict, expected, "{judged:?}");
        }
    }
}
