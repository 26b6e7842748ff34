//! How a graph moves over time.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::Context;
use chrono::{Months, NaiveDate};

use super::{GraphActor, GraphMeasure, GraphMeasures, GraphTie, budget, measured};
use crate::{
    computed_page::{ComputedPage, list_name},
    error::{Error, Result},
    object::{object, plain},
    scalar::Date,
};
use graph::{
    price,
    projected::{Member, Tie},
    request::Request,
    shown::Shown,
    store::Store,
    view::View,
};

/// The most points of a timeline.
pub const POINTS: usize = 60;

/// How far its points are apart unless it says so, in months.
pub const MONTHS: i32 = 12;

/// The differences of a graph between two days: what was gained, lost and kept.
pub(crate) struct GraphChange {
    before: Arc<Shown>,
    after: Arc<Shown>,
}

plain! {
    /// One point of a timeline.
    GraphPoint {
        /// The day of the measurement.
        as_of: Date,
        /// The value on that day; `null` if the measure is undefined.
        value: Option<f64>,
    }
}

/// The same view on another day.
fn on(shown: &Shown, day: &Date) -> Result<View> {
    let mut view = shown.view.clone();
    let on_day = Request {
        as_of: Some(day.0.clone()),
        ..Request::default()
    };
    view.span = on_day.view(&shown.graph)?.span;
    Ok(view)
}

/// A measure on days at even distance.
pub(super) async fn timeline(
    ctx: &Context<'_>,
    shown: &Shown,
    measure: GraphMeasure,
    (from, to): (&Date, &Date),
    every_months: Option<i32>,
) -> Result<Vec<GraphPoint>> {
    let step = u32::try_from(every_months.unwrap_or(MONTHS))
        .ok()
        .filter(|step| *step > 0);
    let step = step.ok_or_else(|| Error::BadInput("a distance is at least one month".into()))?;
    let day = |date: &Date| date.0.parse::<NaiveDate>().unwrap_or_default();
    if day(from) > day(to) {
        return Err(Error::BadInput("the period ends before it begins".into()));
    }
    let store = ctx.data_unchecked::<Arc<Store>>();
    let mut points = vec![];
    let mut months = 0;
    while let Some(next) = day(from)
        .checked_add_months(Months::new(months))
        .filter(|next| *next <= day(to))
    {
        if points.len() == POINTS {
            return Err(Error::BadInput(format!(
                "a timeline has {POINTS} points at most: ask for fewer months or a larger distance"
            )));
        }
        let as_of = Date(next.to_string());
        let view = on(shown, &as_of)?;
        let outline = store.outline(&shown.graph, view, budget(ctx)).await?;
        points.push(GraphPoint {
            value: measure.of(&outline),
            as_of,
        });
        months += step;
    }
    Ok(points)
}

impl GraphChange {
    pub(super) async fn between(ctx: &Context<'_>, shown: &Shown, days: &[Date]) -> Result<Self> {
        let [before, after] = days else {
            return Err(Error::BadInput(
                "compare two days, the earlier first".into(),
            ));
        };
        if before.0 > after.0 {
            return Err(Error::BadInput(
                "compare two days, the earlier first".into(),
            ));
        }
        let (before, after) = (on(shown, before)?, on(shown, after)?);
        let store = ctx.data_unchecked::<Arc<Store>>();
        let graph = &shown.graph;
        Ok(Self {
            before: store.shown(graph, before, budget(ctx)).await?,
            after: store.shown(graph, after, budget(ctx)).await?,
        })
    }
}

type Pair = (Member, Member, graph::model::LinkKind);

fn key(shown: &Shown, tie: &Tie) -> Pair {
    let member = |place: u32| shown.projected.members[place as usize];
    (member(tie.from), member(tie.to), tie.kind)
}

/// The places of the ties of one graph that another has, or has not.
fn ties(of: &Shown, other: &Shown, are_shared: bool) -> Vec<usize> {
    let known: BTreeSet<Pair> = other
        .projected
        .ties
        .iter()
        .map(|tie| key(other, tie))
        .collect();
    let ties = of.projected.ties.iter().enumerate();
    ties.filter(|(_, tie)| known.contains(&key(of, tie)) == are_shared)
        .map(|(place, _)| place)
        .collect()
}

/// The places of the tied members of one graph that are tied in another, or are not.
fn actors(of: &Shown, other: &Shown, are_shared: bool) -> Vec<u32> {
    let tied = |shown: &Shown| -> BTreeSet<(Member, u32)> {
        let ends = shown
            .projected
            .ties
            .iter()
            .flat_map(|tie| [tie.from, tie.to]);
        ends.map(|place| (shown.projected.members[place as usize], place))
            .collect()
    };
    let known: BTreeSet<Member> = tied(other).into_iter().map(|(member, _)| member).collect();
    let tied = tied(of).into_iter();
    tied.filter(|(member, _)| known.contains(member) == are_shared)
        .map(|(_, place)| place)
        .collect()
}

/// Makes the pages of what was gained, lost and kept.
macro_rules! changes {
    (|$this:ident, $ctx:ident| $( $(#[doc = $doc:literal])* $name:ident: $kind:ident = $places:ident($of:ident, $other:ident, $shared:literal); )+) => {
        object! {
            /// The differences of a graph between two days: what was gained, lost and kept.
            GraphChange as GraphChange |$this, $ctx| {
                $(
                    $(#[doc = $doc])*
                    $name(
                        /// How many, from the start: 20 by default, 100 at most.
                        first: Option<i32>,
                        /// Only records after this cursor.
                        after: Option<String>,
                    ): ComputedPage<$kind> => async {
                        let (of, other) = (Arc::clone(&$this.$of), Arc::clone(&$this.$other));
                        let cost = price::listing(&[&of.projected, &other.projected]);
                        let places = move |_: &dyn Fn() -> bool| Some($places(&of, &other, $shared));
                        let places = budget($ctx).compute(cost, places).await?;
                        let of = ($this.before.identity(), $this.after.identity());
                        let list = list_name(stringify!($name), $this.after.graph.version, &of);
                        ComputedPage::new($ctx, &list, places.len(), (first, after), |index| $kind {
                            shown: Arc::clone(&$this.$of),
                            place: places[index],
                        })
                    };
                )+
                /// The measures on the earlier day.
                measures_before: GraphMeasures => async {
                    Ok(GraphMeasures::from(&measured($ctx, &$this.before).await?.summary))
                };
                /// The measures on the later day.
                measures_after: GraphMeasures => async {
                    Ok(GraphMeasures::from(&measured($ctx, &$this.after).await?.summary))
                };
            }
        }
    };
}

changes! { |this, ctx|
    /// The actors that have ties on the later day but had none on the earlier day.
    actors_gained: GraphActor = actors(after, before, false);
    /// The actors that had ties on the earlier day but have none on the later day.
    actors_lost: GraphActor = actors(before, after, false);
    /// The actors that have ties on both days.
    actors_kept: GraphActor = actors(after, before, true);
    /// The ties that hold on the later day but did not on the earlier day.
    ties_gained: GraphTie = ties(after, before, false);
    /// The ties that held on the earlier day but do not on the later day.
    ties_lost: GraphTie = ties(before, after, false);
    /// The ties that hold on both days.
    ties_kept: GraphTie = ties(after, before, true);
}
