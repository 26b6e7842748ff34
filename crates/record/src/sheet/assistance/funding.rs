//! Sheets about money and other openings.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const GRANTS: Sheet = Sheet {
    name: "grants",
    doc: "Money or an award that a fund gives to a recipient.",
    table: "grant",
    record: "grant",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `pooled-fund-2018-nga`.",
        ),
        Column::must(
            "fund",
            "#org+fund+name",
            Kind::Text,
            "The name of the fund, award or donor that it comes from.",
        ),
        Column::may(
            "window",
            "#activity+window",
            Kind::Text,
            "The window, cycle or year of the fund, as printed; empty if the source names none.",
        )
        .telling(),
        Column::may(
            "recipient",
            "#org+recipient+id",
            Kind::Global,
            "The party that receives it; empty if the source names several parties or no known \
             party.",
        ),
        Column::must(
            "recipient_name",
            "#org+recipient+name",
            Kind::Text,
            "The names of the recipient and those who share it, as printed; our own words if the \
             source names nobody.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it goes to; empty if it goes to several or if unknown.",
        ),
        Column::may(
            "implementing_partner",
            "#org+impl+name",
            Kind::Text,
            "The organisation that does the work, as printed; semicolons separate several. Empty \
             if the source does not say.",
        ),
        Column::may(
            "participating_un_organisation",
            "#org+un+name",
            Kind::Text,
            "The United Nations organisation that passes it on, as printed; semicolons separate \
             several. Empty if none or if the source does not say.",
        ),
        Column::may(
            "amount",
            "#value",
            Kind::Number,
            "The amount in whole units of `currency`, not converted; empty if unknown. \
             `amount_basis` may explain it.",
        ),
        Column::may(
            "currency",
            "#currency",
            Kind::Text,
            "The currency of `amount` as an ISO 4217 code; empty if no amount is known.",
        ),
        Column::may(
            "amount_basis",
            "#value+basis",
            Kind::Text,
            "A remark on the amount, on why it is missing or on what it is for, such as \"over \
             this amount\"; empty if there is none.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "The start date or the date of the award; empty if unknown.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "The end date; empty if no source states one.",
        ),
    ],
    owner: Ownership::Party(&["recipient", "country"]),
    told: &["recipient", "country"],
    text: include_str!("../../../../../data/grants.csv"),
};

pub(in crate::sheet) const OPPORTUNITIES: Sheet = Sheet {
    name: "opportunities",
    doc: "An opportunity that others can use, such as a call for proposals.",
    table: "opportunity",
    record: "opportunity",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `pooled-fund-window-1-cycle-4`.",
        ),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(Vocabulary::of::<vocabulary::OpportunityKind>(
                "OpportunityKind",
            )),
            "What it gives to those who use it.",
        ),
        Column::must("title", "#activity+name", Kind::Text, "The title."),
        Column::must(
            "title_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the title is a label made for this dataset and not a title from the source.",
        ),
        Column::may(
            "offered_by",
            "#org+provider+id",
            Kind::Global,
            "The party that offers it; empty if the printed name matches no known party.",
        ),
        Column::must(
            "offered_by_name",
            "#org+provider+name",
            Kind::Text,
            "The party's name as the source prints it.",
        ),
        Column::may(
            "for_whom",
            "#beneficiary",
            Kind::Text,
            "Who may use it, in free text; empty if no source says.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it is meant for; empty if it is open to several or if unknown.",
        ),
        Column::may(
            "opens",
            "#date+start",
            Kind::Date,
            "The first day to use it; empty if unknown.",
        ),
        Column::may(
            "closes",
            "#date+end",
            Kind::Date,
            "The last day to use it; empty if unknown or if it has no end.",
        ),
        Column::may(
            "link",
            "#meta+url",
            Kind::Text,
            "The web address of its description; empty if unknown.",
        ),
        Column::may(
            "amount_maximum",
            "#value+maximum",
            Kind::Number,
            "The most that one applicant can receive, in whole units of `currency`, not converted; \
             empty if no money is offered or no maximum is known.",
        ),
        Column::may(
            "currency",
            "#currency",
            Kind::Text,
            "The currency of `amount_maximum` as an ISO 4217 code; empty if no maximum is known.",
        ),
    ],
    owner: Ownership::Party(&["offered_by", "country"]),
    told: &["offered_by", "country"],
    text: include_str!("../../../../../data/opportunities.csv"),
};
