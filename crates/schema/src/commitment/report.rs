//! What makers report of the progress of commitments.

use async_graphql::{ID, InputObject};
use entity::{measure, vocabulary};
use sea_orm::{ColumnTrait, Condition};

use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    record::{fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary::{Comparator, ProgressStatus},
};

record!(Report, measure, "measure");

object! {
    /// A progress report on a commitment: the value reached on a date. It has the id of the measure that it shows.
    Report as Report |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The date of the value; `null` if undated.
        date: Option<PartialDate> = date(this.0.date.as_ref());
        /// The value as published.
        text: &str = &this.0.text;
        /// The value as a number in `unit`; `null` if the text gives none.
        number: Option<f64> = this.0.number;
        /// The unit of the number, such as `%`; `null` if it has none or none is printed.
        unit: Option<&str> = this.0.unit.as_deref();
        /// How to read the number; `null` if there is none.
        comparator: Option<Comparator> = this.0.comparator.map(Into::into);
        /// The tracker's progress status as of this report, as published; `null` if it gives none.
        status: Option<ProgressStatus> = this.0.status.map(Into::into);
        ..Fact = fact!(this);
    }
}

/// Which reports to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ReportFilter {
    /// Keep reports with one of these statuses.
    statuses: Option<Vec<ProgressStatus>>,
    /// Keep reports for this day or later; undated ones do not match.
    from: Option<Date>,
    /// Keep reports for this day or earlier; undated ones do not match.
    to: Option<Date>,
}

impl Listing for ReportFilter {
    type Entity = measure::Entity;

    fn condition(&self) -> Condition {
        let statuses = stored::<_, vocabulary::ProgressStatus>(self.statuses.as_ref());
        Condition::all()
            .add(measure::Column::Kind.eq(vocabulary::MeasureKind::Progress))
            .one_of(measure::Column::Status, statuses.as_ref())
            .dated(measure::Column::Date, self.from.as_ref(), self.to.as_ref())
    }
}

orders! {
    /// What reports can be ordered by.
    ReportOrder {
        /// The date of the value.
        Date = "date",
    }
}

impl Listed for ReportFilter {
    type Node = Report;
    type Order = ReportOrder;
    const ORDER: &'static [Sort] = &[Sort::up("date")];
}
