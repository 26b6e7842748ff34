use std::collections::HashSet;

use super::{Column, Kind, Sheet, sheet, sheets};

#[test]
fn a_sheet_has_no_column_and_no_tag_twice() {
    for sheet in sheets() {
        let names: HashSet<&str> = sheet.all_columns().map(|column| column.name).collect();
        let tags: HashSet<&str> = sheet.all_columns().map(|column| column.tag).collect();
        let columns = sheet.all_columns().count();
        assert_eq!(
            (names.len(), tags.len()),
            (columns, columns),
            "{}",
            sheet.name
        );
    }
}

#[test]
fn everything_is_described_in_a_sentence() {
    for sheet in sheets() {
        let columns = sheet.all_columns().map(|column| column.doc);
        for doc in columns.chain([sheet.doc]) {
            let is_sentence = doc.ends_with('.') && doc.starts_with(char::is_uppercase);
            assert!(
                is_sentence && !doc.contains("null"),
                "{}: {doc}",
                sheet.name
            );
        }
    }
}

#[test]
fn what_is_told_and_whose_it_is_lead_somewhere() {
    for sheet in sheets() {
        for name in sheet.told.iter().copied().chain(sheet.owner.columns()) {
            let column = sheet.column(name).unwrap();
            let leads = match column.kind {
                Kind::Global => true,
                Kind::Ref(name) | Kind::Refs(name) => leads(super::sheet(name).unwrap()),
                _ => false,
            };
            assert!(leads, "{}.{name}", sheet.name);
        }
        // Whoever may write a record is told of its changes.
        for name in sheet.owner.columns() {
            assert!(sheet.told.contains(&name), "{}.{name}", sheet.name);
        }
        assert_eq!(sheet.told.is_empty(), sheet.owner.columns().is_empty());
    }
}

/// Whether a record of the sheet is at home anywhere.
fn leads(sheet: &Sheet) -> bool {
    matches!(sheet.name, "countries" | "networks") || !sheet.told.is_empty()
}

/// What is public would tell by naming it that the other is there; and where a record
/// of several homes may be read, the log, which tells of one, could not say.
#[test]
fn what_is_restricted_has_one_home_and_is_named_by_its_like_alone() {
    let mut restricted = 0;
    for sheet in sheets() {
        for column in sheet.all_columns() {
            let (Kind::Ref(name) | Kind::Refs(name)) = column.kind else {
                continue;
            };
            let is_told = super::sheet(name).unwrap().is_restricted();
            assert!(sheet.is_restricted() || !is_told, "{}.{name}", sheet.name);
        }
        if sheet.is_restricted() {
            restricted += 1;
            assert_eq!(sheet.told.len(), 1, "{}", sheet.name);
        }
    }
    assert!(restricted > 0);
}

/// One condition holds a list back from those who may not read it; a list of names in
/// one cell would take another.
#[test]
fn what_is_withheld_has_one_home_and_is_named_by_single_columns() {
    let withheld: Vec<&Sheet> = sheets()
        .iter()
        .filter(|it| it.open_states().is_some())
        .collect();
    assert!(withheld.iter().any(|it| it.name == "practices"));
    for target in withheld {
        assert_eq!(target.told.len(), 1, "{}", target.name);
        for sheet in sheets() {
            for column in sheet.all_columns() {
                let is_list = matches!(column.kind, Kind::Refs(name) if name == target.name);
                assert!(!is_list, "{}.{}", sheet.name, column.name);
            }
        }
    }
    for name in ["practice_parties", "practice_links", "names", "claims"] {
        assert!(super::sheet(name).unwrap().is_partly_withheld(), "{name}");
    }
    for name in ["events", "participations", "contacts", "topics"] {
        assert!(!super::sheet(name).unwrap().is_partly_withheld(), "{name}");
    }
}

#[test]
fn a_party_is_at_home_by_its_own_columns() {
    for kind in super::PARTIES {
        let sheet = super::sheet_of(kind).unwrap();
        for home in sheet.told {
            let kind = sheet.column(home).unwrap().kind;
            let is_own = matches!(kind, Kind::Ref("countries" | "networks"));
            assert!(is_own, "{}.{home}", sheet.name);
        }
    }
}

#[test]
fn no_contact_details_ship() {
    let sheet = sheet("contacts").unwrap();
    assert_eq!(sheet.text.lines().count(), 2, "a header and its tags");
}

#[test]
fn an_address_for_mail_is_taken() {
    let column = Column::may("column", "#tag", Kind::Email, "A column.");
    for cell in [
        "",
        "nutrition@example.org",
        "a.b+c@mail.example.co.ke",
        "é@exämple.org",
    ] {
        assert_eq!(column.check(cell), Ok(()), "{cell}");
    }
}

#[test]
fn records_are_named_and_ended_by_what_is_called_so() {
    let name = |column: Option<&Column>| column.map(|column| column.name);
    for (sheet_name, title, end) in [
        ("events", Some("name"), Some("ends")),
        ("commitments", Some("title"), Some("ends")),
        ("communities", Some("name"), Some("ended")),
        ("opportunities", Some("title"), Some("closes")),
        ("seats", None, Some("until")),
        ("measures", None, None),
    ] {
        let sheet = sheet(sheet_name).unwrap();
        assert_eq!(
            (name(sheet.title()), name(sheet.end())),
            (title, end),
            "{sheet_name}"
        );
    }
    assert!(sheet("meals").is_none());
}

#[test]
fn what_is_refused_is_told_with_how_to_write_it() {
    let column = |kind| Column::may("column", "#tag", kind, "A column.");
    for (kind, cell, told) in [
        (Kind::Date, "2023-02-29", "no such day"),
        (Kind::Date, "29 Feb 2023", "year first"),
        (Kind::Date, "03/04/2021", "year first"),
        (Kind::Interval, "2020/2019", "two as in 2019/2020"),
        (Kind::Number, "1,5", "write 1.5"),
        (Kind::Number, "1 234 567,25", "write 1234567.25"),
        (Kind::Integer, "12,000", "write 12000"),
        (Kind::Number, "about 5", "is not a number"),
        (Kind::Number, "NaN", "is not a number"),
        (Kind::Flag, "yes", "true or false"),
        (Kind::Email, "nutrition", "an address such as"),
        (Kind::Email, "a@b@example.org", "an address such as"),
        (Kind::Email, "a b@example.org", "an address such as"),
        (Kind::Email, "A <a@example.org>", "an address such as"),
        (Kind::Email, "a@localhost", "an address such as"),
        (Kind::Email, "a@example..org", "an address such as"),
        (Kind::Email, "@example.org", "an address such as"),
    ] {
        let reason = column(kind).check(cell).unwrap_err();
        assert!(reason.contains(told), "{reason}");
    }
}

#[test]
fn a_flow_leads_from_its_first_state_to_all_others() {
    for sheet in sheets() {
        let Some((column, flow)) = sheet.flow() else {
            continue;
        };
        let words = column.kind.vocabulary().unwrap().words();
        let named = flow.steps.iter().flat_map(|step| [step.from, step.to]);
        for state in named.chain(flow.shown.iter().copied()) {
            assert!(
                words.iter().any(|word| word == state),
                "{}: {state}",
                sheet.name
            );
        }
        for word in &words {
            // So that what was written out can be brought in elsewhere.
            assert!(flow.leads_to(word, |_| true), "{}: {word}", sheet.name);
        }
        for step in flow.steps {
            assert!(step.saying.is_none_or(|why| sheet.column(why).is_some()));
        }
    }
}

#[test]
fn what_is_taken_along_has_a_flow_of_its_own() {
    for sheet in sheets() {
        let carries = sheet.flow().map_or(&[][..], |(_, flow)| flow.carries);
        for carry in carries {
            let Some(Kind::Ref(other)) = sheet.column(carry.column).map(|it| it.kind) else {
                panic!("{}.{}", sheet.name, carry.column);
            };
            let (_, flow) = super::sheet(other).unwrap().flow().unwrap();
            assert!(flow.steps.iter().any(|step| step.to == carry.to), "{other}");
            assert!(carry.with.is_none_or(|with| sheet.column(with).is_some()));
        }
    }
}
