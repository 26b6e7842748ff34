//! What questions take, when they are asked, and what is told of the answers.

mod told;

use entity::vocabulary::{Confidence, QuestionType};

use super::*;

/// A synthetic question.
fn question(code: &str, kind: QuestionType) -> survey_question::Model {
    survey_question::Model {
        id: format!("q-{code}"),
        version: "v".into(),
        code: code.into(),
        position: 1,
        section: None,
        kind,
        choices: is_choice(kind).then(|| "list".into()),
        table: None,
        required: false,
        minimum: None,
        maximum: None,
        relevant: None,
        public: false,
        confidence: Confidence::Stated,
        note: None,
        source: "s".into(),
    }
}

fn choice(code: &str, number: Option<f64>) -> survey_choice::Model {
    survey_choice::Model {
        id: format!("c-{code}"),
        version: "v".into(),
        list: "list".into(),
        code: code.into(),
        position: 1,
        number,
        confidence: Confidence::Stated,
        note: None,
        source: "s".into(),
    }
}

fn instrument(questions: Vec<survey_question::Model>) -> Instrument {
    let choices = vec![choice("no", Some(0.0)), choice("yes", Some(1.0))];
    let fed = |it: &survey_question::Model| (it.id.clone(), vec!["index".to_owned()]);
    let fed = questions.iter().map(fed).collect();
    Instrument::new(questions, choices, fed)
}

fn answers(given: &[(&str, Option<i32>, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (code, row, answer) in given {
        answers.add(&format!("q-{code}"), *row, answer);
    }
    answers
}

fn asked(chapter: &str, country: &str, given: Option<&[(&str, Option<i32>, &str)]>) -> Asked {
    Asked {
        chapter: chapter.into(),
        country: country.into(),
        answers: given.map(answers),
    }
}

#[test]
fn an_answer_is_of_the_type_of_its_question() {
    let mut scale = question("scale", QuestionType::Scale);
    (scale.minimum, scale.maximum) = (Some(1.0), Some(5.0));
    let of = |kind| question("it", kind);
    let choices = [choice("no", None), choice("yes", None)];
    for (question, taken, refused) in [
        (of(QuestionType::Text), "about 5", ""),
        (of(QuestionType::Integer), "-3", "3.5"),
        (of(QuestionType::Decimal), "3.5", "NaN"),
        (of(QuestionType::Date), "2024-02-29", "2023-02-29"),
        (of(QuestionType::Date), "2024-02-29", "2024-02"),
        (of(QuestionType::Choice), "yes", "yes;no"),
        (of(QuestionType::MultiChoice), "yes;no", "yes;yes"),
        (of(QuestionType::MultiChoice), "no", "maybe"),
        (scale.clone(), "5", "6"),
        (scale, "1", "1.5"),
    ] {
        let said = value(&question, &choices, taken);
        assert!(said.is_ok(), "{:?} {taken}: {said:?}", question.kind);
        if !refused.is_empty() {
            let said = value(&question, &choices, refused);
            assert!(said.is_err(), "{:?} {refused}", question.kind);
        }
    }
    assert!(value(&of(QuestionType::Table), &choices, "x").is_err());
}

#[test]
fn conditions_are_those_of_an_xlsform_within_bounds() {
    let number = question("number", QuestionType::Integer);
    let instrument = instrument(vec![number, question("many", QuestionType::MultiChoice)]);
    let given = answers(&[("number", None, "10"), ("many", None, "no;yes")]);
    let holds = |text: &str, given: &Answers| {
        let condition = Condition::parse(text).unwrap_or_else(|it| panic!("{text}: {it}"));
        condition.holds(&instrument, given)
    };
    for text in [
        "${number} = 10",
        "${number}='10.0'",
        " ${ number } >= 10 ",
        "${number} != ''",
        "${number} > 9.5",
        "${number} < 11",
        "${number} <= \"10\"",
        "selected(${many}, 'yes')",
        "selected( ${many} , \"no\" )",
    ] {
        assert!(holds(text, &given), "{text}");
    }
    for text in ["${number} < 10", "selected(${many}, 'y')", "${number} = 1"] {
        assert!(!holds(text, &given), "{text}");
    }
    // As in a field tool, no answer is an empty text.
    let none = Answers::default();
    assert!(holds("${number} = ''", &none) && holds("${number} != 1", &none));
    assert!(!holds("${number} < 1", &none) && !holds("${number} >= 0", &none));
    for text in [
        "",
        "${a}",
        "${a} = b",
        "${a} = 'b' and ${c} = 'd'",
        "not(${a} = 'b')",
        "${a} = ${b}",
        "count-selected(${a}) > 1",
        "selected(${a}, yes)",
        "${} = 1",
        "${a} = NaN",
        "${a} == 'b'",
    ] {
        assert!(Condition::parse(text).is_err(), "{text}");
    }
}

#[test]
fn every_fault_of_a_submission_names_its_question() {
    let mut first = question("first", QuestionType::Choice);
    first.required = true;
    let mut second = question("second", QuestionType::Integer);
    (second.required, second.relevant) = (true, Some("${first} = 'yes'".into()));
    let table = question("table", QuestionType::Table);
    let mut column = question("column", QuestionType::Text);
    (column.table, column.required) = (Some(table.id.clone()), true);
    let mut other = question("other", QuestionType::Integer);
    other.table = Some(table.id.clone());
    let instrument = instrument(vec![first, second, table, column, other]);
    let told = |given: &[(&str, Option<i32>, &str)]| {
        let faults = faults(&instrument, &answers(given)).into_iter();
        let mut told: Vec<_> = faults.map(|it| (it.question, it.row)).collect();
        told.sort();
        told
    };
    let at = |code: &str, row| (code.to_owned(), row);
    assert_eq!(told(&[]), [at("first", None)]);
    assert_eq!(told(&[("first", None, "no")]), []);
    assert_eq!(told(&[("first", None, "yes")]), [at("second", None)]);
    let all = [("first", None, "yes"), ("second", None, "3")];
    assert_eq!(told(&all), []);
    let irrelevant = [("first", None, "no"), ("second", None, "3")];
    assert_eq!(told(&irrelevant), [at("second", None)]);
    let wrong = [("first", None, "perhaps"), ("strange", None, "3")];
    assert_eq!(told(&wrong), [at("first", None), at("q-strange", None)]);
    let rows = [
        ("first", None, "no"),
        ("column", Some(1), "a"),
        ("other", Some(2), "3"),
        ("other", None, "3"),
    ];
    assert_eq!(told(&rows), [at("column", Some(2)), at("other", None)]);
    let misplaced = [("first", Some(1), "no"), ("column", Some(0), "a")];
    assert_eq!(
        told(&misplaced),
        [at("column", Some(0)), at("first", Some(1))]
    );
}

#[test]
fn a_question_that_cannot_be_asked_is_told() {
    let blamed = |change: fn(&mut survey_question::Model), kind| {
        let mut asked = question("it", kind);
        change(&mut asked);
        let faults = question_faults(&asked).into_iter();
        faults.map(|(column, _)| column).collect::<Vec<_>>()
    };
    assert_eq!(blamed(|_| (), QuestionType::Text), [""; 0]);
    assert_eq!(
        blamed(|it| it.code = "1 a".into(), QuestionType::Text),
        ["code"]
    );
    assert_eq!(
        blamed(|it| it.choices = None, QuestionType::Choice),
        ["choices"]
    );
    assert_eq!(
        blamed(|it| it.choices = Some("list".into()), QuestionType::Date),
        ["choices"]
    );
    assert_eq!(blamed(|_| (), QuestionType::Scale), ["minimum"]);
    let upside_down = |it: &mut survey_question::Model| {
        (it.minimum, it.maximum) = (Some(2.0), Some(1.0));
    };
    assert_eq!(blamed(upside_down, QuestionType::Decimal), ["maximum"]);
    let complex = |it: &mut survey_question::Model| it.relevant = Some("once(1)".into());
    assert_eq!(blamed(complex, QuestionType::Text), ["relevant"]);
}
