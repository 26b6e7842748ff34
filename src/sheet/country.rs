//! Sheets about countries.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const COUNTRIES: Sheet = Sheet {
    name: "countries",
    table: "country",
    record: "country",
    home: &[],
    columns: &[
        Column::must("id", "#country+code+v_iso3", Kind::Id),
        Column::must("alpha2", "#country+code+v_iso2", Kind::Text),
        Column::must("m49", "#country+code+v_m49", Kind::Text),
        Column::must("name", "#country+name", Kind::Text),
        Column::may("name_fr", "#country+name+i_fr", Kind::Text),
        Column::may("name_es", "#country+name+i_es", Kind::Text),
        Column::may("formal_name", "#country+name+formal", Kind::Text),
        Column::must("member", "#meta+member", Kind::Flag),
        Column::may("joined", "#date+joined", Kind::Date),
        Column::may("least_developed", "#meta+least+developed", Kind::Flag),
        Column::may(
            "landlocked_developing",
            "#meta+landlocked+developing",
            Kind::Flag,
        ),
        Column::may(
            "small_island_developing",
            "#meta+small+island+developing",
            Kind::Flag,
        ),
    ],
    text: include_str!("../../data/countries.csv"),
};

pub(super) const SUBNATIONAL_MEMBERS: Sheet = Sheet {
    name: "subnational_members",
    table: "subnational_member",
    record: "subnational",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("country", "#country+code", Kind::Ref("countries")),
        Column::must("name", "#adm1+name", Kind::Text),
        Column::may("joined", "#date+joined", Kind::Date),
    ],
    text: include_str!("../../data/subnational_members.csv"),
};

pub(super) const REGIONS: Sheet = Sheet {
    name: "regions",
    table: "region",
    record: "region",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must(
            "scheme",
            "#meta+scheme",
            Kind::Word(words::<vocabulary::RegionScheme>),
        ),
        Column::must("code", "#region+code", Kind::Text),
        Column::must("name", "#region+name", Kind::Text),
        Column::may("acronym", "#meta+acronym", Kind::Text),
        Column::may("parent", "#meta+parent", Kind::Ref("regions")),
        Column::may("established", "#date+established", Kind::Date),
        Column::may("seat_city", "#meta+seat+city", Kind::Text),
    ],
    text: include_str!("../../data/regions.csv"),
};

pub(super) const REGION_COUNTRIES: Sheet = Sheet {
    name: "region_countries",
    table: "region_country",
    record: "region-country",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("region", "#region+id", Kind::Ref("regions")),
        Column::must("country", "#country+code", Kind::Ref("countries")),
    ],
    text: include_str!("../../data/region_countries.csv"),
};
