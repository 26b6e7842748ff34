//! Sheets about governance.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const BODIES: Sheet = Sheet {
    name: "bodies",
    doc: "A body that steers or serves the Movement, such as the Lead Group or the Secretariat.",
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
            "The acronym, empty where it has none.",
        ),
        Column::may(
            "purpose",
            "#meta+purpose",
            Kind::Text,
            "What it is for, in a few words; empty if not recorded.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "When it was founded, empty if unknown.",
        ),
        Column::may(
            "host",
            "#org+id+host",
            Kind::Global,
            "The party that hosts it, empty if none is known.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/bodies.csv"),
};

pub(super) const BODY_SEATS: Sheet = Sheet {
    name: "body_seats",
    doc: "A party on such a body: who sits there, in which role, and since when.",
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
            "Who holds the seat.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::GovernanceRole>(
                "GovernanceRole",
            )),
            "What the holder does there.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when it holds; empty if no source states a start.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when it held; empty if no source states an end, or if it still holds.",
        ),
        Column::may(
            "first_observed",
            "#date+first",
            Kind::Date,
            "The first date as of which a source reports it, which is not its start; empty if no \
             report is dated.",
        ),
        Column::may(
            "last_observed",
            "#date+observed",
            Kind::Date,
            "The last date as of which a source reports it, which is not its end; empty if no \
             report is dated.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/body_seats.csv"),
};
