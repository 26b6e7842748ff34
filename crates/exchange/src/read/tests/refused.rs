//! What is refused, where, and with which words.

use super::*;
use store::code::Code;

fn refusals(format: Format, bytes: &[u8]) -> Vec<Refusal> {
    read(events(), format, bytes).unwrap_err()
}

fn told(format: Format, bytes: &[u8]) -> String {
    let refusals = refusals(format, bytes);
    assert_eq!(refusals.len(), 1, "{refusals:?}");
    assert_eq!(refusals[0].code(), Code::ImportRejected);
    refusals[0].to_string()
}

#[test]
fn a_file_that_is_not_csv_is_told_what_it_is() {
    for (bytes, expected) in [
        (b"PK\x03\x04".as_slice(), "send it as xlsx"),
        (b"\xff\xfei\0d\0,\0", "UTF-16"),
        (b"<table>", "web page"),
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (
            b"id,name\nsynthetic-a,C\xf4te\n",
            "line 2, column 2: the text is not UTF-8",
        ),
        (
            b"id,name\nsynthetic-a,A\0B\n",
            "line 2, column 2: there is a NUL",
        ),
        (
            b"id,name\nsynthetic-a,C\xc3",
            "ends in the middle of a letter",
        ),
        (
            b"id,name\nsynthetic-a,\"open\nsynthetic-b,B\n",
            "line 2, column 2: a quote is opened",
        ),
        (
            b"id,name\nsynthetic-a,5\" pipe\n",
            "line 2, column 2: a quote inside a cell",
        ),
        (
            b"id,name\nsynthetic-a,\"5\" pipe\n",
            "line 2, column 2: text behind a closing quote",
        ),
    ] {
        let told = told(Format::Csv, bytes);
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_line_that_is_not_json_is_told_and_the_next_is_read() {
    for (text, expected) in [
        (
            "[{\"id\":\"synthetic-a\"}]",
            "line 1: a list where an object",
        ),
        (
            "{\"id\":\"synthetic-a\"",
            "line 1: the line is not a JSON object",
        ),
        ("\"id\"", "line 1: the line is not a JSON object"),
        (
            "{\"id\":\"a\",\"id\":\"b\"}",
            "line 1, column id: it is there twice",
        ),
        ("{\"id\":\"a\",\"nmae\":\"b\"}", "did you mean \"name\"?"),
        (
            "{\"id\":\"a\",\"name\":{\"en\":\"b\"}}",
            "column name: a value inside a value",
        ),
        (
            "{\"id\":\"a\",\"name\":[\"b\"]}",
            "column name: a list is not a text",
        ),
        (
            "{\"id\":\"a\",\"themes\":[\"b;c\"]}",
            "column themes: \"b;c\" has a semicolon",
        ),
    ] {
        let told = told(Format::Ndjson, text.as_bytes());
        assert!(told.contains(expected), "{told}");
        let both = format!("{text}\n[]\n");
        assert_eq!(refusals(Format::Ndjson, both.as_bytes()).len(), 2);
    }
}

#[test]
fn every_fault_of_a_header_is_told_with_what_may_be_meant() {
    let refusals = refusals(Format::Csv, b"id,strats,name,name,zzz\n1,2,3,4,5\n");
    let told: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("line 1, column 2: \"strats\" is no column of the sheet events"));
    assert!(told[0].contains("did you mean \"starts\"?"), "{}", told[0]);
    assert!(
        told[1].contains("the column \"name\" is there twice"),
        "{}",
        told[1]
    );
    for unknown in [b"name\nA\n".as_slice(), b"zzz,yyy\nA,B\n"] {
        let told = told_of(unknown);
        assert!(
            told.contains("neither a column id nor external_id"),
            "{told}"
        );
        assert!(
            told.contains("external_id, id, name, name_is_label"),
            "{told}"
        );
    }
}

fn told_of(bytes: &[u8]) -> String {
    told(Format::Csv, bytes)
}

#[test]
fn every_uneven_line_is_told() {
    let refusals = refusals(Format::Csv, b"id,name\na,A,x\nb,B\nc\nd,D,\n");
    let told: Vec<String> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 2: 3 cells where the header has 2",
            "line 4: 1 cell where the header has 2"
        ]
    );
    let nameless = told_of(b"id,,name\na,,A\nb,x,B\n");
    assert!(nameless.contains("line 3, column 2: \"x\" stands in a column without a name"));
}

#[test]
fn faults_are_told_by_line_and_column() {
    let text = "id,name,starts,kind,head_count,country\na,,29 Feb 2023,PARTY,\"1,5\",Ken ya\n";
    let lines = read(events(), Format::Csv, text.as_bytes()).unwrap();
    let told: Vec<String> = lines[0]
        .faults(events())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(told[0], "line 2, column name: may not be empty");
    assert!(told[1].starts_with("line 2, column kind: \"PARTY\" is none of SUMMIT"));
    assert!(told[2].ends_with("write the year first, then the month and the day in digits"));
    assert_eq!(
        told[3],
        "line 2, column country: \"Ken ya\" is not an id of the sheet countries: did you mean KEN \
         (Kenya)?"
    );
    assert!(told[4].ends_with("write 1.5"), "{}", told[4]);
}

#[test]
fn what_is_too_large_is_refused_where_it_becomes_so() {
    let limits = Limits {
        file_bytes: 200,
        rows: 3,
        columns: 4,
        cell_characters: 10,
        ..Limits::default()
    };
    let refused = |format, text: &str| {
        let refusals = read_with(&limits, events(), format, text.as_bytes()).unwrap_err();
        let last = refusals.last().unwrap().clone();
        assert_eq!(last.code(), Code::ImportTooLarge, "{last}");
        last.to_string()
    };
    let rows = "id,name\na,A\nb,B\nc,C\n";
    assert_eq!(
        read_with(&limits, events(), Format::Csv, rows.as_bytes())
            .unwrap()
            .len(),
        3
    );
    assert!(refused(Format::Csv, &format!("{rows}d,D\n")).contains("more than 3 rows"));
    assert!(
        refused(Format::Csv, "id,name,kind,mode,place\n")
            .contains("line 1: there are more than 4 columns")
    );
    assert_eq!(one(Format::Csv, "id,name\na,éééééééééé\n").number, 2);
    let long = refused(Format::Csv, "id,name\na,\"ééééééééééé\"\n");
    assert!(
        long.starts_with("line 2, column 2: the cell holds more than 10"),
        "{long}"
    );
    let quoted = format!("id,name\na,\"{}", "x\n".repeat(90));
    assert!(refused(Format::Csv, &quoted).starts_with("line 2, column 2"));
    let many = format!("id,name\n{}", "\n".repeat(200));
    assert!(refused(Format::Csv, &many).contains("the file is too large"));
    let object = "{\"id\":\"a\"}\n";
    assert!(refused(Format::Ndjson, &object.repeat(4)).contains("more than 3 rows"));
    assert!(refused(Format::Ndjson, &"\n".repeat(300)).contains("too large"));
    assert!(
        refused(Format::Ndjson, "{\"id\":\"a\",\"name\":\"12345678901\"}").contains("column name")
    );
}
