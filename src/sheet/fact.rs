//! Sheets about what is said of records.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const PRESENCES: Sheet = Sheet {
    name: "presences",
    table: "presence",
    record: "presence",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("record", "#meta+record", Kind::Global),
        Column::must(
            "presence",
            "#status+presence",
            Kind::Word(words::<vocabulary::Presence>),
        ),
        Column::may("as_of", "#date+observed", Kind::Date),
        Column::may("convenor", "#meta+convenor", Kind::Text),
        Column::may("convenor_party", "#org+id+convenor", Kind::Global),
    ],
    text: include_str!("../../data/presences.csv"),
};

pub(super) const COUNTS: Sheet = Sheet {
    name: "counts",
    table: "count",
    record: "count",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("record", "#meta+record", Kind::Global),
        Column::must("measure", "#indicator+name", Kind::Text),
        Column::may("number", "#indicator+value+num", Kind::Number),
        Column::may(
            "comparator",
            "#meta+comparator",
            Kind::Word(words::<vocabulary::Comparator>),
        ),
        Column::must("text", "#indicator+value+text", Kind::Text),
        Column::may("as_of", "#date+observed", Kind::Interval),
    ],
    text: include_str!("../../data/counts.csv"),
};

pub(super) const NAMES: Sheet = Sheet {
    name: "names",
    table: "name",
    record: "name",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("record", "#meta+record", Kind::Global),
        Column::must("name", "#org+name", Kind::Text),
        Column::must(
            "kind",
            "#meta+kind",
            Kind::Word(words::<vocabulary::NameKind>),
        ),
        Column::may("language", "#meta+language", Kind::Text),
        Column::may("until", "#date+end", Kind::Date),
    ],
    text: include_str!("../../data/names.csv"),
};

pub(super) const CLAIMS: Sheet = Sheet {
    name: "claims",
    table: "claim",
    record: "claim",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("record", "#meta+record", Kind::Global),
        Column::may("field", "#meta+field", Kind::Text),
        Column::may("value", "#meta+value", Kind::Text),
        Column::may("as_of", "#date+observed", Kind::Date),
        Column::must("preferred", "#meta+preferred", Kind::Flag),
        Column::may("reason", "#meta+reason", Kind::Text),
    ],
    text: include_str!("../../data/claims.csv"),
};
