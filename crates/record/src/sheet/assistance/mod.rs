//! Sheets about assistance: who helped whom, who offers to, who needs it.

pub(super) mod funding;
pub(super) mod need;

use entity::vocabulary;

use super::{Carry, Column, Flow, Kind, Ownership, Readers, Sheet, Step, Vocabulary};

/// From what a provider and a recipient have in mind to what came of it. An
/// engagement that answers a request takes it along: to a match once the two agree,
/// and to its end once the help is given and its outcome is told.
const ENGAGEMENT: Flow = Flow {
    first: "PROPOSED",
    shown: &[],
    steps: &[
        Step::by_writer("PROPOSED", "AGREED"),
        Step::by_writer("PROPOSED", "CANCELLED"),
        Step::by_writer("AGREED", "UNDER_WAY"),
        Step::by_writer("AGREED", "COMPLETED"),
        Step::by_writer("AGREED", "CANCELLED"),
        Step::by_writer("UNDER_WAY", "COMPLETED"),
        Step::by_writer("UNDER_WAY", "CANCELLED"),
    ],
    carries: &[
        Carry {
            states: &["AGREED", "UNDER_WAY", "COMPLETED"],
            with: None,
            column: "request",
            to: "MATCHED",
        },
        Carry {
            states: &["COMPLETED"],
            with: Some("outcome"),
            column: "request",
            to: "CLOSED",
        },
    ],
};

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
        Column::may(
            "request",
            "#activity+request+id",
            Kind::Ref("assistance_requests"),
            "The request that it answers; empty if it answers none on record.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::EngagementStatus>(
                "EngagementStatus",
            )),
            "How far it has come; empty if not recorded, which does not say that it is over.",
        )
        .flowing(&ENGAGEMENT),
        Column::may(
            "outcome",
            "#output",
            Kind::Text,
            "What came of it, in the words of whoever reports it; empty if not recorded.",
        ),
        Column::may(
            "outcome_evidence",
            "#output+url",
            Kind::Text,
            "The web address of what shows the outcome, empty if there is none on record.",
        ),
    ],
    owner: Ownership::Party(&["provider", "provider_country"]),
    told: &["provider", "provider_country", "recipient"],
    text: include_str!("../../../../../data/engagements.csv"),
};
