//! What is on record about who helps: the rows that matching looks at.

use std::collections::HashMap;

use entity::vocabulary::{
    AssistanceRelation, EngagementStatus, OfferOrigin, OrganisationKind, RegionScheme,
};

/// Everything that is on record about who helps.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// Offers, also those that stand no more.
    pub offers: Vec<Offer>,
    /// Engagements whose provider is on record.
    pub engagements: Vec<Engagement>,
    /// The parties of both, by global id, as far as more is known of them.
    pub parties: HashMap<String, Party>,
    /// The chapter that an organisation carries, both by global id: it acts as that.
    pub carriers: HashMap<String, String>,
    /// All topics, by the id within their kind.
    pub topics: HashMap<String, Topic>,
    /// The regions of each country, by its code.
    pub regions: HashMap<String, Vec<Region>>,
}

/// An offer of help.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The id within its kind.
    pub id: String,
    /// Who offers, if that is on record.
    pub party: Option<String>,
    /// Who offers, as printed.
    pub name: String,
    /// Where the provider comes from.
    pub country: Option<String>,
    /// Whether it comes from inside the network.
    pub origin: Option<OfferOrigin>,
    /// What it is about, by topic.
    pub topics: Vec<String>,
    /// What it is about, in the source's words.
    pub texts: Vec<String>,
    /// In which languages it can be given.
    pub languages: Vec<String>,
    /// Since when it stands.
    pub since: Option<String>,
    /// Until when it stood.
    pub until: Option<String>,
}

/// Help that one party gave another.
#[derive(Clone, Debug)]
pub struct Engagement {
    /// The id within its kind.
    pub id: String,
    /// Who helped.
    pub provider: String,
    /// Who helped, as printed.
    pub provider_name: String,
    /// Where the provider comes from.
    pub provider_country: Option<String>,
    /// Who was helped, if that is on record.
    pub recipient: Option<String>,
    /// Where the recipient comes from.
    pub recipient_country: Option<String>,
    /// What the two are to each other.
    pub relation: AssistanceRelation,
    /// How far it has come, if that is recorded.
    pub status: Option<EngagementStatus>,
    /// What it was about, by topic.
    pub topics: Vec<String>,
    /// What it was about, in the source's words.
    pub text: Option<String>,
    /// Since when it was given.
    pub since: Option<String>,
}

/// A party that helps.
#[derive(Clone, Debug, Default)]
pub struct Party {
    /// Its country, if it has one.
    pub country: Option<String>,
    /// What kind of organisation it is, if it is one.
    pub kind: Option<OrganisationKind>,
}

/// A term of the vocabulary of topics.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    /// The next broader term.
    pub broader: Option<String>,
    /// The term in each language.
    pub names: Vec<String>,
}

/// A region that a country lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The id within its kind.
    pub id: String,
    /// Of which scheme it is.
    pub scheme: RegionScheme,
}

impl Pool {
    /// The party that this one acts as: the chapter that it carries, or itself.
    pub(super) fn acting<'a>(&'a self, party: &'a str) -> &'a str {
        self.carriers.get(party).map_or(party, String::as_str)
    }

    /// Whether a topic lies below another.
    pub(super) fn is_below(&self, topic: &str, other: &str) -> bool {
        let mut above = topic;
        // No write closes a circle; were there one, this would end all the same.
        for _ in 0..self.topics.len() {
            match self.topics.get(above).and_then(|it| it.broader.as_deref()) {
                Some(broader) if broader == other => return true,
                Some(broader) => above = broader,
                None => return false,
            }
        }
        false
    }
}

impl Offer {
    /// Whether it stands on a day, as far as is known; imprecise dates count whole.
    pub(super) fn stands(&self, day: &str) -> bool {
        has_begun(self.since.as_deref(), day)
            && self.until.as_deref().is_none_or(|until| {
                // 2013 ends on its last day, so it is over once the day lies beyond it.
                let common = until.len().min(day.len());
                until[..common] >= day[..common]
            })
    }
}

impl Engagement {
    /// Whether help was given: it is over, or reported without saying how far it came.
    pub(super) fn is_past(&self, day: &str) -> bool {
        matches!(self.status, None | Some(EngagementStatus::Completed))
            && has_begun(self.since.as_deref(), day)
    }

    /// Whether it takes, or will take, time of the provider.
    pub(super) fn is_open(&self) -> bool {
        matches!(
            self.status,
            Some(
                EngagementStatus::Proposed | EngagementStatus::Agreed | EngagementStatus::UnderWay
            )
        )
    }
}

fn has_begun(since: Option<&str>, day: &str) -> bool {
    since.is_none_or(|since| since <= day)
}
