//! Sheets about practices.

use entity::vocabulary;

use super::{Column, Flow, Kind, Ownership, Readers, Sheet, Step, Vocabulary};

/// From a draft to a practice that all can learn from. Those who wrote it may take
/// it back until it is reviewed; after that a steward does, and says why.
const DOCUMENTATION: Flow = Flow {
    first: "DRAFT",
    shown: &["PUBLISHED"],
    steps: &[
        Step::by_writer("DRAFT", "SUBMITTED"),
        Step::by_writer("SUBMITTED", "DRAFT").saying("note"),
        Step::by_steward("SUBMITTED", "REVIEWED"),
        Step::by_steward("REVIEWED", "PUBLISHED"),
        Step::by_steward("REVIEWED", "DRAFT").saying("note"),
        Step::by_steward("PUBLISHED", "DRAFT").saying("note"),
    ],
    carries: &[],
};

pub(super) const PRACTICES: Sheet = Sheet {
    name: "practices",
    doc: "A documented practice: a case study, a story of change or a success story.",
    table: "practice",
    record: "practice",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must("title", "#activity+name", Kind::Text, "The title."),
        Column::must(
            "title_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the title is a label made for this dataset and not a title from the source.",
        ),
        Column::must(
            "theme",
            "#subject",
            Kind::Text,
            "What the practice is about, in a few words.",
        ),
        Column::must(
            "nutrition_type",
            "#activity+type",
            Kind::Word(Vocabulary::of::<vocabulary::NutritionType>("NutritionType")),
            "How the practice acts on nutrition; mostly decided by those who collected the data, \
             as `note` says.",
        ),
        Column::may(
            "evidence_kind",
            "#meta+evidence",
            Kind::Text,
            "The kind of document that describes it, in free text; empty if not recorded.",
        ),
        Column::may(
            "published",
            "#date+published",
            Kind::Date,
            "The publication date of the document; empty if unknown.",
        ),
        Column::may(
            "link",
            "#meta+url",
            Kind::Text,
            "The web address of the document; empty if unknown.",
        ),
        Column::must(
            "countries",
            "#country+code+list",
            Kind::Refs("countries"),
            "The countries that it is about; empty if the source names none.",
        ),
        Column::must(
            "state",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::PracticeState>("PracticeState")),
            "The stage of its documentation; a new practice is a `DRAFT` unless another stage is \
             given. Until it is `PUBLISHED`, only those with rights for its countries can read it.",
        )
        .flowing(&DOCUMENTATION),
    ],
    owner: Ownership::Common {
        countries: "countries",
        party: None,
    },
    told: &["countries"],
    text: include_str!("../../../../data/practices.csv"),
};

pub(super) const PRACTICE_PARTIES: Sheet = Sheet {
    name: "practice_parties",
    doc: "A party that published a practice or contributed to it.",
    table: "practice_party",
    record: "practice-party",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "practice",
            "#activity+practice",
            Kind::Ref("practices"),
            "The practice.",
        ),
        Column::may(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party; empty if the printed name matches no known party.",
        ),
        Column::must(
            "name",
            "#org+name",
            Kind::Text,
            "The party's name as the source prints it.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::PracticeRole>("PracticeRole")),
            "The party's role in the practice.",
        ),
    ],
    owner: Ownership::Party(&["practice"]),
    told: &["practice"],
    text: include_str!("../../../../data/practice_parties.csv"),
};

pub(super) const PRACTICE_LINKS: Sheet = Sheet {
    name: "practice_links",
    doc: "A link from a practice to another record.",
    table: "practice_link",
    record: "practice-link",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "practice",
            "#activity+practice",
            Kind::Ref("practices"),
            "The practice.",
        ),
        Column::must(
            "linked",
            "#meta+record",
            Kind::Global,
            "The linked record, such as a community, event, commitment, indicator, engagement or \
             chapter.",
        ),
        Column::must(
            "how",
            "#meta+kind",
            Kind::Word(Vocabulary::of::<vocabulary::PracticeLinkKind>(
                "PracticeLinkKind",
            )),
            "How the two are linked.",
        ),
    ],
    owner: Ownership::Party(&["practice"]),
    told: &["practice"],
    text: include_str!("../../../../data/practice_links.csv"),
};
