//! Sheets about surveys.

pub(super) mod indicator;
pub(super) mod instrument;
pub(super) mod response;

use super::{Column, Kind, Ownership, Readers, Sheet};

pub(super) const SURVEYS: Sheet = Sheet {
    name: "surveys",
    doc: "A survey or assessment of countries or chapters.",
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
            "The acronym; empty if it has none.",
        ),
        Column::may(
            "owner",
            "#org+owner",
            Kind::Global,
            "The party that conducts it; empty if not recorded.",
        ),
        Column::must("subject", "#subject", Kind::Text, "What it is about."),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/surveys.csv"),
};

pub(super) const SURVEY_ROUNDS: Sheet = Sheet {
    name: "survey_rounds",
    doc: "One round of a survey, such as its edition for one year.",
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
            "The version of the survey that was asked; empty if its questions are not recorded.",
        ),
        Column::must("name", "#activity+name", Kind::Text, "The name."),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Interval,
            "The date or period of its values, except of values that have their own date; empty if \
             undated.",
        ),
        Column::may(
            "opens",
            "#date+start",
            Kind::Date,
            "The first day on which it can be answered; empty if not recorded.",
        ),
        Column::may(
            "closes",
            "#date+end",
            Kind::Date,
            "The last day on which it can be answered; empty if not recorded.",
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
