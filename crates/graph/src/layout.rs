//! Where the members of a graph stand in a picture of it: tied ones near each other,
//! others apart. The same net and seed give the same picture.
//!
//! The method is that of T. Fruchterman and E. Reingold, "Graph Drawing by Force-directed
//! Placement" (Software: Practice and Experience 21, 1991): all push each other away, ties
//! pull, and steps become smaller as it cools. A pull to the middle is added, since parts
//! without a tie between them would drift apart for ever. Those without any tie stand in
//! rows below the others.

use super::{measure::mix, net::Net};

/// How many members are drawn at most; of more, those with the most ties.
pub const DRAWN: usize = 300;

/// How often all are moved.
const ROUNDS: usize = 300;
/// The longest first step, as a share of the side of the picture.
const STEP: f64 = 0.1;
/// How strongly all are pulled to the middle: about as strongly as they push each other
/// out of it where they fill the picture.
const TO_THE_MIDDLE: f64 = 1.0;
/// How many without a tie stand in a row, and how far apart rows are.
const IN_A_ROW: usize = 30;
const ROW: f64 = 0.06;

/// Where the drawn members stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The members, by their places among all, in order.
    pub places: Vec<u32>,
    /// Where each of them stands: across and down, from 0 to 1.
    pub points: Vec<(f64, f64)>,
}

/// Lays out the members with the most ties, [`DRAWN`] at most; `None` if told to stop.
#[must_use]
pub fn layout(net: &Net, seed: u64, stop: &dyn Fn() -> bool) -> Option<Layout> {
    let places = most_tied(net);
    let degrees = net.degrees();
    let is_tied = |place: &u32| degrees[*place as usize] > 0;
    let (joined, alone): (Vec<u32>, Vec<u32>) = places.iter().partition(|place| is_tied(place));
    let count = joined.len();
    let ties = ties_among(net, &joined);
    let mut chance = Chance { seed, drawn: 0 };
    let mut points: Vec<_> = (0..count).map(|_| (chance.next(), chance.next())).collect();
    // As far apart as all would be if they shared the picture evenly.
    let apart = (1.0 / number(count.max(1))).sqrt();
    for round in 0..ROUNDS {
        if stop() {
            return None;
        }
        let forces = forces(&points, &ties, apart);
        let longest = STEP * (1.0 - number(round) / number(ROUNDS));
        for (point, force) in points.iter_mut().zip(forces) {
            let length = length(force).max(f64::MIN_POSITIVE);
            let moved = length.min(longest) / length;
            *point = (point.0 + force.0 * moved, point.1 + force.1 * moved);
        }
    }
    let rows = number(alone.len().div_ceil(IN_A_ROW)) * ROW;
    fit(&mut points, 1.0 - rows);
    let mut stand: Vec<_> = joined.into_iter().zip(points).collect();
    for (number, place) in alone.into_iter().enumerate() {
        stand.push((place, in_rows(number)));
    }
    stand.sort_by_key(|(place, _)| *place);
    let (places, points) = stand.into_iter().unzip();
    Some(Layout { places, points })
}

/// Where one without a tie stands: in rows, from the bottom upwards.
fn in_rows(index: usize) -> (f64, f64) {
    let (row, column) = (index / IN_A_ROW, index % IN_A_ROW);
    let across = (number(column) + 0.5) / number(IN_A_ROW);
    (across, (1.0 - number(row) * ROW).max(0.0))
}

/// How many steps the layout of a net takes.
#[must_use]
pub(super) fn steps(net: &Net) -> usize {
    let count = (net.nodes as usize).min(DRAWN);
    ROUNDS * (count * count + net.ties.len())
}

/// The places of those with the most ties, in the order of the members.
fn most_tied(net: &Net) -> Vec<u32> {
    let degrees = net.degrees();
    let mut places: Vec<u32> = (0..net.nodes).collect();
    places.sort_by_key(|place| std::cmp::Reverse(degrees[*place as usize]));
    places.truncate(DRAWN);
    places.sort_unstable();
    places
}

/// The ties among these members, by where they stand in the list.
fn ties_among(net: &Net, places: &[u32]) -> Vec<(usize, usize)> {
    let found = |place: u32| places.binary_search(&place).ok();
    let ties = net.ties.iter();
    ties.filter_map(|tie| found(tie.from).zip(found(tie.to)))
        .collect()
}

/// What moves each of them.
fn forces(points: &[(f64, f64)], ties: &[(usize, usize)], apart: f64) -> Vec<(f64, f64)> {
    let mut forces: Vec<_> = points
        .iter()
        .map(|(x, y)| {
            let pull = |place: &f64| (0.5 - place) * TO_THE_MIDDLE;
            (pull(x), pull(y))
        })
        .collect();
    for one in 0..points.len() {
        for other in 0..one {
            let (across, down, length) = between(points[one], points[other]);
            // The force of the paper, along the line between the two.
            let push = apart * apart / (length * length);
            add(&mut forces[one], across * push, down * push);
            add(&mut forces[other], -across * push, -down * push);
        }
    }
    for (one, other) in ties {
        let (across, down, length) = between(points[*one], points[*other]);
        let pull = length / apart;
        add(&mut forces[*one], -across * pull, -down * pull);
        add(&mut forces[*other], across * pull, down * pull);
    }
    forces
}

fn between(one: (f64, f64), other: (f64, f64)) -> (f64, f64, f64) {
    let (across, down) = (one.0 - other.0, one.1 - other.1);
    (across, down, length((across, down)).max(1e-4))
}

/// By a square root, which every machine rounds in the same way.
fn length((across, down): (f64, f64)) -> f64 {
    (across * across + down * down).sqrt()
}

fn add(force: &mut (f64, f64), across: f64, down: f64) {
    force.0 += across;
    force.1 += down;
}

/// Stretches the picture to its borders, so high at most.
fn fit(points: &mut [(f64, f64)], height: f64) {
    let range = |of: fn(&(f64, f64)) -> f64, points: &[(f64, f64)]| {
        let least = points.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        (least, (most - least).max(1e-9))
    };
    let (left, wide) = range(|point| point.0, points);
    let (top, high) = range(|point| point.1, points);
    let is_alone = points.len() < 2;
    for point in points {
        *point = if is_alone {
            (0.5, 0.5)
        } else {
            ((point.0 - left) / wide, (point.1 - top) / high * height)
        };
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn number(count: usize) -> f64 {
    count as f64
}

/// Numbers from 0 to 1 that a seed repeats on every machine.
struct Chance {
    seed: u64,
    drawn: u64,
}

impl Chance {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    fn next(&mut self) -> f64 {
        self.drawn += 1;
        let number = mix(mix(self.seed).wrapping_add(self.drawn));
        (number >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Tie;

    fn net(nodes: u32, ties: &[(u32, u32)]) -> Net {
        let tie = |(from, to): &(u32, u32)| Tie {
            from: *from,
            to: *to,
            weight: 1.0,
        };
        Net {
            nodes,
            ties: ties.iter().map(tie).collect(),
            arcs: vec![],
            groups: vec![None; nodes as usize],
        }
    }

    /// Two triangles that one tie joins, and one that has no tie.
    fn two_triangles() -> Net {
        net(7, &[(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)])
    }

    fn laid(net: &Net, seed: u64) -> Layout {
        layout(net, seed, &|| false).unwrap()
    }

    #[test]
    fn a_seed_gives_one_picture_and_another_another() {
        let net = two_triangles();
        assert_eq!(laid(&net, 1), laid(&net, 1));
        assert_ne!(laid(&net, 1), laid(&net, 2));
    }

    #[test]
    fn tied_ones_stand_near_each_other_and_inside_the_picture() {
        for seed in 0..20 {
            let points = laid(&two_triangles(), seed).points;
            let far = |one: usize, other: usize| between(points[one], points[other]).2;
            assert!(far(0, 1) < far(0, 4), "seed {seed}: {points:?}");
            assert!(far(4, 5) < far(1, 5), "seed {seed}: {points:?}");
            for (x, y) in &points {
                assert!(
                    (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y),
                    "{points:?}"
                );
            }
        }
    }

    #[test]
    fn nobody_and_one_alone_have_a_picture_too() {
        assert_eq!(laid(&net(0, &[]), 1), Layout::default());
        assert_eq!(laid(&net(1, &[]), 1).points.len(), 1);
    }

    #[test]
    fn of_too_many_those_with_the_most_ties_are_drawn() {
        let count = u32::try_from(DRAWN).unwrap() + 10;
        let star: Vec<_> = (0..5).map(|leaf| (leaf, count - 1)).collect();
        let laid = laid(&net(count, &star), 1);
        assert_eq!((laid.places.len(), laid.points.len()), (DRAWN, DRAWN));
        for tied in [0, 4, count - 1] {
            assert!(laid.places.contains(&tied));
        }
    }

    #[test]
    fn it_stops_when_told() {
        assert_eq!(layout(&two_triangles(), 1, &|| true), None);
    }
}
