//! Events and who took part in them.

use async_graphql::ID;

use super::{
    community::Community,
    country::{Country, CountryFilter},
    facets,
    fact::Fact,
    list::lists,
    object::object,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{EventKind, EventMode},
};
use crate::loader::side::{Leg, Parent};

mod filter;
mod meeting;
mod participation;

pub(crate) use filter::EventFilter;
pub(crate) use meeting::MeetingQuery;
pub(crate) use participation::{Participation, ParticipationFilter};

record!(Event, event, "event");

object! {
    /// A meeting of any kind, from a global gathering to a call. Meetings at the same place and time under different programmes are events of their own.
    Event as Event |this, ctx| {
        /// The stable identifier, such as `event:learning-route-rwanda-2016`.
        id: ID = this.global_id().into();
        /// The name; where no source names the event, a label of ours (`nameIsLabel` tells).
        name: &str = &this.0.name;
        /// Whether the name is a label of ours because no source gives one.
        name_is_label: bool = this.0.name_is_label;
        /// What kind of meeting it is.
        kind: EventKind = this.0.kind.into();
        /// When it begins, as precisely as the preferred source says; `null` if unknown. Rival dates are claims of the field `starts`.
        starts: Option<PartialDate> = date(this.0.starts.as_ref());
        /// The last day, month or year of it; `null` if no source states an end. Rival dates are claims of the field `ends`.
        ends: Option<PartialDate> = date(this.0.ends.as_ref());
        /// The country that it is held in; `null` if unknown, or if all join from afar.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The town or venue that it is held in, as printed; `null` if unknown, or if all join from afar.
        place: Option<&str> = this.0.place.as_deref();
        /// Whether people meet in a place or online, `null` if unknown.
        mode: Option<EventMode> = this.0.mode.map(Into::into);
        /// The community that held it or whose work it is part of, `null` if none is known.
        community: Option<Community> => Community::load_if(ctx, this.0.community.as_ref());
        /// How many people took part, `null` if no source counts people.
        head_count: Option<i32> = this.0.head_count;
        /// What the source says of the attendance, as printed, which need not count people; `null` where it says nothing.
        attendance: Option<&str> = this.0.attendance.as_deref();
        /// What it is about, in the source's words and order; empty where no source says.
        themes: Vec<String> => facets::of(ctx, this.global_id(), "themes");
        ..EventLists = EventLists(this.0.id.clone());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
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

object! {
    /// Root fields about events.
    EventQuery as EventQuery |this, ctx| {
        /// One event by its id, or `null` if there is none.
        event(
            /// Its global id, such as `event:learning-route-rwanda-2016`.
            id: ID,
        ): Option<Event> => Event::load(ctx, &id);
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
