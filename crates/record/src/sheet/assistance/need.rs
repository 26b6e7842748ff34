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
    doc: "Assistance that a party is ready to give.",
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
            "The party that offers help; empty if the printed name matches no known party.",
        ),
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "The party's name as the source prints it.",
        ),
        Column::must(
            "topics",
            "#subject+list",
            Kind::Texts,
            "What the help can be about, in the source's words and order; empty if the source does \
             not say.",
        )
        .of_terms(),
        Column::must(
            "languages",
            "#meta+language+list",
            Kind::Texts,
            "The languages in which help can be given, as ISO 639 codes such as `fr`, in the order \
             recorded; empty if none are recorded.",
        )
        .of_terms(),
        Column::may(
            "origin",
            "#org+origin",
            Kind::Word(Vocabulary::of::<vocabulary::OfferOrigin>("OfferOrigin")),
            "Whether the help comes from inside or outside the network that lists it; empty if \
             unknown.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the provider comes from; empty if it comes from none or if unknown.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "The start date; empty if no source states one.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "The end date; empty if no source states one or if it has not ended.",
        ),
    ],
    owner: Ownership::Party(&["party", "country"]),
    told: &["party", "country"],
    text: include_str!("../../../../../data/assistance_offers.csv"),
};

pub(in crate::sheet) const ASSISTANCE_REQUESTS: Sheet = Sheet {
    name: "assistance_requests",
    doc: "A need for assistance that a party made known.",
    table: "assistance_request",
    record: "assistance-request",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::may(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party that asks for help; empty if the printed name matches no known party.",
        ),
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "The party's name as the source prints it.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country where help is needed; empty if it is several or if unknown.",
        ),
        Column::may(
            "topic",
            "#subject",
            Kind::Text,
            "What help is needed with, in the source's words; empty if the source does not say.",
        )
        .telling(),
        Column::must(
            "languages",
            "#meta+language+list",
            Kind::Texts,
            "The languages in which help can be received (one is enough), as ISO 639 codes such as \
             `fr`; empty if none are recorded.",
        )
        .of_terms(),
        Column::must(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::NeedStatus>("NeedStatus")),
            "The status of the need, as last reported; a new need is `OPEN` unless another status \
             is given.",
        )
        .flowing(&NEED),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date for which the status is reported; empty if undated.",
        ),
    ],
    owner: Ownership::Party(&["party", "country"]),
    told: &["party", "country"],
    text: include_str!("../../../../../data/assistance_requests.csv"),
};
