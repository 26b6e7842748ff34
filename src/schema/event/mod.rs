//! Events and who took part in them.

use async_graphql::{Context, ID, Object};

use super::{
    community::Community,
    country::{Country, CountryFilter},
    facets,
    fact::Fact,
    list::lists,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{EventKind, EventMode},
};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
};

mod filter;
mod meeting;
mod participation;

pub(crate) use filter::EventFilter;
pub(crate) use meeting::MeetingQuery;
pub(crate) use participation::{Participation, ParticipationFilter};

record!(Event, event, "event");

/// A meeting of any kind, from a global gathering to a call. Meetings at the same place and time under different programmes are events of their own.
#[Object]
impl Event {
    /// The stable identifier, such as `event:learning-route-rwanda-2016`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name; where no source names the event, a label of ours (`nameIsLabel` tells).
    pub(crate) async fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether the name is a label of ours because no source gives one.
    async fn name_is_label(&self) -> bool {
        self.0.name_is_label
    }

    /// What kind of meeting it is.
    async fn kind(&self) -> EventKind {
        self.0.kind.into()
    }

    /// When it begins, as precisely as the preferred source says; `null` if unknown. Rival dates are claims of the field `starts`.
    async fn starts(&self) -> Option<PartialDate> {
        date(self.0.starts.as_ref())
    }

    /// The last day, month or year of it; `null` if no source states an end. Rival dates are claims of the field `ends`.
    async fn ends(&self) -> Option<PartialDate> {
        date(self.0.ends.as_ref())
    }

    /// The country that it is held in; `null` if unknown, or if all join from afar.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    /// The town or venue that it is held in, as printed; `null` if unknown, or if all join from afar.
    async fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }

    /// Whether people meet in a place or online, `null` if unknown.
    async fn mode(&self) -> Option<EventMode> {
        self.0.mode.map(Into::into)
    }

    /// The community that held it or whose work it is part of, `null` if none is known.
    async fn community(&self, ctx: &Context<'_>) -> Result<Option<Community>> {
        Community::load_if(ctx, self.0.community.as_ref()).await
    }

    /// How many people took part, `null` if no source counts people.
    async fn head_count(&self) -> Option<i32> {
        self.0.head_count
    }

    /// What the source says of the attendance, as printed, which need not count people; `null` where it says nothing.
    async fn attendance(&self) -> Option<&str> {
        self.0.attendance.as_deref()
    }

    /// What it is about, in the source's words and order; empty where no source says.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        facets::of(ctx, self.global_id(), "themes").await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> EventLists {
        EventLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn about(&self) -> AboutLists {
        AboutLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// From a country to the events that touch it: those held there, and those
/// where a participant speaks for it.
pub(crate) const TOUCHING: &[Leg] = &[
    Leg::new("event", "country", "id"),
    Leg::new("participation", "country", "event"),
];

const COUNTRIES: &[Leg] = &[
    Leg::new("event", "id", "country"),
    Leg::new("participation", "event", "country"),
];

lists! {
    /// The lists of an event.
    EventLists(String) |event| {
        /// The parties that took part, with their roles.
        participations: ParticipationFilter = Parent::column("event", &event.0);
        /// The documented practices that are linked to it: that document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("event:{}", event.0));
        /// The countries that it touches, each once: the one it is held in, and those that participants speak for.
        countries: CountryFilter = Parent::through(COUNTRIES, &event.0);
    }
}

/// Root fields about events.
#[derive(Default)]
pub(crate) struct EventQuery;

/// Root fields about events.
#[Object]
impl EventQuery {
    /// One event by its id, or `null` if there is none.
    async fn event(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `event:learning-route-rwanda-2016`.")] id: ID,
    ) -> Result<Option<Event>> {
        Event::load(ctx, &id).await
    }
}

lists! {
    /// Lists of events and of who took part.
    EventRootLists |_root| {
        /// The events of all kinds, the newest first unless an order is given.
        events: EventFilter = None;
        /// The parties at all events.
        participations: ParticipationFilter = None;
    }
}
