//! A workbook as a form, or all that keeps it from being one.

use entity::vocabulary::QuestionType;

use super::{
    CHAPTER, constraint,
    form::{Choice, Form, Question, Wording, Wordings, language_code},
    rows::{Row, Rows},
};
use crate::{
    answer::survey::Condition,
    exchange::read::{Reader, Refusal},
};

/// Columns that say how a question looks, and not what it asks.
const LOOKS: [&str; 4] = [
    "appearance",
    "constraint_message",
    "required_message",
    "guidance_hint",
];

/// Columns that say what it asks.
const UNDERSTOOD: [&str; 8] = [
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "parameters",
    "public",
    "indicators",
];

/// Reads a workbook as a form.
///
/// # Errors
///
/// All that is wrong with it or not understood, each with its worksheet and row.
pub fn read(reader: &Reader, bytes: &[u8]) -> Result<Form, Vec<Refusal>> {
    let open = |name| Rows::read(reader, name, bytes).map_err(|refusal| vec![refusal]);
    let (survey, choices, settings) = (open("survey")?, open("choices")?, open("settings")?);
    let mut form = Form::default();
    if let Some(row) = settings.rows().first() {
        form.title = row.cell("form_title").to_owned();
        form.id = row.cell("form_id").to_owned();
        form.version = row.cell("version").to_owned();
        form.language = language_code(row.cell("default_language"));
    }
    if form.language.is_empty() || form.language == "default" {
        form.language = "en".into();
    }
    let mut reading = Reading {
        form,
        section: None,
        table: None,
        refusals: vec![],
    };
    for row in choices.rows() {
        reading.offered(&choices, row);
    }
    for row in survey.rows() {
        reading.asked(&survey, row);
    }
    reading.conditions(&survey);
    let Reading {
        mut form, refusals, ..
    } = reading;
    let wordings = form.questions.iter().map(|it| &it.wordings);
    let wordings = wordings.chain(form.choices.iter().map(|it| &it.wordings));
    let mut languages: Vec<String> = wordings.flat_map(|it| it.keys().cloned()).collect();
    languages.sort_by_key(|code| (*code != form.language, code.clone()));
    languages.dedup();
    if languages.first() != Some(&form.language) {
        languages.insert(0, form.language.clone());
    }
    form.languages = languages;
    if refusals.is_empty() {
        Ok(form)
    } else {
        Err(refusals)
    }
}

struct Reading {
    form: Form,
    section: Option<String>,
    table: Option<String>,
    refusals: Vec<Refusal>,
}

impl Reading {
    fn offered(&mut self, sheet: &Rows, row: &Row) {
        let list = row.cell("list_name");
        let list = if list.is_empty() {
            row.cell("list name")
        } else {
            list
        };
        let number = row.cell("number");
        let parsed = number.parse::<f64>().ok().filter(|it| it.is_finite());
        let refused = match (list, row.cell("name")) {
            ("", _) => Some(("list_name", "name the list")),
            (_, "") => Some(("name", "name the choice")),
            (_, code) if code.contains([' ', ';']) => {
                Some(("name", "write the name without spaces and semicolons"))
            }
            _ if !number.is_empty() && parsed.is_none() => Some(("number", "write a number")),
            _ => None,
        };
        if let Some((column, reason)) = refused {
            self.refusals.push(sheet.refused(row, column, reason));
            return;
        }
        let choice = Choice {
            list: list.to_owned(),
            code: row.cell("name").to_owned(),
            number: parsed,
            wordings: self.wordings(sheet, row),
        };
        let mut others = self.form.choices.iter();
        if others.any(|it| it.list == choice.list && it.code == choice.code) {
            let reason = "the list has this choice already: drop one";
            self.refusals.push(sheet.refused(row, "name", reason));
        }
        self.form.choices.push(choice);
    }

    fn asked(&mut self, sheet: &Rows, row: &Row) {
        let kind = row.cell("type").replace("begin group", "begin_group");
        let kind = kind.replace("end group", "end_group");
        let kind = kind.replace("begin repeat", "begin_repeat");
        let kind = kind.replace("end repeat", "end_repeat");
        let mut words = kind.split_whitespace();
        let (kind, list) = (words.next().unwrap_or_default(), words.next());
        let refused = |column: &str, reason: &str| sheet.refused(row, column, reason);
        for column in row.held() {
            let plain = column.split(':').next().unwrap_or(column);
            let is_known = UNDERSTOOD.contains(&column)
                || LOOKS.contains(&plain)
                || matches!(plain, "label" | "hint");
            if !is_known {
                let reason = "this server does not know what that column asks: clear it";
                self.refusals.push(refused(column, reason));
            }
        }
        let code = row.cell("name").to_owned();
        let kind = match (kind, list) {
            ("begin_group", _) => {
                if self.section.is_some() || self.table.is_some() {
                    let reason = "a group inside another: end the other first";
                    self.refusals.push(refused("type", reason));
                }
                if !row.cell("relevant").is_empty() {
                    let reason = "a group under a condition: give it to each of its questions";
                    self.refusals.push(refused("relevant", reason));
                }
                let label = self.wordings(sheet, row).remove(&self.form.language);
                self.section = Some(label.map_or(code, |wording| wording.label));
                return;
            }
            ("end_group", _) => {
                self.section = None;
                return;
            }
            ("end_repeat", _) => {
                self.table = None;
                return;
            }
            ("begin_repeat", _) if self.table.is_some() => {
                let reason = "a table inside another: make it one of its own";
                self.refusals.push(refused("type", reason));
                return;
            }
            ("begin_repeat", _) => QuestionType::Table,
            ("text", _) if code == CHAPTER => return,
            ("text", _) => QuestionType::Text,
            ("integer" | "int", _) => QuestionType::Integer,
            ("decimal", _) => QuestionType::Decimal,
            ("date", _) => QuestionType::Date,
            ("range", _) => QuestionType::Scale,
            ("select_one", Some(_)) => QuestionType::Choice,
            ("select_multiple", Some(_)) => QuestionType::MultiChoice,
            _ => {
                let reason = format!(
                    "the type {kind:?} is not understood: take text, integer, decimal, date, \
                     range, select_one, select_multiple, begin_group or begin_repeat"
                );
                self.refusals.push(refused("type", &reason));
                return;
            }
        };
        self.question(sheet, row, kind, list);
    }

    fn question(&mut self, sheet: &Rows, row: &Row, kind: QuestionType, list: Option<&str>) {
        let code = row.cell("name").to_owned();
        let refused = |column: &str, reason: &str| sheet.refused(row, column, reason);
        let is_table = kind == QuestionType::Table;
        let list =
            list.filter(|_| matches!(kind, QuestionType::Choice | QuestionType::MultiChoice));
        if let Some(list) = list
            && !self.form.choices.iter().any(|choice| choice.list == list)
        {
            let reason = format!("the worksheet choices has no list {list:?}: add it");
            self.refusals.push(refused("type", &reason));
        }
        let range = match kind {
            QuestionType::Scale => constraint::scale(row.cell("parameters")),
            _ => constraint::read(row.cell("constraint")),
        };
        let column = if kind == QuestionType::Scale {
            "parameters"
        } else {
            "constraint"
        };
        let (minimum, maximum) = range.unwrap_or_else(|reason| {
            self.refusals.push(refused(column, &reason));
            (None, None)
        });
        let table = self.table.clone();
        let mut others = self.form.questions.iter();
        if code.is_empty() || others.any(|it| it.code == code && it.table == table) {
            let reason = "give every question a name of its own";
            self.refusals.push(refused("name", reason));
        }
        let indicators = row.cell("indicators").split([' ', ';']);
        let indicators = indicators.filter(|it| !it.is_empty()).map(str::to_owned);
        let question = Question {
            kind,
            section: self.section.clone(),
            choices: list.map(str::to_owned),
            table,
            required: is_yes(row.cell("required")),
            minimum,
            maximum,
            relevant: Some(row.cell("relevant").to_owned()).filter(|it| !it.is_empty()),
            public: is_yes(row.cell("public")),
            indicators: indicators.collect(),
            wordings: self.wordings(sheet, row),
            code: code.clone(),
        };
        if is_table {
            self.table = Some(code);
        }
        self.form.questions.push(question);
    }

    /// A condition must be one comparison with a question outside of tables.
    fn conditions(&mut self, sheet: &Rows) {
        for row in sheet.rows() {
            let text = row.cell("relevant");
            let kind = row.cell("type");
            if text.is_empty() || kind.contains("group") {
                continue;
            }
            let mut questions = self.form.questions.iter();
            let reason = match Condition::parse(text) {
                Ok(condition) => {
                    let mut is_named =
                        |it: &Question| it.table.is_none() && it.code == condition.question();
                    if questions.any(&mut is_named) {
                        continue;
                    }
                    format!(
                        "no question outside of tables is {:?}",
                        condition.question()
                    )
                }
                Err(reason) => reason,
            };
            self.refusals.push(sheet.refused(row, "relevant", reason));
        }
    }

    fn wordings(&self, sheet: &Rows, row: &Row) -> Wordings {
        let mut wordings = Wordings::new();
        for (is_hint, column) in [(false, "label"), (true, "hint")] {
            for (head, language) in sheet.translated(column) {
                let text = row.cell(&head);
                if text.is_empty() {
                    continue;
                }
                let code = match language.as_str() {
                    "" => self.form.language.clone(),
                    language => language_code(language),
                };
                let wording: &mut Wording = wordings.entry(code).or_default();
                let part = if is_hint {
                    &mut wording.hint
                } else {
                    &mut wording.label
                };
                text.clone_into(part);
            }
        }
        wordings.retain(|_, wording| !wording.label.is_empty());
        wordings
    }
}

fn is_yes(cell: &str) -> bool {
    matches!(
        cell.to_ascii_lowercase().as_str(),
        "yes" | "true" | "true()" | "1"
    )
}
