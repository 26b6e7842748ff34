use proptest::{prelude::*, sample::select};

use super::{Printer, template};
use crate::{Dialect, Format, Layout, Separator, read::tests::read};
use record::sheet::{Column, Kind, Sheet, sheet, sheets};

fn printed(layout: impl Into<Layout>, sheet: &'static Sheet, rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = vec![];
    let mut printer = Printer::new(layout, sheet, &mut out).unwrap();
    for row in rows {
        printer.row(row).unwrap();
    }
    printer.finish().unwrap();
    out
}

fn text() -> impl Strategy<Value = String> {
    let marks = "=+-@'\",;\\_x0041_ &<>]\u{a0}\u{202e}#éß漢🌱";
    let marked = prop::collection::vec(select(marks.chars().collect::<Vec<_>>()), 0..8);
    prop_oneof![
        any::<String>(),
        marked.prop_map(|letters| letters.into_iter().collect::<String>()),
        select(vec![
            "'=1", "''@a", "=1+1", "_x000D_", "#tag", "null", "true", "1e3", "007"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_map(|text| {
        let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
        crate::read::tests::kept(&text)
    })
}

/// A cell that the column takes, or an empty one.
fn cell(column: &Column) -> BoxedStrategy<String> {
    let filled = match column.kind {
        Kind::Ref("countries") | Kind::Refs("countries") => {
            select(vec!["KEN", "TLS"]).prop_map(str::to_owned).boxed()
        }
        Kind::Id | Kind::Ref(_) => "[A-Za-z0-9][A-Za-z0-9_./-]{0,12}".boxed(),
        Kind::Refs(_) => "[A-Z]{3}(;[A-Z]{3}){0,3}".boxed(),
        Kind::Text => text().boxed(),
        Kind::Email => "[a-z]{1,9}@[a-z]{1,9}\\.org".boxed(),
        Kind::Texts => "[a-zé]{1,5}(, [a-z]{2})?(;[a-z=']{1,5}){0,3}".boxed(),
        Kind::Date => select(vec!["2021", "2021-12", "2024-02-29"])
            .prop_map(str::to_owned)
            .boxed(),
        Kind::Interval => select(vec!["2021", "2019/2020-06"])
            .prop_map(str::to_owned)
            .boxed(),
        Kind::Integer => any::<i32>().prop_map(|it| it.to_string()).boxed(),
        Kind::Number => prop_oneof![
            prop::num::f64::NORMAL.prop_map(|it| it.to_string()),
            select(vec!["1.50", "007", "-0", "0", "1e3", "21000", "1e21"]).prop_map(str::to_owned),
        ]
        .boxed(),
        Kind::Flag => any::<bool>().prop_map(|it| it.to_string()).boxed(),
        Kind::Word(vocabulary) => select(vocabulary.words()).boxed(),
        Kind::Words(vocabulary) => prop::collection::vec(select(vocabulary.words()), 1..4)
            .prop_map(|words| words.join(";"))
            .boxed(),
        Kind::Global => "(organisation|event):[a-z0-9-]{1,9}".boxed(),
    };
    if column.name == "id" {
        return filled;
    }
    prop_oneof![1 => Just(String::new()), 4 => filled].boxed()
}

fn rows(sheet: &'static Sheet) -> impl Strategy<Value = Vec<Vec<String>>> {
    let row: Vec<_> = sheet.all_columns().map(cell).collect();
    prop::collection::vec(row, 0..4)
}

fn assert_reads_back(layout: Layout, sheet: &'static Sheet, rows: &[Vec<String>]) {
    let bytes = printed(layout, sheet, rows);
    let lines = read(sheet, layout.format, &bytes).unwrap();
    let cells: Vec<Vec<String>> = lines
        .into_iter()
        .map(|line| line.cells.into_iter().map(Option::unwrap).collect())
        .collect();
    assert_eq!(cells, rows, "{layout:?}");
}

/// Every format as it is by default, and with all that can be asked for.
fn layouts() -> impl Iterator<Item = Layout> {
    let decked = |format| Layout {
        has_tags: true,
        dialect: Dialect {
            separator: Separator::Semicolon,
            has_mark: true,
        },
        ..Layout::from(format)
    };
    let formats = Format::ALL.into_iter();
    formats.flat_map(move |format| [format.into(), decked(format)])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn what_is_printed_reads_back_as_it_was(
        events in rows(sheet("events").unwrap()),
        commitments in rows(sheet("commitments").unwrap()),
        practices in rows(sheet("practices").unwrap()),
    ) {
        for layout in layouts() {
            assert_reads_back(layout, sheet("events").unwrap(), &events);
            assert_reads_back(layout, sheet("commitments").unwrap(), &commitments);
            assert_reads_back(layout, sheet("practices").unwrap(), &practices);
        }
    }
}

fn event(name: &str, head_count: &str) -> Vec<String> {
    let sheet = sheet("events").unwrap();
    let cell = |column: &Column| match column.name {
        "id" => "synthetic-a".to_owned(),
        "name" => name.into(),
        "name_is_label" => "false".into(),
        "themes" => "a;b".into(),
        "head_count" => head_count.into(),
        _ => String::new(),
    };
    sheet.all_columns().map(cell).collect()
}

#[test]
fn a_text_that_looks_like_a_formula_is_guarded_and_a_number_is_not() {
    let sheet = sheet("events").unwrap();
    let csv = printed(Format::Csv, sheet, &[event("=HYPERLINK(\"x\")", "-3")]);
    let csv = String::from_utf8(csv).unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert!(
        row.contains(",\"'=HYPERLINK(\"\"x\"\")\",") && row.contains(",-3,"),
        "{row}"
    );
}

#[test]
fn json_says_what_it_has_words_for() {
    let sheet = sheet("events").unwrap();
    let line = printed(Format::Ndjson, sheet, &[event("=1", "-3")]);
    let line: serde_json::Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(line["name"], "=1");
    assert_eq!(line["name_is_label"], false);
    assert_eq!(line["head_count"], -3);
    assert_eq!(line["themes"], serde_json::json!(["a", "b"]));
    assert_eq!(line["starts"], serde_json::Value::Null);
    assert_eq!(line.as_object().unwrap().len(), sheet.all_columns().count());
}

#[test]
fn tags_stand_under_the_header_on_request_alone() {
    let sheet = sheet("events").unwrap();
    let of = |layout: Layout| String::from_utf8(printed(layout, sheet, &[])).unwrap();
    let plain = of(Format::Csv.into());
    assert!(plain.starts_with("id,name,") && plain.lines().count() == 1);
    let decked = of(layouts().nth(1).unwrap());
    assert!(decked.starts_with("\u{feff}id;name;"), "{decked}");
    assert!(
        decked
            .lines()
            .nth(1)
            .unwrap()
            .starts_with("#meta+id;#event+name;")
    );
}

#[test]
fn every_template_can_be_filled_in_and_sent() {
    for sheet in sheets() {
        for format in Format::ALL {
            let mut out = vec![];
            template(sheet, format, &mut out).unwrap();
            let lines = read(sheet, format, &out).unwrap();
            let expected = usize::from(format == Format::Ndjson);
            assert_eq!(lines.len(), expected, "{} {format:?}", sheet.name);
        }
    }
}
