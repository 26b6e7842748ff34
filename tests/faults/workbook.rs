//! F26: workbooks that mean no good. They are refused, the server takes no memory
//! for them, and whatever dies of them is not the server.

use std::{sync::Arc, time::Instant};

use serde_json::Value;

use crate::{
    caller::Caller,
    database::eventually,
    evidence::Evidence,
    findings::Findings,
    parts::{archive, cell, files, head, workbook, worksheet},
    stage::Stage,
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The most that the server itself may take more, in KiB: its buffers of a body.
const ROOM: usize = 48 * 1024;

fn with(name: &str, content: &[u8]) -> Vec<u8> {
    let mut files = files(&[("events", &worksheet(&head()))]);
    files.push((name.into(), content.into()));
    archive(&files)
}

/// A workbook that is right, with one event in it.
fn good() -> Vec<u8> {
    let columns = ["id", "name", "kind", "themes", "source_title"];
    let cells = [
        "synthetic-good",
        "A synthetic event",
        "WEBINAR",
        "synthetic",
        "A synthetic source of a fault",
    ];
    let row = |number: usize, texts: [&str; 5]| {
        let places = ["A", "B", "C", "D", "E"].map(|column| format!("{column}{number}"));
        let cells = places
            .iter()
            .zip(texts)
            .map(|(place, text)| cell(place, text));
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    let rows = row(1, columns) + &row(2, cells);
    archive(&files(&[("events", &worksheet(&rows))]))
}

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let corner =
        |row: usize, place: &str| workbook(&format!("<row r=\"{row}\">{}</row>", cell(place, "x")));
    let claimed = worksheet(&head()).replace(
        "<sheetData>",
        "<dimension ref=\"A1:XFD1048576\"/><sheetData>",
    );
    let many = (0..400).map(|number| (format!("xl/{number}.xml"), vec![]));
    let many: Vec<_> = files(&[("events", &worksheet(&head()))])
        .into_iter()
        .chain(many)
        .collect();
    let attributes = (0..200_000).map(|number| format!(" a{number}=\"\""));
    let attributes = attributes.collect::<Vec<_>>().concat();
    let quadratic = format!("<row r=\"2\"><c r=\"A2\"{attributes}/></row>");
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let nested = format!(
        "{}<row r=\"2\">{}{}</row>",
        head(),
        cell("A2", "&c;"),
        cell("B2", "&c;")
    );
    let nested = format!("{entities}{}", worksheet(&nested));
    let half = good();
    vec![
        ("a cell in the far corner", corner(1_048_576, "XFD1048576")),
        ("a cell far to the right", corner(100_000, "ALL100000")),
        ("a claimed extent", archive(&files(&[("events", &claimed)]))),
        ("many entries", archive(&many)),
        (
            "zeros, a thousandfold",
            with("xl/media/a.bin", &vec![0; 20 << 20]),
        ),
        (
            "more than fits",
            with("xl/media/a.bin", &vec![0; (100 << 20) + 1]),
        ),
        (
            "ten billion texts",
            with(
                "xl/sharedStrings.xml",
                b"<sst uniqueCount=\"10000000000\"><si><t>x</t></si></sst>",
            ),
        ),
        ("attributes without end", workbook(&quadratic)),
        ("nested entities", archive(&files(&[("events", &nested)]))),
        ("macros", with("xl/vbaProject.bin", b"x")),
        ("a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(64)),
        ("a CSV", b"id,name\nsynthetic,x\n".to_vec()),
        ("half a workbook", half[..half.len() / 2].to_vec()),
        ("nothing", vec![]),
    ]
}

/// Whether an answer refuses a file, with a code.
fn is_refused(answer: Option<&(u16, Value)>) -> bool {
    answer.is_some_and(|(status, answer)| {
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        matches!(status, 400 | 413)
            && matches!(code, Some("IMPORT_REJECTED" | "IMPORT_TOO_LARGE"))
            && answer["report"]["written"] == false
    })
}

/// Whether a workbook of cells without a value was read, and was of no rows.
fn reads_nothing(what: &str, answer: Option<&(u16, Value)>) -> bool {
    let report = answer.map(|(_, answer)| &answer["report"]);
    what == "attributes without end"
        && report.is_some_and(|it| it["rows"] == Value::Array(vec![]) && it["refused"] == 0)
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let database = stage.database().await;
    let bearer = database.token("steward", "all", "all");
    let mut server = database.start();
    let caller = Caller::new(server.address(), &bearer.token);
    let mut findings = Findings::default();
    // What the server needs once for any workbook is no growth.
    let answer = caller.import("events", XLSX, good(), None).await;
    findings.hold(
        answer
            .as_ref()
            .is_some_and(|(_, it)| it["report"]["created"] == 1),
        format!("a good workbook: {answer:?}"),
    );
    findings.control("a workbook that is taken", !is_refused(answer.as_ref()));
    let (rested, highest) = server.memory();
    let bombs: Vec<_> = bombs();
    let mut slowest = (0, "");
    for (what, bytes) in bombs.iter().cycle().take(bombs.len() * stage.pick(2, 20)) {
        let begin = Instant::now();
        let answer = caller.import("events", XLSX, bytes.clone(), None).await;
        slowest = slowest.max((begin.elapsed().as_millis(), what));
        let is_harmless = is_refused(answer.as_ref()) || reads_nothing(what, answer.as_ref());
        findings.hold(is_harmless, format!("{what}: {answer:?}"));
    }
    let are_gone = eventually(async || server.children() == 0).await;
    findings.hold(are_gone, "a process that read a workbook is still there");
    let (rests, peaked) = server.memory();
    findings.count("bombs", bombs.len());
    findings.count("grown, KiB", rests.saturating_sub(rested));
    findings.count("peak grown, KiB", peaked.saturating_sub(highest));
    findings.count("slowest, ms", usize::try_from(slowest.0).unwrap());
    findings.hold(
        peaked.saturating_sub(highest) < ROOM,
        "the server took memory for them",
    );
    findings.hold(server.is_running(), "the server is gone");
    let alive = caller.import("events", XLSX, good(), None).await;
    findings.hold(
        alive.is_some_and(|(_, it)| it["report"]["unchanged"] == 1),
        "it reads no good workbook any more",
    );
    let evidence = Evidence::of(&database).await;
    findings.none("written", evidence.rows.len() - 1);
    findings.none("panics", server.panics());
    findings
}
