//! Sheets about topics: the vocabulary, and what records are about.

use super::{Column, Kind, Ownership, Readers, Sheet};

pub(super) const TOPICS: Sheet = Sheet {
    name: "topics",
    doc: "A topic that records can be about, as a term in three languages.",
    table: "topic",
    record: "topic",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "name",
            "#subject+name",
            Kind::Text,
            "The term in English, as specialists use it.",
        ),
        Column::must(
            "name_fr",
            "#subject+name+i_fr",
            Kind::Text,
            "The term in French.",
        ),
        Column::must(
            "name_es",
            "#subject+name+i_es",
            Kind::Text,
            "The term in Spanish.",
        ),
        Column::must(
            "definition",
            "#description+definition",
            Kind::Text,
            "What the term means, in English and in our own words.",
        ),
        Column::may(
            "broader",
            "#subject+broader",
            Kind::Ref("topics"),
            "The next broader term; a narrower term is not allowed. Empty if there is none.",
        ),
        Column::must(
            "exact_matches",
            "#subject+match+list",
            Kind::Texts,
            "Terms of published vocabularies with the same meaning, each after the name of its \
             vocabulary and a colon; empty if none is known.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/topics.csv"),
};

pub(super) const RECORD_TOPICS: Sheet = Sheet {
    name: "record_topics",
    doc: "A topic of a record.",
    table: "record_topic",
    record: "record-topic",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "record",
            "#meta+record",
            Kind::Global,
            "The record that is about it: a practice, community, event, commitment, engagement, \
             offer or request.",
        ),
        Column::must(
            "topic",
            "#subject+topic",
            Kind::Ref("topics"),
            "The topic; the record then is also about its broader topics.",
        ),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/record_topics.csv"),
};
