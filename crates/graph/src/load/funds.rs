//! Funds, which have no table: a grant names its own.

use std::collections::BTreeMap;

use entity::grant;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::Reading;
use crate::model::{Node, NodeKind};
use record::fold::fold;

/// The global id of a fund.
pub(super) fn id(name: &str) -> String {
    format!("fund:{}", fold(name).replace(' ', "-"))
}

impl Reading<'_> {
    /// Puts in every fund that gave a grant to somebody who is known, of several
    /// spellings under the first.
    pub(super) async fn funds(&mut self) -> Result<BTreeMap<String, String>, DbErr> {
        let names: Vec<String> = grant::Entity::find()
            .select_only()
            .column(grant::Column::Fund)
            .filter(grant::Column::Recipient.is_not_null())
            .distinct()
            .into_tuple()
            .all(self.db)
            .await?;
        let mut funds: BTreeMap<String, String> = BTreeMap::new();
        for name in names {
            let first = funds.entry(id(&name)).or_insert_with(|| name.clone());
            if name < *first {
                *first = name;
            }
        }
        let network = self.graph.network("sdn");
        for (id, name) in &funds {
            self.graph.put(Node {
                id: id.as_str().into(),
                name: name.as_str().into(),
                kind: NodeKind::Fund,
                country: None,
                network,
                held: (None, None),
                stands_alone: true,
            });
        }
        Ok(funds)
    }
}
