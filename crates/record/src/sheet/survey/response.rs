//! Sheets about what a survey was answered.

use entity::vocabulary;

use crate::sheet::{Column, Flow, Kind, Ownership, Readers, Sheet, Step, Vocabulary};

/// From a draft to answers that results count. Those who answered may correct them
/// as long as nobody has accepted them, and else once they were returned.
const ANSWERING: Flow = Flow {
    first: "DRAFT",
    shown: &[],
    steps: &[
        Step::by_writer("DRAFT", "SUBMITTED"),
        Step::by_writer("SUBMITTED", "DRAFT"),
        Step::by_steward("SUBMITTED", "RETURNED").saying("note"),
        Step::by_writer("RETURNED", "SUBMITTED"),
        Step::by_steward("SUBMITTED", "REVIEWED"),
        Step::by_steward("REVIEWED", "RETURNED").saying("note"),
    ],
    carries: &[],
};

pub(in crate::sheet) const SURVEY_RESPONSES: Sheet = Sheet {
    name: "survey_responses",
    doc: "One chapter's response to a round of a survey, and its status.",
    table: "survey_response",
    record: "survey-response",
    readers: Readers::Restricted,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "round",
            "#activity+round",
            Kind::Ref("survey_rounds"),
            "The round.",
        ),
        Column::must(
            "chapter",
            "#org+chapter",
            Kind::Ref("chapters"),
            "The chapter that answers; it answers each round once.",
        ),
        Column::must(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::ResponseStatus>(
                "ResponseStatus",
            )),
            "The status of the response; the log of changes says who changed it and when.",
        )
        .flowing(&ANSWERING),
    ],
    owner: Ownership::Party(&["chapter"]),
    told: &["chapter"],
    text: include_str!("../../../../../data/survey_responses.csv"),
};

pub(in crate::sheet) const SURVEY_ANSWERS: Sheet = Sheet {
    name: "survey_answers",
    doc: "The answer to one question; a question without an answer has no row.",
    table: "survey_answer",
    record: "survey-answer",
    readers: Readers::Restricted,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "response",
            "#activity+response",
            Kind::Ref("survey_responses"),
            "The response that it belongs to.",
        ),
        Column::must(
            "question",
            "#activity+question",
            Kind::Ref("survey_questions"),
            "The question.",
        ),
        Column::may(
            "row",
            "#meta+row",
            Kind::Integer,
            "The row of the table that it belongs to, counted from 1; empty if it is in no table.",
        )
        .telling(),
        Column::must(
            "answer",
            "#indicator+value+text",
            Kind::Text,
            "The answer: a text, a number, a date such as 2026-01-31, or the code of a choice; \
             several codes are separated by semicolons.",
        ),
    ],
    owner: Ownership::Party(&["response"]),
    told: &["response"],
    text: include_str!("../../../../../data/survey_answers.csv"),
};
