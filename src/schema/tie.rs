//! Ties that hold for a time.

use async_graphql::Object;

use super::scalar::{PartialDate, date};

/// Since when a tie holds, until when, and when it was seen to.
pub(crate) struct Tie {
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) first_observed: Option<String>,
    pub(crate) last_observed: Option<String>,
}

/// Makes the [`Tie`] of a record.
macro_rules! tie {
    ($record:expr) => {
        $crate::schema::tie::Tie {
            since: $record.0.since.clone(),
            until: $record.0.until.clone(),
            first_observed: $record.0.first_observed.clone(),
            last_observed: $record.0.last_observed.clone(),
        }
    };
}

/// Makes the columns of a tie's period, for `asOf`.
macro_rules! period {
    ($table:ident) => {
        $crate::schema::filter::Period {
            since: entity::$table::Column::Since,
            until: entity::$table::Column::Until,
            first_observed: entity::$table::Column::FirstObserved,
        }
    };
}

pub(crate) use {period, tie};

/// Since when a tie holds, until when, and when it was seen to.
#[Object]
impl Tie {
    /// Since when it holds; `null` if no source states a start.
    async fn since(&self) -> Option<PartialDate> {
        date(self.since.as_ref())
    }

    /// Until when it held; `null` if no source states an end, or if it still holds.
    async fn until(&self) -> Option<PartialDate> {
        date(self.until.as_ref())
    }

    /// The first date as of which a source reports it, which is not its start; `null` if no report is dated.
    async fn first_observed(&self) -> Option<PartialDate> {
        date(self.first_observed.as_ref())
    }

    /// The last date as of which a source reports it, which is not its end; `null` if no report is dated.
    async fn last_observed(&self) -> Option<PartialDate> {
        date(self.last_observed.as_ref())
    }

    /// Whether it was only observed: no source states a start or an end.
    async fn only_observed(&self) -> bool {
        self.since.is_none() && self.until.is_none()
    }
}
