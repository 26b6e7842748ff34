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
            "The name; a label of ours if no source names the event.",
        ),
        Column::must(
            "name_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the name is a label made for this dataset and not a name from a source.",
        ),
        Column::must(
            "kind",
            "#event+type",
            Kind::Word(Vocabulary::of::<vocabulary::EventKind>("EventKind")),
            "The kind of meeting.",
        ),
        Column::may(
            "starts",
            "#date+start",
            Kind::Date,
            "The start date, as precise as in the preferred source; empty if unknown.",
        ),
        Column::may(
            "ends",
            "#date+end",
            Kind::Date,
            "The last day, month or year; empty if no source states an end.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country where it is held; empty if unknown or if everybody joins online.",
        ),
        Column::may(
            "place",
            "#loc+name",
            Kind::Text,
            "The town or venue where it is held, as printed; empty if unknown or if everybody \
             joins online.",
        ),
        Column::may(
            "mode",
            "#event+mode",
            Kind::Word(Vocabulary::of::<vocabulary::EventMode>("EventMode")),
            "Whether people meet in person, online or both; empty if unknown.",
        ),
        Column::may(
            "community",
            "#activity+community",
            Kind::Ref("communities"),
            "The community that holds it or whose work it is part of; empty if none is known.",
        ),
        Column::may(
            "head_count",
            "#reached",
            Kind::Integer,
            "How many people took part; empty if no source counts people.",
        ),
        Column::may(
            "attendance",
            "#reached+text",
            Kind::Text,
            "What the source says about attendance, as printed; it may count other things than \
             people. Empty if it says nothing.",
        ),
        Column::must(
            "themes",
            "#subject+list",
            Kind::Texts,
            "What it is about, in the source's words and order; empty if no source says.",
        )
        .of_terms(),
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
    doc: "A party at an event: its role and the country that it speaks for.",
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
            "The country that the party speaks for; empty if it speaks for none or if unknown.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::ParticipationRole>(
                "ParticipationRole",
            )),
            "The party's role.",
        ),
        Column::may(
            "role_as_printed",
            "#org+role+printed",
            Kind::Text,
            "The role in the source's words; empty if not recorded.",
        ),
        Column::may(
            "head_count",
            "#reached",
            Kind::Integer,
            "How many people took part for the party; empty if no source counts them.",
        ),
    ],
    owner: Ownership::Party(&["party"]),
    told: &["event", "party"],
    text: include_str!("../../../../data/participations.csv"),
};
