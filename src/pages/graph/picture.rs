//! What the picture is made of: lines, shapes, and as many names as find room.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::rows::neighbours;
use graph::{layout::Layout, model::NodeKind, shown::Shown};

/// Units of the drawing, and what is left free at its borders.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 700.0;
const BORDER: f64 = 40.0;
/// A letter of a name takes about so much room.
const LETTER: f64 = 6.6;
const LINE: f64 = 15.0;
/// Longer names are cut; the table says them whole.
const LETTERS: usize = 36;
/// How many names are tried.
const NAMES: usize = 60;

/// A box that something takes: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// The picture, as its template draws it.
pub(super) fn picture(shown: &Shown, layout: &Layout) -> Value {
    let neighbours = neighbours(shown);
    let degree = |place: u32| neighbours[place as usize].len();
    let stand = |index: usize| {
        let (x, y) = layout.points[index];
        let across = BORDER + x * (WIDTH - 2.0 * BORDER);
        (tenth(across), tenth(BORDER + y * (HEIGHT - 2.0 * BORDER)))
    };
    let index = |place: &u32| layout.places.binary_search(place).ok();
    let mut lines = Vec::new();
    for (from, place) in layout.places.iter().enumerate() {
        let others = neighbours[*place as usize].range(place + 1..);
        for to in others.filter_map(index) {
            let ((x1, y1), (x2, y2)) = (stand(from), stand(to));
            lines.push(json!([x1, y1, x2, y2]));
        }
    }
    let mut kinds = BTreeSet::new();
    let mut taken = Vec::new();
    let mut shapes = Vec::new();
    for (at, place) in layout.places.iter().enumerate() {
        let member = shown.projected.members[*place as usize];
        let kind = shown.kind(member);
        let word = kind.word().to_lowercase();
        let size = size(degree(*place));
        let (x, y) = stand(at);
        taken.push((x - size, y - size, x + size, y + size));
        shapes.push(json!({
            "d": outline(kind, (x, y), size),
            "colour": colour(kind),
            "inside": shown.projected.is_inside[*place as usize],
            "title": shown.label(member),
        }));
        kinds.insert((
            word,
            kind.word(),
            outline(kind, (10.0, 10.0), 7.0),
            colour(kind),
        ));
    }
    let mut order: Vec<usize> = (0..layout.places.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(degree(layout.places[*at])));
    let mut names = Vec::new();
    for at in order.into_iter().take(NAMES) {
        let place = layout.places[at];
        let name = cut(&shown.label(shown.projected.members[place as usize]));
        let found = room(&name, stand(at), size(degree(place)), &taken);
        if let Some((area, x, y, anchor)) = found {
            taken.push(area);
            names.push(json!({ "x": tenth(x), "y": tenth(y), "anchor": anchor, "text": name }));
        }
    }
    let legend: Vec<_> = kinds
        .into_iter()
        .map(|(word, _, d, colour)| json!({ "kind": word, "d": d, "colour": colour }))
        .collect();
    json!({ "width": WIDTH, "height": HEIGHT, "lines": lines, "shapes": shapes, "names": names, "legend": legend })
}

fn tenth(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn size(degree: usize) -> f64 {
    (4.5 + 1.8 * (degree as f64).sqrt()).min(18.0)
}

fn cut(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let head: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", head.trim_end())
}

/// Where a name stands beside its shape without covering anything, if anywhere.
fn room(
    name: &str,
    (x, y): (f64, f64),
    size: f64,
    taken: &[Area],
) -> Option<(Area, f64, f64, &'static str)> {
    #[expect(clippy::cast_precision_loss, reason = "a few letters")]
    let wide = name.chars().count() as f64 * LETTER;
    let gap = size + 3.0;
    let middle = y + 4.0;
    let tried = [
        ((x + gap, y - LINE / 2.0), x + gap, middle, "start"),
        ((x - gap - wide, y - LINE / 2.0), x - gap, middle, "end"),
        ((x - wide / 2.0, y - gap - LINE), x, y - gap - 3.0, "middle"),
        ((x - wide / 2.0, y + gap), x, y + gap + 11.0, "middle"),
    ];
    tried.into_iter().find_map(|((left, top), x, y, anchor)| {
        let area = (left, top, left + wide, top + LINE);
        let is_inside = left > 2.0 && area.2 < WIDTH - 2.0 && top > 2.0 && area.3 < HEIGHT - 2.0;
        let is_free = !taken.iter().any(|other| meet(area, *other));
        (is_inside && is_free).then_some((area, x, y, anchor))
    })
}

fn meet(one: Area, other: Area) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Dark enough on white, and told apart by those who see red and green alike.
const fn colour(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Organisation => "#0060a0",
        NodeKind::Chapter => "#b34700",
        NodeKind::Country => "#117733",
        NodeKind::Platform => "#882255",
        NodeKind::Community => "#6a3d9a",
        NodeKind::Event => "#7a6200",
        _ => "#444444",
    }
}

/// The outline of a kind: told apart by its corners, not by its colour alone.
fn outline(kind: NodeKind, (x, y): (f64, f64), size: f64) -> String {
    // Corners as turns from the top, each a share of a full turn.
    let (corners, turned) = match kind {
        NodeKind::Organisation => {
            let (left, right) = (tenth(x - size), tenth(x + size));
            return format!(
                "M{left} {y}A{size:.1} {size:.1} 0 1 1 {right} {y}A{size:.1} {size:.1} 0 1 1 {left} {y}Z"
            );
        }
        NodeKind::Chapter => (6, 0.0),
        NodeKind::Platform => (4, 0.125),
        NodeKind::Community => (4, 0.0),
        NodeKind::Event => (3, 0.0),
        NodeKind::Country => (5, 0.0),
        NodeKind::Network => (8, 0.0625),
        NodeKind::GovernanceBody => (3, 0.5),
        NodeKind::Fund => (5, 0.5),
    };
    let points = (0..corners).map(|corner| {
        let turn = std::f64::consts::TAU * (f64::from(corner) / f64::from(corners) + turned);
        let reach = size * 1.15;
        let (x, y) = (tenth(x + reach * turn.sin()), tenth(y - reach * turn.cos()));
        format!("{x} {y}")
    });
    format!("M{}Z", points.collect::<Vec<_>>().join("L"))
}
