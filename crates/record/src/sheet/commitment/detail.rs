//! Sheets about what belongs to a commitment.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const COMMITMENT_PARTIES: Sheet = Sheet {
    name: "commitment_parties",
    doc: "A partner or funder of a commitment.",
    table: "commitment_party",
    record: "commitment-party",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "commitment",
            "#activity+commitment",
            Kind::Ref("commitments"),
            "The commitment.",
        ),
        Column::may(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party; empty if the printed name matches no known party.",
        ),
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "The party's name as the source prints it.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::CommitmentPartyRole>(
                "CommitmentPartyRole",
            )),
            "The party's role in the commitment.",
        ),
    ],
    owner: Ownership::Party(&["commitment"]),
    told: &["commitment"],
    text: include_str!("../../../../../data/commitment_parties.csv"),
};

pub(in crate::sheet) const MEASURES: Sheet = Sheet {
    name: "measures",
    doc: "A baseline, progress or target value of a commitment.",
    table: "measure",
    record: "measure",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "commitment",
            "#activity+commitment",
            Kind::Ref("commitments"),
            "The commitment that it belongs to.",
        ),
        Column::must(
            "kind",
            "#indicator+type",
            Kind::Word(Vocabulary::of::<vocabulary::MeasureKind>("MeasureKind")),
            "The kind of value.",
        ),
        Column::must(
            "text",
            "#indicator+value+text",
            Kind::Text,
            "The value as published.",
        ),
        Column::may(
            "number",
            "#indicator+value+num",
            Kind::Number,
            "The value as a number in `unit`; empty if the text gives none.",
        ),
        Column::may(
            "unit",
            "#indicator+unit",
            Kind::Text,
            "The unit of the number, such as `%`; empty if it has none or none is printed.",
        ),
        Column::may(
            "comparator",
            "#indicator+comparator",
            Kind::Word(Vocabulary::of::<vocabulary::Comparator>("Comparator")),
            "How the value relates to the number; empty if there is none.",
        ),
        Column::may(
            "date",
            "#date",
            Kind::Interval,
            "The date or period of the value (for a target, the date to reach it by); empty if \
             undated.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::ProgressStatus>(
                "ProgressStatus",
            )),
            "The progress that a progress report states; empty for other values or if the report \
             does not say.",
        )
        .assessed(),
    ],
    owner: Ownership::Party(&["commitment"]),
    told: &["commitment"],
    text: include_str!("../../../../../data/measures.csv"),
};
