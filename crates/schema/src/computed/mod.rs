//! Indicators that the records themselves can answer: counted, not typed, and
//! shown beside the figure that was reported.

use std::sync::Arc;

use async_graphql::Enum;
use entity::measure;

use super::{
    DataVersion,
    commitment::{Commitment, Measure},
    computed_page::{ComputedPage, list_name},
    node::Node,
    object::{leaves, object, plain},
    record::Record,
    scalar::Date,
};
use answer::computed::{self, Judged, Verdict};

mod name;
mod query;
mod rows;

pub(crate) use query::ComputedQuery;

use name::ComputedIndicatorName;

leaves!(CountVerdict);

/// An indicator, counted as of a day.
pub(crate) struct ComputedIndicator {
    name: ComputedIndicatorName,
    day: String,
    judged: Vec<Judged>,
    measures: Arc<Vec<Arc<measure::Model>>>,
}

impl ComputedIndicator {
    fn figure(&self) -> Option<f64> {
        figure(self.name, &self.judged)
    }

    fn compared(&self) -> Option<&Arc<measure::Model>> {
        computed::reported_by(&self.measures, &self.day)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer than 2^52 records"
)]
fn figure(name: ComputedIndicatorName, judged: &[Judged]) -> Option<f64> {
    if name.is_share() {
        return computed::share(judged);
    }
    (!judged.is_empty()).then(|| computed::count(judged, Verdict::Counted) as f64)
}

/// Those counted and those known not to count.
fn known(judged: &[Judged]) -> u64 {
    computed::count(judged, Verdict::Counted) + computed::count(judged, Verdict::NotCounted)
}

object! {
    /// An indicator that is counted from the records as of a day. Records with too little information are counted apart: unknown does not mean no.
    ComputedIndicator as ComputedIndicator |this, ctx| {
        /// The indicator.
        name: ComputedIndicatorName = this.name;
        /// The definition: what is counted.
        definition: &str = this.name.definition();
        /// The day of the count.
        as_of: Date = Date(this.day.clone());
        /// The figure: a number of records, or a share from 0 to 1. `null` if there is nothing to count; `explanation` says why.
        value: Option<f64> = this.figure();
        /// The number of records that count.
        numerator: u64 = computed::count(&this.judged, Verdict::Counted);
        /// The number of records known to count or known not to count: the base of a share.
        denominator: u64 = known(&this.judged);
        /// The number of records with too little information; they are in neither of the two numbers above.
        unknown_count: u64 = computed::count(&this.judged, Verdict::Unknown);
        /// The records that could count, with the verdict: first those that count, then the unknown, then those that do not.
        records(
            /// Keep records with this verdict; all if not given.
            verdict: Option<CountVerdict>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<JudgedRecord> => async {
            let verdict = verdict.map(Verdict::from);
            let mut judged: Vec<&Judged> = this
                .judged
                .iter()
                .filter(|judged| verdict.is_none_or(|verdict| judged.verdict == verdict))
                .collect();
            judged.sort_by_key(|judged| (judged.verdict, &judged.record));
            let version = ctx.data_unchecked::<DataVersion>().get();
            let list = list_name("records", version, &(this.name, &this.day, verdict));
            ComputedPage::new(ctx, &list, judged.len(), (first, after), |place| {
                JudgedRecord(judged[place].clone())
            })
        };
        /// The figure for each year, earliest first, if the indicator is counted by year; otherwise empty. Years without records are left out.
        years: Vec<ComputedYear> = {
            let years = computed::by_year(&this.judged).into_iter();
            years
                .map(|(year, judged)| ComputedYear {
                    year,
                    value: figure(this.name, &judged),
                    numerator: computed::count(&judged, Verdict::Counted),
                    denominator: known(&judged),
                    unknown_count: computed::count(&judged, Verdict::Unknown),
                })
                .collect()
        };
        /// The commitment that promises it; `null` if none is on record.
        commitment: Option<Commitment> => async {
            match this.name.commitment() {
                Some(id) => Commitment::load(ctx, id).await,
                None => Ok(None),
            }
        };
        /// The figures that this commitment reports: baseline, progress and target, each with date and source; empty if there are none.
        reported: Vec<Measure> = this.measures.iter().cloned().map(Measure::from).collect();
        /// The reported figure for comparison: the last progress report dated by the day, otherwise the baseline; `null` if none was reported by then.
        compared_with: Option<Measure> = this.compared().cloned().map(Measure::from);
        /// The figure minus the reported one; `null` if either is missing.
        difference: Option<f64> = Some(this.figure()? - this.compared()?.number?);
        /// An explanation: the counted and the reported figure, the difference, and what the records say.
        explanation: String = {
            let compared = this.compared().map(Arc::as_ref);
            computed::in_words((this.figure(), &this.day), compared, &this.judged)
        };
    }
}

/// Whether a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Verdict")]
pub(crate) enum CountVerdict {
    /// It counts.
    Counted,
    /// Too little is known to say; this does not mean no.
    Unknown,
    /// It is known or recorded not to count.
    NotCounted,
}

/// A record that could count, and the verdict.
#[derive(Clone)]
pub(crate) struct JudgedRecord(Judged);

object! {
    /// A record that could count, and the verdict.
    JudgedRecord as JudgedRecord |this, ctx| {
        /// The record.
        record: Option<Node> => Node::load(ctx, &this.0.record);
        /// Whether it counts.
        verdict: CountVerdict = this.0.verdict.into();
        /// The reason; read it after the word "one".
        reason: String = match &this.0.detail {
            Some(detail) => format!("{}: {detail}", this.0.reason),
            None => this.0.reason.to_owned(),
        };
    }
}

plain! {
    /// An indicator in one year.
    ComputedYear {
        /// The year, such as `2023`.
        year: String,
        /// The figure of the year; `null` if no record of the year allows one.
        value: Option<f64>,
        /// The number of records of the year that count.
        numerator: u64,
        /// The number of records of the year known to count or known not to count.
        denominator: u64,
        /// The number of records of the year with too little information.
        unknown_count: u64,
    }
}
