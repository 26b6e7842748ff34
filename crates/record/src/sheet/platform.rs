//! Sheets about platforms.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const PLATFORMS: Sheet = Sheet {
    name: "platforms",
    doc: "A multi-stakeholder platform of a country, or a body beside it, which the kind tells.",
    table: "platform",
    record: "platform",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country it works in.",
        ),
        Column::must("name", "#org+name", Kind::Text, "The name."),
        Column::may(
            "name_fr",
            "#org+name+i_fr",
            Kind::Text,
            "The name in French, empty where no source prints one.",
        ),
        Column::may(
            "name_es",
            "#org+name+i_es",
            Kind::Text,
            "The name in Spanish, empty where no source prints one.",
        ),
        Column::must(
            "name_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the name is a label made for this dataset rather than a name in a source.",
        ),
        Column::must(
            "kind",
            "#org+type",
            Kind::Word(Vocabulary::of::<vocabulary::PlatformKind>("PlatformKind")),
            "What kind of body it is.",
        ),
        Column::may(
            "anchored_in",
            "#meta+anchored+in",
            Kind::Text,
            "The highest executive office that it is anchored in, as printed; empty if unknown.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "When it was founded, empty if unknown.",
        ),
        Column::may(
            "presence",
            "#status+presence",
            Kind::Word(Vocabulary::of::<vocabulary::Presence>("Presence")),
            "Whether it is there, as last observed; no data is not no, and empty says that \
             nothing was observed of it by itself.",
        ),
        Column::may(
            "presence_as_of",
            "#date+observed",
            Kind::Date,
            "The date of that observation, empty if undated or not observed.",
        ),
    ],
    owner: Ownership::Own(&["country"]),
    told: &["country"],
    text: include_str!("../../../../data/platforms.csv"),
};

pub(super) const SEATS: Sheet = Sheet {
    name: "seats",
    doc: "A party on a platform: who sits there, for which network, in which role, and when it \
          was seen to.",
    table: "seat",
    record: "seat",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "platform",
            "#org+platform",
            Kind::Ref("platforms"),
            "The platform.",
        ),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "Who holds the seat.",
        ),
        Column::may(
            "network",
            "#org+network",
            Kind::Ref("networks"),
            "The network, and so the sector, that the holder sits for; empty if it is of none.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::SeatRole>("SeatRole")),
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
    owner: Ownership::Party(&["party"]),
    told: &["platform", "party"],
    text: include_str!("../../../../data/seats.csv"),
};
