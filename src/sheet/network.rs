//! Sheets about networks and organisations.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const NETWORKS: Sheet = Sheet {
    name: "networks",
    table: "network",
    record: "network",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#org+name", Kind::Text),
        Column::may("acronym", "#meta+acronym", Kind::Text),
        Column::must("constituency", "#meta+constituency", Kind::Text),
        Column::may("established", "#date+established", Kind::Date),
        Column::must(
            "levels",
            "#meta+levels",
            Kind::Words(words::<vocabulary::NetworkLevel>),
        ),
    ],
    text: include_str!("../../data/networks.csv"),
};

pub(super) const ORGANISATIONS: Sheet = Sheet {
    name: "organisations",
    table: "organisation",
    record: "organisation",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#org+name", Kind::Text),
        Column::must("name_is_label", "#meta+label", Kind::Flag),
        Column::may("acronym", "#org+acronym", Kind::Text),
        Column::must(
            "kind",
            "#org+type",
            Kind::Word(words::<vocabulary::OrganisationKind>),
        ),
        Column::may("country", "#country+code", Kind::Ref("countries")),
    ],
    text: include_str!("../../data/organisations.csv"),
};

pub(super) const IDENTIFIERS: Sheet = Sheet {
    name: "identifiers",
    table: "identifier",
    record: "identifier",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("organisation", "#org+id", Kind::Ref("organisations")),
        Column::must("scheme", "#meta+scheme", Kind::Text),
        Column::must("value", "#meta+value", Kind::Text),
    ],
    text: include_str!("../../data/identifiers.csv"),
};

pub(super) const CHAPTERS: Sheet = Sheet {
    name: "chapters",
    table: "chapter",
    record: "chapter",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("network", "#org+network", Kind::Ref("networks")),
        Column::must("country", "#country+code", Kind::Ref("countries")),
        Column::may("organisation", "#org+id", Kind::Ref("organisations")),
        Column::may("established", "#date+established", Kind::Date),
        Column::must(
            "presence",
            "#status+presence",
            Kind::Word(words::<vocabulary::Presence>),
        ),
        Column::may("presence_as_of", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/chapters.csv"),
};

pub(super) const MEMBERSHIPS: Sheet = Sheet {
    name: "memberships",
    table: "membership",
    record: "membership",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("organisation", "#org+id", Kind::Ref("organisations")),
        Column::must("chapter", "#org+chapter", Kind::Ref("chapters")),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::MembershipRole>),
        ),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
        Column::may("first_observed", "#date+first", Kind::Date),
        Column::may("last_observed", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/memberships.csv"),
};

pub(super) const RELATIONS: Sheet = Sheet {
    name: "relations",
    table: "relation",
    record: "relation",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("subject", "#org+id+subject", Kind::Global),
        Column::must(
            "kind",
            "#meta+kind",
            Kind::Word(words::<vocabulary::RelationKind>),
        ),
        Column::must("object", "#org+id+object", Kind::Global),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
        Column::may("first_observed", "#date+first", Kind::Date),
        Column::may("last_observed", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/relations.csv"),
};
