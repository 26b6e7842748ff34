//! Sheets about assistance.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const ENGAGEMENTS: Sheet = Sheet {
    name: "engagements",
    table: "engagement",
    record: "engagement",
    home: &[],
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
    text: include_str!("../../data/engagements.csv"),
};

pub(super) const GRANTS: Sheet = Sheet {
    name: "grants",
    table: "grant",
    record: "grant",
    home: &[],
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
    text: include_str!("../../data/grants.csv"),
};

pub(super) const ASSISTANCE_OFFERS: Sheet = Sheet {
    name: "assistance_offers",
    table: "assistance_offer",
    record: "assistance-offer",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::may("party", "#org+id+global", Kind::Global),
        Column::must("name", "#org+name", Kind::Text),
        Column::must("topics", "#subject+list", Kind::Texts),
        Column::must("languages", "#meta+language+list", Kind::Texts),
        Column::may(
            "origin",
            "#org+origin",
            Kind::Word(words::<vocabulary::OfferOrigin>),
        ),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
    ],
    text: include_str!("../../data/assistance_offers.csv"),
};

pub(super) const ASSISTANCE_REQUESTS: Sheet = Sheet {
    name: "assistance_requests",
    table: "assistance_request",
    record: "assistance-request",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::may("party", "#org+id+global", Kind::Global),
        Column::must("name", "#org+name", Kind::Text),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("topic", "#subject", Kind::Text),
        Column::may(
            "status",
            "#status",
            Kind::Word(words::<vocabulary::NeedStatus>),
        ),
        Column::may("as_of", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/assistance_requests.csv"),
};

pub(super) const OPPORTUNITIES: Sheet = Sheet {
    name: "opportunities",
    table: "opportunity",
    record: "opportunity",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(words::<vocabulary::OpportunityKind>),
        ),
        Column::must("title", "#activity+name", Kind::Text),
        Column::must("title_is_label", "#meta+label", Kind::Flag),
        Column::may("offered_by", "#org+provider+id", Kind::Global),
        Column::must("offered_by_name", "#org+provider+name", Kind::Text),
        Column::may("for_whom", "#beneficiary", Kind::Text),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("opens", "#date+start", Kind::Date),
        Column::may("closes", "#date+end", Kind::Date),
        Column::may("link", "#meta+url", Kind::Text),
        Column::may("amount_maximum", "#value+maximum", Kind::Number),
        Column::may("currency", "#currency", Kind::Text),
    ],
    text: include_str!("../../data/opportunities.csv"),
};
