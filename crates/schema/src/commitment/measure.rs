//! The values of commitments: where they start, where they stand and what they
//! are to reach.

use async_graphql::{ID, InputObject};
use entity::measure;
use sea_orm::Condition;

use super::Commitment;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::{Comparator, MeasureKind},
};

record!(Measure, measure, "measure");

object! {
    /// A value of a commitment: baseline, progress or target.
    Measure as Measure |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The commitment that it belongs to.
        commitment: Option<Commitment> => Commitment::load(ctx, &this.0.commitment);
        /// The kind of value.
        kind: MeasureKind = this.0.kind.into();
        /// The value as published.
        text: &str = &this.0.text;
        /// The value as a number in `unit`; `null` if the text gives none.
        number: Option<f64> = this.0.number;
        /// The unit of the number, such as `%`; `null` if it has none or none is printed.
        unit: Option<&str> = this.0.unit.as_deref();
        /// How to read the number; `null` if there is none.
        comparator: Option<Comparator> = this.0.comparator.map(Into::into);
        /// The date of the value or, for a target, the date by which to reach it; `null` if undated.
        date: Option<PartialDate> = date(this.0.date.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which values to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct MeasureFilter {
    /// Keep values of these kinds.
    kinds: Option<Vec<MeasureKind>>,
    /// Keep values with (`true`) or without (`false`) a date.
    dated: Option<bool>,
}

impl Listing for MeasureFilter {
    type Entity = measure::Entity;

    fn condition(&self) -> Condition {
        let kinds = stored::<_, entity::vocabulary::MeasureKind>(self.kinds.as_ref());
        Condition::all()
            .one_of(measure::Column::Kind, kinds.as_ref())
            .known(measure::Column::Date, self.dated)
    }
}

orders! {
    /// What values can be ordered by.
    MeasureOrder {
        /// The kind: baseline, progress, target.
        Kind = "kind",
        /// The date of the value.
        Date = "date",
    }
}

impl Listed for MeasureFilter {
    type Node = Measure;
    type Order = MeasureOrder;
    const ORDER: &'static [Sort] = &[Sort::up("kind"), Sort::up("date")];
}
