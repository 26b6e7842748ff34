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
    /// A value of what a commitment measures.
    Measure as Measure |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The commitment that it belongs to.
        commitment: Option<Commitment> => Commitment::load(ctx, &this.0.commitment);
        /// What the value stands for.
        kind: MeasureKind = this.0.kind.into();
        /// The value as published.
        text: &str = &this.0.text;
        /// The value as a number in `unit`, `null` where the text gives none.
        number: Option<f64> = this.0.number;
        /// The unit of the number, as in `%`; `null` where it has none or none is printed.
        unit: Option<&str> = this.0.unit.as_deref();
        /// How the number is meant, `null` where there is none.
        comparator: Option<Comparator> = this.0.comparator.map(Into::into);
        /// The date that the value holds for, by which a target is to be reached; `null` if undated.
        date: Option<PartialDate> = date(this.0.date.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which values to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct MeasureFilter {
    /// Only values that stand for one of these.
    kinds: Option<Vec<MeasureKind>>,
    /// Only values with a date, or only those without.
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
        /// What they stand for: baseline, progress, target.
        Kind = "kind",
        /// The date that they hold for.
        Date = "date",
    }
}

impl Listed for MeasureFilter {
    type Node = Measure;
    type Order = MeasureOrder;
    const ORDER: &'static [Sort] = &[Sort::up("kind"), Sort::up("date")];
}
