//! The rows of the worksheet `survey`.

use entity::vocabulary::QuestionType;

use super::{
    CHAPTER, constraint,
    form::Question,
    read::Reading,
    rows::{Row, Rows},
};
use answer::survey::Condition;

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

impl Reading {
    /// Takes a row of the worksheet of questions.
    pub(super) fn asked(&mut self, sheet: &Rows, row: &Row) {
        let kind = row.cell("type").replace("begin group", "begin_group");
        let kind = kind.replace("end group", "end_group");
        let kind = kind.replace("begin repeat", "begin_repeat");
        let kind = kind.replace("end repeat", "end_repeat");
        let mut words = kind.split_whitespace();
        let (kind, list) = (words.next().unwrap_or_default(), words.next());
        if let Some(more) = words.next().filter(|_| kind.starts_with("select_")) {
            let reason = format!(
                "{more} is not taken: add a choice such as other to the list, and a text that is \
                 asked where it is chosen"
            );
            self.refusals.push(sheet.refused(row, "type", reason));
            return;
        }
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
    pub(super) fn conditions(&mut self, sheet: &Rows) {
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
}

fn is_yes(cell: &str) -> bool {
    matches!(
        cell.to_ascii_lowercase().as_str(),
        "yes" | "true" | "true()" | "1"
    )
}
