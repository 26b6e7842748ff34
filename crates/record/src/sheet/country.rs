//! Sheets about countries.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const COUNTRIES: Sheet = Sheet {
    name: "countries",
    doc: "A country that has joined the Movement or that other records name.",
    table: "country",
    record: "country",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#country+code+v_iso3",
            Kind::Id,
            "The ISO 3166-1 alpha-3 code, such as `KEN`.",
        ),
        Column::must(
            "alpha2",
            "#country+code+v_iso2",
            Kind::Text,
            "The ISO 3166-1 alpha-2 code.",
        ),
        Column::must(
            "m49",
            "#country+code+v_m49",
            Kind::Text,
            "The three-digit code of the United Nations standard M49.",
        ),
        Column::must("name", "#country+name", Kind::Text, "The short name."),
        Column::may(
            "name_fr",
            "#country+name+i_fr",
            Kind::Text,
            "The short name in French; empty if not recorded.",
        ),
        Column::may(
            "name_es",
            "#country+name+i_es",
            Kind::Text,
            "The short name in Spanish; empty if not recorded.",
        ),
        Column::may(
            "formal_name",
            "#country+name+formal",
            Kind::Text,
            "The formal name in English; empty if not recorded.",
        ),
        Column::must(
            "member",
            "#meta+member",
            Kind::Flag,
            "Whether the country has joined the Movement.",
        ),
        Column::may(
            "joined",
            "#date+joined",
            Kind::Date,
            "The date it joined, as precise as in the preferred source; empty if no source gives \
             one.",
        ),
        Column::may(
            "least_developed",
            "#meta+least+developed",
            Kind::Flag,
            "Whether the United Nations lists it as a least developed country; empty if not \
             recorded.",
        ),
        Column::may(
            "landlocked_developing",
            "#meta+landlocked+developing",
            Kind::Flag,
            "Whether the United Nations lists it as a landlocked developing country; empty if not \
             recorded.",
        ),
        Column::may(
            "small_island_developing",
            "#meta+small+island+developing",
            Kind::Flag,
            "Whether the United Nations lists it as a small island developing state; empty if not \
             recorded.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/countries.csv"),
};

pub(super) const SUBNATIONAL_MEMBERS: Sheet = Sheet {
    name: "subnational_members",
    doc: "A state that takes part in the Movement below country level, such as an Indian state.",
    table: "subnational_member",
    record: "subnational",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `in-jh`.",
        ),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it is part of, which is not always a member.",
        ),
        Column::must("name", "#adm1+name", Kind::Text, "The name."),
        Column::may(
            "joined",
            "#date+joined",
            Kind::Date,
            "The date it joined; empty if unknown.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/subnational_members.csv"),
};

pub(super) const REGIONS: Sheet = Sheet {
    name: "regions",
    doc: "A group of countries under one scheme.",
    table: "region",
    record: "region",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `hub-asia`.",
        ),
        Column::must(
            "scheme",
            "#meta+scheme",
            Kind::Word(Vocabulary::of::<vocabulary::RegionScheme>("RegionScheme")),
            "The scheme of the region.",
        ),
        Column::must(
            "code",
            "#region+code",
            Kind::Text,
            "The region's code in its scheme.",
        ),
        Column::must("name", "#region+name", Kind::Text, "The name."),
        Column::may(
            "acronym",
            "#meta+acronym",
            Kind::Text,
            "The acronym; empty if it has none.",
        ),
        Column::may(
            "parent",
            "#meta+parent",
            Kind::Ref("regions"),
            "The larger region of the same scheme that it is part of; empty if there is none.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "The founding date of the region's group; empty if unknown or if it is no group.",
        ),
        Column::may(
            "seat_city",
            "#meta+seat+city",
            Kind::Text,
            "The city from which the region is served; empty if unknown or none.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/regions.csv"),
};

pub(super) const REGION_COUNTRIES: Sheet = Sheet {
    name: "region_countries",
    doc: "A country in a region.",
    table: "region_country",
    record: "region-country",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must("region", "#region+id", Kind::Ref("regions"), "The region."),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country in the region.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/region_countries.csv"),
};
