//! Responses from a file of a field tool, as files of our own sheets: so they come in
//! as these do, all of them or none, with a report, and are held to the same.

use std::collections::HashMap;

use entity::vocabulary::ResponseStatus;
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use super::{
    Round,
    answers::{Answered, answers},
    cell,
    day::Order,
    origin::Origins,
    repeats,
    sent::{self, Table},
    table::{Asked, Columns},
    tool::Review,
};
use crate::{
    import::File,
    read::{Reader, Refusal},
    xlsform::file,
};

/// What a file of responses comes to.
pub struct Brought {
    /// The files of our own sheets.
    pub files: Vec<File>,
    /// What whoever sent it should know, a sentence each.
    pub notes: Vec<String>,
    /// Where their rows stand in the file as it was sent.
    pub origins: Origins,
}

/// Reads a file of responses to a round: CSV, a workbook or ODK Central's archive.
/// `source` is the title of the source that the rows name.
///
/// # Errors
///
/// All that is wrong with the file, each with its line and column.
pub fn read(
    round: &Round,
    source: &str,
    reader: &Reader,
    bytes: &[u8],
) -> Result<Brought, Vec<Refusal>> {
    let sent = sent::read(reader, bytes).map_err(|refusal| vec![refusal])?;
    let columns = Columns::of(round, &sent.main, None)?;
    let mut reading = Reading::of(round, source, &sent.main, &columns)?;
    for (line, cells) in &sent.main.rows {
        reading.row(*line, cells);
    }
    for table in &sent.others {
        repeats::read(&mut reading, table);
    }
    reading.finish()
}

/// A file that is being read.
pub(super) struct Reading<'a> {
    pub(super) round: &'a Round,
    source: &'a str,
    pub(super) main: &'a Table,
    columns: &'a Columns<'a>,
    chapter: usize,
    /// The responses, and the line of each.
    lines: HashMap<String, u64>,
    /// What became of each row of submissions: the id of the response, if it comes in.
    pub(super) taken: Vec<Option<String>>,
    responses: Vec<Value>,
    answers: Vec<Value>,
    origins: Origins,
    held: Vec<u64>,
    left_out: Vec<u64>,
    pub(super) notes: Vec<String>,
    pub(super) refusals: Vec<Refusal>,
}

impl<'a> Reading<'a> {
    fn of(
        round: &'a Round,
        source: &'a str,
        main: &'a Table,
        columns: &'a Columns<'a>,
    ) -> Result<Self, Vec<Refusal>> {
        let refused = |reason: &str| vec![Refusal::rejected(reason).at(main.line)];
        if main.heads.iter().any(|head| head == "PARENT_KEY") {
            let reason = "this is the file of a repeat: send the archive that holds all files";
            return Err(refused(reason));
        }
        let Some(chapter) = columns.chapter else {
            let reason = "there is no column chapter: add it, with ids such as csn-ken";
            return Err(refused(reason));
        };
        if columns.asked.iter().all(is_empty) && columns.status.is_none() {
            let reason = "no column is a question of the round: see whether the file is of its \
                          form, and export with XML names";
            return Err(refused(reason));
        }
        let head = |column: usize| main.heads.get(column).cloned();
        Ok(Self {
            round,
            source,
            main,
            columns,
            chapter,
            lines: HashMap::new(),
            taken: vec![],
            responses: vec![],
            answers: vec![],
            origins: Origins {
                chapter: head(chapter).unwrap_or_default(),
                status: columns
                    .status
                    .or(columns.review.first().copied())
                    .and_then(head),
                ..Origins::default()
            },
            held: vec![],
            left_out: vec![],
            notes: vec![],
            refusals: vec![],
        })
    }

    fn row(&mut self, line: u64, cells: &[String]) {
        let taken = self.response(line, cells);
        self.taken.push(taken);
    }

    /// The id of the response that a row comes to; `None` if it comes to none.
    fn response(&mut self, line: u64, cells: &[String]) -> Option<String> {
        if let Some(refusal) = uneven(self.main, line, cells) {
            self.refusals.push(refusal);
            return None;
        }
        let chapter = cell::tidy(cells, self.chapter).to_owned();
        let review = self.review(line, cells)?;
        if review == Review::Out {
            self.left_out.push(line);
            return None;
        }
        let of_chapter = |reason: String| {
            let refusal = Refusal::rejected(reason).at(line);
            refusal.in_column(&self.origins.chapter)
        };
        if chapter.is_empty() {
            let refusal = of_chapter("say whose response it is".into());
            self.refusals.push(refusal);
            return None;
        }
        if let Some(other) = self.lines.insert(chapter.clone(), line) {
            let reason = format!(
                "line {other} is a response of {chapter}, too, and it responds once: keep one"
            );
            let refusal = of_chapter(reason);
            self.refusals.push(refusal);
            return None;
        }
        let known = self.round.responses.get(&chapter);
        let id = known.map(|(id, _)| id.clone());
        let id = id.unwrap_or_else(|| format!("{}-{chapter}", self.round.id));
        let said = self.columns.status.map(|it| cell::tidy(cells, it));
        let status = match said.filter(|it| !it.is_empty()) {
            Some(said) => said.to_owned(),
            None => review.status(known.map(|(_, status)| *status)).to_value(),
        };
        if review == Review::Held && status == ResponseStatus::Draft.to_value() {
            self.held.push(line);
        }
        self.responses.push(json!({
            "id": id, "round": self.round.id, "chapter": chapter, "status": status,
            "source_title": self.source,
        }));
        self.origins.responses.push(line);
        let place = (self.round, self.main, self.columns);
        for answered in answers(place, (line, cells), &mut self.refusals) {
            self.answer(&id, line, &answered);
        }
        Some(id)
    }

    /// Takes an answer of a response.
    pub(super) fn answer(&mut self, response: &str, line: u64, answered: &Answered<'_>) {
        let Answered {
            question,
            row,
            answer,
            head,
        } = answered;
        let place = (response.to_owned(), question.id.clone(), *row);
        let known = self.round.answers.get(&place).cloned();
        // A column of a table is named as `donors-name-2`.
        let table = question.table.as_deref();
        let table = table.and_then(|id| self.round.instrument.question(id));
        let table = table.map(|it| format!("{}-", it.code)).unwrap_or_default();
        let row_of_table = row.map(|row| format!("-{row}")).unwrap_or_default();
        let made = || format!("{response}-{table}{}{row_of_table}", question.code);
        self.answers.push(json!({
            "id": known.unwrap_or_else(made), "response": response, "question": question.id,
            "row": row, "answer": answer, "source_title": self.source,
        }));
        self.origins.answers.push((line, (*head).to_owned()));
    }

    /// How a submission was judged; `None` if that is not known.
    fn review(&mut self, line: u64, cells: &[String]) -> Option<Review> {
        let mut worst = Review::In;
        for column in &self.columns.review {
            let said = cell::tidy(cells, *column);
            let Some(review) = Review::of(said) else {
                let reason = format!(
                    "{said:?} is no state of a submission that is known: leave it empty, or write \
                     approved, on hold or not approved"
                );
                let head = self.main.heads.get(*column).map_or("", String::as_str);
                let refusal = Refusal::rejected(reason).at(line).in_column(head);
                self.refusals.push(refusal);
                return None;
            };
            worst = worst.max(review);
        }
        Some(worst)
    }

    fn finish(mut self) -> Result<Brought, Vec<Refusal>> {
        if !self.refusals.is_empty() {
            return Err(self.refusals);
        }
        if !self.columns.unknown.is_empty() {
            let unknown = self.columns.unknown.join(", ");
            self.notes.push(format!(
                "the round does not ask what these columns hold, and they were not read: {unknown}"
            ));
        }
        if self.columns.order_is_needed(self.main) {
            let first = match self.columns.order {
                Some(Order::MonthFirst) => "the month",
                _ => "the day",
            };
            self.notes.push(format!(
                "in days such as 01/10/2013 {first} stands first, as the rest of the file shows"
            ));
        }
        let lines = |lines: Vec<u64>| {
            let lines = lines.iter().map(ToString::to_string);
            lines.collect::<Vec<_>>().join(", ")
        };
        if !self.held.is_empty() {
            let (count, lines) = (self.held.len(), lines(self.held));
            self.notes.push(format!(
                "{count} on hold or with issues came in as drafts, which do not count: line {lines}"
            ));
        }
        if !self.left_out.is_empty() {
            let count = self.left_out.len();
            let lines = lines(self.left_out);
            self.notes.push(format!(
                "{count} rejected or not approved stayed out, and what is on record of them \
                 stays as it is: line {lines}"
            ));
        }
        let files = [
            ("survey_responses", self.responses),
            ("survey_answers", self.answers),
        ];
        let files = files.iter();
        Ok(Brought {
            files: files.filter_map(|(name, rows)| file(name, rows)).collect(),
            notes: self.notes,
            origins: self.origins,
        })
    }
}

/// Whether nothing of the question can be read.
fn is_empty(asked: &Asked<'_>) -> bool {
    asked.whole.is_none() && asked.split.iter().all(|it| it.code.is_none())
}

/// Why a row does not fit under its headers, if it does not.
pub(super) fn uneven(table: &Table, line: u64, cells: &[String]) -> Option<Refusal> {
    let (found, expected) = (cells.len(), table.heads.len());
    let more = cells.iter().skip(expected);
    if found >= expected && more.into_iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let cells = if found == 1 { "cell" } else { "cells" };
    let reason = format!("{found} {cells} where the header has {expected}");
    Some(Refusal::rejected(reason).at(line))
}
