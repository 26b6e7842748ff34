//! Sheets about platforms.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const PLATFORMS: Sheet = Sheet {
    name: "platforms",
    doc: "A multi-stakeholder platform of a country, or a related body; see `kind`.",
    table: "platform",
    record: "platform",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it works in.",
        ),
        Column::must("name", "#org+name", Kind::Text, "The name."),
        Column::may(
            "name_fr",
            "#org+name+i_fr",
            Kind::Text,
            "The name in French; empty if no source prints one.",
        ),
        Column::may(
            "name_es",
            "#org+name+i_es",
            Kind::Text,
            "The name in Spanish; empty if no source prints one.",
        ),
        Column::must(
            "name_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the name is a label made for this dataset and not a name from a source.",
        ),
        Column::must(
            "kind",
            "#org+type",
            Kind::Word(Vocabulary::of::<vocabulary::PlatformKind>("PlatformKind")),
            "The kind of body.",
        ),
        Column::may(
            "anchored_in",
            "#meta+anchored+in",
            Kind::Text,
            "The highest executive office that it is attached to, as printed; empty if unknown.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "The founding date; empty if unknown.",
        ),
        Column::may(
            "presence",
            "#status+presence",
            Kind::Word(Vocabulary::of::<vocabulary::Presence>("Presence")),
            "Whether it exists, as last observed; no data does not mean no. Empty if it was not \
             observed separately.",
        ),
        Column::may(
            "presence_as_of",
            "#date+observed",
            Kind::Date,
            "The date of that observation; empty if undated or not observed.",
        ),
    ],
    owner: Ownership::Own(&["country"]),
    told: &["country"],
    text: include_str!("../../../../data/platforms.csv"),
};

pub(super) const SEATS: Sheet = Sheet {
    name: "seats",
    doc: "A party's seat on a platform: the network that it represents, its role and its dates.",
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
            "The party that holds the seat.",
        ),
        Column::may(
            "network",
            "#org+network",
            Kind::Ref("networks"),
            "The network (and so the sector) that the party represents; empty if none.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::SeatRole>("SeatRole")),
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
    owner: Ownership::Party(&["party"]),
    told: &["platform", "party"],
    text: include_str!("../../../../data/seats.csv"),
};
