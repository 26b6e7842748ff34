//! Files that were cut off, spoilt, or filled in by somebody careless. All of
//! them are made here, from seeds.

use super::*;

/// Numbers that look like chance and are the same each time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end
    }
}

/// What careless people write, and whether a column takes it.
const CELLS: [(&str, &[(&str, bool)]); 7] = [
    (
        "name",
        &[
            ("Learning route", true),
            ("  \u{a0}padded\u{a0} ", true),
            ("=cmd|' /C calc'!A0", true),
            ("'=cmd", true),
            ("\u{202e}right to left", true),
            ("Nutrition ; \"quoted\", with comma", true),
            ("", false),
            ("two\nlines", true),
            ("bell\u{7}", false),
        ],
    ),
    (
        "name_is_label",
        &[
            ("true", true),
            ("FALSE", true),
            ("yes", true),
            ("1", true),
            ("perhaps", false),
        ],
    ),
    (
        "kind",
        &[
            ("WEBINAR", true),
            ("SUMMIT", true),
            ("webinar", true),
            ("PARTY", false),
        ],
    ),
    (
        "starts",
        &[
            ("2024-02-29", true),
            ("2021-12", true),
            ("", true),
            ("2023-02-29", false),
            ("29 Feb 2023", false),
            ("03/04/2021", false),
            ("2021-1-06", false),
        ],
    ),
    (
        "country",
        &[
            ("KEN", true),
            ("", true),
            ("Côte d'Ivoire", true),
            ("Côte d'Or", false),
        ],
    ),
    (
        "head_count",
        &[
            ("12", true),
            ("-3", true),
            ("", true),
            ("1,5", false),
            ("1 000", false),
            ("=1", false),
        ],
    ),
    ("themes", &[("a;b", true), ("", true), ("a;;b", true)]),
];

#[test]
fn ten_thousand_careless_rows_are_told_to_the_cell() {
    let mut chance = Chance(20_211_206);
    let mut out = csv::Writer::from_writer(vec![]);
    let mut expected = vec![];
    let names = CELLS.iter().map(|(name, _)| *name);
    out.write_record(["id"].into_iter().chain(names)).unwrap();
    for row in 0..10_000 {
        let mut wrong = vec![];
        let mut cells = vec![format!("synthetic-{row}")];
        for (name, choices) in CELLS {
            let (cell, is_fine) = choices[chance.below(choices.len())];
            cells.push(cell.into());
            if !is_fine {
                wrong.push(name);
            }
        }
        out.write_record(&cells).unwrap();
        expected.push(wrong);
    }
    let bytes = out.into_inner().unwrap();
    let lines = read(events(), Format::Csv, &bytes).unwrap();
    assert_eq!(lines.len(), expected.len());
    for (row, (line, expected)) in lines.iter().zip(&expected).enumerate() {
        assert_eq!(
            line.cell(events(), "id"),
            Some(format!("synthetic-{row}").as_str())
        );
        let faults = line.faults(events());
        let mut wrong: Vec<&str> = faults
            .iter()
            .filter_map(|it| it.column.as_deref())
            .collect();
        let mut expected = expected.clone();
        wrong.sort_unstable();
        expected.sort_unstable();
        assert_eq!(wrong, expected, "{line:?}");
    }
}

#[test]
fn a_file_cut_off_anywhere_never_says_what_the_whole_does_not() {
    let text = "id,name,themes\n#meta+id,#event+name,#subject+list\nsynthetic-a,\"Ä, \"\"b\"\"\",c;d\nsynthetic-b,é,\nsynthetic-c,f,g\n";
    let whole = read(events(), Format::Csv, text.as_bytes()).unwrap();
    assert_eq!(whole.len(), 3);
    for length in 0..text.len() {
        let Ok(lines) = read(events(), Format::Csv, &text.as_bytes()[..length]) else {
            continue;
        };
        // The last cell may be cut short; all before it is as it was.
        let all_but_last = lines.len().saturating_sub(1);
        assert_eq!(
            lines[..all_but_last],
            whole[..all_but_last],
            "cut at {length}"
        );
    }
}

#[test]
fn spoilt_files_are_refused_or_read_but_always_to_an_end() {
    let good: [(Format, &[u8]); 2] = [
        (
            Format::Csv,
            b"id,name,head_count\n#meta+id,#event+name,#reached\nsynthetic-a,\"A, \"\"b\"\"\",1\nsynthetic-b,\xc3\xa9,\n",
        ),
        (
            Format::Ndjson,
            b"{\"id\":\"synthetic-a\",\"name\":\"A\",\"head_count\":1}\n{\"id\":\"synthetic-b\",\"themes\":[\"c\"]}\n",
        ),
    ];
    let mut chance = Chance(29);
    let mut outcomes = [0, 0];
    for _ in 0..10_000 {
        let (format, bytes) = good[chance.below(2)];
        let mut bytes = bytes.to_vec();
        for _ in 0..=chance.below(3) {
            let place = chance.below(bytes.len());
            match chance.below(3) {
                0 => bytes[place] = u8::try_from(chance.below(256)).unwrap(),
                1 => bytes.insert(place, b"\",;\n\r\0'={[\xff\xc3"[chance.below(12)]),
                _ => drop(bytes.remove(place)),
            }
        }
        let outcome = read(events(), format, &bytes);
        // Every refusal points into the file, or is about all of it.
        let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count() as u64;
        for refusal in outcome.as_ref().err().into_iter().flatten() {
            assert!(refusal.line.is_none_or(|line| line <= lines), "{refusal}");
        }
        outcomes[usize::from(outcome.is_ok())] += 1;
    }
    assert!(outcomes.iter().all(|count| *count > 500), "{outcomes:?}");
}
