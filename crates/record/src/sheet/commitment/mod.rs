//! Sheets about commitments.

pub(super) mod detail;

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const COMMITMENTS: Sheet = Sheet {
    name: "commitments",
    doc: "A public commitment to nutrition: a commitment or goal of the accountability framework, \
          or a pledge made before or outside it; see `kind`.",
    table: "commitment",
    record: "commitment",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `naf-1`.",
        ),
        Column::must("title", "#activity+name", Kind::Text, "The title."),
        Column::must(
            "title_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the title is a label made for this dataset and not a title from the source.",
        ),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(Vocabulary::of::<vocabulary::CommitmentKind>(
                "CommitmentKind",
            )),
            "The level and origin of the commitment.",
        ),
        Column::may(
            "maker",
            "#org+maker+id",
            Kind::Global,
            "The party that made it; empty if the printed name matches no known party.",
        ),
        Column::must(
            "maker_name",
            "#org+maker+name",
            Kind::Text,
            "The maker's name as the source prints it.",
        ),
        Column::may(
            "maker_kind",
            "#org+maker+type",
            Kind::Word(Vocabulary::of::<vocabulary::MakerKind>("MakerKind")),
            "The kind of stakeholder that the maker is; empty if not recorded.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The maker's country, also if a donor commits itself for other countries; empty if it \
             has none or none is recorded.",
        ),
        Column::may(
            "overarching",
            "#activity+parent",
            Kind::Ref("commitments"),
            "The commitment that this one is a goal of; empty if there is none or it is not \
             recorded (its title may be).",
        ),
        Column::may(
            "overarching_title",
            "#activity+parent+name",
            Kind::Text,
            "The title of the commitment that this one is a goal of, as published; empty if none \
             is.",
        ),
        Column::may(
            "smartness",
            "#indicator+smartness",
            Kind::Word(Vocabulary::of::<vocabulary::Smartness>("Smartness")),
            "How specific, measurable, achievable, relevant and time-bound the tracker rates it; \
             empty if not rated or not recorded.",
        )
        .assessed(),
        Column::may(
            "verification",
            "#status+verification",
            Kind::Word(Vocabulary::of::<vocabulary::Verification>("Verification")),
            "Whether the tracker has verified it; empty if not recorded.",
        )
        .assessed(),
        Column::may(
            "progress_status",
            "#status+progress",
            Kind::Word(Vocabulary::of::<vocabulary::ProgressStatus>(
                "ProgressStatus",
            )),
            "The progress that the tracker states, as published and never calculated by us; empty \
             if it states none.",
        )
        .assessed(),
        Column::may(
            "progress_status_as_of",
            "#date+observed",
            Kind::Date,
            "The date of the stated progress; empty if undated.",
        )
        .assessed(),
        Column::may(
            "made",
            "#date+made",
            Kind::Date,
            "The date it was made; empty if unknown.",
        ),
        Column::may(
            "starts",
            "#date+start",
            Kind::Date,
            "The start of its period; empty if unknown.",
        ),
        Column::may(
            "ends",
            "#date+end",
            Kind::Date,
            "The end of its period; empty if unknown or open.",
        ),
        Column::may(
            "indicator",
            "#indicator+name",
            Kind::Text,
            "What its values measure, as published; empty if not recorded.",
        ),
        Column::may(
            "measurement_plan",
            "#activity+measurement",
            Kind::Word(Vocabulary::of::<vocabulary::MeasurementPlan>(
                "MeasurementPlan",
            )),
            "Who collects the data on progress; empty if not recorded.",
        ),
        Column::may(
            "monitoring",
            "#activity+monitoring",
            Kind::Text,
            "How its progress is monitored, as published; empty if not recorded.",
        ),
        Column::may(
            "location",
            "#loc+type",
            Kind::Word(Vocabulary::of::<vocabulary::CommitmentLocation>(
                "CommitmentLocation",
            )),
            "Where it applies; empty if not recorded.",
        ),
        Column::may(
            "population",
            "#population+type",
            Kind::Word(Vocabulary::of::<vocabulary::TargetPopulation>(
                "TargetPopulation",
            )),
            "Whether it is for all people, some groups or no group; empty if not recorded.",
        ),
        Column::may(
            "population_coverage",
            "#targeted",
            Kind::Number,
            "How many people it should reach; empty if not recorded.",
        ),
        Column::may(
            "sex",
            "#population+sex",
            Kind::Text,
            "The sex of the people that it is for, as printed; empty if not recorded.",
        ),
        Column::may(
            "cost_amount",
            "#value",
            Kind::Number,
            "The cost in `cost_currency`, as published; empty if not recorded.",
        ),
        Column::may(
            "cost_currency",
            "#currency",
            Kind::Text,
            "The currency of `cost_amount` as an ISO 4217 code; empty if no amount is recorded.",
        ),
        Column::may(
            "cost_usd",
            "#value+usd",
            Kind::Number,
            "The cost in US dollars (USD), as published, not converted by us; empty if not \
             recorded.",
        ),
        Column::may(
            "cost_secured",
            "#value+status",
            Kind::Text,
            "Whether the money is secured, as published; empty if not recorded.",
        ),
        Column::may(
            "funding_mechanism",
            "#modality",
            Kind::Text,
            "How it is paid for, as published; empty if not recorded.",
        ),
        Column::must(
            "targets",
            "#indicator+target+list",
            Kind::Words(Vocabulary::of::<vocabulary::NutritionTarget>(
                "NutritionTarget",
            )),
            "The global nutrition targets that the source links it to; empty if it names none, \
             which does not mean that it serves none.",
        ),
        Column::must(
            "action_classes",
            "#activity+class+list",
            Kind::Words(Vocabulary::of::<vocabulary::ActionClass>("ActionClass")),
            "The classes of action that the source names; empty if it names none.",
        ),
        Column::must(
            "themes",
            "#subject+list",
            Kind::Words(Vocabulary::of::<vocabulary::CommitmentTheme>(
                "CommitmentTheme",
            )),
            "The summit themes that the source names; empty if it names none.",
        ),
        Column::must(
            "linked_events",
            "#event+name+list",
            Kind::Texts,
            "The events that the source links it to, as printed, such as the summit where it was \
             made; empty if it names none.",
        ),
        Column::must(
            "population_characteristics",
            "#population+list",
            Kind::Texts,
            "The characteristics of the people that it is for, as printed; empty if not recorded.",
        ),
    ],
    owner: Ownership::Party(&["maker", "country"]),
    told: &["maker", "country"],
    text: include_str!("../../../../../data/commitments.csv"),
};
