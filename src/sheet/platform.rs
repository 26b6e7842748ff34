//! Sheets about platforms and governance.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const PLATFORMS: Sheet = Sheet {
    name: "platforms",
    table: "platform",
    record: "platform",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("country", "#country+code", Kind::Ref("countries")),
        Column::must("name", "#org+name", Kind::Text),
        Column::may("name_fr", "#org+name+i_fr", Kind::Text),
        Column::may("name_es", "#org+name+i_es", Kind::Text),
        Column::must("name_is_label", "#meta+label", Kind::Flag),
        Column::must(
            "kind",
            "#org+type",
            Kind::Word(words::<vocabulary::PlatformKind>),
        ),
        Column::may("anchored_in", "#meta+anchored+in", Kind::Text),
        Column::may("established", "#date+established", Kind::Date),
        Column::may(
            "presence",
            "#status+presence",
            Kind::Word(words::<vocabulary::Presence>),
        ),
        Column::may("presence_as_of", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/platforms.csv"),
};

pub(super) const SEATS: Sheet = Sheet {
    name: "seats",
    table: "seat",
    record: "seat",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("platform", "#org+platform", Kind::Ref("platforms")),
        Column::must("party", "#org+id+global", Kind::Global),
        Column::may("network", "#org+network", Kind::Ref("networks")),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::SeatRole>),
        ),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
        Column::may("first_observed", "#date+first", Kind::Date),
        Column::may("last_observed", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/seats.csv"),
};

pub(super) const BODIES: Sheet = Sheet {
    name: "bodies",
    table: "body",
    record: "body",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#org+name", Kind::Text),
        Column::may("acronym", "#meta+acronym", Kind::Text),
        Column::may("purpose", "#meta+purpose", Kind::Text),
        Column::may("established", "#date+established", Kind::Date),
        Column::may("host", "#org+id+host", Kind::Global),
    ],
    text: include_str!("../../data/bodies.csv"),
};

pub(super) const BODY_SEATS: Sheet = Sheet {
    name: "body_seats",
    table: "body_seat",
    record: "body-seat",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("body", "#org+body", Kind::Ref("bodies")),
        Column::must("party", "#org+id+global", Kind::Global),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::GovernanceRole>),
        ),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
        Column::may("first_observed", "#date+first", Kind::Date),
        Column::may("last_observed", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/body_seats.csv"),
};
