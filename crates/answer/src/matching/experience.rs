//! What a candidate did before, and how much that says.

use entity::vocabulary::EngagementStatus;

use super::{Engagement, Need, Pool, candidate::Candidate, subject::Subject};

/// What it says that help was given at all, that it was in the same country, that it
/// was to the same party, that it was on the same topic, and that it is told to have
/// come to its end. An engagement that is all of these says 0.7.
const GIVEN: f64 = 0.1;
const IN_COUNTRY: f64 = 0.1;
const TO_RECIPIENT: f64 = 0.2;
const ON_TOPIC: f64 = 0.2;
const COMPLETED: f64 = 0.1;

/// What a candidate did before, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Experience {
    /// How often it helped.
    pub given: usize,
    /// How often in the country of the need.
    pub in_country: usize,
    /// How often the party that needs help.
    pub to_recipient: usize,
    /// How often on a topic that is asked for, or on one above or below it.
    pub on_topic: usize,
    /// How often it is recorded that the help was completed.
    pub completed: usize,
}

impl Experience {
    /// Whether any of it bears on the need.
    pub(super) const fn is_telling(self) -> bool {
        self.in_country > 0 || self.to_recipient > 0 || self.on_topic > 0
    }
}

/// How much speaks for a candidate, what it did in numbers, and its engagements, the
/// most telling first.
///
/// Each engagement leaves a part of the doubt, so that many say more than one, and
/// none says all.
pub(super) fn fit(
    need: &Need,
    pool: &Pool,
    subject: &Subject,
    candidate: &Candidate,
) -> (Option<f64>, Experience, Vec<String>) {
    let (mut doubt, mut experience, mut told) = (1.0, Experience::default(), vec![]);
    for engagement in &candidate.past {
        let facts = [
            (true, GIVEN, &mut experience.given),
            (
                is_in_country(need, engagement),
                IN_COUNTRY,
                &mut experience.in_country,
            ),
            (
                is_to_recipient(need, pool, engagement),
                TO_RECIPIENT,
                &mut experience.to_recipient,
            ),
            (
                subject.is_of(pool, engagement),
                ON_TOPIC,
                &mut experience.on_topic,
            ),
            (
                engagement.status == Some(EngagementStatus::Completed),
                COMPLETED,
                &mut experience.completed,
            ),
        ];
        let mut says = 0.0;
        for (is_so, worth, count) in facts {
            if is_so {
                says += worth;
                *count += 1;
            }
        }
        doubt *= 1.0 - says;
        told.push((says, engagement.id.as_str()));
    }
    told.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    let told = told.into_iter().map(|(_, id)| id.to_owned()).collect();
    let part = (experience.given > 0).then_some(1.0 - doubt);
    (part, experience, told)
}

fn is_in_country(need: &Need, engagement: &Engagement) -> bool {
    let there = need.country.as_ref();
    there.is_some() && engagement.recipient_country.as_ref() == there
}

fn is_to_recipient(need: &Need, pool: &Pool, engagement: &Engagement) -> bool {
    let recipient = engagement.recipient.as_deref().map(|it| pool.acting(it));
    let needy = need.party.as_deref().map(|it| pool.acting(it));
    needy.is_some() && recipient == needy
}
