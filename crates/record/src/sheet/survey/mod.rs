//! Sheets about surveys.

pub(super) mod indicator;
pub(super) mod instrument;
pub(super) mod response;

use super::{Column, Kind, Ownership, Readers, Sheet};

pub(super) const SURVEYS: Sheet = Sheet {
    name: "surveys",
    doc: "An instrument that asks countries or chapters, or assesses them.",
    table: "survey",
    record: "survey",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `jaa`.",
        ),
        Column::must("name", "#activity+name", Kind::Text, "The name."),
        Column::may(
            "acronym",
            "#activity+acronym",
            Kind::Text,
            "The acronym, empty where it has none.",
        ),
        Column::may(
            "owner",
            "#org+owner",
            Kind::Global,
            "Who conducts it, empty if not recorded.",
        ),
        Column::must("subject", "#subject", Kind::Text, "What it is about."),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/surveys.csv"),
};

pub(super) const SURVEY_ROUNDS: Sheet = Sheet {
    name: "survey_rounds",
    doc: "One round of a survey, such as its edition of a year.",
    table: "survey_round",
    record: "survey-round",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "survey",
            "#activity+survey",
            Kind::Ref("surveys"),
            "The survey.",
        ),
        Column::may(
            "version",
            "#activity+version",
            Kind::Ref("survey_versions"),
            "The version of the survey that was asked, empty where its questions are not on record.",
        ),
        Column::must("name", "#activity+name", Kind::Text, "The name."),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Interval,
            "The date or period as of which its values hold, empty if undated; a value with a \
             date of its own holds as of that one.",
        ),
        Column::may(
            "opens",
            "#date+start",
            Kind::Date,
            "The first day on which it can be answered, empty if not recorded.",
        ),
        Column::may(
            "closes",
            "#date+end",
            Kind::Date,
            "The last day on which it can be answered, empty if not recorded.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_rounds.csv"),
};

pub(super) const SURVEY_RESPONDENTS: Sheet = Sheet {
    name: "survey_respondents",
    doc: "A chapter that answered a round of a survey.",
    table: "survey_respondent",
    record: "survey-respondent",
    readers: Readers::Public,
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
            "The chapter that answered.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/survey_respondents.csv"),
};
