//! Actors tied by the venues they share and by direct links.
//!
//! A venue that `k` actors share gives each pair of them a tie of count 1 and
//! weight `1 / (k - 1)`, summed over venues, so that a summit of 500 does not
//! drown a community of 6: the weights of one venue sum to `k / 2` (Newman,
//! "Scientific collaboration networks II", 2001). A direct link adds 1. Two who
//! were at a venue at different times did not meet there.

use super::{
    day::Stay,
    model::LinkKind,
    project::direct,
    projected::{Tie, sum},
    view::{Boundary, Projection, Scope, View},
    whole::Graph,
};

/// The ties of a view, their ends by rank, in order.
///
/// Actor by actor, so that no more than the parts of one actor's ties are held
/// and sorted at a time: a summit of 500 has 125,000 pairs. `None` if `stop` said so
/// meanwhile.
pub(super) fn ties(
    graph: &Graph,
    view: &View,
    inside: &[bool],
    stop: &dyn Fn() -> bool,
) -> Option<Vec<Tie>> {
    let meetings = Meetings::of(graph, view, inside);
    let mut actors = meetings.actors();
    actors.sort_unstable_by_key(|actor| graph.rank(*actor));
    let mut parts = vec![];
    let mut ties = vec![];
    for actor in actors {
        if stop() {
            return None;
        }
        meetings.parts(actor, &mut parts);
        sum(&mut parts, &mut ties);
    }
    Some(ties)
}

/// The most ties that a view may have, counted without making any of them.
pub(super) fn most_ties(graph: &Graph, view: &View) -> usize {
    let inside = view.inside(graph);
    // Of each venue, how many are there, and how many of them are inside.
    let mut sizes = vec![(0_usize, 0_usize); graph.nodes.len()];
    let mut direct = 0;
    for link in graph.links.iter().filter(|link| view.counts(graph, link)) {
        let (from, to) = (inside[link.from as usize], inside[link.to as usize]);
        if link.kind.leads_to_venue() {
            let size = &mut sizes[link.to as usize];
            size.0 += 1;
            size.1 += usize::from(from);
        } else {
            direct += usize::from(from || to);
        }
    }
    let pairs = sizes.into_iter().map(|(all, inside)| {
        let within = inside * inside.saturating_sub(1) / 2;
        match (view.projection, view.boundary) {
            (Projection::Affiliation, _) if inside == 0 => 0,
            (Projection::Affiliation, Boundary::Within) => inside,
            (Projection::Affiliation, Boundary::WithNeighbours) => all,
            (_, Boundary::Within) => within,
            (_, Boundary::WithNeighbours) => within + inside * (all - inside),
        }
    });
    direct + pairs.sum::<usize>()
}

/// An actor at a venue.
#[derive(Clone, Copy)]
struct Presence {
    rank: u32,
    actor: u32,
    stay: Stay,
}

/// Who was at a venue, by rank.
#[derive(Clone, Default)]
struct Venue {
    presences: Vec<Presence>,
    /// What each pair's tie weighs.
    weight: f64,
}

/// Who was where, of a view.
struct Meetings<'a> {
    graph: &'a Graph,
    view: &'a View,
    inside: &'a [bool],
    /// By number; empty for what is no venue of anybody inside.
    venues: Vec<Venue>,
    /// By number, whether it has a direct link that is shown.
    is_linked: Vec<bool>,
}

impl<'a> Meetings<'a> {
    fn of(graph: &'a Graph, view: &'a View, inside: &'a [bool]) -> Self {
        let nodes = graph.nodes.len();
        let mut meetings = Self {
            graph,
            view,
            inside,
            venues: vec![Venue::default(); nodes],
            is_linked: vec![false; nodes],
        };
        let mut met = vec![];
        let mut is_met = vec![false; nodes];
        for link in graph.links.iter() {
            let is_venue = link.kind.leads_to_venue();
            if (is_venue && (is_met[link.to as usize] || !inside[link.from as usize]))
                || !view.counts(graph, link)
            {
                continue;
            }
            if is_venue && !meetings.is_left_out(link.kind, link.to) {
                is_met[link.to as usize] = true;
                met.push(link.to);
            } else if !is_venue && meetings.shows(link.from, link.to) {
                meetings.is_linked[link.from as usize] = true;
                meetings.is_linked[link.to as usize] = true;
            }
        }
        for venue in met {
            meetings.venues[venue as usize] = meetings.venue(venue);
        }
        meetings
    }

    fn venue(&self, venue: u32) -> Venue {
        let links = self.graph.links_of(venue).filter(|link| {
            link.to == venue && link.kind.leads_to_venue() && self.view.counts(self.graph, link)
        });
        let mut presences: Vec<Presence> = links
            .map(|link| Presence {
                rank: self.graph.rank(link.from),
                actor: link.from,
                stay: link.stay,
            })
            .collect();
        presences.sort_unstable_by_key(|presence| (presence.rank, presence.stay));
        let actors = presences.chunk_by(|one, other| one.rank == other.rank);
        let others = actors.count().saturating_sub(1);
        #[expect(clippy::cast_precision_loss, reason = "no venue has 2^52 actors")]
        let weight = 1.0 / others as f64;
        Venue { presences, weight }
    }

    /// Whether two who meet or are linked are tied in the view.
    fn shows(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.inside[one as usize], self.inside[other as usize]);
        match self.view.boundary {
            Boundary::Within => one && other,
            Boundary::WithNeighbours => one || other,
        }
    }

    /// Whether it is another community than the one that the view is within.
    fn is_left_out(&self, kind: LinkKind, venue: u32) -> bool {
        kind == LinkKind::Community
            && self.view.boundary == Boundary::Within
            && matches!(self.view.scope, Scope::Community(community) if community != venue)
    }

    /// All who may be tied.
    fn actors(&self) -> Vec<u32> {
        let mut is_actor = self.is_linked.clone();
        for presence in self.venues.iter().flat_map(|venue| &venue.presences) {
            is_actor[presence.actor as usize] = true;
        }
        let numbered = (0..).zip(is_actor);
        numbered
            .filter(|(_, is_actor)| *is_actor)
            .map(|(actor, _)| actor)
            .collect()
    }

    /// The parts of the ties that begin at an actor: those to the actors behind
    /// it, and the directed ones that lead from it.
    fn parts(&self, actor: u32, parts: &mut Vec<Tie>) {
        let rank = self.graph.rank(actor);
        let mut venues: Vec<(u32, LinkKind, u32)> = vec![];
        for link in self.graph.links_of(actor) {
            if link.kind.leads_to_venue() {
                if link.from == actor && !self.venues[link.to as usize].presences.is_empty() {
                    venues.push((self.graph.rank(link.to), link.kind, link.to));
                }
            } else if self.view.counts(self.graph, link) && self.shows(link.from, link.to) {
                let tie = direct(self.graph, link);
                if tie.from == rank {
                    parts.push(tie);
                }
            }
        }
        venues.sort_unstable();
        venues.dedup();
        for (_, kind, venue) in venues {
            self.meet(rank, kind, &self.venues[venue as usize], parts);
        }
    }

    /// Ties an actor to those behind it at a venue.
    fn meet(&self, rank: u32, kind: LinkKind, venue: &Venue, parts: &mut Vec<Tie>) {
        let presences = &venue.presences;
        let start = presences.partition_point(|presence| presence.rank < rank);
        let behind = presences.partition_point(|presence| presence.rank <= rank);
        let own = &presences[start..behind];
        let Some(actor) = own.first().map(|presence| presence.actor) else {
            return;
        };
        for others in presences[behind..].chunk_by(|one, other| one.rank == other.rank) {
            if !self.shows(actor, others[0].actor) {
                continue;
            }
            if let Some(stay) = together(own, others) {
                parts.push(Tie {
                    from: rank,
                    to: others[0].rank,
                    kind,
                    count: 1,
                    weight: venue.weight,
                    stay,
                });
            }
        }
    }
}

/// When two were at a venue at the same time, the first time if ever.
fn together(one: &[Presence], other: &[Presence]) -> Option<Stay> {
    one.iter()
        .flat_map(|one| other.iter().map(move |other| (one.stay, other.stay)))
        .map(|(one, other)| {
            let begins = one.0.max(other.0);
            let ends = match (one.1, other.1) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            (begins, ends)
        })
        .find(|(begins, ends)| {
            let both = begins.zip(*ends);
            both.is_none_or(|(begins, ends)| begins <= ends)
        })
}
