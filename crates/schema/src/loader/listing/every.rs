//! Lists as a whole, for answers that are computed over all of their rows.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    Condition, ConnectionTrait,
    sea_query::{Alias, Asterisk, Query},
};

use super::{AnyListing, Listing, Model};
use crate::loader::{
    Failure, Loads, Reader,
    table::{Row, typed},
};

/// Which rows does the listing let through, all of them, in no order?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Every(pub AnyListing);

impl Loader<Every> for Reader {
    type Value = Arc<Vec<Row>>;
    type Error = Failure;

    async fn load(&self, listings: &[Every]) -> Result<HashMap<Every, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for every in listings {
            let table = every.0.table();
            let select = Query::select()
                .column((Alias::new(table.name()), Asterisk))
                .from(Alias::new(table.name()))
                .cond_where(every.0.condition())
                .cond_where(self.seen(table.name()).unwrap_or_else(Condition::all))
                .take();
            let rows = self.db.reader().query_all(&select).await?;
            let rows = rows.iter().map(|row| table.read(row));
            let rows = rows.collect::<Result<_, _>>()?;
            found.insert(every.clone(), Arc::new(rows));
        }
        Ok(found)
    }
}

/// All rows that the listing lets through, in no order.
///
/// # Errors
///
/// If the database does not answer.
pub async fn every<L: Listing>(loads: &Loads, listing: L) -> Result<Vec<Arc<Model<L>>>, Failure> {
    let rows = loads.load_one(Every(listing.into())).await?;
    let rows = rows.iter().flat_map(|rows| rows.iter());
    Ok(rows.filter_map(typed).collect())
}
