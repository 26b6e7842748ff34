//! The sheet of whom to write to.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const CONTACTS: Sheet = Sheet {
    name: "contacts",
    doc: "Whom to write to about a party: a function and its address. No more is kept than that \
          takes, and an address of the function is preferred to a person's.",
    table: "contact",
    record: "contact",
    readers: Readers::Restricted,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, which says nothing of the person.",
        ),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "For whom they answer: a country, a network, a chapter, an organisation, a platform \
             or a governance body.",
        ),
        Column::must(
            "role",
            "#contact+role",
            Kind::Word(Vocabulary::of::<vocabulary::ContactRole>("ContactRole")),
            "What they are there.",
        ),
        Column::may(
            "person",
            "#contact+name",
            Kind::Text,
            "The person's name; empty where the address is that of a function, or the name is \
             not needed.",
        ),
        Column::may(
            "email",
            "#contact+email",
            Kind::Email,
            "The address for mail, preferably that of the function; empty if there is none.",
        ),
        Column::may(
            "phone",
            "#contact+phone",
            Kind::Text,
            "The telephone number at work, with the code of the country; empty if there is none.",
        ),
        Column::may(
            "language",
            "#meta+language",
            Kind::Text,
            "The language to write in, as a code such as fr; empty if unknown.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when they have the function; empty if unknown.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when they had it; empty if they still have it, or that is unknown.",
        ),
    ],
    owner: Ownership::Party(&["party"]),
    told: &["party"],
    text: include_str!("../../../../data/contacts.csv"),
};
