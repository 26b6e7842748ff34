//! Sheets about offers of assistance, and about the need of it.

use entity::vocabulary;

use crate::sheet::{Column, Flow, Kind, Ownership, Readers, Sheet, Step, Vocabulary};

/// From an open need to one that is met. A match may fall through; what was closed is
/// opened again by a steward, who says why.
const NEED: Flow = Flow {
    first: "OPEN",
    shown: &[],
    steps: &[
        Step::by_writer("OPEN", "MATCHED"),
        Step::by_writer("OPEN", "WITHDRAWN"),
        Step::by_writer("MATCHED", "OPEN"),
        Step::by_writer("MATCHED", "CLOSED"),
        Step::by_writer("MATCHED", "WITHDRAWN"),
        Step::by_steward("CLOSED", "OPEN").saying("note"),
        Step::by_steward("WITHDRAWN", "OPEN").saying("note"),
    ],
    carries: &[],
};

pub(in crate::sheet) const ASSISTANCE_OFFERS: Sheet = Sheet {
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
            "The languages that the help can be given in, as ISO 639 codes such as `fr` and in the \
             order recorded; empty where none are recorded.",
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
    owner: Ownership::Party(&["party", "country"]),
    told: &["party", "country"],
    text: include_str!("../../../../../data/assistance_offers.csv"),
};

pub(in crate::sheet) const ASSISTANCE_REQUESTS: Sheet = Sheet {
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
        Column::must(
            "languages",
            "#meta+language+list",
            Kind::Texts,
            "The languages that help is needed in, any of which will do, as ISO 639 codes such as \
             `fr`; empty where none are recorded.",
        ),
        Column::must(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::NeedStatus>("NeedStatus")),
            "What became of the need, as last reported; a new one is open unless it is said to be \
             further.",
        )
        .flowing(&NEED),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date as of which the need is reported, empty if undated.",
        ),
    ],
    owner: Ownership::Party(&["party", "country"]),
    told: &["party", "country"],
    text: include_str!("../../../../../data/assistance_requests.csv"),
};
