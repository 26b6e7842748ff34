//! What the records of a list add up to, as a whole or group by group.
//!
//! One mechanism for every kind of record: the filter of its list, what to
//! group by ([`Grouping`]), and the column whose numbers are added up. It is
//! one statement whatever is asked, and the database does the adding.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{
    ConnectionTrait, ExprTrait, Order, QueryResult,
    sea_query::{
        Alias, Asterisk, CaseStatement, Expr, Func, Query, SelectStatement, WindowStatement,
    },
};

use super::{Failure, Reader, listing::AnyListing};
use answer::summary::{Group, Numbers};

mod grouping;
mod keys;

pub use grouping::{Grouping, values_of_year};
pub use keys::Keys;

/// What do the records that the listing lets through add up to? Not grouped,
/// they are one group without a key, which is there even if it is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Summed {
    /// Which records.
    pub listing: AnyListing,
    /// What they are grouped by.
    pub grouping: Option<Grouping>,
    /// The column whose numbers are added up.
    pub number: Option<&'static str>,
}

impl Loader<Summed> for Reader {
    type Value = Arc<Vec<Group>>;
    type Error = Failure;

    async fn load(&self, keys: &[Summed]) -> Result<HashMap<Summed, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for key in keys {
            let rows = self.db.reader().query_all(&key.select(self)).await?;
            let mut groups = rows.iter().map(group).collect::<Result<Vec<_>, _>>()?;
            if key.grouping.is_none() && groups.is_empty() {
                groups.push(Group::default());
            }
            found.insert(key.clone(), Arc::new(groups));
        }
        Ok(found)
    }
}

fn group(row: &QueryResult) -> Result<Group, sea_orm::DbErr> {
    let count = |column| row.try_get::<i64>("", column).map(i64::unsigned_abs);
    let numbers = Numbers {
        count: count("known")?,
        sum: row.try_get("", "sum")?,
        minimum: row.try_get("", "minimum")?,
        mean: row.try_get("", "mean")?,
        median: row.try_get("", "median")?,
        maximum: row.try_get("", "maximum")?,
    };
    Ok(Group {
        key: row.try_get("", "key")?,
        records: count("records")?,
        numbers: numbers.settled(),
    })
}

impl Summed {
    fn select(&self, reader: &Reader) -> SelectStatement {
        let number = || Expr::col("number");
        let place = Expr::col("place");
        // Of n ranked numbers, the middle one or the middle two.
        let is_middle = place.mul(2).sub(Expr::col("of")).between(0, 2);
        let middle = CaseStatement::new().case(is_middle, number());
        Query::select()
            .column("key")
            .expr_as(Func::count(Expr::col(Asterisk)), "records")
            .expr_as(Func::count(number()), "known")
            .expr_as(Func::sum(number()), "sum")
            .expr_as(Func::min(number()), "minimum")
            .expr_as(Func::avg(number()), "mean")
            .expr_as(Func::avg(Expr::Case(Box::new(middle))), "median")
            .expr_as(Func::max(number()), "maximum")
            .from_subquery(self.ranked(reader), "ranked")
            .group_by_col("key")
            .take()
    }

    /// The rows, the numbers of each group ranked from small to large, those without at the end.
    fn ranked(&self, reader: &Reader) -> SelectStatement {
        let number = Expr::col("number");
        let mut rank = WindowStatement::partition_by("key");
        rank.order_by_expr(number.clone().is_null(), Order::Asc);
        rank.order_by_expr(number.clone(), Order::Asc);
        let group = WindowStatement::partition_by("key");
        Query::select()
            .columns(["key", "number"])
            .expr_window_as(Func::cust("ROW_NUMBER"), rank, "place")
            .expr_window_as(Func::count(number), group, "of")
            .from_subquery(self.rows(reader), "rows")
            .take()
    }

    /// A row for each record and key.
    fn rows(&self, reader: &Reader) -> SelectStatement {
        let table = grouping::table(self.listing.table());
        let mut rows = Query::select();
        rows.from(table.clone())
            .cond_where(self.listing.condition());
        if let Some(seen) = reader.seen(self.listing.table().name()) {
            rows.cond_where(seen);
        }
        let key = match self.grouping {
            Some(grouping) => grouping.key(&mut rows, &table),
            None => Expr::null(),
        };
        let number = match self.number {
            Some(column) => Expr::col((table, Alias::new(column))),
            None => Expr::null(),
        };
        rows.expr_as(key.cast_as("text"), "key")
            .expr_as(number.cast_as("double precision"), "number")
            .take()
    }
}
