//! Sheets about commitments.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const COMMITMENTS: Sheet = Sheet {
    name: "commitments",
    table: "commitment",
    record: "commitment",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("title", "#activity+name", Kind::Text),
        Column::must("title_is_label", "#meta+label", Kind::Flag),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(words::<vocabulary::CommitmentKind>),
        ),
        Column::may("maker", "#org+maker+id", Kind::Global),
        Column::must("maker_name", "#org+maker+name", Kind::Text),
        Column::may(
            "maker_kind",
            "#org+maker+type",
            Kind::Word(words::<vocabulary::MakerKind>),
        ),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("overarching", "#activity+parent", Kind::Ref("commitments")),
        Column::may("overarching_title", "#activity+parent+name", Kind::Text),
        Column::may(
            "smartness",
            "#indicator+smartness",
            Kind::Word(words::<vocabulary::Smartness>),
        ),
        Column::may(
            "verification",
            "#status+verification",
            Kind::Word(words::<vocabulary::Verification>),
        ),
        Column::may(
            "progress_status",
            "#status+progress",
            Kind::Word(words::<vocabulary::ProgressStatus>),
        ),
        Column::may("progress_status_as_of", "#date+observed", Kind::Date),
        Column::may("made", "#date+made", Kind::Date),
        Column::may("starts", "#date+start", Kind::Date),
        Column::may("ends", "#date+end", Kind::Date),
        Column::may("indicator", "#indicator+name", Kind::Text),
        Column::may(
            "measurement_plan",
            "#activity+measurement",
            Kind::Word(words::<vocabulary::MeasurementPlan>),
        ),
        Column::may("monitoring", "#activity+monitoring", Kind::Text),
        Column::may(
            "location",
            "#loc+type",
            Kind::Word(words::<vocabulary::CommitmentLocation>),
        ),
        Column::may(
            "population",
            "#population+type",
            Kind::Word(words::<vocabulary::TargetPopulation>),
        ),
        Column::may("population_coverage", "#targeted", Kind::Number),
        Column::may("sex", "#population+sex", Kind::Text),
        Column::may("cost_amount", "#value", Kind::Number),
        Column::may("cost_currency", "#currency", Kind::Text),
        Column::may("cost_usd", "#value+usd", Kind::Number),
        Column::may("cost_secured", "#value+status", Kind::Text),
        Column::may("funding_mechanism", "#modality", Kind::Text),
        Column::must(
            "targets",
            "#indicator+target+list",
            Kind::Words(words::<vocabulary::NutritionTarget>),
        ),
        Column::must(
            "action_classes",
            "#activity+class+list",
            Kind::Words(words::<vocabulary::ActionClass>),
        ),
        Column::must(
            "themes",
            "#subject+list",
            Kind::Words(words::<vocabulary::CommitmentTheme>),
        ),
        Column::must("linked_events", "#event+name+list", Kind::Texts),
        Column::must(
            "population_characteristics",
            "#population+list",
            Kind::Texts,
        ),
    ],
    text: include_str!("../../data/commitments.csv"),
};

pub(super) const COMMITMENT_PARTIES: Sheet = Sheet {
    name: "commitment_parties",
    table: "commitment_party",
    record: "commitment-party",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must(
            "commitment",
            "#activity+commitment",
            Kind::Ref("commitments"),
        ),
        Column::may("party", "#org+id+global", Kind::Global),
        Column::must("name", "#org+name", Kind::Text),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::CommitmentPartyRole>),
        ),
    ],
    text: include_str!("../../data/commitment_parties.csv"),
};

pub(super) const MEASURES: Sheet = Sheet {
    name: "measures",
    table: "measure",
    record: "measure",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must(
            "commitment",
            "#activity+commitment",
            Kind::Ref("commitments"),
        ),
        Column::must(
            "kind",
            "#indicator+type",
            Kind::Word(words::<vocabulary::MeasureKind>),
        ),
        Column::must("text", "#indicator+value+text", Kind::Text),
        Column::may("number", "#indicator+value+num", Kind::Number),
        Column::may("unit", "#indicator+unit", Kind::Text),
        Column::may(
            "comparator",
            "#indicator+comparator",
            Kind::Word(words::<vocabulary::Comparator>),
        ),
        Column::may("date", "#date", Kind::Interval),
        Column::may(
            "status",
            "#status",
            Kind::Word(words::<vocabulary::ProgressStatus>),
        ),
    ],
    text: include_str!("../../data/measures.csv"),
};
