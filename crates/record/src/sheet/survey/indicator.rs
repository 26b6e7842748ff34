//! Sheets about what surveys measure.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const INDICATORS: Sheet = Sheet {
    name: "indicators",
    doc: "One thing that a survey measures.",
    table: "indicator",
    record: "indicator",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "survey",
            "#activity+survey",
            Kind::Ref("surveys"),
            "The survey.",
        ),
        Column::must(
            "domain",
            "#subject",
            Kind::Text,
            "The part of the survey that it belongs to.",
        ),
        Column::may(
            "number",
            "#indicator+code",
            Kind::Text,
            "Its number in the survey, such as `1.2a`; empty if it has none.",
        ),
        Column::must("name", "#indicator+name", Kind::Text, "The name."),
        Column::may(
            "variable",
            "#indicator+variable",
            Kind::Text,
            "Its column name in the published dataset; empty if it has no column.",
        ),
        Column::may(
            "unit",
            "#indicator+unit",
            Kind::Text,
            "The unit of its values, such as `%`; empty if they have none or none is published.",
        ),
        Column::may(
            "weight",
            "#indicator+weight",
            Kind::Number,
            "Its weight in its domain in per cent; empty if it is not weighted or none is \
             published.",
        ),
        Column::may(
            "minimum",
            "#indicator+min",
            Kind::Number,
            "The lowest value that the survey allows; empty if it sets none or none is published.",
        ),
        Column::may(
            "maximum",
            "#indicator+max",
            Kind::Number,
            "The highest value that the survey allows; empty if it sets none or none is published.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/indicators.csv"),
};

pub(in crate::sheet) const INDICATOR_VALUES: Sheet = Sheet {
    name: "indicator_values",
    doc: "The value of an indicator for a country in a round of its survey.",
    table: "indicator_value",
    record: "indicator-value",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "indicator",
            "#indicator+id",
            Kind::Ref("indicators"),
            "The indicator.",
        ),
        Column::must(
            "round",
            "#activity+round",
            Kind::Ref("survey_rounds"),
            "The round in which it was measured.",
        ),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it was measured for.",
        ),
        Column::may(
            "number",
            "#indicator+value+num",
            Kind::Number,
            "The value as a number in the indicator's unit; empty if the published value is no \
             number, which does not mean 0.",
        ),
        Column::may(
            "text",
            "#indicator+value+text",
            Kind::Text,
            "The value as published; empty if none is.",
        ),
        Column::may(
            "class",
            "#indicator+class",
            Kind::Word(Vocabulary::of::<vocabulary::IndicatorClass>(
                "IndicatorClass",
            )),
            "The class of the value in the MEAL dashboard; empty if it has none.",
        ),
        Column::may(
            "date",
            "#date",
            Kind::Interval,
            "The value's own date or period; empty if the source gives only that of the round.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../../data/indicator_values.csv"),
};
