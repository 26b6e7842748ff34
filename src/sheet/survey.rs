//! Sheets about surveys.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const SURVEYS: Sheet = Sheet {
    name: "surveys",
    table: "survey",
    record: "survey",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#activity+name", Kind::Text),
        Column::may("acronym", "#activity+acronym", Kind::Text),
        Column::may("owner", "#org+owner", Kind::Global),
        Column::must("subject", "#subject", Kind::Text),
    ],
    text: include_str!("../../data/surveys.csv"),
};

pub(super) const SURVEY_ROUNDS: Sheet = Sheet {
    name: "survey_rounds",
    table: "survey_round",
    record: "survey-round",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("survey", "#activity+survey", Kind::Ref("surveys")),
        Column::must("name", "#activity+name", Kind::Text),
        Column::may("as_of", "#date+observed", Kind::Interval),
    ],
    text: include_str!("../../data/survey_rounds.csv"),
};

pub(super) const SURVEY_RESPONDENTS: Sheet = Sheet {
    name: "survey_respondents",
    table: "survey_respondent",
    record: "survey-respondent",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("round", "#activity+round", Kind::Ref("survey_rounds")),
        Column::must("chapter", "#org+chapter", Kind::Ref("chapters")),
    ],
    text: include_str!("../../data/survey_respondents.csv"),
};

pub(super) const INDICATORS: Sheet = Sheet {
    name: "indicators",
    table: "indicator",
    record: "indicator",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("survey", "#activity+survey", Kind::Ref("surveys")),
        Column::must("domain", "#subject", Kind::Text),
        Column::may("number", "#indicator+code", Kind::Text),
        Column::must("name", "#indicator+name", Kind::Text),
        Column::may("variable", "#indicator+variable", Kind::Text),
        Column::may("unit", "#indicator+unit", Kind::Text),
        Column::may("weight", "#indicator+weight", Kind::Number),
        Column::may("minimum", "#indicator+min", Kind::Number),
        Column::may("maximum", "#indicator+max", Kind::Number),
    ],
    text: include_str!("../../data/indicators.csv"),
};

pub(super) const INDICATOR_VALUES: Sheet = Sheet {
    name: "indicator_values",
    table: "indicator_value",
    record: "indicator-value",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("indicator", "#indicator+id", Kind::Ref("indicators")),
        Column::must("round", "#activity+round", Kind::Ref("survey_rounds")),
        Column::must("country", "#country+code", Kind::Ref("countries")),
        Column::may("number", "#indicator+value+num", Kind::Number),
        Column::may("text", "#indicator+value+text", Kind::Text),
        Column::may(
            "class",
            "#indicator+class",
            Kind::Word(words::<vocabulary::IndicatorClass>),
        ),
        Column::may("date", "#date", Kind::Interval),
    ],
    text: include_str!("../../data/indicator_values.csv"),
};
