//! Sheets about assistance.

use entity::vocabulary;

use crate::exchange::sheet::{Column, Kind, Sheet, words};

pub(super) const ENGAGEMENTS: Sheet = Sheet {
    name: "engagements",
    table: "engagement",
    record: "engagement",
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::may("provider", "#org+provider+id", Kind::Global),
        Column::must("provider_name", "#org+provider+name", Kind::Text),
        Column::may(
            "provider_country",
            "#country+code+provider",
            Kind::Ref("countries"),
        ),
        Column::may("recipient", "#org+recipient+id", Kind::Global),
        Column::must("recipient_name", "#org+recipient+name", Kind::Text),
        Column::may(
            "recipient_country",
            "#country+code+recipient",
            Kind::Ref("countries"),
        ),
        Column::must(
            "relation",
            "#activity+relation",
            Kind::Word(words::<vocabulary::AssistanceRelation>),
        ),
        Column::may("mode", "#modality", Kind::Text),
        Column::may("topic", "#subject", Kind::Text),
        Column::may("funder", "#org+funder", Kind::Text),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
    ],
    text: include_str!("../../../data/engagements.csv"),
};

pub(super) const GRANTS: Sheet = Sheet {
    name: "grants",
    table: "grant",
    record: "grant",
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("fund", "#org+fund+name", Kind::Text),
        Column::may("window", "#activity+window", Kind::Text),
        Column::may("recipient", "#org+recipient+id", Kind::Global),
        Column::must("recipient_name", "#org+recipient+name", Kind::Text),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("implementing_partner", "#org+impl+name", Kind::Text),
        Column::may("participating_un_organisation", "#org+un+name", Kind::Text),
        Column::may("amount", "#value", Kind::Number),
        Column::may("currency", "#currency", Kind::Text),
        Column::may("amount_basis", "#value+basis", Kind::Text),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
    ],
    text: include_str!("../../../data/grants.csv"),
};
