//! Responses from a wide table, as files of our own sheets: so they come in as
//! these do, all of them or none, with a report, and are held to the same.

use std::io::Read;

use csv::StringRecord;
use entity::survey_question;
use serde_json::{Value, json};

use super::{Round, columns};
use crate::{
    import::File,
    read::{Limits, Refusal},
    xlsform::{CHAPTER, file},
};
use record::formula;

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
    let table = Table::of(round, &heads)?;
    let mut refusals = vec![];
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
        if responses.len() as u64 >= limits.rows {
            let reason = format!("there are more than {} rows: split the file", limits.rows);
            refusals.push(Refusal::too_large(reason).at(line));
            break;
        }
        if let Some((response, rest)) = table.response(&record, source) {
            responses.push(response);
            answers.extend(rest);
        } else {
            let reason = "say whose response it is";
            refusals.push(Refusal::rejected(reason).at(line).in_column(CHAPTER));
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let files = [("survey_responses", responses), ("survey_answers", answers)];
    let files = files.iter();
    Ok(files.filter_map(|(name, rows)| file(name, rows)).collect())
}

/// What each column of a wide table is about.
struct Table<'a> {
    round: &'a Round,
    chapter: usize,
    status: Option<usize>,
    asked: Vec<(usize, &'a survey_question::Model, Option<i32>)>,
}

impl<'a> Table<'a> {
    fn of(round: &'a Round, heads: &[String]) -> Result<Self, Vec<Refusal>> {
        let place = |name: &str| {
            let is_meant = |head: &String| head.rsplit('/').next() == Some(name);
            heads.iter().position(is_meant)
        };
        let Some(chapter) = place(CHAPTER) else {
            let reason = "there is no column chapter: add it, with ids such as csn-ken";
            return Err(vec![Refusal::rejected(reason).at(1)]);
        };
        let mut table = Self {
            round,
            chapter,
            status: place("status"),
            asked: vec![],
        };
        let mut refusals = vec![];
        for (index, head) in heads.iter().enumerate() {
            if index == chapter || Some(index) == table.status {
                continue;
            }
            if let Some((question, row)) = columns::meant(&round.instrument, head) {
                table.asked.push((index, question, row));
            } else if !is_of_the_tool(head) {
                let reason = format!("{head:?} is no question of the round: drop the column");
                refusals.push(Refusal::rejected(reason).at(1).in_column(head));
            }
        }
        if refusals.is_empty() {
            Ok(table)
        } else {
            Err(refusals)
        }
    }

    /// The response that a row is, and its answers; `None` if it is nobody's.
    fn response(&self, record: &StringRecord, source: &str) -> Option<(Value, Vec<Value>)> {
        let round = self.round;
        let cell = |index: usize| formula::unguarded(record.get(index).unwrap_or_default().trim());
        let chapter = Some(cell(self.chapter)).filter(|it| !it.is_empty())?;
        let known = round.responses.get(chapter).cloned();
        let id = known.unwrap_or_else(|| format!("{}-{chapter}", round.id));
        let status = self.status.map(cell).filter(|it| !it.is_empty());
        let response = json!({
            "id": id, "round": round.id, "chapter": chapter,
            "status": status.unwrap_or("SUBMITTED"), "source_title": source,
        });
        let mut answers = vec![];
        for (index, question, row) in &self.asked {
            let answer = columns::answer(question, cell(*index));
            if answer.is_empty() {
                continue;
            }
            let place = (id.clone(), question.id.clone(), *row);
            let known = round.answers.get(&place).cloned();
            // A column of a table is named as `donors-name-2`.
            let table = question.table.as_deref();
            let table = table.and_then(|id| round.instrument.question(id));
            let table = table.map(|it| format!("{}-", it.code)).unwrap_or_default();
            let row_of_table = row.map(|row| format!("-{row}")).unwrap_or_default();
            let made = || format!("{id}-{table}{}{row_of_table}", question.code);
            answers.push(json!({
                "id": known.unwrap_or_else(made), "response": id, "question": question.id,
                "row": row, "answer": answer, "source_title": source,
            }));
        }
        Some((response, answers))
    }
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
