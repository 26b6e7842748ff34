//! What was observed of a chapter or platform on a date.

use async_graphql::{ID, InputObject};
use entity::presence;
use sea_orm::Condition;

use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    record::{fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary,
};

record!(Presence, presence, "presence");

object! {
    /// An observation of whether a chapter or platform existed on a date.
    Presence as PresenceObservation |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// Whether it existed; no data does not mean no.
        presence: vocabulary::Presence = this.0.presence.into();
        /// The date of the observation; `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        /// The name of the party that convened or hosted it then, as printed; `null` if the source does not say.
        convenor: Option<&str> = this.0.convenor.as_deref();
        /// The party that convened or hosted it then; `null` if the source does not say or names several.
        convenor_party: Option<Party> => Party::load_if(ctx, this.0.convenor_party.as_ref());
        /// The chapter or platform that was observed.
        observed: Option<Party> => Party::load(ctx, &this.0.record);
        ..Fact = fact!(this);
    }
}

/// Which observations to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PresenceFilter {
    /// Keep observations with one of these values.
    presence: Option<Vec<vocabulary::Presence>>,
    /// Keep observations dated on or after this day; undated ones do not match.
    from: Option<Date>,
    /// Keep observations dated on or before this day; undated ones do not match.
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
        /// The date of the observation.
        AsOf = "as_of",
    }
}

impl Listed for PresenceFilter {
    type Node = Presence;
    type Order = PresenceObservationOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of")];
}
