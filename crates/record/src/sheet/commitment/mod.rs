//! Sheets about commitments.

pub(super) mod detail;

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const COMMITMENTS: Sheet = Sheet {
    name: "commitments",
    doc: "A public commitment to nutrition: a commitment or goal of the accountability \
          framework, or a pledge from before or beside it, which `kind` tells.",
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
            "Whether the title is a label made for this dataset rather than one that the source \
             prints.",
        ),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(Vocabulary::of::<vocabulary::CommitmentKind>(
                "CommitmentKind",
            )),
            "Which level and generation it is of.",
        ),
        Column::may(
            "maker",
            "#org+maker+id",
            Kind::Global,
            "The party that made it, empty where the printed name is none on record.",
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
            "What kind of stakeholder the maker is, empty if not recorded.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The maker's country, also where a donor commits itself for other countries; empty \
             where it has none or none is recorded.",
        ),
        Column::may(
            "overarching",
            "#activity+parent",
            Kind::Ref("commitments"),
            "The commitment that this one is a goal of; empty where there is none or it is not \
             on record, though its title may be.",
        ),
        Column::may(
            "overarching_title",
            "#activity+parent+name",
            Kind::Text,
            "The title of the commitment that this one is a goal of, as published; empty where \
             none is.",
        ),
        Column::may(
            "smartness",
            "#indicator+smartness",
            Kind::Word(Vocabulary::of::<vocabulary::Smartness>("Smartness")),
            "How specific, measurable, achievable, relevant and time-bound the tracker finds it, \
             empty if not rated or not recorded.",
        )
        .assessed(),
        Column::may(
            "verification",
            "#status+verification",
            Kind::Word(Vocabulary::of::<vocabulary::Verification>("Verification")),
            "Whether the tracker has verified it, empty if not recorded.",
        )
        .assessed(),
        Column::may(
            "progress_status",
            "#status+progress",
            Kind::Word(Vocabulary::of::<vocabulary::ProgressStatus>(
                "ProgressStatus",
            )),
            "What the tracker says of its progress, as published and never worked out by us; \
             empty where it says nothing.",
        )
        .assessed(),
        Column::may(
            "progress_status_as_of",
            "#date+observed",
            Kind::Date,
            "The date as of which the tracker says so, empty if undated.",
        )
        .assessed(),
        Column::may(
            "made",
            "#date+made",
            Kind::Date,
            "When it was made, empty if unknown.",
        ),
        Column::may(
            "starts",
            "#date+start",
            Kind::Date,
            "When its period starts, empty if unknown.",
        ),
        Column::may(
            "ends",
            "#date+end",
            Kind::Date,
            "When its period ends, empty if unknown or open.",
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
            "Whose data measure its progress, empty if not recorded.",
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
            "Where it applies, empty if not recorded.",
        ),
        Column::may(
            "population",
            "#population+type",
            Kind::Word(Vocabulary::of::<vocabulary::TargetPopulation>(
                "TargetPopulation",
            )),
            "Whether it is for all people, for groups or for none; empty if not recorded.",
        ),
        Column::may(
            "population_coverage",
            "#targeted",
            Kind::Number,
            "How many people it is to reach, empty if not recorded.",
        ),
        Column::may(
            "sex",
            "#population+sex",
            Kind::Text,
            "Of which sex the people are whom it is for, as printed; empty if not recorded.",
        ),
        Column::may(
            "cost_amount",
            "#value",
            Kind::Number,
            "What it costs in `cost_currency`, as published; empty if not recorded.",
        ),
        Column::may(
            "cost_currency",
            "#currency",
            Kind::Text,
            "The currency of `cost_amount` as an ISO 4217 code, empty where no amount is \
             recorded.",
        ),
        Column::may(
            "cost_usd",
            "#value+usd",
            Kind::Number,
            "What it costs in US dollars as published, not converted by us; empty if not \
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
            "Through what it is paid for, as published; empty if not recorded.",
        ),
        Column::must(
            "targets",
            "#indicator+target+list",
            Kind::Words(Vocabulary::of::<vocabulary::NutritionTarget>(
                "NutritionTarget",
            )),
            "The global nutrition targets that the source links it to; empty where it names \
             none, which does not say that it serves none.",
        ),
        Column::must(
            "action_classes",
            "#activity+class+list",
            Kind::Words(Vocabulary::of::<vocabulary::ActionClass>("ActionClass")),
            "What the source says that it acts through; empty where it does not say.",
        ),
        Column::must(
            "themes",
            "#subject+list",
            Kind::Words(Vocabulary::of::<vocabulary::CommitmentTheme>(
                "CommitmentTheme",
            )),
            "The summit themes that the source puts it under; empty where it names none.",
        ),
        Column::must(
            "linked_events",
            "#event+name+list",
            Kind::Texts,
            "The events that the source links it to, as printed, such as the summit where it was \
             made; empty where it names none.",
        ),
        Column::must(
            "population_characteristics",
            "#population+list",
            Kind::Texts,
            "By what the people whom it is for are told from others, as printed; empty if not \
             recorded.",
        ),
    ],
    owner: Ownership::Party(&["maker", "country"]),
    told: &["maker", "country"],
    text: include_str!("../../../../../data/commitments.csv"),
};
