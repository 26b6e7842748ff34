//! Sheets about what a survey asks, and in which words: the shape of an XLSForm,
//! so that ODK and KoboToolbox can ask it.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const SURVEY_VERSIONS: Sheet = Sheet {
    name: "survey_versions",
    doc: "One version of a survey's questions; what was answered stays with the version that asked it.",
    table: "survey_version",
    record: "survey-version",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "survey",
            "#activity+survey",
            Kind::Ref("surveys"),
            "The survey.",
        ),
        Column::must("name", "#activity+name", Kind::Text, "The name or number."),
        Column::must(
            "languages",
            "#meta+language",
            Kind::Texts,
            "The languages that it is asked in, as ISO 639-1 codes.",
        ),
        Column::must(
            "language",
            "#meta+language+default",
            Kind::Text,
            "The language that is shown first, as an ISO 639-1 code.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when it is asked, empty if not recorded.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_versions.csv"),
};

pub(in crate::sheet) const SURVEY_QUESTIONS: Sheet = Sheet {
    name: "survey_questions",
    doc: "A question of a version of a survey.",
    table: "survey_question",
    record: "survey-question",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "version",
            "#activity+version",
            Kind::Ref("survey_versions"),
            "The version of the survey that asks it.",
        ),
        Column::must(
            "code",
            "#meta+code",
            Kind::Text,
            "Its short name, by which conditions and files name it, such as `steering_group`.",
        ),
        Column::must(
            "position",
            "#meta+position",
            Kind::Integer,
            "Its place among the questions of the version, small numbers first.",
        ),
        Column::may(
            "section",
            "#subject",
            Kind::Text,
            "The part of the survey that it stands in, empty where there are no parts.",
        ),
        Column::must(
            "type",
            "#meta+type",
            Kind::Word(Vocabulary::of::<vocabulary::QuestionType>("QuestionType")),
            "What may be answered.",
        ),
        Column::may(
            "choices",
            "#meta+list",
            Kind::Text,
            "The list of choices of the version that answers are taken from; empty for a question \
             without choices.",
        ),
        Column::may(
            "table",
            "#meta+table",
            Kind::Ref("survey_questions"),
            "The table that it is a column of, empty where it is none.",
        ),
        Column::must(
            "required",
            "#meta+required",
            Kind::Flag,
            "Whether a response is incomplete without an answer.",
        ),
        Column::may(
            "minimum",
            "#indicator+min",
            Kind::Number,
            "The lowest number that may be answered, empty where there is none.",
        ),
        Column::may(
            "maximum",
            "#indicator+max",
            Kind::Number,
            "The highest number that may be answered, empty where there is none.",
        ),
        Column::may(
            "relevant",
            "#meta+condition",
            Kind::Text,
            "When it is asked, as one comparison such as `${established} = 'yes'` or \
             `selected(${partners}, 'un')`; empty where it always is.",
        ),
        Column::must(
            "public",
            "#meta+public",
            Kind::Flag,
            "Whether results may tell single answers; else groups of fewer than three are withheld.",
        ),
        Column::may(
            "indicators",
            "#indicator+id+list",
            Kind::Refs("indicators"),
            "The indicators that its answers count towards; what counts towards one indicator is \
             added up.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_questions.csv"),
};

pub(in crate::sheet) const SURVEY_CHOICES: Sheet = Sheet {
    name: "survey_choices",
    doc: "What can be chosen as an answer.",
    table: "survey_choice",
    record: "survey-choice",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "version",
            "#activity+version",
            Kind::Ref("survey_versions"),
            "The version of the survey that offers it.",
        ),
        Column::must(
            "list",
            "#meta+list",
            Kind::Text,
            "The list that it stands in, such as `yes_no`.",
        ),
        Column::must(
            "code",
            "#meta+code",
            Kind::Text,
            "Its short name, by which answers name it, such as `yes`.",
        ),
        Column::must(
            "position",
            "#meta+position",
            Kind::Integer,
            "Its place in the list, small numbers first.",
        ),
        Column::may(
            "number",
            "#indicator+value+num",
            Kind::Number,
            "What choosing it counts towards an indicator, empty where it counts nothing.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_choices.csv"),
};

pub(in crate::sheet) const SURVEY_TEXTS: Sheet = Sheet {
    name: "survey_texts",
    doc: "How a question or a choice is worded in one language.",
    table: "survey_text",
    record: "survey-text",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The question or the choice.",
        ),
        Column::must(
            "language",
            "#meta+language",
            Kind::Text,
            "The language, as an ISO 639-1 code.",
        ),
        Column::must(
            "label",
            "#meta+label",
            Kind::Text,
            "What is asked or offered.",
        ),
        Column::may(
            "hint",
            "#meta+hint",
            Kind::Text,
            "How it is meant, empty where there is no more to say.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_texts.csv"),
};
