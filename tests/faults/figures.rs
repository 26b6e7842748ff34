//! All that a run came to, as one table.

use std::fmt::Write;

use crate::{arguments::Arguments, findings::Findings, stage::Profile};

/// What one fault came to on one database.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) engine: &'static str,
    pub(crate) seconds: f32,
    pub(crate) findings: Findings,
}

/// The table, in Markdown.
pub(crate) fn table(arguments: &Arguments, rows: &[Row]) -> String {
    let profile = match arguments.profile {
        Some(Profile::Full) => "full",
        _ => "quick",
    };
    let day = chrono::Utc::now().format("%Y-%m-%d");
    let seed = arguments.seed;
    let mut table = format!(
        "# Faults and what they came to\n\n\
         Written on {day} by `cargo test --test faults -- --profile {profile} --seed {seed} --figures FILE`.\n\
         A control is evidence that was spoiled on purpose; each must be noticed.\n\n\
         | fault | database | what happens | counts | controls | seconds | verdict |\n\
         |---|---|---|---|---|---|---|\n"
    );
    for row in rows {
        let Row {
            name,
            what,
            engine,
            seconds,
            findings,
        } = row;
        let (counts, controls) = (findings.counts(), findings.controls());
        let verdict = findings.verdict();
        writeln!(
            table,
            "| {name} | {engine} | {what} | {counts} | {controls} | {seconds:.1} | {verdict} |"
        )
        .unwrap();
    }
    table
}
