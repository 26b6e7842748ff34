//! A form as a workbook.

use std::io::{self, Write};

use entity::vocabulary::QuestionType;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{
    CHAPTER, constraint,
    form::{Form, Question, Wording, Wordings, language_name},
};

/// Writes a form.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(form: &Form, mut out: impl Write + Send) -> io::Result<()> {
    let mut workbook = Workbook::new();
    fill(&mut workbook, "survey", &survey(form)).map_err(io::Error::other)?;
    fill(&mut workbook, "choices", &choices(form)).map_err(io::Error::other)?;
    fill(&mut workbook, "settings", &settings(form)).map_err(io::Error::other)?;
    workbook
        .save_to_writer(&mut out)
        .map_err(io::Error::other)?;
    out.flush()
}

/// Every cell is a text, so that a spreadsheet runs none and makes a day of none.
fn fill(workbook: &mut Workbook, name: &str, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@");
    let head = text.clone().set_bold();
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (row, cells) in (0..).zip(rows) {
        let format = if row == 0 { &head } else { &text };
        for (place, cell) in (0..).zip(cells) {
            worksheet.set_column_width(place, 24)?;
            if !cell.is_empty() {
                worksheet.write_string_with_format(row, place, cell, format)?;
            }
        }
    }
    Ok(())
}

/// How a cell says that something is so.
fn yes(is_so: bool) -> String {
    if is_so { "yes".into() } else { String::new() }
}

fn survey(form: &Form) -> Vec<Vec<String>> {
    let mut head = vec!["type".to_owned(), "name".to_owned()];
    for column in ["label", "hint"] {
        let languages = form.languages.iter();
        head.extend(languages.map(|code| format!("{column}::{}", language_name(code))));
    }
    let rest = [
        "required",
        "relevant",
        "constraint",
        "parameters",
        "public",
        "indicators",
    ];
    head.extend(rest.map(str::to_owned));
    let mut rows = vec![head];
    rows.push(row(
        form,
        "text",
        CHAPTER,
        |column, language| match column {
            "label" => chapter(language).0.into(),
            "hint" => chapter(language).1.into(),
            "required" => "yes".into(),
            _ => String::new(),
        },
    ));
    let bare = |kind: &str| row(form, kind, "", |_, _| String::new());
    let (mut section, mut table): (Option<&String>, Option<&String>) = (None, None);
    let mut sections = 0;
    for question in &form.questions {
        if table.is_some() && question.table.as_ref() != table {
            rows.push(bare("end_repeat"));
            table = None;
        }
        if question.section.as_ref() != section {
            if section.is_some() {
                rows.push(bare("end_group"));
            }
            section = question.section.as_ref();
            if let Some(section) = section {
                sections += 1;
                let name = format!("section_{sections}");
                rows.push(row(form, "begin_group", &name, |column, _| match column {
                    "label" => section.clone(),
                    _ => String::new(),
                }));
            }
        }
        if question.kind == QuestionType::Table {
            table = Some(&question.code);
        }
        rows.push(asked(form, question));
    }
    if table.is_some() {
        rows.push(bare("end_repeat"));
    }
    if section.is_some() {
        rows.push(bare("end_group"));
    }
    rows
}

/// How the question is worded that every form begins with.
fn chapter(language: &str) -> (&'static str, &'static str) {
    match language {
        "fr" => ("Chapitre", "Son identifiant, comme csn-ken"),
        "es" => ("Capítulo", "Su identificador, como csn-ken"),
        "pt" => ("Capítulo", "O seu identificador, como csn-ken"),
        _ => ("Chapter", "Its id, such as csn-ken"),
    }
}

/// A row of the worksheet of questions: what stands in each column, in each language.
fn row(form: &Form, kind: &str, name: &str, cell: impl Fn(&str, &str) -> String) -> Vec<String> {
    let mut cells = vec![kind.to_owned(), name.to_owned()];
    for column in ["label", "hint"] {
        cells.extend(form.languages.iter().map(|language| cell(column, language)));
    }
    for column in [
        "required",
        "relevant",
        "constraint",
        "parameters",
        "public",
        "indicators",
    ] {
        cells.push(cell(column, ""));
    }
    cells
}

fn asked(form: &Form, question: &Question) -> Vec<String> {
    let list = question.choices.as_deref().unwrap_or_default();
    let kind = match question.kind {
        QuestionType::Text => "text".to_owned(),
        QuestionType::Integer => "integer".to_owned(),
        QuestionType::Decimal => "decimal".to_owned(),
        QuestionType::Choice => format!("select_one {list}"),
        QuestionType::MultiChoice => format!("select_multiple {list}"),
        QuestionType::Date => "date".to_owned(),
        QuestionType::Scale => "range".to_owned(),
        QuestionType::Table => "begin_repeat".to_owned(),
    };
    let (minimum, maximum) = (question.minimum, question.maximum);
    let is_scale = question.kind == QuestionType::Scale;
    row(
        form,
        &kind,
        &question.code,
        |column, language| match column {
            "label" => said(form, &question.wordings, language, |it| &it.label)
                .unwrap_or_else(|| question.code.clone()),
            "hint" => said(form, &question.wordings, language, |it| &it.hint).unwrap_or_default(),
            "required" => yes(question.required),
            "relevant" => question.relevant.clone().unwrap_or_default(),
            "constraint" if !is_scale => constraint::written(minimum, maximum),
            "parameters" if is_scale => format!(
                "start={} end={} step=1",
                minimum.unwrap_or_default(),
                maximum.unwrap_or_default()
            ),
            "public" => yes(question.public),
            "indicators" => question.indicators.join(" "),
            _ => String::new(),
        },
    )
}

/// What is said in a language, else in the form's own, else in any: where tools find a
/// text in one language alone they show `-` in the others.
fn said(
    form: &Form,
    wordings: &Wordings,
    language: &str,
    part: fn(&Wording) -> &String,
) -> Option<String> {
    let said = |code: &str| wordings.get(code).map(part).filter(|text| !text.is_empty());
    let any = || wordings.values().map(part).find(|text| !text.is_empty());
    let said = said(language).or_else(|| said(&form.language));
    said.or_else(any).cloned()
}

fn choices(form: &Form) -> Vec<Vec<String>> {
    let mut head = vec!["list_name".to_owned(), "name".to_owned()];
    let languages = form.languages.iter();
    head.extend(languages.map(|code| format!("label::{}", language_name(code))));
    head.push("number".into());
    let rows = form.choices.iter().map(|choice| {
        let mut cells = vec![choice.list.clone(), choice.code.clone()];
        let languages = form.languages.iter();
        cells.extend(languages.map(|language| {
            let label = said(form, &choice.wordings, language, |it| &it.label);
            label.unwrap_or_else(|| choice.code.clone())
        }));
        cells.push(choice.number.map(|it| it.to_string()).unwrap_or_default());
        cells
    });
    [head].into_iter().chain(rows).collect()
}

fn settings(form: &Form) -> Vec<Vec<String>> {
    let head = ["form_title", "form_id", "version", "default_language"];
    let row = [
        form.title.clone(),
        form.id.clone(),
        form.version.clone(),
        language_name(&form.language),
    ];
    vec![head.map(str::to_owned).into(), row.into()]
}

#[cfg(test)]
mod tests {
    use super::{super::form::Choice, *};

    fn wordings(all: &[(&str, &str, &str)]) -> Wordings {
        let wording = |&(language, label, hint): &(&str, &str, &str)| {
            let (label, hint) = (label.to_owned(), hint.to_owned());
            (language.to_owned(), Wording { label, hint })
        };
        all.iter().map(wording).collect()
    }

    fn question(code: &str, wordings: Wordings) -> Question {
        Question {
            code: code.into(),
            kind: QuestionType::Text,
            section: None,
            choices: None,
            table: None,
            required: false,
            minimum: None,
            maximum: None,
            relevant: None,
            public: false,
            indicators: vec![],
            wordings,
        }
    }

    #[test]
    fn what_is_not_translated_is_said_in_the_language_of_the_form() {
        let form = Form {
            language: "en".into(),
            languages: ["en", "fr", "ar"].map(str::to_owned).into(),
            questions: vec![
                question("a", wordings(&[("en", "Whole?", "One of two")])),
                question(
                    "b",
                    wordings(&[("en", "Both?", "Say"), ("fr", "Deux ?", "")]),
                ),
                question("c", wordings(&[("fr", "Une seule ?", "")])),
                question("d", Wordings::new()),
            ],
            choices: vec![Choice {
                list: "l".into(),
                code: "yes".into(),
                number: None,
                wordings: wordings(&[("en", "Yes", "")]),
            }],
            ..Form::default()
        };
        let rows = survey(&form);
        for (row, labels, hints) in [
            (2, ["Whole?"; 3], ["One of two"; 3]),
            (3, ["Both?", "Deux ?", "Both?"], ["Say"; 3]),
            (4, ["Une seule ?"; 3], [""; 3]),
            (5, ["d"; 3], [""; 3]),
        ] {
            assert_eq!(rows[row][2..5], labels, "{rows:?}");
            assert_eq!(rows[row][5..8], hints, "{rows:?}");
        }
        assert_eq!(rows[1][2..5], ["Chapter", "Chapitre", "Chapter"]);
        assert_eq!(choices(&form)[1], ["l", "yes", "Yes", "Yes", "Yes", ""]);
    }
}
