//! Sheets about what a survey asks, and in which words: the shape of an XLSForm,
//! so that ODK and KoboToolbox can ask it.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const SURVEY_VERSIONS: Sheet = Sheet {
    name: "survey_versions",
    doc: "One version of a survey's questions; answers stay with the version that asked them.",
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
            "The languages in which it is asked, as ISO 639-1 codes.",
        )
        .of_terms(),
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
            "The start date; empty if not recorded.",
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
            "Its short name in conditions and files, such as `steering_group`.",
        ),
        Column::must(
            "position",
            "#meta+position",
            Kind::Integer,
            "Its position in the version; small numbers come first.",
        ),
        Column::may(
            "section",
            "#subject",
            Kind::Text,
            "The part of the survey that it belongs to; empty if there are no parts.",
        ),
        Column::must(
            "type",
            "#meta+type",
            Kind::Word(Vocabulary::of::<vocabulary::QuestionType>("QuestionType")),
            "The kind of answer.",
        ),
        Column::may(
            "choices",
            "#meta+list",
            Kind::Text,
            "The name of the list of choices for the answer; empty if the question has no choices.",
        ),
        Column::may(
            "table",
            "#meta+table",
            Kind::Ref("survey_questions"),
            "The table that it is a column of; empty if it is in no table.",
        ),
        Column::must(
            "required",
            "#meta+required",
            Kind::Flag,
            "Whether a response is incomplete without an answer to it.",
        ),
        Column::may(
            "minimum",
            "#indicator+min",
            Kind::Number,
            "The lowest number allowed as an answer; empty if there is none.",
        ),
        Column::may(
            "maximum",
            "#indicator+max",
            Kind::Number,
            "The highest number allowed as an answer; empty if there is none.",
        ),
        Column::may(
            "relevant",
            "#meta+condition",
            Kind::Text,
            "The condition for asking it, as one comparison such as `${established} = 'yes'` or \
             `selected(${partners}, 'un')`; empty if it is always asked.",
        ),
        Column::must(
            "public",
            "#meta+public",
            Kind::Flag,
            "Whether results may show single answers; if not, they withhold groups of fewer than \
             three.",
        ),
        Column::may(
            "indicators",
            "#indicator+id+list",
            Kind::Refs("indicators"),
            "The indicators that its answers count towards; answers for the same indicator are \
             added up.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_questions.csv"),
};

pub(in crate::sheet) const SURVEY_CHOICES: Sheet = Sheet {
    name: "survey_choices",
    doc: "A choice for an answer.",
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
            "The list that it belongs to, such as `yes_no`.",
        ),
        Column::must(
            "code",
            "#meta+code",
            Kind::Text,
            "Its short name in answers, such as `yes`.",
        ),
        Column::must(
            "position",
            "#meta+position",
            Kind::Integer,
            "Its position in the list; small numbers come first.",
        ),
        Column::may(
            "number",
            "#indicator+value+num",
            Kind::Number,
            "The number that this choice adds to an indicator; empty if it adds nothing.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_choices.csv"),
};

pub(in crate::sheet) const SURVEY_TEXTS: Sheet = Sheet {
    name: "survey_texts",
    doc: "The words of a question or a choice in one language.",
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
            "The text of the question or choice.",
        ),
        Column::may(
            "hint",
            "#meta+hint",
            Kind::Text,
            "A further explanation; empty if there is none.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_texts.csv"),
};
