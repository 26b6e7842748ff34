//! The shipped dataset: how much of it there is, and that nothing in it stands
//! without its source.

use std::collections::{BTreeMap, HashMap, HashSet};

use record::sheet::sheets;

#[test]
fn every_row_names_its_source() {
    for parsed in exchange::parse_all().unwrap() {
        let title = parsed
            .sheet
            .all_columns()
            .position(|column| column.name == "source_title");
        for row in &parsed.rows {
            let title = &row.cells[title.unwrap()];
            assert!(title.len() >= 3, "{} line {}", parsed.sheet.name, row.line);
        }
    }
}

#[test]
fn there_is_as_much_as_was_gathered() {
    let counts: BTreeMap<&str, usize> = exchange::parse_all()
        .unwrap()
        .iter()
        .map(|parsed| (parsed.sheet.name, parsed.rows.len()))
        .collect();
    insta::assert_json_snapshot!("rows_of_the_dataset", counts);
}

#[test]
fn observations_are_all_there() {
    let parsed = exchange::parse_all().unwrap();
    let of = |sheet: &str, prefix: &str| {
        let sheet = parsed
            .iter()
            .find(|parsed| parsed.sheet.name == sheet)
            .unwrap();
        let rows = sheet
            .rows
            .iter()
            .filter(|row| row.cells[1].starts_with(prefix));
        rows.count()
    };
    assert_eq!(of("presences", "chapter:"), 656);
    assert_eq!(of("claims", "seat:"), 438);
}

/// Every gathered row became a record, or the file says what became of it.
#[test]
fn the_gathering_is_accounted_for() {
    let known: HashSet<String> = exchange::parse_all()
        .unwrap()
        .iter()
        .flat_map(|parsed| {
            let record = parsed.sheet.record;
            parsed
                .rows
                .iter()
                .map(move |row| format!("{record}:{}", row.id))
        })
        .collect();
    let mut reader = csv::Reader::from_path("tests/gathering.csv").unwrap();
    let mut outcomes: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut rows: HashMap<String, HashSet<u32>> = HashMap::new();
    for line in reader.records() {
        let line = line.unwrap();
        let [file, row, outcome, record, reason] =
            [0, 1, 2, 3, 4].map(|index| line[index].to_owned());
        if outcome == "LEFT_OUT" {
            assert!(
                !reason.is_empty(),
                "{file} {row}: left out without a reason"
            );
        } else if outcome != "VOCABULARY" {
            assert!(
                known.contains(&record),
                "{file} {row}: {record} is in no sheet"
            );
        }
        rows.entry(file.clone())
            .or_default()
            .insert(row.parse().unwrap());
        *outcomes
            .entry(file)
            .or_default()
            .entry(outcome)
            .or_default() += 1;
    }
    for (file, rows) in rows {
        let last = rows.iter().max().copied().unwrap();
        assert_eq!(
            rows.len(),
            last as usize,
            "{file}: a row is not accounted for"
        );
    }
    insta::assert_json_snapshot!("gathering", outcomes);
}

#[test]
fn a_bad_sheet_is_refused_with_file_line_column_and_reason() {
    let seats = sheets().iter().find(|sheet| sheet.name == "seats").unwrap();
    let good = seats.text;
    let spoil = |from: &str, to: &str| {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from} is not in the sheet");
        let errors = exchange::parse::parse(seats, &bad).err();
        errors.unwrap_or_else(|| panic!("{to} is taken"))[0].to_string()
    };
    insta::assert_snapshot!(
        [
            spoil("#org+role", "#org+platform"),
            spoil(",SECRETARY,", ",SECRETARIES,"),
            spoil(",2020-02,2020-02,", ",2020-02-31,2020-02,"),
            spoil(",SECRETARY,", ",,"),
            spoil(",INFERRED,", ",INFERRED,,"),
        ]
        .join("\n")
    );
}

/// A table of marks says yes where a mark is printed and nothing where none is: a
/// zero would be a "no" that its source does not state.
#[test]
fn tables_of_marks_have_no_zeros() {
    let parsed = exchange::parse_all().unwrap();
    let of = |name: &str| parsed.iter().find(|it| it.sheet.name == name).unwrap();
    let column = |name: &str, column: &str| {
        let mut columns = of(name).sheet.all_columns();
        columns.position(|it| it.name == column).unwrap()
    };
    let note = column("indicators", "note");
    let marks: HashSet<&str> = of("indicators")
        .rows
        .iter()
        .filter(|row| row.cells[note].contains("no mark is not a no"))
        .map(|row| row.id.as_str())
        .collect();
    let [indicator, number, text] =
        ["indicator", "number", "text"].map(|it| column("indicator_values", it));
    let mut count: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in &of("indicator_values").rows {
        let of = row.cells[indicator].as_str();
        if marks.contains(of) {
            let shown = row.cells[text].as_str();
            assert!(
                row.cells[number] == "1" || shown == "Ongoing",
                "line {}: {shown}",
                row.line
            );
            *count.entry((of, shown)).or_default() += 1;
        }
    }
    // What the report of 2017 says in words, on its page 18.
    assert_eq!(count[&("apr-2017-annex-2-crf-costed", "1")], 33);
    let framework = "apr-2017-annex-2-crf-has-me-framework";
    assert_eq!(count[&(framework, "1")], 24);
    assert_eq!(count[&(framework, "Ongoing")], 5);
    let ongoing = count.iter().filter(|((_, shown), _)| *shown == "Ongoing");
    assert_eq!(ongoing.map(|(_, count)| count).sum::<usize>(), 20);
}
