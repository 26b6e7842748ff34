//! Sheets about networks.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const NETWORKS: Sheet = Sheet {
    name: "networks",
    doc: "A network of the Movement: civil society, business, the United Nations, donors, and new \
          ones that are being formed.",
    table: "network",
    record: "network",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `csn`.",
        ),
        Column::must("name", "#org+name", Kind::Text, "The current name."),
        Column::may(
            "acronym",
            "#meta+acronym",
            Kind::Text,
            "The acronym; empty if it has none.",
        ),
        Column::must(
            "constituency",
            "#meta+constituency",
            Kind::Text,
            "The groups that it unites.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "The founding date; empty if unknown.",
        ),
        Column::must(
            "levels",
            "#meta+levels",
            Kind::Words(Vocabulary::of::<vocabulary::NetworkLevel>("NetworkLevel")),
            "The levels at which it is organised.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/networks.csv"),
};

pub(super) const CHAPTERS: Sheet = Sheet {
    name: "chapters",
    doc: "A network in a country, such as a civil society alliance.",
    table: "chapter",
    record: "chapter",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `csn-ken`.",
        ),
        Column::must(
            "network",
            "#org+network",
            Kind::Ref("networks"),
            "The network that it belongs to.",
        ),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it works in.",
        ),
        Column::may(
            "organisation",
            "#org+id",
            Kind::Ref("organisations"),
            "The organisation that runs it, such as a civil society alliance; empty if none is \
             known.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "The founding date; empty if unknown.",
        ),
        Column::must(
            "presence",
            "#status+presence",
            Kind::Word(Vocabulary::of::<vocabulary::Presence>("Presence")),
            "Whether it exists, as last observed; no data does not mean no.",
        ),
        Column::may(
            "presence_as_of",
            "#date+observed",
            Kind::Date,
            "The date of that observation; empty if undated.",
        ),
    ],
    owner: Ownership::Own(&["country", "network"]),
    told: &["country", "network"],
    text: include_str!("../../../../data/chapters.csv"),
};

pub(super) const MEMBERSHIPS: Sheet = Sheet {
    name: "memberships",
    doc: "An organisation in a chapter, such as a member of a civil society alliance.",
    table: "membership",
    record: "membership",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "organisation",
            "#org+id",
            Kind::Ref("organisations"),
            "The organisation.",
        ),
        Column::must(
            "chapter",
            "#org+chapter",
            Kind::Ref("chapters"),
            "The chapter.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::MembershipRole>(
                "MembershipRole",
            )),
            "The organisation's role in the chapter.",
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
    owner: Ownership::Party(&["chapter"]),
    told: &["chapter"],
    text: include_str!("../../../../data/memberships.csv"),
};
