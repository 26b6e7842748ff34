//! What every record says of itself: where it comes from and how sure it is.

use async_graphql::{Context, ID, InputObject, Object};
use entity::{claim, vocabulary::Confidence as StoredConfidence};
use sea_orm::Condition;

use super::{
    change::History,
    connection::Listed,
    filter::Narrow,
    list::{lists, orders},
    record::{Record, record},
    scalar::{PartialDate, date},
    vocabulary::Confidence,
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
};

record!(Source, source, "source");

/// Where a fact comes from.
#[Object]
impl Source {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The title of the page, report or dataset.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Its web address, or where in a repository it lies; `null` where only the site is known.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    #[graphql(flatten)]
    async fn changes(&self) -> History {
        History(self.global_id())
    }
}

/// How sure a record is, and where it comes from.
pub(crate) struct Fact {
    pub(crate) record: String,
    pub(crate) source: String,
    pub(crate) confidence: StoredConfidence,
    pub(crate) note: Option<String>,
}

/// How sure a record is, and where it comes from.
#[Object]
impl Fact {
    /// Where this record comes from.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Source>> {
        Source::load(ctx, &self.source).await
    }

    /// How sure the record is: whether its source states it, whether it is read off the source, or whether a value in it has no source.
    async fn confidence(&self) -> Confidence {
        self.confidence.into()
    }

    /// A remark by those who gathered it, `null` where there is none.
    async fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> FactLists {
        FactLists(self.record.clone())
    }

    #[graphql(flatten)]
    async fn changes(&self) -> History {
        History(self.record.clone())
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

/// What one source says of a record or of one of its fields.
#[Object]
impl Claim {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The field that the claim is about, named as in the dataset; `null` if the source speaks of the record as a whole.
    async fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// What the source says of the field; `null` if it says no more than that the record is so.
    async fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }

    /// The date as of which the source says so, which is not when it began; `null` if undated.
    async fn as_of(&self) -> Option<PartialDate> {
        date(self.0.as_of.as_ref())
    }

    /// Whether this is the claim that the record shows.
    async fn preferred(&self) -> bool {
        self.0.preferred
    }

    /// Why it is preferred or not; `null` where it is the only one.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }

    /// How sure the claim is.
    async fn confidence(&self) -> Confidence {
        self.0.confidence.into()
    }

    /// A remark by those who gathered it, `null` where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who says so.
    async fn source(&self, ctx: &Context<'_>) -> Result<Option<Source>> {
        Source::load(ctx, &self.0.source).await
    }

    #[graphql(flatten)]
    async fn changes(&self) -> History {
        History(self.global_id())
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
