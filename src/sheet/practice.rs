//! Sheets about practices.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const PRACTICES: Sheet = Sheet {
    name: "practices",
    table: "practice",
    record: "practice",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("title", "#activity+name", Kind::Text),
        Column::must("title_is_label", "#meta+label", Kind::Flag),
        Column::must("theme", "#subject", Kind::Text),
        Column::must(
            "nutrition_type",
            "#activity+type",
            Kind::Word(words::<vocabulary::NutritionType>),
        ),
        Column::may("evidence_kind", "#meta+evidence", Kind::Text),
        Column::may("published", "#date+published", Kind::Date),
        Column::may("link", "#meta+url", Kind::Text),
        Column::must("countries", "#country+code+list", Kind::Refs("countries")),
    ],
    text: include_str!("../../data/practices.csv"),
};

pub(super) const PRACTICE_PARTIES: Sheet = Sheet {
    name: "practice_parties",
    table: "practice_party",
    record: "practice-party",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("practice", "#activity+practice", Kind::Ref("practices")),
        Column::may("party", "#org+id+global", Kind::Global),
        Column::must("name", "#org+name", Kind::Text),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::PracticeRole>),
        ),
    ],
    text: include_str!("../../data/practice_parties.csv"),
};
