//! Files of events that are wrong in places, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

const HEADER: [&str; 9] = [
    "id",
    "name",
    "kind",
    "starts",
    "ends",
    "country",
    "head_count",
    "themes",
    "source_title",
];

/// Cells that are wrong, with their column.
const WRONG: &[(usize, &str)] = &[
    (1, ""),
    (2, "PARTY"),
    (3, "2021-02-29"),
    (3, "31/12/2021"),
    (4, "1999"),
    (5, "XXX"),
    (5, "Atlantis"),
    (6, "1,5"),
    (6, "=1+1"),
    (6, "ten"),
    (8, ""),
];

/// Names that are unusual and right.
const RIGHT: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "+1 synthetic",
    "@SUM(A1)",
    "-2+3",
    "'quoted",
    "\u{645}\u{624}\u{62a}\u{645}\u{631}",
    "\u{a0}between spaces that do not break\u{a0}",
    "a \"quoted\" name, with commas; and more",
    "Co\u{302}te d\u{2019}Ivoire",
    "\u{202e}turned round",
];

/// A file, and which cells of it are wrong: line and column.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) wrong: BTreeSet<(u64, String)>,
    /// The name of each event.
    pub(super) names: BTreeMap<String, String>,
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

/// A file with this many rows, of which a part is wrong.
pub(super) fn file(chance: &mut Rng, name: &str, rows: usize, share: f64) -> File {
    let delimiter = *chance.choice(&[",", ";", "\t"]).unwrap();
    let end = *chance.choice(&["\n", "\r\n"]).unwrap();
    let start = *chance.choice(&["", "\u{feff}"]).unwrap();
    let mut text = format!("{start}{}{end}", HEADER.join(delimiter));
    let (mut wrong, mut names, mut line) = (BTreeSet::new(), BTreeMap::new(), 2);
    for row in 0..rows {
        let id = format!("synthetic-{name}-{row}");
        let mut cells = [
            id.clone(),
            format!("A synthetic event {row} of {name}"),
            "WEBINAR".into(),
            "2024-02-29".into(),
            String::new(),
            "KEN".into(),
            row.to_string(),
            "one;two".into(),
            "A synthetic source of a fault".into(),
        ];
        if chance.f64() < share {
            if row > 0 && chance.u8(0..8) == 0 {
                cells[0] = format!("synthetic-{name}-0");
                wrong.insert((line, "id".into()));
            } else {
                let (column, cell) = chance.choice(WRONG).unwrap();
                (*cell).clone_into(&mut cells[*column]);
                wrong.insert((line, HEADER[*column].to_owned()));
            }
        } else if chance.bool() {
            (*chance.choice(RIGHT).unwrap()).clone_into(&mut cells[1]);
        }
        names.insert(id, cells[1].clone());
        let cells = cells.each_ref().map(|cell| quoted(cell));
        let row = cells.join(delimiter);
        line += 1 + row.matches('\n').count() as u64;
        text += &row;
        text += end;
    }
    File {
        bytes: text.into_bytes(),
        wrong,
        names,
    }
}

/// Files that are wrong as a whole from one line on, and that line.
pub(super) fn broken() -> Vec<(&'static str, Vec<u8>, u64)> {
    let head = "id,name,kind,themes,source_title\n";
    let good = "synthetic-broken-1,A synthetic event,WEBINAR,,A synthetic source of a fault\n";
    let after = |row: &[u8]| [head.as_bytes(), good.as_bytes(), row].concat();
    let long = "x".repeat(32_768);
    vec![
        ("a NUL", after(b"synthetic-b,A\0b,WEBINAR,,s\n"), 3),
        (
            "Windows-1252",
            after(b"synthetic-b,C\xf4te,WEBINAR,,s\n"),
            3,
        ),
        (
            "an open quote",
            after(b"synthetic-b,\"A,WEBINAR,,s\nx,y\n"),
            3,
        ),
        (
            "a quote inside",
            after(b"synthetic-b,A \"b\",WEBINAR,,s\n"),
            3,
        ),
        (
            "too many cells",
            after(b"synthetic-b,A,WEBINAR,,s,more\n"),
            3,
        ),
        ("too few cells", after(b"synthetic-b,A\n"), 3),
        (
            "a long cell",
            after(format!("synthetic-b,{long},WEBINAR,,s\n").as_bytes()),
            3,
        ),
        ("half a letter", after(b"synthetic-b,A,WEBINAR,,C\xc3"), 3),
        ("an unknown column", b"id,nmae\na,b\n".to_vec(), 1),
        ("a column twice", b"id,name,name\na,b,c\n".to_vec(), 1),
        ("UTF-16", b"\xff\xfei\0d\0,\0".to_vec(), 0),
        ("a web page", b"<!doctype html>".to_vec(), 0),
        ("nothing", vec![], 0),
    ]
}
