//! Ties that commitments make: a maker and its partners, and the partners among
//! each other, share the commitment; a funder funds the maker.

use std::collections::HashMap;

use entity::{commitment, commitment_party, vocabulary::CommitmentPartyRole};
use sea_orm::{DbErr, EntityTrait, QueryFilter};

use super::{Reading, StatedLink, Which};
use crate::model::LinkKind;

impl Reading<'_> {
    /// Puts in the links that these commitments and their parties say.
    pub(super) async fn commitments(&mut self, which: Which<'_>) -> Result<(), DbErr> {
        let mut sharers: HashMap<String, Vec<String>> = HashMap::new();
        let mut funders: HashMap<String, Vec<String>> = HashMap::new();
        let parties = commitment_party::Entity::find().filter(which.holds("commitment"));
        for row in parties.all(self.db).await? {
            let Some(party) = row.party else { continue };
            let of = match row.role {
                CommitmentPartyRole::Partner => &mut sharers,
                CommitmentPartyRole::Funder => &mut funders,
            };
            of.entry(row.commitment).or_default().push(party);
        }
        let commitments = commitment::Entity::find().filter(which.holds("id"));
        for row in commitments.all(self.db).await? {
            let Some(maker) = row.maker else { continue };
            let mut link = StatedLink {
                kind: LinkKind::Funding,
                from: String::new(),
                to: maker.clone(),
                country: None,
                period: Some((row.starts.or(row.made), row.ends)),
                record: format!("commitment:{}", row.id),
                source: row.source,
            };
            for funder in funders.remove(&row.id).unwrap_or_default() {
                link.from = funder;
                self.link(&link);
            }
            link.kind = LinkKind::Partnership;
            let mut together = sharers.remove(&row.id).unwrap_or_default();
            together.push(maker);
            together.sort_unstable();
            together.dedup();
            for (place, one) in together.iter().enumerate() {
                link.from.clone_from(one);
                for other in &together[place + 1..] {
                    link.to.clone_from(other);
                    self.link(&link);
                }
            }
        }
        Ok(())
    }
}
