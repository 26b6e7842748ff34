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
    /// Two parties who took part in the same events, and the assistance between them. A chapter and the organisation that runs it are two parties, as in the sources.
    EventMeeting as EventMeeting |this, ctx| {
        /// The first party, by global id.
        one: Option<Party> => Party::load(ctx, &this.0.one);
        /// The second party, by global id.
        other: Option<Party> => Party::load(ctx, &this.0.other);
        /// The events that both took part in, by start date, undated last.
        events(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<SharedEvent> => async {
            let events = &this.0.events;
            let of: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
            let list = list_name("events", version(ctx), &(&this.0.one, &this.0.other, of));
            ComputedPage::new(ctx, &list, events.len(), (first, after), |place| {
                SharedEvent(Arc::clone(&events[place]))
            })
        };
        /// The assistance given between the two, by start date, undated last. Planned or cancelled help is left out.
        assistance(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
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
        /// Whether any of the assistance began after their first common event. This does not mean that the event caused it.
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

/// Assistance between two parties who met at events.
#[derive(Clone)]
pub(crate) struct MeetingAssistance {
    engagement: Arc<engagement::Model>,
    timing: Timing,
}

object! {
    /// Assistance between two parties who met at events.
    MeetingAssistance as MeetingAssistance |this, ctx| {
        /// The assistance, with its source.
        engagement: Engagement = Arc::clone(&this.engagement).into();
        /// When it began, compared with the first event where the two met.
        timing: AssistanceTiming = this.timing.into();
    }
}

/// When assistance began, compared with the first event where two parties met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Timing")]
pub(crate) enum AssistanceTiming {
    /// It began before the event.
    Before,
    /// It began during the event, or the dates are too close to tell; a study visit is itself help.
    Meanwhile,
    /// It began after the event.
    After,
    /// The assistance or all events have no date.
    Unknown,
}

/// Root fields about meetings.
#[derive(Default)]
pub(crate) struct MeetingQuery;

object! {
    /// Root fields about meetings.
    MeetingQuery as MeetingQuery |this, ctx| {
        /// The pairs of parties that took part in the same events, with these events and the assistance between them. Pairs with assistance after the event come first, then those who met most often. The error `GRAPH_TOO_LARGE` means too many pairs: name a party or keep fewer events.
        met_at_events(
            /// The events to look at; all if not given.
            filter: Option<EventFilter>,
            /// Keep pairs with this party (global id).
            party: Option<ID>,
            /// Keep pairs with assistance after they met (`true`) or with none on record (`false`).
            followed: Option<bool>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
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
