//! Lists as a whole, for answers that are computed over all of their rows.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{Condition, EntityName, EntityTrait, QueryFilter};

use super::{Listing, Model};
use crate::loader::{Failure, Reader};

/// Which rows does the listing let through, all of them, in no order?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Every<L>(pub L);

impl<L: Listing> Loader<Every<L>> for Reader {
    type Value = Arc<Vec<Arc<Model<L>>>>;
    type Error = Failure;

    async fn load(
        &self,
        listings: &[Every<L>],
    ) -> Result<HashMap<Every<L>, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for every in listings {
            let seen = self.seen(L::Entity::default().table_name());
            let rows = L::Entity::find()
                .filter(every.0.condition())
                .filter(seen.unwrap_or_else(Condition::all))
                .all(self.db.reader())
                .await?;
            let rows = rows.into_iter().map(Arc::new).collect();
            found.insert(every.clone(), Arc::new(rows));
        }
        Ok(found)
    }
}
