//! Which groups records are in, for what is added up of them in memory.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Alias, Expr, Query, SelectStatement},
};

use super::grouping::{Grouping, table};
use crate::loader::{Failure, Reader, listing::AnyListing};

/// Which records are in each group, of those that the listing lets through? By
/// the group's key, the ids of the records; a record may be in several groups.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    /// Which records.
    pub listing: AnyListing,
    /// What they are grouped by.
    pub grouping: Grouping,
}

impl Loader<Keys> for Reader {
    type Value = Arc<HashMap<Option<String>, Vec<String>>>;
    type Error = Failure;

    async fn load(&self, asked: &[Keys]) -> Result<HashMap<Keys, Self::Value>, Self::Error> {
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

impl Keys {
    /// A row for each record and key.
    fn select(&self, reader: &Reader) -> SelectStatement {
        let table = table(self.listing.table());
        let mut rows = Query::select();
        rows.from(table.clone())
            .cond_where(self.listing.condition());
        if let Some(seen) = reader.seen(self.listing.table().name()) {
            rows.cond_where(seen);
        }
        let key = self.grouping.key(&mut rows, &table);
        rows.expr_as(key.cast_as("text"), "key")
            .expr_as(Expr::col((table, Alias::new("id"))), "record_id")
            .take()
    }
}
