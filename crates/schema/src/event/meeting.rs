//! Who met at the same events, and whether assistance followed.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID};
use entity::{engagement, event};

use super::{Event, EventFilter};
use crate::{
    DataVersion,
    ask::Ask,
    assistance::Engagement,
    computed_page::{ComputedPage, list_name},
    error::Error,
    graph::{budget, graph},
    limits::Limits,
    loader::{holding::Holding, listing::every},
    object::{leaves, object},
    party::Party,
};
use answer::meeting::{Attendance, Meeting, Timing};
use graph::price;

leaves!(AssistanceTiming);

/// Two parties who took part in the same events.
#[derive(Clone)]
pub(crate) struct EventMeeting(Arc<Meeting>);

object! {
    /// Two parties who took part in the same events, and the assistance between them. A chapter and the organisation that carries it are two parties, as the sources name them.
    EventMeeting as EventMeeting |this, ctx| {
        /// The one, which comes first by global id.
        one: Option<Party> => Party::load(ctx, &this.0.one);
        /// The other.
        other: Option<Party> => Party::load(ctx, &this.0.other);
        /// The events that both took part in, by their beginning, the undated last.
        events(
            /// How many events from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only events behind this cursor.
            after: Option<String>,
        ): ComputedPage<SharedEvent> => async {
            let events = &this.0.events;
            let of: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
            let list = list_name("events", version(ctx), &(&this.0.one, &this.0.other, of));
            ComputedPage::new(ctx, &list, events.len(), (first, after), |place| {
                SharedEvent(Arc::clone(&events[place]))
            })
        };
        /// The assistance that either gave the other, by its beginning, the undated last.
        assistance(
            /// How many engagements from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only engagements behind this cursor.
            after: Option<String>,
        ): ComputedPage<MeetingAssistance> => async {
            let assistance = &this.0.assistance;
            let list = list_name("assistance", version(ctx), &(&this.0.one, &this.0.other));
            ComputedPage::new(ctx, &list, assistance.len(), (first, after), |place| {
                let (engagement, timing) = &assistance[place];
                MeetingAssistance {
                    engagement: Arc::clone(engagement),
                    timing: *timing,
                }
            })
        };
        /// Whether any of the assistance began after the first of the events. That it followed does not say that it came of it.
        followed: bool = this.0.is_followed();
    }
}

/// An event that two parties took part in.
#[derive(Clone)]
pub(crate) struct SharedEvent(Arc<event::Model>);

object! {
    /// An event that two parties took part in.
    SharedEvent as SharedEvent |this, ctx| {
        /// The event.
        event: Event = Arc::clone(&this.0).into();
    }
}

/// Assistance between two parties who met.
#[derive(Clone)]
pub(crate) struct MeetingAssistance {
    engagement: Arc<engagement::Model>,
    timing: Timing,
}

object! {
    /// Assistance between two parties who met.
    MeetingAssistance as MeetingAssistance |this, ctx| {
        /// The assistance, with its source.
        engagement: Engagement = Arc::clone(&this.engagement).into();
        /// When it began, seen from the first event that the two met at.
        timing: AssistanceTiming = this.timing.into();
    }
}

/// When assistance began, seen from the first event that two parties met at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Timing")]
pub(crate) enum AssistanceTiming {
    /// It began before the event.
    Before,
    /// It began on the days of the event, or so near that the dates do not tell: a study visit is itself help.
    Meanwhile,
    /// It began after the event.
    After,
    /// The assistance or all events are undated.
    Unknown,
}

/// Root fields about meetings.
#[derive(Default)]
pub(crate) struct MeetingQuery;

object! {
    /// Root fields about meetings.
    MeetingQuery as MeetingQuery |this, ctx| {
        /// The pairs of parties that took part in the same events, with these events and the assistance between the two: those whom assistance followed first, then those who met most often. An error with the code `GRAPH_TOO_LARGE` where too many met: name a party or keep fewer events.
        met_at_events(
            /// Which events to look at; all if not given.
            filter: Option<EventFilter>,
            /// Only pairs with this party, by global id.
            party: Option<ID>,
            /// Only pairs whom assistance followed, or only those whom none on record did.
            followed: Option<bool>,
            /// How many pairs from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only pairs behind this cursor.
            after: Option<String>,
        ): ComputedPage<EventMeeting> => async {
            let (graph, budget) = (graph(ctx).await?, budget(ctx));
            budget.spend(price::rows(graph.events()))?;
            let filter = filter.unwrap_or_default();
            let list = list_name("metAtEvents", version(ctx), &(&filter, &party, followed));
            let events = every(ctx.loads(), filter).await?;
            let party = party.map(|party| party.0);
            // Counted by the graph in memory, before anything is made of it.
            let cost = price::attendance(&graph);
            let attendance = move |_: &dyn Fn() -> bool| {
                let parties = |event: &str| graph.participants(event);
                Some(Attendance::new(&events, parties, party))
            };
            let attendance = budget.compute(cost, attendance).await?;
            let most = ctx.data_unchecked::<Limits>().graph_ties;
            let encounters = attendance.encounters();
            if encounters > most {
                return Err(Error::GraphTooLarge(format!(
                    "{encounters} pairs met, more than {most}: name a party or keep fewer events"
                )));
            }
            let engagements = Holding::<engagement::Entity>::anything();
            let engagements = every(ctx.loads(), engagements).await?;
            let meetings = move |_: &dyn Fn() -> bool| {
                let mut meetings = attendance.meetings(&engagements);
                meetings.retain(|meeting| followed.is_none_or(|asked| meeting.is_followed() == asked));
                let meetings: Vec<Arc<Meeting>> = meetings.into_iter().map(Arc::new).collect();
                Some(meetings)
            };
            let cost = price::meetings(encounters);
            let meetings = budget.compute(cost, meetings).await?;
            ComputedPage::new(ctx, &list, meetings.len(), (first, after), |place| {
                EventMeeting(Arc::clone(&meetings[place]))
            })
        };
    }
}

fn version(ctx: &Context<'_>) -> u64 {
    ctx.data_unchecked::<DataVersion>().get()
}
