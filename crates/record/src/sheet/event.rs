//! Sheets about events.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const EVENTS: Sheet = Sheet {
    name: "events",
    doc: "A meeting of any kind, from a global gathering to a call.",
    table: "event",
    record: "event",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `learning-route-rwanda-2016`.",
        ),
        Column::must(
            "name",
            "#event+name",
            Kind::Text,
            "The name; where no source names the event, a label of ours.",
        ),
        Column::must(
            "name_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the name is a label of ours because no source gives one.",
        ),
        Column::must(
            "kind",
            "#event+type",
            Kind::Word(Vocabulary::of::<vocabulary::EventKind>("EventKind")),
            "What kind of meeting it is.",
        ),
        Column::may(
            "starts",
            "#date+start",
            Kind::Date,
            "When it begins, as precisely as the preferred source says; empty if unknown.",
        ),
        Column::may(
            "ends",
            "#date+end",
            Kind::Date,
            "The last day, month or year of it; empty if no source states an end.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it is held in; empty if unknown, or if all join from afar.",
        ),
        Column::may(
            "place",
            "#loc+name",
            Kind::Text,
            "The town or venue that it is held in, as printed; empty if unknown, or if all join \
             from afar.",
        ),
        Column::may(
            "mode",
            "#event+mode",
            Kind::Word(Vocabulary::of::<vocabulary::EventMode>("EventMode")),
            "Whether people meet in a place or online, empty if unknown.",
        ),
        Column::may(
            "community",
            "#activity+community",
            Kind::Ref("communities"),
            "The community that held it or whose work it is part of, empty if none is known.",
        ),
        Column::may(
            "head_count",
            "#reached",
            Kind::Integer,
            "How many people took part, empty if no source counts people.",
        ),
        Column::may(
            "attendance",
            "#reached+text",
            Kind::Text,
            "What the source says of the attendance, as printed, which need not count people; \
             empty where it says nothing.",
        ),
        Column::must(
            "themes",
            "#subject+list",
            Kind::Texts,
            "What it is about, in the source's words and order; empty where no source says.",
        ),
    ],
    owner: Ownership::Common {
        countries: "country",
        party: Some("community"),
    },
    told: &["country", "community"],
    text: include_str!("../../../../data/events.csv"),
};

pub(super) const PARTICIPATIONS: Sheet = Sheet {
    name: "participations",
    doc: "A party at an event: what it did there, and for which country.",
    table: "participation",
    record: "participation",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must("event", "#event+id", Kind::Ref("events"), "The event."),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party that took part.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the party spoke for, empty if it spoke for none or that is \
             unknown.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::ParticipationRole>(
                "ParticipationRole",
            )),
            "What the party did there.",
        ),
        Column::may(
            "role_as_printed",
            "#org+role+printed",
            Kind::Text,
            "The role in the source's words, empty where they are not recorded.",
        ),
        Column::may(
            "head_count",
            "#reached",
            Kind::Integer,
            "How many people took part for the party, empty if no source counts them.",
        ),
    ],
    owner: Ownership::Party(&["party"]),
    told: &["event", "party"],
    text: include_str!("../../../../data/participations.csv"),
};
