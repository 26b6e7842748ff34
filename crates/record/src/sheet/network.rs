//! Sheets about networks.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const NETWORKS: Sheet = Sheet {
    name: "networks",
    doc: "A network of the Movement: civil society, business, the United Nations, donors, and \
          others that are forming.",
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
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "The name it goes by today.",
        ),
        Column::may(
            "acronym",
            "#meta+acronym",
            Kind::Text,
            "The acronym, empty where it has none.",
        ),
        Column::must(
            "constituency",
            "#meta+constituency",
            Kind::Text,
            "Whom it brings together.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "When it was founded, empty if unknown.",
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
            "The network that it is the chapter of.",
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
            "The organisation that carries it, such as a civil society alliance; empty if none \
             is known.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "When it was founded, empty if unknown.",
        ),
        Column::must(
            "presence",
            "#status+presence",
            Kind::Word(Vocabulary::of::<vocabulary::Presence>("Presence")),
            "Whether it is there, as last observed; no data is not no.",
        ),
        Column::may(
            "presence_as_of",
            "#date+observed",
            Kind::Date,
            "The date of that observation, empty if undated.",
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
            "What the organisation is to the chapter.",
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
    owner: Ownership::Party(&["chapter"]),
    told: &["chapter"],
    text: include_str!("../../../../data/memberships.csv"),
};
