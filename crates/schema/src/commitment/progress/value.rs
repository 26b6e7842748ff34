//! What progress is worked out from, and what stands beside it.

use std::sync::Arc;

use super::words::ProgressFlagKind;
use crate::{
    commitment::Measure,
    object::object,
    scalar::{Date, PartialDate, date},
    vocabulary::{Comparator, ProgressStatus},
};
use answer::progress::{Flag, Published, Value};

/// A value as it is used to work out progress.
pub(crate) struct ProgressValue(pub(super) Value);

object! {
    /// A value as it is used to work out progress: its number on record, or the one that its text says.
    ProgressValue as ProgressValue |this, ctx| {
        /// The value on record, with its text as published and its source.
        measure: Measure = Arc::clone(&this.0.measure).into();
        /// The number in `unit`, `null` where there is none, which `unread` explains.
        number: Option<f64> = this.0.quantity.as_ref().ok().map(|it| it.number);
        /// The unit as published, as in `%`; `null` where the number has none.
        unit: Option<&str> = this.0.quantity.as_ref().ok()?.unit.as_deref();
        /// How the number is meant, `null` where there is none.
        comparator: Option<Comparator> = {
            let quantity = this.0.quantity.as_ref().ok();
            quantity.map(|it| it.comparator.into())
        };
        /// Why the text gives no number, as the end of a sentence; `null` where it gives one.
        unread: Option<&str> = this.0.quantity.as_ref().err().map(|it| it.reason());
        /// The day that stands for its date: the first of a baseline's, the last of a report's or target's, and of a report no later than the day asked for. `null` if it is undated.
        day: Option<Date> = this.0.day.map(Into::into);
    }
}

/// What the tracker published of the progress of a commitment.
pub(crate) struct PublishedProgress(pub(super) Published);

object! {
    /// What the tracker published last of the progress of a commitment, as far as it was known by the day asked for. It is never worked out here.
    PublishedProgress as PublishedProgress |this, ctx| {
        /// The status, in the tracker's words.
        status: ProgressStatus = this.0.status.into();
        /// The date as of which the tracker says so, `null` if it is undated, and then it may be older than anything else.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// The report of which the tracker says so, `null` where it says so of the commitment as a whole.
        report: Option<Measure> = this.0.report.clone().map(Into::into);
    }
}

/// Something odd about the values of a commitment.
pub(crate) struct ProgressFlag(pub(super) Flag);

object! {
    /// Something odd about the values of a commitment: a contradiction, or a gap.
    ProgressFlag as ProgressFlag |this, ctx| {
        /// What is odd.
        kind: ProgressFlagKind = this.0.kind.into();
        /// The same in a sentence, with the texts as published.
        words: &str = &this.0.words;
        /// Whether it is two things on record that contradict each other, rather than one that is missing.
        contradicts: bool = this.0.kind.contradicts();
        /// The values that it is about.
        measures: Vec<Measure> = {
            let measures = this.0.measures.iter();
            measures.map(|it| Arc::clone(it).into()).collect()
        };
    }
}
