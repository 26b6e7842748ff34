//! Sheets about countries.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const COUNTRIES: Sheet = Sheet {
    name: "countries",
    doc: "A country that has joined the Movement, or that other records refer to.",
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
            "The three-digit code of the United Nations' standard M49.",
        ),
        Column::must("name", "#country+name", Kind::Text, "The short name."),
        Column::may(
            "name_fr",
            "#country+name+i_fr",
            Kind::Text,
            "The short name in French, empty if not recorded.",
        ),
        Column::may(
            "name_es",
            "#country+name+i_es",
            Kind::Text,
            "The short name in Spanish, empty if not recorded.",
        ),
        Column::may(
            "formal_name",
            "#country+name+formal",
            Kind::Text,
            "The formal name in English, empty where it is not recorded.",
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
            "When it joined, as precisely as the preferred source says; empty where no source \
             gives a date.",
        ),
        Column::may(
            "least_developed",
            "#meta+least+developed",
            Kind::Flag,
            "Whether the United Nations list it among the least developed countries; empty if \
             not recorded.",
        ),
        Column::may(
            "landlocked_developing",
            "#meta+landlocked+developing",
            Kind::Flag,
            "Whether the United Nations list it among the landlocked developing countries; empty \
             if not recorded.",
        ),
        Column::may(
            "small_island_developing",
            "#meta+small+island+developing",
            Kind::Flag,
            "Whether the United Nations list it among the small island developing states; empty \
             if not recorded.",
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
            "The country it is part of, which need not have joined itself.",
        ),
        Column::must("name", "#adm1+name", Kind::Text, "The name."),
        Column::may(
            "joined",
            "#date+joined",
            Kind::Date,
            "When it joined, empty if unknown.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/subnational_members.csv"),
};

pub(super) const REGIONS: Sheet = Sheet {
    name: "regions",
    doc: "A grouping of countries under one scheme.",
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
            "Who groups countries so.",
        ),
        Column::must(
            "code",
            "#region+code",
            Kind::Text,
            "The region's code within its scheme.",
        ),
        Column::must("name", "#region+name", Kind::Text, "The name."),
        Column::may(
            "acronym",
            "#meta+acronym",
            Kind::Text,
            "The acronym, empty where it has none.",
        ),
        Column::may(
            "parent",
            "#meta+parent",
            Kind::Ref("regions"),
            "The region that this one is part of in the same scheme, empty at the top.",
        ),
        Column::may(
            "established",
            "#date+established",
            Kind::Date,
            "When the region's group was founded, empty if unknown or if it is no group.",
        ),
        Column::may(
            "seat_city",
            "#meta+seat+city",
            Kind::Text,
            "The city from which the region is served, empty if unknown or none.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/regions.csv"),
};

pub(super) const REGION_COUNTRIES: Sheet = Sheet {
    name: "region_countries",
    doc: "That a country lies in a region.",
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
            "The country that lies in it.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/region_countries.csv"),
};
