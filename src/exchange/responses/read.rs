//! Responses from a wide table, as files of our own sheets: so they come in as
//! these do, all of them or none, with a report, and are held to the same.

use std::io::Read;

use serde_json::json;

use super::{Round, columns};
use crate::{
    exchange::{
        import::File,
        read::{Limits, Refusal},
        xlsform,
    },
    formula,
};

/// The files that a wide table comes to, as CSV with a column `chapter` and one
/// for each question; `status` is SUBMITTED where there is none. Empty cells say
/// nothing.
///
/// # Errors
///
/// All that is wrong with the table, each with its row.
pub fn files(
    round: &Round,
    source: &str,
    input: impl Read,
    limits: &Limits,
) -> Result<Vec<File>, Vec<Refusal>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(input.take(limits.file_bytes));
    let unread = |cause: csv::Error| {
        let line = cause.position().map_or(1, csv::Position::line);
        Refusal::rejected(format!("the row cannot be read ({cause}): save it as CSV")).at(line)
    };
    let heads = reader.headers().map_err(|cause| vec![unread(cause)])?;
    let heads: Vec<String> = heads.iter().map(|it| it.trim().to_owned()).collect();
    let place = |name: &str| {
        let plain = |head: &String| head.rsplit('/').next() == Some(name);
        heads.iter().position(plain)
    };
    let Some(chapter) = place(xlsform::CHAPTER) else {
        let reason = "there is no column chapter: add it, with ids such as csn-ken";
        return Err(vec![Refusal::rejected(reason).at(1)]);
    };
    let status = place("status");
    let mut refusals = vec![];
    let mut asked = vec![];
    for (index, head) in heads.iter().enumerate() {
        if index == chapter || Some(index) == status {
            continue;
        }
        match columns::meant(&round.instrument, head) {
            Some(meant) => asked.push((index, meant)),
            None if is_of_the_tool(head) => {}
            None => {
                let reason = format!("{head:?} is no question of the round: drop the column");
                refusals.push(Refusal::rejected(reason).at(1).in_column(head));
            }
        }
    }
    let (mut responses, mut answers) = (vec![], vec![]);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(cause) => {
                refusals.push(unread(cause));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |index: usize| {
            record
                .get(index)
                .map_or("", |it| formula::unguarded(it.trim()))
        };
        if responses.len() as u64 >= limits.rows {
            let reason = format!("there are more than {} rows: split the file", limits.rows);
            refusals.push(Refusal::too_large(reason).at(line));
            break;
        }
        let chapter = cell(chapter);
        if chapter.is_empty() {
            let reason = "say whose response it is";
            refusals.push(Refusal::rejected(reason).at(line).in_column("chapter"));
            continue;
        }
        let known = round.responses.get(chapter).cloned();
        let response = known.unwrap_or_else(|| format!("{}-{chapter}", round.id));
        let status = status.map(cell).filter(|it| !it.is_empty());
        responses.push(json!({
            "id": response, "round": round.id, "chapter": chapter,
            "status": status.unwrap_or("SUBMITTED"), "source_title": source,
        }));
        for (index, (question, row)) in &asked {
            let answer = columns::answer(question, cell(*index));
            if answer.is_empty() {
                continue;
            }
            let row_of_table = row.map(|row| format!("-{row}")).unwrap_or_default();
            let name = columns::name(&round.instrument, question, None);
            let table = question.table.as_deref();
            let table = table.and_then(|id| round.instrument.question(id));
            let table = table.map(|it| format!("{}-", it.code)).unwrap_or_default();
            let place = (response.clone(), question.id.clone(), *row);
            let known = round.answers.get(&place).cloned();
            let id = known.unwrap_or_else(|| format!("{response}-{table}{name}{row_of_table}"));
            answers.push(json!({
                "id": id, "response": response,
                "question": question.id, "row": row, "answer": answer, "source_title": source,
            }));
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let files = [("survey_responses", responses), ("survey_answers", answers)];
    let files = files.iter();
    Ok(files
        .filter_map(|(name, rows)| xlsform::file(name, rows))
        .collect())
}

/// Columns that field tools add of their own: when and by what it was filled in.
fn is_of_the_tool(head: &str) -> bool {
    let plain = head.rsplit('/').next().unwrap_or(head);
    head.starts_with('_')
        || head.starts_with("meta")
        || matches!(
            plain,
            "start"
                | "end"
                | "today"
                | "deviceid"
                | "SubmissionDate"
                | "KEY"
                | "instanceID"
                | "instanceName"
                | "SubmitterID"
                | "SubmitterName"
                | "AttachmentsPresent"
                | "AttachmentsExpected"
                | "Status"
                | "ReviewState"
                | "DeviceID"
                | "Edits"
                | "FormVersion"
                | "formVersion"
        )
}
