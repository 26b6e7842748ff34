//! Sheets about topics: the vocabulary, and what records are about.

use super::{Column, Kind, Ownership, Readers, Sheet};

pub(super) const TOPICS: Sheet = Sheet {
    name: "topics",
    doc: "A term of the one vocabulary of what records are about, in three languages.",
    table: "topic",
    record: "topic",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "name",
            "#subject+name",
            Kind::Text,
            "The term in English, in the field's words.",
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
            "What the term means, in English and in words of this dataset.",
        ),
        Column::may(
            "broader",
            "#subject+broader",
            Kind::Ref("topics"),
            "The next broader term, which may not be narrower than this one; empty where there is \
             none.",
        ),
        Column::must(
            "exact_matches",
            "#subject+match+list",
            Kind::Texts,
            "Terms of published vocabularies that mean the same, each after the name of its \
             vocabulary and a colon; none where no published term is known to.",
        ),
    ],
    owner: Ownership::Shared,
    told: &[],
    text: include_str!("../../../../data/topics.csv"),
};

pub(super) const RECORD_TOPICS: Sheet = Sheet {
    name: "record_topics",
    doc: "That a record is about a topic.",
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
            "The topic; that the record is about its broader ones as well is understood.",
        ),
    ],
    owner: Ownership::Party(&["record"]),
    told: &["record"],
    text: include_str!("../../../../data/record_topics.csv"),
};
