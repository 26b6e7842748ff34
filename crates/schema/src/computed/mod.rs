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
    /// An indicator that the records themselves answer, counted as of a day and never typed in. Records of which not enough is known to say whether they count are told apart: not known is not no.
    ComputedIndicator as ComputedIndicator |this, ctx| {
        /// Which indicator it is.
        name: ComputedIndicatorName = this.name;
        /// What is counted, in words.
        definition: &str = this.name.definition();
        /// The day that it was counted for.
        as_of: Date = Date(this.day.clone());
        /// The figure: a number of records, or for a share a number from 0 to 1. `null` where there is nothing to count, which `explanation` tells of.
        value: Option<f64> = this.figure();
        /// How many records count.
        numerator: u64 = computed::count(&this.judged, Verdict::Counted);
        /// How many records are known to count or known not to: what a share is of.
        denominator: u64 = known(&this.judged);
        /// Of how many records too little is known to say; they are in neither of the two numbers before.
        unknown_count: u64 = computed::count(&this.judged, Verdict::Unknown);
        /// The records that could count and whether they do: those that count first, then those of which too little is known.
        records(
            /// Only records of which this is so; all if not given.
            verdict: Option<CountVerdict>,
            /// How many records from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only records behind this cursor.
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
        /// The figure year by year, from early to late, for an indicator that is told by year; empty for others. Years without any record are left out.
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
        /// The commitment that promises it, `null` where none is on record.
        commitment: Option<Commitment> => async {
            match this.name.commitment() {
                Some(id) => Commitment::load(ctx, id).await,
                None => Ok(None),
            }
        };
        /// The figures that this commitment reports: baseline, progress and target, each with its date and source; empty where there are none.
        reported: Vec<Measure> = this.measures.iter().cloned().map(Measure::from).collect();
        /// The reported figure that is compared with: the last progress report dated by the day, else the baseline; `null` where none was reported by then.
        compared_with: Option<Measure> = this.compared().cloned().map(Measure::from);
        /// The figure less the reported one, `null` where either is none.
        difference: Option<f64> = Some(this.figure()? - this.compared()?.number?);
        /// What was counted and what was reported, by how much they differ, and what the records say of it.
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
    /// Too little is known to say whether it counts, which is not no.
    Unknown,
    /// It is known, or on record, not to count.
    NotCounted,
}

/// A record that could count, and whether it does.
#[derive(Clone)]
pub(crate) struct JudgedRecord(Judged);

object! {
    /// A record that could count, and whether it does.
    JudgedRecord as JudgedRecord |this, ctx| {
        /// The record.
        record: Option<Node> => Node::load(ctx, &this.0.record);
        /// Whether it counts.
        verdict: CountVerdict = this.0.verdict.into();
        /// Why, to be read after "one".
        reason: String = match &this.0.detail {
            Some(detail) => format!("{}: {detail}", this.0.reason),
            None => this.0.reason.to_owned(),
        };
    }
}

plain! {
    /// An indicator in one year.
    ComputedYear {
        /// The year, as in `2023`.
        year: String,
        /// The figure of the year, `null` where it is not known of any record.
        value: Option<f64>,
        /// How many records of the year count.
        numerator: u64,
        /// How many records of the year are known to count or known not to.
        denominator: u64,
        /// Of how many records of the year too little is known to say.
        unknown_count: u64,
    }
}
