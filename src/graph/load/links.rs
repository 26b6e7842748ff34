//! Links between parties and venues, and among parties.

use std::collections::HashMap;

use entity::{
    commitment, commitment_party, community_member, engagement, event, grant, membership,
    participation, relation, seat,
    vocabulary::{CommitmentPartyRole, RelationKind},
};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, QueryOrder};

use super::{Period, Reading};
use crate::graph::model::{LinkKind, NodeKind};

impl Reading {
    pub(super) async fn meetings(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for row in seat::Entity::find()
            .order_by_asc(seat::Column::Id)
            .all(db)
            .await?
        {
            let period = Period(
                row.since.as_ref(),
                row.first_observed.as_ref(),
                row.until.as_ref(),
            );
            let venue = format!("platform:{}", row.platform);
            let ends = (&*row.party, &*venue);
            self.link(
                LinkKind::Seat,
                ends,
                &period,
                format!("seat:{}", row.id),
                row.source,
                None,
            );
        }
        for row in community_member::Entity::find()
            .order_by_asc(community_member::Column::Id)
            .all(db)
            .await?
        {
            let period = Period(
                row.since.as_ref(),
                row.first_observed.as_ref(),
                row.until.as_ref(),
            );
            let venue = format!("community:{}", row.community);
            let record = format!("community-member:{}", row.id);
            let ends = (&*row.party, &*venue);
            self.link(
                LinkKind::Community,
                ends,
                &period,
                record,
                row.source,
                row.country.as_deref(),
            );
        }
        let mut dates = HashMap::new();
        for row in event::Entity::find().all(db).await? {
            dates.insert(row.id, (row.starts, row.ends));
        }
        let undated = (None, None);
        for row in participation::Entity::find()
            .order_by_asc(participation::Column::Id)
            .all(db)
            .await?
        {
            let (starts, ends) = dates.get(&row.event).unwrap_or(&undated);
            let period = Period(
                starts.as_ref(),
                ends.as_ref(),
                ends.as_ref().or(starts.as_ref()),
            );
            let venue = format!("event:{}", row.event);
            let record = format!("participation:{}", row.id);
            let ends = (&*row.party, &*venue);
            self.link(
                LinkKind::Participation,
                ends,
                &period,
                record,
                row.source,
                row.country.as_deref(),
            );
        }
        Ok(())
    }

    pub(super) async fn direct(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for row in membership::Entity::find()
            .order_by_asc(membership::Column::Id)
            .all(db)
            .await?
        {
            let period = Period(
                row.since.as_ref(),
                row.first_observed.as_ref(),
                row.until.as_ref(),
            );
            let organisation = format!("organisation:{}", row.organisation);
            let chapter = format!("chapter:{}", row.chapter);
            let record = format!("membership:{}", row.id);
            self.link(
                LinkKind::Membership,
                (&organisation, &chapter),
                &period,
                record,
                row.source,
                None,
            );
        }
        for row in relation::Entity::find()
            .order_by_asc(relation::Column::Id)
            .all(db)
            .await?
        {
            let period = Period(
                row.since.as_ref(),
                row.first_observed.as_ref(),
                row.until.as_ref(),
            );
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
            let ends = (&*row.subject, &*row.object);
            self.link(
                kind,
                ends,
                &period,
                format!("relation:{}", row.id),
                row.source,
                None,
            );
        }
        Ok(())
    }

    pub(super) async fn exchanges(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for row in engagement::Entity::find()
            .order_by_asc(engagement::Column::Id)
            .all(db)
            .await?
        {
            let (Some(provider), Some(recipient)) = (&row.provider, &row.recipient) else {
                continue;
            };
            let period = Period(row.since.as_ref(), None, row.until.as_ref());
            let record = format!("engagement:{}", row.id);
            self.link(
                LinkKind::Assistance,
                (provider, recipient),
                &period,
                record,
                row.source,
                None,
            );
        }
        for row in grant::Entity::find()
            .order_by_asc(grant::Column::Id)
            .all(db)
            .await?
        {
            let Some(recipient) = &row.recipient else {
                continue;
            };
            let fund = format!("fund:{}", crate::fold::fold(&row.fund).replace(' ', "-"));
            self.node(
                NodeKind::Fund,
                fund.clone(),
                &row.fund,
                (None, Some("sdn")),
                true,
            );
            let period = Period(row.since.as_ref(), None, row.until.as_ref());
            let record = format!("grant:{}", row.id);
            self.link(
                LinkKind::Funding,
                (&fund, recipient),
                &period,
                record,
                row.source,
                None,
            );
        }
        Ok(())
    }

    /// A maker and its partners, and the partners among each other, share the
    /// commitment; a funder funds the maker.
    pub(super) async fn commitments(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let mut sharers: HashMap<String, Vec<String>> = HashMap::new();
        let mut funders: HashMap<String, Vec<String>> = HashMap::new();
        for row in commitment_party::Entity::find()
            .order_by_asc(commitment_party::Column::Id)
            .all(db)
            .await?
        {
            let Some(party) = row.party else { continue };
            let of = match row.role {
                CommitmentPartyRole::Partner => &mut sharers,
                CommitmentPartyRole::Funder => &mut funders,
            };
            of.entry(row.commitment).or_default().push(party);
        }
        for row in commitment::Entity::find()
            .order_by_asc(commitment::Column::Id)
            .all(db)
            .await?
        {
            let Some(maker) = row.maker else { continue };
            let period = Period(
                row.starts.as_ref().or(row.made.as_ref()),
                None,
                row.ends.as_ref(),
            );
            let record = format!("commitment:{}", row.id);
            for funder in funders.get(&row.id).into_iter().flatten() {
                self.link(
                    LinkKind::Funding,
                    (funder, &maker),
                    &period,
                    record.clone(),
                    row.source.clone(),
                    None,
                );
            }
            let mut together = sharers.remove(&row.id).unwrap_or_default();
            together.push(maker);
            together.sort_unstable();
            together.dedup();
            for (place, one) in together.iter().enumerate() {
                for other in &together[place + 1..] {
                    self.link(
                        LinkKind::Partnership,
                        (one, other),
                        &period,
                        record.clone(),
                        row.source.clone(),
                        None,
                    );
                }
            }
        }
        Ok(())
    }
}
