//! The values of commitments: where they start, where they stand and what they
//! are to reach.

use async_graphql::{Context, ID, InputObject, Object};
use entity::measure;
use sea_orm::Condition;

use super::Commitment;
use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, stored},
        list::orders,
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        vocabulary::{Comparator, MeasureKind},
    },
};

record!(Measure, measure, "measure");

/// A value of what a commitment measures.
#[Object]
impl Measure {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The commitment that it belongs to.
    async fn commitment(&self, ctx: &Context<'_>) -> Result<Option<Commitment>> {
        Commitment::load(ctx, &self.0.commitment).await
    }

    /// What the value stands for.
    async fn kind(&self) -> MeasureKind {
        self.0.kind.into()
    }

    /// The value as published.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The value as a number in `unit`, `null` where the text gives none.
    async fn number(&self) -> Option<f64> {
        self.0.number
    }

    /// The unit of the number, as in `%`; `null` where it has none or none is printed.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// How the number is meant, `null` where there is none.
    async fn comparator(&self) -> Option<Comparator> {
        self.0.comparator.map(Into::into)
    }

    /// The date that the value holds for, by which a target is to be reached; `null` if undated.
    async fn date(&self) -> Option<PartialDate> {
        date(self.0.date.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
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
