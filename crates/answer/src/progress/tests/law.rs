//! What holds whatever the values are.

use proptest::prelude::*;

use super::*;
use crate::progress::{
    FlagKind, Tally,
    line::{Line, fit, share},
};

fn on(day: u32) -> NaiveDate {
    super::day("2020-01-01") + chrono::Days::new(day.into())
}

/// A synthetic commitment's values: a baseline, a target and some reports between.
fn measures() -> impl Strategy<Value = Vec<Arc<measure::Model>>> {
    let number = || (-500_i32..500).prop_map(|number| number.to_string());
    let reports = proptest::collection::vec((number(), 0_u32..2000), 0..6);
    (number(), number(), reports, 1_u32..2000).prop_map(|(from, to, reports, due)| {
        let mut all = vec![
            baseline(&from, "2020-01-01"),
            target(&to, &on(due).to_string()),
        ];
        let reports = reports.into_iter();
        all.extend(reports.map(|(number, day)| report(&number, &on(day).to_string())));
        all
    })
}

fn summary(progress: &Progress) -> String {
    let Progress {
        figures,
        assessment,
        reason,
        flags,
        agrees,
        is_overdue,
        ..
    } = progress;
    format!("{figures:?} {assessment:?} {reason} {flags:?} {agrees:?} {is_overdue:?}")
}

proptest! {
    #[test]
    fn the_line_stays_between_its_ends_and_never_turns(
        from in -1e6..1e6_f64, to in -1e6..1e6_f64, due in 1_u32..4000,
        one in 0_u32..5000, other in 0_u32..5000,
    ) {
        prop_assume!((from - to).abs() > 1e-6);
        let line = Line::new((on(0), on(due)), (from, to)).unwrap();
        let (early, late) = (on(one.min(other)), on(one.max(other)));
        for day in [early, late] {
            prop_assert!(line.at(day) >= from.min(to) - 1e-9 && line.at(day) <= from.max(to) + 1e-9);
        }
        let passed = |day| share(from, to, line.at(day)).unwrap();
        prop_assert!(passed(early) <= passed(late) + 1e-9);
    }

    #[test]
    fn more_of_the_way_is_never_worse(
        from in -100..100_i32, way in 1..100_i32, falls: bool,
        one in 0..200_i32, other in 0..200_i32, day in 1_u32..1500,
    ) {
        let sign = if falls { -1 } else { 1 };
        let assessed = |further: i32| {
            let measures = [
                baseline(&from.to_string(), "2020-01-01"),
                target(&(from + sign * way).to_string(), "2023-12-31"),
                report(&(from + sign * further).to_string(), &on(day).to_string()),
            ];
            let found = Progress::of(&commitment(), &measures, on(day));
            let rank = match found.assessment {
                Assessment::OffCourse => 0,
                Assessment::OnCourse => 1,
                Assessment::Reached => 2,
                _ => panic!("{}", found.reason),
            };
            (rank, found.figures.share.unwrap())
        };
        let (less, more) = (assessed(one.min(other)), assessed(one.max(other)));
        prop_assert!(less.0 <= more.0);
        prop_assert!(less.1 <= more.1);
    }

    #[test]
    fn the_order_of_the_values_does_not_matter(
        (measures, shuffled) in measures().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        as_of in 0_u32..2500,
    ) {
        let one = Progress::of(&commitment(), &measures, on(as_of));
        let other = Progress::of(&commitment(), &shuffled, on(as_of));
        prop_assert_eq!(summary(&one), summary(&other));
    }

    #[test]
    fn what_comes_later_changes_nothing(
        measures in measures(), as_of in 0_u32..2000, later in 1_u32..500, number in -500..500_i32,
    ) {
        let mut with = measures.clone();
        with.push(report(&number.to_string(), &on(as_of + later).to_string()));
        let before = Progress::of(&commitment(), &measures, on(as_of));
        let after = Progress::of(&commitment(), &with, on(as_of));
        prop_assert_eq!(summary(&before), summary(&after));
    }

    #[test]
    fn points_on_one_line_are_fitted_by_it(
        from in -1e4..1e4_f64, slope in -10.0..10.0_f64,
        days in proptest::collection::btree_set(0_u32..3000, 2..8), at in 0_u32..4000,
    ) {
        let line = |day: u32| from + slope * f64::from(day);
        let points: Vec<_> = days.into_iter().map(|day| (on(day), line(day))).collect();
        let fitted = fit(&points, on(at)).unwrap();
        prop_assert!((fitted - line(at)).abs() < 1e-3, "{} is not {}", fitted, line(at));
    }

    #[test]
    fn a_fraction_beside_a_percentage_is_flagged_and_never_scaled(
        hundredths in 1_u32..=100, percent in 1_u32..100, swapped: bool,
    ) {
        let fraction = format!("{}", f64::from(hundredths) / 100.0);
        let percentage = format!("{percent}%");
        let (from, to) = if swapped { (&percentage, &fraction) } else { (&fraction, &percentage) };
        let measures = [baseline(from, "2020"), report(from, "2021"), target(to, "2024")];
        let found = Progress::of(&commitment(), &measures, on(700));
        prop_assert_eq!(found.assessment, Assessment::CannotBeAssessed);
        prop_assert_eq!(found.figures.share, None);
        let is_flagged = |flag: &super::super::Flag| flag.kind == FlagKind::FractionBesidePercentage;
        prop_assert!(found.flags.iter().any(is_flagged));
    }

    #[test]
    fn every_commitment_is_counted_once(all in proptest::collection::vec((measures(), 0_u32..2500), 0..8)) {
        let all: Vec<Progress> = all
            .iter()
            .map(|(measures, as_of)| {
                let kept = if as_of % 5 == 0 { &[][..] } else { measures };
                Progress::of(&commitment(), kept, on(*as_of))
            })
            .collect();
        let tally = Tally::of(&all);
        let assessed = tally.reached + tally.on_course + tally.off_course
            + tally.cannot_be_assessed + tally.no_report_yet;
        prop_assert_eq!(tally.commitments, all.len() as u64);
        prop_assert_eq!(tally.without_values + assessed, tally.commitments);
        let bare = all.iter().filter(|progress| progress.is_without_values()).count();
        prop_assert_eq!(tally.without_values, bare as u64);
        prop_assert!(tally.ahead + tally.on_line + tally.behind <= tally.commitments);
    }
}
