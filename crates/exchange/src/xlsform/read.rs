//! A workbook as a form, or all that keeps it from being one.

use std::collections::BTreeSet;

use super::{
    form::{Choice, Form, Wording, Wordings, language_code, language_wanted},
    rows::{Row, Rows},
};
use crate::read::{Reader, Refusal};

/// Reads a workbook as a form.
///
/// # Errors
///
/// All that is wrong with it or not understood, each with its worksheet and row.
pub fn read(reader: &Reader, bytes: &[u8]) -> Result<Form, Vec<Refusal>> {
    let names = reader.worksheets(bytes);
    let names = names.map_err(|refusal| vec![refusal])?;
    // A form without choices or settings needs no worksheet for them.
    let open = |name| {
        let is_there = names.iter().any(|it| it.eq_ignore_ascii_case(name));
        if is_there || name == "survey" {
            Rows::read(reader, name, bytes).map_err(|refusal| vec![refusal])
        } else {
            Ok(Rows::none(name))
        }
    };
    let (survey, choices, settings) = (open("survey")?, open("choices")?, open("settings")?);
    let (mut form, mut refusals) = (Form::default(), vec![]);
    if let Some(row) = settings.rows().first() {
        row.cell("form_title").clone_into(&mut form.title);
        row.cell("form_id").clone_into(&mut form.id);
        row.cell("version").clone_into(&mut form.version);
        let language = row.cell("default_language");
        if let Some(code) = language_code(language) {
            form.language = code;
        } else {
            let reason = language_wanted(language);
            refusals.push(settings.refused(row, "default_language", reason));
        }
    }
    if form.language.is_empty() || form.language == "default" {
        let labels = survey.translated("label").into_iter();
        let mut codes = labels.map(|(_, language)| language_code(&language).unwrap_or_default());
        let first = codes
            .next()
            .filter(|code| !code.is_empty() && codes.all(|it| !it.is_empty()));
        form.language = first.unwrap_or_else(|| "en".into());
    }
    let mut reading = Reading {
        form,
        section: None,
        table: None,
        languages: BTreeSet::new(),
        refusals,
    };
    for sheet in [&survey, &choices] {
        reading.languages(sheet);
    }
    for row in choices.rows() {
        reading.offered(&choices, row);
    }
    for row in survey.rows() {
        reading.asked(&survey, row);
    }
    reading.conditions(&survey);
    let Reading {
        mut form,
        mut refusals,
        languages,
        ..
    } = reading;
    let mut languages: Vec<String> = languages.into_iter().collect();
    languages.sort_by_key(|code| (*code != form.language, code.clone()));
    languages.dedup();
    if languages.first() != Some(&form.language) {
        languages.insert(0, form.language.clone());
    }
    form.languages = languages;
    if refusals.is_empty() && form.questions.is_empty() {
        let reason = "worksheet survey: there is no question: put one under the headers";
        refusals.push(Refusal::rejected(reason));
    }
    if refusals.is_empty() {
        Ok(form)
    } else {
        Err(refusals)
    }
}

/// A form in the making, and what keeps it from being one.
pub(super) struct Reading {
    pub(super) form: Form,
    /// The part that the row stands in.
    pub(super) section: Option<String>,
    /// The table that it stands in.
    pub(super) table: Option<String>,
    /// The languages in which something is worded.
    languages: BTreeSet<String>,
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

    /// How a row words what it asks or offers.
    ///
    /// A field tool shows a dash where a form says nothing in a language, so our forms
    /// say it in their own; read back, that is no translation.
    pub(super) fn wordings(&mut self, sheet: &Rows, row: &Row) -> Wordings {
        let mut wordings = Wordings::new();
        for (is_hint, column) in [(false, "label"), (true, "hint")] {
            for (head, language) in sheet.translated(column) {
                let text = row.cell(&head);
                if text.is_empty() {
                    continue;
                }
                let code = match language.as_str() {
                    "" => Some(self.form.language.clone()),
                    language => language_code(language),
                };
                // One that is not known was refused with its header.
                let Some(code) = code else { continue };
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
        wordings.retain(|_, wording| !wording.label.is_empty());
        if let Some(own) = wordings.get(&self.form.language).cloned() {
            for (code, wording) in &mut wordings {
                if *code != self.form.language && wording.hint == own.hint {
                    wording.hint.clear();
                }
            }
            wordings.retain(|code, wording| {
                *code == self.form.language
                    || wording.label != own.label
                    || !wording.hint.is_empty()
            });
        }
        wordings
    }

    /// Whether the headers name languages that are known; a note where one is told by
    /// its name alone.
    fn languages(&mut self, sheet: &Rows) {
        for column in ["label", "hint"] {
            for (head, language) in sheet.translated(column) {
                if language.is_empty() {
                    continue;
                }
                match language_code(&language) {
                    None => {
                        let reason = language_wanted(&language);
                        self.refusals.push(sheet.refused_head(&head, reason));
                    }
                    Some(code) if !language.contains('(') && language != code => {
                        let note = format!("{language:?} was taken for {code}");
                        if !self.form.notes.contains(&note) {
                            self.form.notes.push(note);
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
