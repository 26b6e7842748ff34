//! The sheet of whom to write to.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const CONTACTS: Sheet = Sheet {
    name: "contacts",
    doc: "A contact of a party: a function and its address. Give only the data that are needed, \
          and the address of the function rather than of a person.",
    table: "contact",
    record: "contact",
    readers: Readers::Restricted,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, which says nothing about the person.",
        ),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "The contact's party: a country, a network, a chapter, an organisation, a platform or \
             a governance body.",
        ),
        Column::must(
            "role",
            "#contact+role",
            Kind::Word(Vocabulary::of::<vocabulary::ContactRole>("ContactRole")),
            "The contact's role.",
        ),
        Column::may(
            "person",
            "#contact+name",
            Kind::Text,
            "The person's name; empty if the address belongs to a function or the name is not \
             needed.",
        ),
        Column::may(
            "email",
            "#contact+email",
            Kind::Email,
            "The email address, preferably that of the function; empty if there is none.",
        ),
        Column::may(
            "phone",
            "#contact+phone",
            Kind::Text,
            "The work telephone number with the country code; empty if there is none.",
        ),
        Column::may(
            "language",
            "#meta+language",
            Kind::Text,
            "The language to write in, as a code such as `fr`; empty if unknown.",
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
    owner: Ownership::Party(&["party"]),
    told: &["party"],
    text: include_str!("../../../../data/contacts.csv"),
};
