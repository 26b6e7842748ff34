//! A form as a workbook.

use std::io::{self, Write};

use entity::vocabulary::QuestionType;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{
    CHAPTER, constraint,
    form::{Form, Question, Wordings, language_name},
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
    rows.push(row(form, "text", CHAPTER, |column, _| match column {
        "label" => "Chapter".into(),
        "hint" => "Its id, such as csn-ken".into(),
        "required" => "yes".into(),
        _ => String::new(),
    }));
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
            "label" => match said(form, &question.wordings, language, |it| &it.label) {
                "" => question.code.clone(),
                label => label.to_owned(),
            },
            "hint" => said(form, &question.wordings, language, |it| &it.hint).to_owned(),
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

/// How something is worded in a language or, where that is not known, in the form's
/// own: a field tool shows a dash where a form says nothing.
fn said<'a>(
    form: &Form,
    wordings: &'a Wordings,
    language: &str,
    part: fn(&super::Wording) -> &String,
) -> &'a str {
    let own = [language, &form.language];
    let own = own.into_iter().filter_map(|it| wordings.get(it));
    let mut parts = own.chain(wordings.values()).map(part);
    parts.find(|it| !it.is_empty()).map_or("", String::as_str)
}

fn choices(form: &Form) -> Vec<Vec<String>> {
    let mut head = vec!["list_name".to_owned(), "name".to_owned()];
    let languages = form.languages.iter();
    head.extend(languages.map(|code| format!("label::{}", language_name(code))));
    head.push("number".into());
    let rows = form.choices.iter().map(|choice| {
        let mut cells = vec![choice.list.clone(), choice.code.clone()];
        let languages = form.languages.iter();
        let labels = languages.map(|it| said(form, &choice.wordings, it, |it| &it.label));
        cells.extend(labels.map(|label| match label {
            "" => choice.code.clone(),
            label => label.to_owned(),
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
