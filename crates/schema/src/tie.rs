//! Ties that hold for a time.

use super::scalar::{PartialDate, date};

use crate::object::object;

/// When a tie starts and ends, and when it was observed.
pub(crate) struct Tie {
    pub(crate) since: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) first_observed: Option<String>,
    pub(crate) last_observed: Option<String>,
}

/// Makes the [`Tie`] of a record.
macro_rules! tie {
    ($record:expr) => {
        $crate::tie::Tie {
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
        $crate::filter::Period {
            since: entity::$table::Column::Since,
            until: entity::$table::Column::Until,
            first_observed: entity::$table::Column::FirstObserved,
        }
    };
}

pub(crate) use {period, tie};

object! {
    /// When a tie starts and ends, and when it was observed.
    Tie as Tie |this, ctx| {
        /// The start date; `null` if no source states one.
        since: Option<PartialDate> = date(this.since.as_ref());
        /// The end date; `null` if no source states one or the tie still holds.
        until: Option<PartialDate> = date(this.until.as_ref());
        /// The first date for which a source reports the tie, not its start; `null` if no report is dated.
        first_observed: Option<PartialDate> = date(this.first_observed.as_ref());
        /// The last date for which a source reports the tie, not its end; `null` if no report is dated.
        last_observed: Option<PartialDate> = date(this.last_observed.as_ref());
        /// Whether the tie was only observed: no source states a start or an end.
        only_observed: bool = this.since.is_none() && this.until.is_none();
    }
}
