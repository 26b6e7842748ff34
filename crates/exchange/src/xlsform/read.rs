//! A workbook as a form, or all that keeps it from being one.

use std::collections::BTreeSet;

use super::{
    form::{Choice, Form, Wording, Wordings, language_code},
    rows::{Row, Rows},
};
use crate::read::{Reader, Refusal};

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
        row.cell("form_title").clone_into(&mut form.title);
        row.cell("form_id").clone_into(&mut form.id);
        row.cell("version").clone_into(&mut form.version);
        form.language = language_code(row.cell("default_language"));
    }
    if form.language.is_empty() || form.language == "default" {
        form.language = "en".into();
    }
    let mut reading = Reading {
        form,
        languages: BTreeSet::new(),
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
        mut form,
        languages,
        refusals,
        ..
    } = reading;
    let mut languages: Vec<String> = languages.into_iter().collect();
    languages.sort_by_key(|code| *code != form.language);
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

/// A form in the making, and what keeps it from being one.
pub(super) struct Reading {
    pub(super) form: Form,
    /// The languages that something is worded in.
    languages: BTreeSet<String>,
    /// The part that the row stands in.
    pub(super) section: Option<String>,
    /// The table that it stands in.
    pub(super) table: Option<String>,
    pub(super) refusals: Vec<Refusal>,
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

    /// How a row words what it asks or offers. What is said in another language as in the
    /// form's own is no translation: forms are written so where there is none.
    pub(super) fn wordings(&mut self, sheet: &Rows, row: &Row) -> Wordings {
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
                self.languages.insert(code.clone());
                let wording: &mut Wording = wordings.entry(code).or_default();
                let part = if is_hint {
                    &mut wording.hint
                } else {
                    &mut wording.label
                };
                text.clone_into(part);
            }
        }
        let own = wordings.get(&self.form.language).cloned();
        wordings.retain(|code, wording| {
            let own = own.as_ref().filter(|_| *code != self.form.language);
            if own.is_some_and(|own| own.hint == wording.hint) {
                wording.hint.clear();
            }
            let is_own = own.is_some_and(|own| own.label == wording.label);
            !wording.label.is_empty() && !(is_own && wording.hint.is_empty())
        });
        wordings
    }
}
