//! Which groups records are in, for what is added up of them in memory.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ConnectionTrait, EntityName, ExprTrait,
    sea_query::{Alias, Expr, Query, SelectStatement},
};

use super::grouping::{Grouping, table};
use crate::loader::{Failure, Reader, listing::Listing};

/// Which records are in each group, of those that the listing lets through? By
/// the group's key, the ids of the records; a record may be in several groups.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Keys<L> {
    /// Which records.
    pub listing: L,
    /// What they are grouped by.
    pub grouping: Grouping,
}

impl<L: Listing> Loader<Keys<L>> for Reader {
    type Value = Arc<HashMap<Option<String>, Vec<String>>>;
    type Error = Failure;

    async fn load(&self, asked: &[Keys<L>]) -> Result<HashMap<Keys<L>, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for keys in asked {
            let mut groups: HashMap<Option<String>, Vec<String>> = HashMap::new();
            for row in self.db.reader().query_all(&keys.select(self)).await? {
                let group = groups.entry(row.try_get("", "key")?).or_default();
                group.push(row.try_get("", "record_id")?);
            }
            found.insert(keys.clone(), Arc::new(groups));
        }
        Ok(found)
    }
}

impl<L: Listing> Keys<L> {
    /// A row for each record and key.
    fn select(&self, reader: &Reader) -> SelectStatement {
        let table = table(&L::Entity::default());
        let mut rows = Query::select();
        rows.from(L::Entity::default())
            .cond_where(self.listing.condition());
        if let Some(seen) = reader.seen(L::Entity::default().table_name()) {
            rows.cond_where(seen);
        }
        let key = self.grouping.key(&mut rows, &table);
        rows.expr_as(key.cast_as("text"), "key")
            .expr_as(Expr::col((table, Alias::new("id"))), "record_id")
            .take()
    }
}
