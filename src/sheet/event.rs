//! Sheets about events.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const EVENTS: Sheet = Sheet {
    name: "events",
    table: "event",
    record: "event",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#event+name", Kind::Text),
        Column::must("name_is_label", "#meta+label", Kind::Flag),
        Column::must(
            "kind",
            "#event+type",
            Kind::Word(words::<vocabulary::EventKind>),
        ),
        Column::may("starts", "#date+start", Kind::Date),
        Column::may("ends", "#date+end", Kind::Date),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("place", "#loc+name", Kind::Text),
        Column::may(
            "mode",
            "#event+mode",
            Kind::Word(words::<vocabulary::EventMode>),
        ),
        Column::may("community", "#activity+community", Kind::Ref("communities")),
        Column::may("head_count", "#reached", Kind::Integer),
        Column::may("attendance", "#reached+text", Kind::Text),
        Column::must("themes", "#subject+list", Kind::Texts),
    ],
    text: include_str!("../../data/events.csv"),
};

pub(super) const PARTICIPATIONS: Sheet = Sheet {
    name: "participations",
    table: "participation",
    record: "participation",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("event", "#event+id", Kind::Ref("events")),
        Column::must("party", "#org+id+global", Kind::Global),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::ParticipationRole>),
        ),
        Column::may("role_as_printed", "#org+role+printed", Kind::Text),
        Column::may("head_count", "#reached", Kind::Integer),
    ],
    text: include_str!("../../data/participations.csv"),
};
