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
    doc: "Technical assistance from one party to another, planned or given.",
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
            "The party that helps; empty if the source names several parties or no known party.",
        ),
        Column::must(
            "provider_name",
            "#org+provider+name",
            Kind::Text,
            "The provider's name as the source prints it.",
        ),
        Column::may(
            "provider_country",
            "#country+code+provider",
            Kind::Ref("countries"),
            "The country that the provider comes from; empty if it comes from none or if unknown.",
        ),
        Column::may(
            "recipient",
            "#org+recipient+id",
            Kind::Global,
            "The party that is helped; empty if the source names several parties or no known \
             party.",
        ),
        Column::must(
            "recipient_name",
            "#org+recipient+name",
            Kind::Text,
            "The recipient's name as the source prints it.",
        ),
        Column::may(
            "recipient_country",
            "#country+code+recipient",
            Kind::Ref("countries"),
            "The country that the recipient comes from; empty if it comes from none or if unknown.",
        ),
        Column::must(
            "relation",
            "#activity+relation",
            Kind::Word(Vocabulary::of::<vocabulary::AssistanceRelation>(
                "AssistanceRelation",
            )),
            "The relation between the provider and the recipient.",
        ),
        Column::may(
            "mode",
            "#modality",
            Kind::Text,
            "How the help is given, in the source's words; empty if the source does not say.",
        ),
        Column::may(
            "topic",
            "#subject",
            Kind::Text,
            "What the help is about, in the source's words; empty if the source does not say.",
        ),
        Column::may(
            "funder",
            "#org+funder",
            Kind::Text,
            "The funder's name, as printed; empty if the source does not say.",
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
        Column::may(
            "request",
            "#activity+request+id",
            Kind::Ref("assistance_requests"),
            "The request that it answers; empty if it answers no known request.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::EngagementStatus>(
                "EngagementStatus",
            )),
            "Its stage; empty if not recorded, which does not mean that it is over.",
        )
        .flowing(&ENGAGEMENT),
        Column::may(
            "outcome",
            "#output",
            Kind::Text,
            "The outcome, in the words of the party that reports it; empty if not recorded.",
        ),
        Column::may(
            "outcome_evidence",
            "#output+url",
            Kind::Text,
            "The web address of evidence for the outcome; empty if none is recorded.",
        ),
    ],
    owner: Ownership::Party(&["provider", "provider_country"]),
    told: &["provider", "provider_country", "recipient"],
    text: include_str!("../../../../../data/engagements.csv"),
};
