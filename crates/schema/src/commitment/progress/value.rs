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

/// A value used to calculate progress.
pub(crate) struct ProgressValue(pub(super) Value);

object! {
    /// A value used to calculate progress: its recorded number, or the number read from its text.
    ProgressValue as ProgressValue |this, ctx| {
        /// The recorded value, with its published text and its source.
        measure: Measure = Arc::clone(&this.0.measure).into();
        /// The number in `unit`; `null` if there is none, which `unread` explains.
        number: Option<f64> = this.0.quantity.as_ref().ok().map(|it| it.number);
        /// The unit as published, such as `%`; `null` if the number has none.
        unit: Option<&str> = this.0.quantity.as_ref().ok()?.unit.as_deref();
        /// How to read the number; `null` if there is none.
        comparator: Option<Comparator> = {
            let quantity = this.0.quantity.as_ref().ok();
            quantity.map(|it| it.comparator.into())
        };
        /// Why the text gives no number, as the end of a sentence; `null` if it gives one.
        unread: Option<&str> = this.0.quantity.as_ref().err().map(|it| it.reason());
        /// The day used for its date: the first day for a baseline, the last for a report or target; for a report, never after the day asked for. `null` if undated.
        day: Option<Date> = this.0.day.map(Into::into);
    }
}

/// The last progress status that the tracker published.
pub(crate) struct PublishedProgress(pub(super) Published);

object! {
    /// The last progress status that the tracker published by the day asked for. It is never calculated here.
    PublishedProgress as PublishedProgress |this, ctx| {
        /// The status given by the tracker.
        status: ProgressStatus = this.0.status.into();
        /// The date of the status; `null` if undated, and then it may be older than anything else.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// The report that the status is about; `null` if it is about the whole commitment.
        report: Option<Measure> = this.0.report.clone().map(Into::into);
    }
}

/// A sign that the values of a commitment may be wrong or incomplete.
pub(crate) struct ProgressFlag(pub(super) Flag);

object! {
    /// A sign that the values of a commitment may be wrong or incomplete: a contradiction or a gap.
    ProgressFlag as ProgressFlag |this, ctx| {
        /// The kind of sign.
        kind: ProgressFlagKind = this.0.kind.into();
        /// The same in a sentence, with the published texts.
        words: &str = &this.0.words;
        /// Whether two recorded facts contradict each other; `false` if something is missing or written in another form.
        contradicts: bool = this.0.kind.contradicts();
        /// The values concerned.
        measures: Vec<Measure> = {
            let measures = this.0.measures.iter();
            measures.map(|it| Arc::clone(it).into()).collect()
        };
    }
}
