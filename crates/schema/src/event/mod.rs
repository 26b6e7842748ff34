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
use crate::loader::side::{Join, Parent};

mod filter;
mod meeting;
mod participation;

pub(crate) use filter::EventFilter;
pub(crate) use meeting::MeetingQuery;
pub(crate) use participation::{Participation, ParticipationFilter};

record!(Event, event, "event");

object! {
    /// A meeting of any kind, from a global gathering to a call. Meetings of different programmes at the same place and time are separate events.
    Event as Event |this, ctx| {
        /// The stable identifier, such as `event:learning-route-rwanda-2016`.
        id: ID = this.global_id().into();
        /// The name; if no source names the event, a label made for this dataset (see `nameIsLabel`).
        name: &str = &this.0.name;
        /// Whether the name is a label made for this dataset rather than a name in a source.
        name_is_label: bool = this.0.name_is_label;
        /// The kind of meeting.
        kind: EventKind = this.0.kind.into();
        /// The start date, from the preferred source; `null` if unknown. Other dates that sources give are claims about the field `starts`.
        starts: Option<PartialDate> = date(this.0.starts.as_ref());
        /// The last day, month or year; `null` if no source states an end. Other dates that sources give are claims about the field `ends`.
        ends: Option<PartialDate> = date(this.0.ends.as_ref());
        /// The country where it is held; `null` if unknown or if all join online.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The town or venue, as printed; `null` if unknown or if all join online.
        place: Option<&str> = this.0.place.as_deref();
        /// Whether people meet in person or online; `null` if unknown.
        mode: Option<EventMode> = this.0.mode.map(Into::into);
        /// The community that held it or whose work it belongs to; `null` if none is known.
        community: Option<Community> => Community::load_if(ctx, this.0.community.as_ref());
        /// The number of people who took part; `null` if no source counts people.
        head_count: Option<i32> = this.0.head_count;
        /// The attendance as the source prints it, which may count something other than people; `null` if it says nothing.
        attendance: Option<&str> = this.0.attendance.as_deref();
        /// The themes, in the source's words and order; empty if no source says.
        themes: Vec<String> => facets::of(ctx, this.global_id(), "themes");
        ..EventLists = EventLists(this.0.id.clone());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
    }
}

/// From a country to the events that touch it: those held there, and those
/// where a participant speaks for it.
pub(crate) const TOUCHING: &[Join] = &[
    Join::new("event", "country", "id"),
    Join::new("participation", "country", "event"),
];

const COUNTRIES: &[Join] = &[
    Join::new("event", "id", "country"),
    Join::new("participation", "event", "country"),
];

lists! {
    /// The lists of an event.
    EventLists(String) |event| {
        /// The parties that took part, with their roles.
        participations: ParticipationFilter = Parent::column("event", &event.0);
        /// The documented practices linked to it: they document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("event:{}", event.0));
        /// The countries concerned, each listed once: the one where it is held, and those that participants speak for.
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
        /// The events of all kinds, newest first by default.
        events: EventFilter = None;
        /// The participations in all events.
        participations: ParticipationFilter = None;
    }
}
