//! What was observed of a chapter or platform on a date.

use async_graphql::{Context, ID, InputObject, Object};
use entity::presence;
use sea_orm::Condition;

use crate::{
    error::Result,
    loader::listing::{Listing, Sort},
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, stored},
        list::orders,
        party::Party,
        record::{fact, record},
        scalar::{Date, PartialDate, date},
        vocabulary,
    },
};

record!(Presence, presence, "presence");

/// What was observed of a chapter or platform on a date.
#[Object(name = "PresenceObservation")]
impl Presence {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// Whether it was there; no data is not no.
    async fn presence(&self) -> vocabulary::Presence {
        self.0.presence.into()
    }

    /// The date as of which it was observed, `null` if undated.
    async fn as_of(&self) -> Option<PartialDate> {
        date(self.0.as_of.as_ref())
    }

    /// Who convened or hosted it then, as printed; `null` where the source does not say.
    async fn convenor(&self) -> Option<&str> {
        self.0.convenor.as_deref()
    }

    /// Who convened or hosted it then, `null` where the source does not say or names several.
    async fn convenor_party(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.convenor_party.as_ref()).await
    }

    /// The chapter or platform that was observed.
    async fn observed(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load(ctx, &self.0.record).await
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which observations to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PresenceFilter {
    /// Only observations of these.
    presence: Option<Vec<vocabulary::Presence>>,
    /// Only observations as of this day or later; the undated do not match.
    from: Option<Date>,
    /// Only observations as of this day or earlier; the undated do not match.
    to: Option<Date>,
}

impl Listing for PresenceFilter {
    type Entity = presence::Entity;

    fn condition(&self) -> Condition {
        let presence = stored::<_, entity::vocabulary::Presence>(self.presence.as_ref());
        Condition::all()
            .one_of(presence::Column::Presence, presence.as_ref())
            .dated(presence::Column::AsOf, self.from.as_ref(), self.to.as_ref())
    }
}

orders! {
    /// What observations can be ordered by.
    PresenceObservationOrder {
        /// The date as of which they were made.
        AsOf = "as_of",
    }
}

impl Listed for PresenceFilter {
    type Node = Presence;
    type Order = PresenceObservationOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of")];
}
