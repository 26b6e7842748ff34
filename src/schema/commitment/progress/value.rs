//! What progress is worked out from, and what stands beside it.

use std::sync::Arc;

use async_graphql::Object;

use super::words::ProgressFlagKind;
use crate::{
    answer::progress::{Flag, Published, Value},
    schema::{
        commitment::Measure,
        scalar::{Date, PartialDate, date},
        vocabulary::{Comparator, ProgressStatus},
    },
};

/// A value as it is used to work out progress.
pub(crate) struct ProgressValue(pub(super) Value);

/// A value as it is used to work out progress: its number on record, or the one that its text says.
#[Object]
impl ProgressValue {
    /// The value on record, with its text as published and its source.
    async fn measure(&self) -> Measure {
        Arc::clone(&self.0.measure).into()
    }

    /// The number in `unit`, `null` where there is none, which `unread` explains.
    async fn number(&self) -> Option<f64> {
        self.0.quantity.as_ref().ok().map(|it| it.number)
    }

    /// The unit as published, as in `%`; `null` where the number has none.
    async fn unit(&self) -> Option<&str> {
        self.0.quantity.as_ref().ok()?.unit.as_deref()
    }

    /// How the number is meant, `null` where there is none.
    async fn comparator(&self) -> Option<Comparator> {
        let quantity = self.0.quantity.as_ref().ok();
        quantity.map(|it| it.comparator.into())
    }

    /// Why the text gives no number, as the end of a sentence; `null` where it gives one.
    async fn unread(&self) -> Option<&str> {
        self.0.quantity.as_ref().err().map(|it| it.reason())
    }

    /// The day that stands for its date: the first of a baseline's, the last of a report's or target's, and of a report no later than the day asked for. `null` if it is undated.
    async fn day(&self) -> Option<Date> {
        self.0.day.map(Into::into)
    }
}

/// What the tracker published of the progress of a commitment.
pub(crate) struct PublishedProgress(pub(super) Published);

/// What the tracker published last of the progress of a commitment, as far as it was known by the day asked for. It is never worked out here.
#[Object]
impl PublishedProgress {
    /// The status, in the tracker's words.
    async fn status(&self) -> ProgressStatus {
        self.0.status.into()
    }

    /// The date as of which the tracker says so, `null` if it is undated, and then it may be older than anything else.
    async fn as_of(&self) -> Option<PartialDate> {
        date(self.0.as_of.as_ref())
    }

    /// The report of which the tracker says so, `null` where it says so of the commitment as a whole.
    async fn report(&self) -> Option<Measure> {
        self.0.report.clone().map(Into::into)
    }
}

/// Something odd about the values of a commitment.
pub(crate) struct ProgressFlag(pub(super) Flag);

/// Something odd about the values of a commitment: a contradiction, or a gap.
#[Object]
impl ProgressFlag {
    /// What is odd.
    async fn kind(&self) -> ProgressFlagKind {
        self.0.kind.into()
    }

    /// The same in a sentence, with the texts as published.
    async fn words(&self) -> &str {
        &self.0.words
    }

    /// Whether it is two things on record that contradict each other, rather than one that is missing.
    async fn contradicts(&self) -> bool {
        self.0.kind.contradicts()
    }

    /// The values that it is about.
    async fn measures(&self) -> Vec<Measure> {
        let measures = self.0.measures.iter();
        measures.map(|it| Arc::clone(it).into()).collect()
    }
}
