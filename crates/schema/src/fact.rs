//! What every record says of itself: where it comes from and how sure it is.

use async_graphql::{ID, InputObject};
use entity::{claim, vocabulary::Confidence as StoredConfidence};
use sea_orm::Condition;

use super::{
    change::History,
    connection::Listed,
    filter::Narrow,
    list::{lists, orders},
    object::object,
    record::{Record, record},
    scalar::{PartialDate, date},
    vocabulary::Confidence,
};
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
};

record!(Source, source, "source");

object! {
    /// The source of a fact.
    Source as Source |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The title of the page, report or dataset.
        title: &str = &this.0.title;
        /// The web address, or the path in a repository; `null` if only the site is known.
        address: Option<&str> = this.0.address.as_deref();
        ..History = History(this.global_id());
    }
}

/// How certain a record is, and its source.
pub(crate) struct Fact {
    pub(crate) record: String,
    pub(crate) source: String,
    pub(crate) confidence: StoredConfidence,
    pub(crate) note: Option<String>,
}

object! {
    /// How certain a record is, and its source.
    Fact as Fact |this, ctx| {
        /// The source of this record.
        source: Option<Source> => Source::load(ctx, &this.source);
        /// How certain the record is: whether its source states it, whether it is derived from the source, or whether a value in it has no source.
        confidence: Confidence = this.confidence.into();
        /// A remark by those who collected the data; `null` if none.
        note: Option<&str> = this.note.as_deref();
        ..FactLists = FactLists(this.record.clone());
        ..History = History(this.record.clone());
    }
}

lists! {
    /// What sources say about a record.
    FactLists(String) |fact| {
        /// What each source says about this record: observations of the whole record (`field` is `null`) and rival values of its fields, each with date and source. `preferred` marks the value that the record shows.
        claims: ClaimFilter = Parent::column("record", &fact.0);
    }
}

lists! {
    /// Root lists of claims.
    FactRootLists |_root| {
        /// What sources say about all records: observations, and rival values of fields. The record shows the preferred value.
        claims: ClaimFilter = None;
    }
}

record!(Claim, claim, "claim");

object! {
    /// What one source says about a record or one of its fields.
    Claim as Claim |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The field that the claim is about (name as in the dataset); `null` if the claim is about the whole record.
        field: Option<&str> = this.0.field.as_deref();
        /// The value that the source states; `null` if it only confirms the record.
        value: Option<&str> = this.0.value.as_deref();
        /// The date for which the source states this, not the date on which it began; `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// Whether the record shows this claim.
        preferred: bool = this.0.preferred;
        /// Why the claim is preferred or not; `null` if nobody wrote it down.
        reason: Option<&str> = this.0.reason.as_deref();
        /// How certain the claim is.
        confidence: Confidence = this.0.confidence.into();
        /// A remark by those who collected the data; `null` if none.
        note: Option<&str> = this.0.note.as_deref();
        /// The source of the claim.
        source: Option<Source> => Source::load(ctx, &this.0.source);
        ..History = History(this.global_id());
    }
}

/// Which claims to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ClaimFilter {
    /// Keep claims about these fields (names as in the dataset).
    fields: Option<Vec<String>>,
    /// Keep claims that the record shows (`true`) or does not show (`false`).
    preferred: Option<bool>,
}

impl Listing for ClaimFilter {
    type Entity = claim::Entity;

    fn condition(&self) -> Condition {
        Condition::all()
            .one_of(claim::Column::Field, self.fields.as_ref())
            .equal(claim::Column::Preferred, self.preferred.as_ref())
    }
}

orders! {
    /// What claims can be ordered by.
    ClaimOrder {
        /// The field that the claim is about.
        Field = "field",
        /// The date for which the source states the claim.
        AsOf = "as_of",
    }
}

impl Listed for ClaimFilter {
    type Node = Claim;
    type Order = ClaimOrder;
    const ORDER: &'static [Sort] = &[Sort::up("field"), Sort::down("as_of")];
}
