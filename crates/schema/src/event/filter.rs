//! Which events to keep.

use async_graphql::{Enum, InputObject};
use entity::{event, participation, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{IntoCondition, SelectStatement},
};

use super::{Event, TOUCHING};
use crate::{
    community::touched,
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, plains, stored},
    known::{CommunityId, RecordId, RegionId, TopicId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    scalar::{CountryCode, Date},
    vocabulary::{EventKind, EventMode},
};

leaves!(EventGap);

/// Which events to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct EventFilter {
    /// Keep events of these kinds.
    kinds: Option<Vec<EventKind>>,
    /// Keep events that last until this day or longer. A year or month matches if any of its days does; undated events do not match.
    from: Option<Date>,
    /// Keep events that begin on or before this day; with `from`, those that overlap the period. A year or month matches if any of its days does; undated events do not match.
    to: Option<Date>,
    /// Keep events held in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep events where a participant speaks for one of these countries.
    attended_by: Option<Vec<CountryCode>>,
    /// Keep events held in a country of this region (global id, any scheme), or attended by somebody who speaks for one.
    region: Option<RegionId>,
    /// Keep events about at least one of these themes (wording as in the dataset).
    themes: Option<Vec<String>>,
    /// Keep events about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep events held in one of these modes; an unknown mode does not match.
    modes: Option<Vec<EventMode>>,
    /// Keep events of these communities (global ids).
    communities: Option<Vec<CommunityId>>,
    /// Keep events where at least one of these parties (global ids) took part in any role.
    parties: Option<Vec<RecordId>>,
    /// Keep events that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<EventGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<EventFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<EventFilter>>,
    /// This must not hold.
    not: Option<Box<EventFilter>>,
}

/// An item that an event may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum EventGap {
    /// Any date (start or end).
    Date,
    /// The location: both country and place. An event known to be online lacks neither.
    Place,
    /// Any participation.
    Participations,
    /// The number of people.
    HeadCount,
}

impl EventFilter {
    fn own(&self) -> Condition {
        let kinds = stored::<_, vocabulary::EventKind>(self.kinds.as_ref());
        let modes = stored::<_, vocabulary::EventMode>(self.modes.as_ref());
        let communities = plains("community", self.communities.as_ref());
        let speaking = codes(self.attended_by.as_ref())
            .map(|codes| attended(participation::Column::Country.is_in(codes)));
        let parties = self.parties.as_ref().map(|parties| {
            let parties = parties.iter().map(|id| id.0.as_str());
            attended(participation::Column::Party.is_in(parties))
        });
        let region = self.region.as_ref().map(|region| {
            touched(event::Column::Id, TOUCHING, |country| {
                country.in_subquery(countries_of(region))
            })
        });
        let mut condition = Condition::all()
            .one_of(event::Column::Kind, kinds.as_ref())
            .add_option(self.from.as_ref().map(lasting_until))
            .add_option(self.to.as_ref().map(beginning_by))
            .one_of(
                event::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(event::Column::Id, speaking)
            .add_option(region)
            .any_facet(("event", event::Column::Id), "themes", self.themes.clone())
            .about(("event", event::Column::Id), self.about.as_ref())
            .one_of(event::Column::Mode, modes.as_ref())
            .one_of(event::Column::Community, communities.as_ref())
            .among(event::Column::Id, parties);
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

/// The events with a participation that is meant.
fn attended(is_meant: impl IntoCondition) -> SelectStatement {
    participation::Entity::find()
        .select_only()
        .column(participation::Column::Event)
        .filter(is_meant)
        .into_query()
}

/// Whether the event goes on until the day; where no end is known, by its start.
fn lasting_until(day: &Date) -> Condition {
    let by_end = Condition::all().dated(event::Column::Ends, Some(day), None);
    let by_start = Condition::all().add(event::Column::Ends.is_null()).dated(
        event::Column::Starts,
        Some(day),
        None,
    );
    Condition::any().add(by_end).add(by_start)
}

/// Whether the event has begun on the day; where no start is known, by its end.
fn beginning_by(day: &Date) -> Condition {
    let by_start = Condition::all().dated(event::Column::Starts, None, Some(day));
    let by_end = Condition::all().add(event::Column::Starts.is_null()).dated(
        event::Column::Ends,
        None,
        Some(day),
    );
    Condition::any().add(by_start).add(by_end)
}

impl EventGap {
    fn condition(self) -> Condition {
        match self {
            Self::Date => Condition::all()
                .add(event::Column::Starts.is_null())
                .add(event::Column::Ends.is_null()),
            Self::Place => {
                let not_online = Condition::any()
                    .add(event::Column::Mode.is_null())
                    .add(event::Column::Mode.ne(vocabulary::EventMode::Online));
                Condition::all()
                    .add(event::Column::Country.is_null())
                    .add(event::Column::Place.is_null())
                    .add(not_online)
            }
            Self::Participations => {
                let any = attended(Condition::all());
                Condition::all().add(event::Column::Id.not_in_subquery(any))
            }
            Self::HeadCount => Condition::all().add(event::Column::HeadCount.is_null()),
        }
    }
}

impl Listing for EventFilter {
    type Entity = event::Entity;

    fn condition(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::condition,
        )
    }
}

orders! {
    /// What events can be ordered by.
    EventOrder {
        /// The start date.
        Starts = "starts",
        /// The name.
        Name = "name",
        /// The number of people.
        HeadCount = "head_count",
    }
}

impl Listed for EventFilter {
    type Node = Event;
    type Order = EventOrder;
    const ORDER: &'static [Sort] = &[Sort::down("starts")];
}
