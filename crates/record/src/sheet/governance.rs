//! Sheets about governance.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const BODIES: Sheet = Sheet {
    name: "bodies",
    doc: "A body that governs or serves the Movement, such as the Lead Group or the Secretariat.",
    table: "body",
    record: "body",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must("name", "#org+name", Kind::Text, "The name."),
        Column::may(
            "acronym",
            "#meta+acronym",
            Kind::Text,
            "The acronym; empty if it has none.",
        ),
        Column::may(
            "purpose",
            "#meta+purpose",
            Kind::Text,
            "Its purpose in a few words; empty if not recorded.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "The founding date; empty if unknown.",
        ),
        Column::may(
            "host",
            "#org+id+host",
            Kind::Global,
            "The party that hosts it; empty if none is known.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/bodies.csv"),
};

pub(super) const BODY_SEATS: Sheet = Sheet {
    name: "body_seats",
    doc: "A party's seat on a governance body: its role and its dates.",
    table: "body_seat",
    record: "body-seat",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must("body", "#org+body", Kind::Ref("bodies"), "The body."),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party that holds the seat.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::GovernanceRole>(
                "GovernanceRole",
            )),
            "The party's role.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "The start date; empty if no source states one.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "The end date; empty if no source states one or if it has not ended.",
        ),
        Column::may(
            "first_observed",
            "#date+first",
            Kind::Date,
            "The first date for which a source reports it, not its start; empty if no report is \
             dated.",
        ),
        Column::may(
            "last_observed",
            "#date+observed",
            Kind::Date,
            "The last date for which a source reports it, not its end; empty if no report is \
             dated.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/body_seats.csv"),
};
