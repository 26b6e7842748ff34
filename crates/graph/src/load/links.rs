//! Links between parties and venues, and among parties, a row each.

use entity::{
    community_member, engagement, grant, membership, participation, relation, seat,
    vocabulary::RelationKind,
};
use sea_orm::EntityTrait;

use super::funds;
use crate::model::LinkKind;

/// A link as a row says it, what it names by global id.
pub(super) struct StatedLink {
    pub(super) kind: LinkKind,
    pub(super) from: String,
    pub(super) to: String,
    /// The country that the party speaks for.
    pub(super) country: Option<String>,
    /// Its start, or its first observation, and its end; `None` if it holds as long as its venue.
    pub(super) period: Option<(Option<String>, Option<String>)>,
    /// What says so.
    pub(super) record: String,
    pub(super) source: String,
}

/// A table whose rows say who is linked to whom.
pub(super) trait LinkRow: EntityTrait {
    /// What stands before a row's id in its global id.
    const RECORD: &'static str;

    /// What a row says, if it names both ends.
    fn said(row: Self::Model) -> Option<StatedLink>;
}

impl LinkRow for seat::Entity {
    const RECORD: &'static str = "seat";

    fn said(row: seat::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Seat,
            from: row.party,
            to: format!("platform:{}", row.platform),
            country: None,
            period: Some((row.since.or(row.first_observed), row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for community_member::Entity {
    const RECORD: &'static str = "community-member";

    fn said(row: community_member::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Community,
            from: row.party,
            to: format!("community:{}", row.community),
            country: row.country,
            period: Some((row.since.or(row.first_observed), row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for participation::Entity {
    const RECORD: &'static str = "participation";

    fn said(row: participation::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Participation,
            from: row.party,
            to: format!("event:{}", row.event),
            country: row.country,
            period: None,
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for membership::Entity {
    const RECORD: &'static str = "membership";

    fn said(row: membership::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Membership,
            from: format!("organisation:{}", row.organisation),
            to: format!("chapter:{}", row.chapter),
            country: None,
            period: Some((row.since.or(row.first_observed), row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for relation::Entity {
    const RECORD: &'static str = "relation";

    fn said(row: relation::Model) -> Option<StatedLink> {
        let kind = match row.kind {
            RelationKind::Hosts => LinkKind::Hosting,
            RelationKind::Convenes
            | RelationKind::Leads
            | RelationKind::CoLeads
            | RelationKind::Founded => LinkKind::Convening,
            RelationKind::Supports => LinkKind::Assistance,
            RelationKind::Funds => LinkKind::Funding,
            RelationKind::MemberOf => LinkKind::Membership,
            RelationKind::PartnerOf => LinkKind::Partnership,
        };
        Some(StatedLink {
            kind,
            from: row.subject,
            to: row.object,
            country: None,
            period: Some((row.since.or(row.first_observed), row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for engagement::Entity {
    const RECORD: &'static str = "engagement";

    fn said(row: engagement::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Assistance,
            from: row.provider?,
            to: row.recipient?,
            country: None,
            period: Some((row.since, row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}

impl LinkRow for grant::Entity {
    const RECORD: &'static str = "grant";

    fn said(row: grant::Model) -> Option<StatedLink> {
        Some(StatedLink {
            kind: LinkKind::Funding,
            from: funds::id(&row.fund),
            to: row.recipient?,
            country: None,
            period: Some((row.since, row.until)),
            record: format!("{}:{}", Self::RECORD, row.id),
            source: row.source,
        })
    }
}
