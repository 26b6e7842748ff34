//! Sheets about what is said of records.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const PRESENCES: Sheet = Sheet {
    name: "presences",
    doc: "One observation of whether a chapter or a platform exists.",
    table: "presence",
    record: "presence",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The chapter or platform that was observed.",
        ),
        Column::must(
            "presence",
            "#status+presence",
            Kind::Word(Vocabulary::of::<vocabulary::Presence>("Presence")),
            "Whether it existed; no data does not mean no.",
        ),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date of the observation; empty if undated.",
        ),
        Column::may(
            "convenor",
            "#meta+convenor",
            Kind::Text,
            "The convenor at that time, as printed; empty if no source says.",
        ),
        Column::may(
            "convenor_party",
            "#org+id+convenor",
            Kind::Global,
            "The party that convened it at that time; empty if there were several or if unknown.",
        ),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/presences.csv"),
};

pub(super) const COUNTS: Sheet = Sheet {
    name: "counts",
    doc: "A number counted for a record on a date.",
    table: "count",
    record: "count",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The record that the count is about.",
        ),
        Column::must("measure", "#indicator+name", Kind::Text, "What is counted."),
        Column::may(
            "number",
            "#indicator+value+num",
            Kind::Number,
            "The count as a number; empty if the text gives none.",
        ),
        Column::may(
            "comparator",
            "#meta+comparator",
            Kind::Word(Vocabulary::of::<vocabulary::Comparator>("Comparator")),
            "How the value relates to the number; empty if there is none.",
        ),
        Column::must(
            "text",
            "#indicator+value+text",
            Kind::Text,
            "The count as published.",
        ),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Interval,
            "The date or period of the count; empty if undated.",
        ),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/counts.csv"),
};

pub(super) const NAMES: Sheet = Sheet {
    name: "names",
    doc: "Another name of a record.",
    table: "name",
    record: "name",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The record that has the name.",
        ),
        Column::must("name", "#org+name", Kind::Text, "The name."),
        Column::must(
            "kind",
            "#meta+kind",
            Kind::Word(Vocabulary::of::<vocabulary::NameKind>("NameKind")),
            "The kind of name.",
        ),
        Column::may(
            "language",
            "#meta+language",
            Kind::Text,
            "Its language as an ISO 639-1 code; empty if not recorded.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "The date until which it was used; empty if it is still used or if unknown.",
        ),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/names.csv"),
};

pub(super) const CLAIMS: Sheet = Sheet {
    name: "claims",
    doc: "What one source says about a record or one of its fields.",
    table: "claim",
    record: "claim",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The record that the claim is about.",
        )
        .assessed(),
        Column::may(
            "field",
            "#meta+field",
            Kind::Text,
            "The column that the claim is about; empty if it is about the record as a whole.",
        )
        .telling()
        .assessed(),
        Column::may(
            "value",
            "#meta+value",
            Kind::Text,
            "The value that the source gives; empty if the source only confirms the record.",
        )
        .telling()
        .assessed(),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date for which the source makes the claim (not its start); empty if undated.",
        )
        .assessed(),
        Column::must(
            "preferred",
            "#meta+preferred",
            Kind::Flag,
            "Whether this is the claim that the record shows.",
        )
        .assessed(),
        Column::may(
            "reason",
            "#meta+reason",
            Kind::Text,
            "Why it is preferred or not; may be empty if it is the only one.",
        )
        .assessed(),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/claims.csv"),
};
