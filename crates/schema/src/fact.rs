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
    /// Where a fact comes from.
    Source as Source |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The title of the page, report or dataset.
        title: &str = &this.0.title;
        /// Its web address, or where in a repository it lies; `null` where only the site is known.
        address: Option<&str> = this.0.address.as_deref();
        ..History = History(this.global_id());
    }
}

/// How sure a record is, and where it comes from.
pub(crate) struct Fact {
    pub(crate) record: String,
    pub(crate) source: String,
    pub(crate) confidence: StoredConfidence,
    pub(crate) note: Option<String>,
}

object! {
    /// How sure a record is, and where it comes from.
    Fact as Fact |this, ctx| {
        /// Where this record comes from.
        source: Option<Source> => Source::load(ctx, &this.source);
        /// How sure the record is: whether its source states it, whether it is read off the source, or whether a value in it has no source.
        confidence: Confidence = this.confidence.into();
        /// A remark by those who gathered it, `null` where there is none.
        note: Option<&str> = this.note.as_deref();
        ..FactLists = FactLists(this.record.clone());
        ..History = History(this.record.clone());
    }
}

lists! {
    /// What is said of a record.
    FactLists(String) |fact| {
        /// What each source says of this record: observations of it (`field` is `null`), and rival values of its fields, each with its date and source. The value that the record shows is marked as preferred.
        claims: ClaimFilter = Parent::column("record", &fact.0);
    }
}

lists! {
    /// Root lists of claims.
    FactRootLists |_root| {
        /// What sources say of all records: observations, and rival values of which the preferred one is in the record.
        claims: ClaimFilter = None;
    }
}

record!(Claim, claim, "claim");

object! {
    /// What one source says of a record or of one of its fields.
    Claim as Claim |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The field that the claim is about, named as in the dataset; `null` if the source speaks of the record as a whole.
        field: Option<&str> = this.0.field.as_deref();
        /// What the source says of the field; `null` if it says no more than that the record is so.
        value: Option<&str> = this.0.value.as_deref();
        /// The date as of which the source says so, which is not when it began; `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// Whether this is the claim that the record shows.
        preferred: bool = this.0.preferred;
        /// Why it is preferred or not; `null` where it is the only one.
        reason: Option<&str> = this.0.reason.as_deref();
        /// How sure the claim is.
        confidence: Confidence = this.0.confidence.into();
        /// A remark by those who gathered it, `null` where there is none.
        note: Option<&str> = this.0.note.as_deref();
        /// Who says so.
        source: Option<Source> => Source::load(ctx, &this.0.source);
        ..History = History(this.global_id());
    }
}

/// Which claims to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct ClaimFilter {
    /// Only claims about these fields, named as in the dataset.
    fields: Option<Vec<String>>,
    /// Only claims that the record shows, or only those that it does not.
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
        /// The field they are about.
        Field = "field",
        /// The date as of which they hold.
        AsOf = "as_of",
    }
}

impl Listed for ClaimFilter {
    type Node = Claim;
    type Order = ClaimOrder;
    const ORDER: &'static [Sort] = &[Sort::up("field"), Sort::down("as_of")];
}
