//! The files that field tools write by themselves.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{brought, refused};

const ANSWERS: &str = "csn-ken SUBMITTED\nestablished=yes\nfounded=2013-10-01\nmembers=120\n\
    budget=1000.5\npartners=un;donors\nsatisfaction=4\nremark=All \"well\"; thanks\n";

/// What KoboToolbox adds behind the answers.
const KOBO: &str = r#""_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";"__version__";"_tags";"_index""#;
const KOBO_CELLS: &str =
    r#""1";"u-1";"2027-02-01T07:21:00";"{}";"[]";"submitted_via_web";"";"v1";"[]";"1""#;

#[test]
fn kobotoolbox_csv_comes_in_as_it_is_downloaded() {
    let times = r#""2027-02-01T10:00:00.000+03:00";"2027-02-01T10:20:00.000+03:00""#;
    let names = r#""start";"end";"chapter";"established";"section_1/founded";"section_1/members";"section_1/budget";"section_1/partners";"section_1/partners/un";"section_1/partners/donors";"section_1/partners/business";"satisfaction";"remark""#;
    let cells = r#""csn-ken";"yes";"2013-10-01";"120";"1000.5";"un donors";"1";"1";"0";"4";"All ""well""; thanks""#;
    let by_names = format!("{names};{KOBO}\n{times};{cells};{KOBO_CELLS}\n");
    let labels = r#""start";"end";"Chapter";"Is there an alliance?";"About the alliance/When was it founded?";"How many organisations are members?";"What is its budget of the year in US dollars?";"With whom does it work?";"With whom does it work?/United Nations";"With whom does it work?/Donors";"With whom does it work?/Business";"How satisfied is it with the support it gets?";"What else is to be said?""#;
    let cells = r#""csn-ken";"Yes";"2013-10-01";"120";"1000.5";"United Nations Donors";"1";"1";"0";"4";"All ""well""; thanks""#;
    let by_labels = format!("\u{feff}{labels};{KOBO}\r\n{times};{cells};{KOBO_CELLS}\r\n");
    for text in [&by_names, &by_labels, &by_names.replace("\";\"", "\",\"")] {
        let (told, notes) = brought(text.as_bytes());
        assert_eq!(told, ANSWERS, "{text}");
        assert!(notes.is_empty(), "{notes:?}");
    }
    // In another language of the form.
    let (told, _) = brought("chapter;Une alliance est-elle en place ?\ncsn-ken;Oui\n".as_bytes());
    assert_eq!(told, "csn-ken SUBMITTED\nestablished=yes\n");
}

const CENTRAL: &str = "SubmissionDate,chapter,established,section_1-founded,section_1-members,section_1-budget,section_1-partners,section_1-partners/business,section_1-partners/donors,section_1-partners/un,satisfaction,remark,meta-instanceID,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,FormVersion\n\
    2027-02-01T07:21:00.000Z,csn-ken,yes,2013-10-01,120,1000.5,un donors,0,1,1,4,\"All \"\"well\"\"; thanks\",uuid:1,uuid:1,5,field,0,0,,,collect:x,0,1\n\
    2027-02-01T07:22:00.000Z,csn-sen,no,,7,,,,,,2,,uuid:2,uuid:2,5,field,0,0,,rejected,collect:x,0,1\n";

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    for (name, text) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn odk_central_comes_in_as_csv_and_as_archive() {
    let (told, notes) = brought(CENTRAL.as_bytes());
    assert_eq!(told, ANSWERS);
    assert_eq!(
        notes,
        [
            "1 rejected or not approved stayed out, and what is on record of them stays as it is: line 3"
        ]
    );
    // Groups of any name, once they hold more than one question.
    let (told, _) = brought(CENTRAL.replace("section_1-", "the-group-").as_bytes());
    assert_eq!(told, ANSWERS);

    let repeats = "name,since,PARENT_KEY,KEY\nA donor,2014,uuid:1,uuid:1/a\n\
        Of one turned down,2015,uuid:2,uuid:2/a\nAnother donor,,uuid:1,uuid:1/b\n";
    let files = [
        ("synthetic-1.csv", CENTRAL),
        ("synthetic-1-donors.csv", repeats),
        ("synthetic-1 - audit.csv", "event,node\n"),
        ("media/a.csv", "not looked at"),
    ];
    let (told, _) = brought(&archive(&files));
    let donors = "donors-name[1]=A donor\ndonors-since[1]=2014\ndonors-name[2]=Another donor\n";
    assert_eq!(told, format!("{ANSWERS}{donors}"));

    let other = [files[0], ("synthetic-1-visits.csv", repeats)];
    let told = refused(&archive(&other));
    assert_eq!(
        told,
        "synthetic-1-visits.csv: the round has no such table: add it to the version, or take it out"
    );
    let orphan = [
        files[0],
        (
            "synthetic-1-donors.csv",
            "name,PARENT_KEY,KEY\nx,uuid:9,k\n",
        ),
    ];
    let told = refused(&archive(&orphan));
    assert!(
        told.starts_with("line 2, column PARENT_KEY: synthetic-1-donors.csv: "),
        "{told}"
    );
    let told = refused(repeats.as_bytes());
    assert!(told.contains("file of a repeat"), "{told}");
    let told = refused(&archive(&files[1..2]));
    assert!(told.contains("one file of submissions"), "{told}");
}

#[test]
fn files_that_are_no_responses_are_refused_in_words() {
    for (text, told) in [
        ("", "the file is empty"),
        ("established\nyes\n", "no column chapter"),
        (
            "chapter,strange\ncsn-ken,1\n",
            "no column is a question of the round",
        ),
        (
            "chapter,members\ncsn-ken\n",
            "1 cell where the header has 2",
        ),
        (
            "chapter,members\ncsn-ken,1,2\n",
            "3 cells where the header has 2",
        ),
        (
            "chapter,members\n,1\n",
            "column chapter: say whose response",
        ),
    ] {
        let refusal = refused(text.as_bytes());
        assert!(refusal.contains(told), "{text}: {refusal}");
    }
    // What people made of the round themselves is named, and nothing of it is kept.
    let (told, notes) = brought(b"chapter,members,username,mine\ncsn-ken,1,enum1,2\n");
    assert_eq!(told, "csn-ken SUBMITTED\nmembers=1\n");
    assert!(notes[0].ends_with(": mine"), "{notes:?}");
}
