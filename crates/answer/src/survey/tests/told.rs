//! What is told of answers, and what is withheld.

use entity::vocabulary::{QuestionType, RegionScheme};

use super::{super::*, asked, instrument, question};

#[test]
fn figures_count_those_who_did_not_answer() {
    let mut second = question("second", QuestionType::Integer);
    (second.relevant, second.public) = (Some("${first} = 'yes'".into()), true);
    let mut first = question("first", QuestionType::Choice);
    first.public = true;
    let instrument = instrument(vec![first.clone(), second.clone()]);
    let all = [
        asked(
            "a",
            "KEN",
            Some(&[("first", None, "yes"), ("second", None, "1")]),
        ),
        asked(
            "b",
            "KEN",
            Some(&[("first", None, "yes"), ("second", None, "4")]),
        ),
        asked("c", "SEN", Some(&[("first", None, "yes")])),
        asked("d", "SEN", Some(&[("first", None, "no")])),
        asked("e", "SEN", None),
    ];
    let of = |question| {
        let groups = results(&instrument, question, &all, Grouping::All, |_| vec![]);
        assert_eq!((groups.len(), groups[0].asked), (1, 5));
        groups[0].figures.clone().unwrap()
    };
    let choices = of(&first);
    assert_eq!(
        (choices.n, choices.no_data, choices.not_relevant),
        (4, 1, 0)
    );
    assert_eq!(choices.choices, [("no".into(), 1), ("yes".into(), 3)]);
    assert_eq!(choices.mean, None);
    let numbers = of(&second);
    assert_eq!(
        (numbers.n, numbers.no_data, numbers.not_relevant),
        (2, 2, 1)
    );
    assert_eq!((numbers.mean, numbers.median), (Some(2.5), Some(2.5)));
    assert_eq!((numbers.minimum, numbers.maximum), (Some(1.0), Some(4.0)));
}

#[test]
fn small_groups_are_withheld_and_cannot_be_subtracted() {
    use crate::survey::disclosure::{Size, withheld};
    let of = |sizes: &[(usize, usize)]| {
        let sizes = sizes.iter().map(|(n, asked)| Size {
            n: *n,
            asked: *asked,
        });
        withheld(&sizes.collect::<Vec<_>>())
    };
    let none = |sizes: &[(usize, usize)]| assert!(!of(sizes).contains(&true), "{sizes:?}");
    none(&[(3, 3), (4, 9), (0, 5)]);
    none(&[]);
    // The next smallest is withheld, too.
    assert_eq!(of(&[(2, 5), (4, 4), (9, 9)]), [true, true, false]);
    // Two together are fewer than three.
    assert_eq!(of(&[(1, 4), (1, 4), (9, 9)]), [true; 3]);
    assert_eq!(of(&[(1, 4), (2, 4), (9, 9)]), [true, true, false]);
    // One that did not answer, alone, tells something.
    assert_eq!(of(&[(0, 1), (4, 4), (9, 9)]), [true, true, false]);
    assert_eq!(of(&[(0, 2), (0, 3)]), [true; 2]);
    assert_eq!(of(&[(2, 9)]), [true], "there is no other");
}

#[test]
fn what_is_withheld_stays_untold_by_other_ways_of_grouping() {
    let mut hidden = question("hidden", QuestionType::Choice);
    hidden.id = "q-hidden".into();
    let mut follows = question("follows", QuestionType::Text);
    (follows.public, follows.relevant) = (true, Some("${hidden} = 'yes'".into()));
    let instrument = instrument(vec![hidden.clone(), follows.clone()]);
    let given: &[(&str, Option<i32>, &str)] = &[("hidden", None, "yes")];
    let all: Vec<Asked> = ["a", "b", "c", "d"]
        .map(|chapter| asked(chapter, "KEN", Some(given)))
        .into();
    let told = |question, grouping| {
        let groups = results(&instrument, question, &all, grouping, |it| {
            vec![it.country.clone()]
        });
        groups[0].figures.is_some()
    };
    assert!(told(&hidden, Grouping::All));
    assert!(told(
        &hidden,
        Grouping::Region(RegionScheme::SecretariatHub)
    ));
    assert!(!told(&hidden, Grouping::Region(RegionScheme::CsnGroup)));
    assert!(!told(&hidden, Grouping::Country));
    // That a public question was asked would tell the answer to the other.
    assert!(!told(&follows, Grouping::Country));
}

#[test]
fn an_indicator_is_the_sum_of_all_its_questions() {
    let mut first = question("first", QuestionType::Choice);
    let mut second = question("second", QuestionType::Integer);
    (first.public, second.public) = (true, true);
    let fed_of = instrument(vec![first.clone(), second.clone()]);
    let whole: &[(&str, Option<i32>, &str)] = &[("first", None, "yes"), ("second", None, "4")];
    let all = [
        asked("b", "SEN", Some(&[("second", None, "4")])),
        asked("a", "KEN", Some(whole)),
        asked("c", "MLI", None),
    ];
    let fed = feed(&fed_of, "index", &all);
    assert_eq!(fed.len(), 2);
    assert_eq!((fed[0].chapter.as_str(), fed[0].number), ("a", Some(5.0)));
    assert_eq!(
        (fed[1].number, fed[1].missing.as_slice()),
        (None, &["first".to_owned()][..])
    );
    assert_eq!(feed(&fed_of, "another", &all), []);
    first.public = false;
    assert_eq!(feed(&instrument(vec![first, second]), "index", &all), []);
}
