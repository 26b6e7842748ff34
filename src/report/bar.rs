//! How far along something is, as a bar, with a mark where it was expected to be.

use super::Format;

/// Cells of a bar of text.
const CELLS: usize = 20;

/// Units of the drawing of a bar.
const WIDTH: f64 = 200.0;

/// A bar of the share that was reached (1 is all), with a mark at the expected share.
/// Less than nothing is drawn as nothing, more than all as all.
pub(super) fn bar(share: f64, expected: Option<f64>, format: Format) -> String {
    match format {
        Format::Md => text(share, expected),
        Format::Html => drawing(share, expected),
    }
}

fn text(share: f64, expected: Option<f64>) -> String {
    let cells = 0..CELLS;
    let mark = expected.map(|expected| cell(expected).min(CELLS - 1));
    let reached = cell(share);
    cells
        .map(|place| match place {
            _ if mark == Some(place) => '┃',
            _ if place < reached => '█',
            _ => '░',
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a number of cells between none and all"
)]
fn cell(share: f64) -> usize {
    (share.clamp(0.0, 1.0) * CELLS as f64).round() as usize
}

fn drawing(share: f64, expected: Option<f64>) -> String {
    let along = |share: f64| share.clamp(0.0, 1.0) * WIDTH;
    let mark = expected.map_or_else(String::new, |expected| {
        let x = along(expected);
        format!(r#"<line x1="{x:.1}" x2="{x:.1}" y1="0" y2="14" class="expected"/>"#)
    });
    let percent = share * 100.0;
    format!(
        r#"<svg class="bar" viewBox="0 0 {WIDTH} 14" role="img" aria-label="{percent:.0} per cent of the way"><rect width="{WIDTH}" height="14" class="whole"/><rect width="{:.1}" height="14" class="reached"/>{mark}</svg>"#,
        along(share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_of_text_shows_what_was_reached_and_expected() {
        assert_eq!(bar(0.4, Some(0.75), Format::Md), "████████░░░░░░░┃░░░░");
        assert_eq!(bar(-1.0, None, Format::Md), "░░░░░░░░░░░░░░░░░░░░");
        assert_eq!(bar(2.0, Some(1.0), Format::Md), "███████████████████┃");
    }

    #[test]
    fn a_drawing_says_in_words_what_it_shows() {
        let drawing = bar(0.4, None, Format::Html);
        assert!(
            drawing.contains("aria-label=\"40 per cent of the way\""),
            "{drawing}"
        );
        assert!(drawing.contains("width=\"80.0\""), "{drawing}");
    }
}
