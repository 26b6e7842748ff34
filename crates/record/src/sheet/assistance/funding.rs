//! Sheets about money and other openings.

use entity::vocabulary;

use crate::sheet::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(in crate::sheet) const GRANTS: Sheet = Sheet {
    name: "grants",
    doc: "Money or an award from a fund to a recipient.",
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
            "The fund, award or donor that it came from, by name.",
        ),
        Column::may(
            "window",
            "#activity+window",
            Kind::Text,
            "The window, cycle or year of the fund, as printed; empty where the source names \
             none.",
        )
        .telling(),
        Column::may(
            "recipient",
            "#org+recipient+id",
            Kind::Global,
            "The party that received it; empty where the source names several or none that is on \
             record.",
        ),
        Column::must(
            "recipient_name",
            "#org+recipient+name",
            Kind::Text,
            "Who received it, as printed, with those who share it; where the source names \
             nobody, words of ours that say so.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it went to, empty if it went to several or that is unknown.",
        ),
        Column::may(
            "implementing_partner",
            "#org+impl+name",
            Kind::Text,
            "Who puts it to use, as printed and with semicolons between several; empty where the \
             source does not say.",
        ),
        Column::may(
            "participating_un_organisation",
            "#org+un+name",
            Kind::Text,
            "The United Nations organisation that it passes through, as printed and with \
             semicolons between several; empty if none or if the source does not say.",
        ),
        Column::may(
            "amount",
            "#value",
            Kind::Number,
            "How much it is, in whole units of `currency` and not converted; empty if unknown. \
             `amount_basis` may qualify it.",
        ),
        Column::may(
            "currency",
            "#currency",
            Kind::Text,
            "The currency of `amount` as an ISO 4217 code, empty where no amount is known.",
        ),
        Column::may(
            "amount_basis",
            "#value+basis",
            Kind::Text,
            "What the amount, or its absence, rests on and what it is for, such as \"over this \
             amount\"; empty where there is nothing to add.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when it runs, or when it was awarded; empty if unknown.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when it runs, empty if no source states an end.",
        ),
    ],
    owner: Ownership::Party(&["recipient", "country"]),
    told: &["recipient", "country"],
    text: include_str!("../../../../../data/grants.csv"),
};

pub(in crate::sheet) const OPPORTUNITIES: Sheet = Sheet {
    name: "opportunities",
    doc: "An opening that others can take up, such as a call for proposals.",
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
            "What it gives to those who take it up.",
        ),
        Column::must("title", "#activity+name", Kind::Text, "The title."),
        Column::must(
            "title_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the title is a label made for this dataset rather than one that the source \
             prints.",
        ),
        Column::may(
            "offered_by",
            "#org+provider+id",
            Kind::Global,
            "The party that offers it; empty where none on record is meant.",
        ),
        Column::must(
            "offered_by_name",
            "#org+provider+name",
            Kind::Text,
            "Who offers it, as printed.",
        ),
        Column::may(
            "for_whom",
            "#beneficiary",
            Kind::Text,
            "Who may take it up, in free words; empty where no source says.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it is meant for, empty if it is open to several or that is \
             unknown.",
        ),
        Column::may(
            "opens",
            "#date+start",
            Kind::Date,
            "From when it can be taken up, empty if unknown.",
        ),
        Column::may(
            "closes",
            "#date+end",
            Kind::Date,
            "Until when it can be taken up; empty if unknown, or if it has no end.",
        ),
        Column::may(
            "link",
            "#meta+url",
            Kind::Text,
            "The web address where it is described, empty if unknown.",
        ),
        Column::may(
            "amount_maximum",
            "#value+maximum",
            Kind::Number,
            "The most that one applicant can receive, in whole units of `currency` and not \
             converted; empty if no money is offered or no maximum is known.",
        ),
        Column::may(
            "currency",
            "#currency",
            Kind::Text,
            "The currency of `amount_maximum` as an ISO 4217 code, empty where no maximum is \
             known.",
        ),
    ],
    owner: Ownership::Party(&["offered_by", "country"]),
    told: &["offered_by", "country"],
    text: include_str!("../../../../../data/opportunities.csv"),
};
