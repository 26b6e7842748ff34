//! Sheets about organisations.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const ORGANISATIONS: Sheet = Sheet {
    name: "organisations",
    doc: "An organisation: a government body, an alliance, an agency of the United Nations, a \
          company and so on.",
    table: "organisation",
    record: "organisation",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `gain`.",
        ),
        Column::must("name", "#org+name", Kind::Text, "The name."),
        Column::must(
            "name_is_label",
            "#meta+label",
            Kind::Flag,
            "Whether the name is a label made for this dataset and not a name from a source.",
        ),
        Column::may(
            "acronym",
            "#org+acronym",
            Kind::Text,
            "The acronym; empty if it has none.",
        ),
        Column::must(
            "kind",
            "#org+type",
            Kind::Word(Vocabulary::of::<vocabulary::OrganisationKind>(
                "OrganisationKind",
            )),
            "The kind of organisation.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "Its home country; empty if unknown or if it has none.",
        ),
    ],
    owner: Ownership::Own(&["country"]),
    told: &["country"],
    text: include_str!("../../../../data/organisations.csv"),
};

pub(super) const IDENTIFIERS: Sheet = Sheet {
    name: "identifiers",
    doc: "An identifier that a register gives to an organisation.",
    table: "identifier",
    record: "identifier",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "organisation",
            "#org+id",
            Kind::Ref("organisations"),
            "The organisation.",
        ),
        Column::must(
            "scheme",
            "#meta+scheme",
            Kind::Text,
            "The register, as a code of the org-id.guide list such as `XI-IATI` or `XI-ROR`.",
        ),
        Column::must(
            "value",
            "#meta+value",
            Kind::Text,
            "The identifier in that register.",
        ),
    ],
    owner: Ownership::Party(&["organisation"]),
    told: &["organisation"],
    text: include_str!("../../../../data/identifiers.csv"),
};

pub(super) const RELATIONS: Sheet = Sheet {
    name: "relations",
    doc: "A direct relation between two parties: the subject hosts, convenes, leads or supports \
          the object, and so on.",
    table: "relation",
    record: "relation",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "subject",
            "#org+id+subject",
            Kind::Global,
            "The party that acts.",
        ),
        Column::must(
            "kind",
            "#meta+kind",
            Kind::Word(Vocabulary::of::<vocabulary::RelationKind>("RelationKind")),
            "How the subject is related to the object.",
        ),
        Column::must(
            "object",
            "#org+id+object",
            Kind::Global,
            "The party acted upon.",
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
            "first_observed",
            "#date+first",
            Kind::Date,
            "The first date for which a source reports it, not its start; empty if no report is \
             dated.",
        ),
        Column::may(
            "last_observed",
            "#date+observed",
            Kind::Date,
            "The last date for which a source reports it, not its end; empty if no report is \
             dated.",
        ),
    ],
    owner: Ownership::Party(&["subject"]),
    told: &["subject", "object"],
    text: include_str!("../../../../data/relations.csv"),
};
