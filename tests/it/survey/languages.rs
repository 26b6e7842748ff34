//! The languages of forms.

use exchange::xlsform;
use rust_xlsxwriter::Workbook;

use super::{asked, files::reader};
use crate::world::World;

#[tokio::test]
async fn what_is_not_translated_is_asked_in_the_forms_own_language() {
    let world = World::sqlite().await;
    asked(&world).await;
    let url = format!("{}/survey/synthetic-1/xlsform", world.url());
    let form = reqwest::get(url).await.unwrap().bytes().await.unwrap();
    for (name, column) in [
        ("survey", "label"),
        ("choices", "label"),
        ("survey", "hint"),
    ] {
        let rows = reader().worksheet(name, &form).unwrap();
        let (_, heads) = &rows[0];
        let place = |language: &str| {
            let head = format!("{column}::{language}");
            heads.iter().position(|it| *it == head).unwrap()
        };
        let (own, other) = (place("English (en)"), place("Français (fr)"));
        let is_said =
            |cells: &[String], place: usize| cells.get(place).is_some_and(|it| !it.is_empty());
        for (number, cells) in &rows[1..] {
            assert_eq!(
                is_said(cells, own),
                is_said(cells, other),
                "{name} {column}, row {number}"
            );
        }
    }
    // What was said twice is one wording when it comes back.
    let form = xlsform::read(&reader(), &form).unwrap();
    assert_eq!(form.languages, ["en", "fr"]);
    let wordings = form.questions.iter().map(|it| &it.wordings);
    let wordings = wordings.chain(form.choices.iter().map(|it| &it.wordings));
    let both = wordings
        .filter(|it| it.contains_key("fr"))
        .inspect(|it| assert_ne!(it["fr"], it["en"]));
    assert!(both.count() > 3);
}

#[test]
fn a_language_is_known_by_its_name_or_asked_for() {
    let written = |label: &str, kind: &str| {
        let mut workbook = Workbook::new();
        let worksheet = workbook.add_worksheet();
        worksheet.set_name("survey").unwrap();
        for (row, cells) in (0..).zip([["Type", "Name", label], [kind, "first", "Combien ?"]]) {
            for (column, cell) in (0..).zip(cells) {
                worksheet.write_string(row, column, cell).unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    let form = xlsform::read(&reader(), &written("Label::French", "integer")).unwrap();
    assert_eq!((form.language.as_str(), form.languages.len()), ("fr", 1));
    assert_eq!(form.questions[0].wordings["fr"].label, "Combien ?");
    assert_eq!(form.notes, ["\"French\" was taken for fr"]);
    let form = xlsform::read(&reader(), &written("label::Français (fr)", "integer")).unwrap();
    assert!(form.notes.is_empty() && form.language == "fr");
    let told = |label, kind| {
        let refusals = xlsform::read(&reader(), &written(label, kind)).unwrap_err();
        let lines = refusals.iter().map(ToString::to_string);
        lines.collect::<Vec<_>>().join("\n")
    };
    let unknown = told("label::Klingon", "integer");
    assert!(
        unknown.starts_with("line 1, column label::Klingon: worksheet survey: "),
        "{unknown}"
    );
    let other = told("label", "select_one places or_other");
    assert!(other.contains("or_other is not taken"), "{other}");
}
