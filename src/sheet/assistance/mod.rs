//! Sheets about assistance: who helped whom, who offers to, who needs it.

pub(super) mod funding;

use entity::vocabulary;

use super::{Column, Kind, Readers, Sheet, Vocabulary};

pub(super) const ENGAGEMENTS: Sheet = Sheet {
    name: "engagements",
    doc: "Technical assistance that one party gave to another.",
    table: "engagement",
    record: "engagement",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `mqsun-to-indonesia-2013`.",
        ),
        Column::may(
            "provider",
            "#org+provider+id",
            Kind::Global,
            "The party that helped; empty where the source names several or none that is on \
             record.",
        ),
        Column::must(
            "provider_name",
            "#org+provider+name",
            Kind::Text,
            "Who helped, as printed.",
        ),
        Column::may(
            "provider_country",
            "#country+code+provider",
            Kind::Ref("countries"),
            "The country that the provider comes from, empty if it is of none or that is \
             unknown.",
        ),
        Column::may(
            "recipient",
            "#org+recipient+id",
            Kind::Global,
            "The party that was helped; empty where the source names several or none that is on \
             record.",
        ),
        Column::must(
            "recipient_name",
            "#org+recipient+name",
            Kind::Text,
            "Who was helped, as printed.",
        ),
        Column::may(
            "recipient_country",
            "#country+code+recipient",
            Kind::Ref("countries"),
            "The country that the recipient comes from, empty if it is of none or that is \
             unknown.",
        ),
        Column::must(
            "relation",
            "#activity+relation",
            Kind::Word(Vocabulary::of::<vocabulary::AssistanceRelation>(
                "AssistanceRelation",
            )),
            "What the provider and the recipient are to each other.",
        ),
        Column::may(
            "mode",
            "#modality",
            Kind::Text,
            "How the help was given, in the source's words; empty where it does not say.",
        ),
        Column::may(
            "topic",
            "#subject",
            Kind::Text,
            "What the help was about, in the source's words; empty where it does not say.",
        ),
        Column::may(
            "funder",
            "#org+funder",
            Kind::Text,
            "Who paid for it, as printed; empty where the source does not say.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when it was given, empty if unknown.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when it was given; empty if no source states an end, or if it still is.",
        ),
    ],
    home: &["provider", "recipient"],
    text: include_str!("../../../data/engagements.csv"),
};

pub(super) const ASSISTANCE_OFFERS: Sheet = Sheet {
    name: "assistance_offers",
    doc: "Assistance that a party stands ready to give.",
    table: "assistance_offer",
    record: "assistance-offer",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `psc-sun-mozambique`.",
        ),
        Column::may(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party that offers to help; empty where none on record is meant.",
        ),
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "Who offers to help, as printed.",
        ),
        Column::must(
            "topics",
            "#subject+list",
            Kind::Texts,
            "What the help can be about, in the source's words and order; empty where it does \
             not say.",
        ),
        Column::must(
            "languages",
            "#meta+language+list",
            Kind::Texts,
            "The languages that the help can be given in, as recorded and in that order; empty \
             where none are recorded.",
        ),
        Column::may(
            "origin",
            "#org+origin",
            Kind::Word(Vocabulary::of::<vocabulary::OfferOrigin>("OfferOrigin")),
            "Whether the help comes from inside or outside the network that pools it, empty if \
             not known.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the provider comes from, empty if it is of none or that is \
             unknown.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when the offer stands, empty if unknown.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when the offer stood; empty if no source states an end, or if it still \
             stands.",
        ),
    ],
    home: &["party", "country"],
    text: include_str!("../../../data/assistance_offers.csv"),
};

pub(super) const ASSISTANCE_REQUESTS: Sheet = Sheet {
    name: "assistance_requests",
    doc: "A need of assistance that a party made known.",
    table: "assistance_request",
    record: "assistance-request",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::may(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party that asked; empty where none on record is meant.",
        ),
        Column::must("name", "#org+name", Kind::Text, "Who asked, as printed."),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the need is in, empty if it is in several or that is unknown.",
        ),
        Column::may(
            "topic",
            "#subject",
            Kind::Text,
            "What help is needed with, in the source's words; empty where it does not say.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::NeedStatus>("NeedStatus")),
            "What became of the need, as last reported; empty if no source says.",
        ),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date as of which the need is reported, empty if undated.",
        ),
    ],
    home: &["party", "country"],
    text: include_str!("../../../data/assistance_requests.csv"),
};
