//! F25: sheets that are wrong in places. The report names every wrong cell and no
//! other, nothing of such a file is written, and what looks like a formula is none
//! when it goes out again.

mod file;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde_json::Value;

use self::file::{broken, file};
use crate::{
    caller::Caller,
    database::{TestDatabase, number},
    findings::Findings,
    import::CSV,
    stage::Stage,
};

/// Which cells a report names.
fn told(report: &Value) -> BTreeSet<(u64, String)> {
    let rows = report["rows"].as_array().unwrap().iter();
    let refused = rows.filter(|row| row["outcome"] == "REFUSED");
    let faults = refused.flat_map(|row| {
        let line = row["line"].as_u64().unwrap_or_default();
        let faults = row["errors"].as_array().unwrap().iter();
        faults.map(move |fault| {
            (
                line,
                fault["column"].as_str().unwrap_or_default().to_owned(),
            )
        })
    });
    faults.collect()
}

/// Names in an export that a spreadsheet would run.
fn armed(csv: &str) -> usize {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let is_armed = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    rows.filter(|row| row.get(1).is_some_and(is_armed)).count()
}

/// How many names did not come out as they went in.
fn altered(csv: &str, names: &BTreeMap<String, String>) -> usize {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.records().map(Result::unwrap);
    let found: BTreeMap<String, String> = rows.map(|row| (row[0].into(), row[1].into())).collect();
    let is_kept = |(id, name): &(&String, &String)| {
        let name = match name.trim_matches('\u{a0}') {
            name if name.starts_with(['=', '+', '-', '@']) => format!("'{name}"),
            // Letters are composed.
            name => name.replace("o\u{302}", "\u{f4}"),
        };
        found.get(*id) == Some(&name)
    };
    names.iter().filter(|pair| !is_kept(pair)).count()
}

async fn log_length(database: &TestDatabase) -> i64 {
    let newest = "SELECT CAST(count(*) AS BIGINT) FROM \"change\"";
    number(&database.look().await, newest).await
}

pub(crate) async fn run(stage: Arc<Stage>) -> Findings {
    let (files, rows) = stage.pick((4, 250), (10, 1_000));
    let database = stage.shipped().await;
    let steward = database.token("steward", "all", "all");
    let at_home = database.token("contributor", "csn", "KEN");
    let server = database.start();
    let caller = Caller::new(server.address(), &steward.token);
    let mut findings = Findings::default();
    let (mut cells, mut untold, mut invented, mut names) = (0, 0, 0, BTreeMap::new());
    let before = log_length(&database).await;
    for number in 0..files {
        let mut chance = stage.chance(number);
        let name = format!("wrong-{number}");
        let wrong = file(&mut chance, &name, rows, 0.25);
        let (status, answer) = caller
            .import("events", CSV, wrong.bytes, None)
            .await
            .unwrap();
        let report = &answer["report"];
        findings.hold(
            status == 400 && report["written"] == false,
            format!("a wrong file: {status} {}", answer["errors"][0]),
        );
        let told = told(report);
        untold += wrong.wrong.difference(&told).count();
        invented += told.difference(&wrong.wrong).count();
        cells += wrong.wrong.len();
        for (line, column) in wrong.wrong.symmetric_difference(&told).take(3) {
            findings.hold(false, format!("{name}, line {line}, column {column:?}"));
        }
        let mut spoiled = told.clone();
        spoiled.pop_first();
        findings.control("a wrong cell that is not told", spoiled != wrong.wrong);
    }
    findings.count("wrong cells", cells);
    findings.none("not told", untold);
    findings.none("invented", invented);
    for (what, bytes, line) in broken() {
        let (status, answer) = caller.import("events", CSV, bytes, None).await.unwrap();
        let told = answer["report"]["rows"][0]["line"]
            .as_u64()
            .unwrap_or_default();
        let is_refused = matches!(status, 400 | 413) && answer["report"]["written"] == false;
        findings.hold(
            is_refused && told == line,
            format!("{what}: {status} {answer}"),
        );
    }
    let away = "id,name,kind,country,themes,source_title\n\
        synthetic-home,At home,WEBINAR,KEN,,A synthetic source of a fault\n\
        synthetic-away,Away,WEBINAR,SEN,,A synthetic source of a fault\n";
    let other = Caller::new(server.address(), &at_home.token);
    let (_, answer) = other
        .import("events", CSV, away.into(), None)
        .await
        .unwrap();
    let row = &answer["report"]["rows"][0];
    findings.hold(
        answer["report"]["refused"] == 1 && row["line"] == 3 && row["outcome"] == "REFUSED",
        format!("a row out of reach: {answer}"),
    );
    let half = log_length(&database).await - before;
    findings.none("applied by halves", usize::try_from(half).unwrap());

    for number in 0..files {
        let name = format!("right-{number}");
        let right = file(&mut stage.chance(&name), &name, rows, 0.0);
        let (_, answer) = caller
            .import("events", CSV, right.bytes, None)
            .await
            .unwrap();
        findings.hold(
            answer["report"]["created"] == rows && answer["report"]["written"] == true,
            format!("a right file: {}", answer["errors"]),
        );
        names.extend(right.names);
    }
    let (_, csv) = caller.text(caller.get("export/events")).await.unwrap();
    findings.none("formulas given out", armed(&csv));
    findings.none("names altered", altered(&csv, &names));
    findings.control(
        "a formula given out",
        armed(&csv.replace("'=cmd", "=cmd")) > 0,
    );
    findings.control(
        "a name altered",
        altered(&csv.replace("calc", ""), &names) > 0,
    );
    let (_, answer) = caller
        .import("events", CSV, csv.into_bytes(), None)
        .await
        .unwrap();
    let report = &answer["report"];
    findings.hold(
        report["changed"] == 0 && report["created"] == 0 && report["refused"] == 0,
        format!("what went out did not come back the same: {report}"),
    );
    findings.count("rows round", names.len());
    findings.none("panics", server.panics());
    findings
}
