//! Forms that ask more than this server understands.

use exchange::xlsform;
use rust_xlsxwriter::Workbook;

use super::files::reader;

#[test]
fn what_a_form_asks_beyond_us_is_refused_with_its_row() {
    let written = |survey: &[&[&str]]| {
        let mut workbook = Workbook::new();
        let choices: &[&[&str]] = &[&["list_name", "name", "label"], &["yes_no", "yes", "Yes"]];
        let settings: &[&[&str]] = &[
            &["form_title", "form_id"],
            &["A synthetic form", "synthetic"],
        ];
        for (name, rows) in [
            ("survey", survey),
            ("choices", choices),
            ("settings", settings),
        ] {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (place, cell) in (0..).zip(*cells) {
                    worksheet.write_string(row, place, *cell).unwrap();
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    let head: &[&str] = &[
        "type",
        "name",
        "label",
        "relevant",
        "constraint",
        "calculation",
        "parameters",
    ];
    let first: &[&str] = &["select_one yes_no", "first", "First?", "", "", "", ""];
    let good = written(&[
        head,
        first,
        &[
            "integer",
            "second",
            "Second?",
            "${first} = 'yes'",
            ". >= 0",
            "",
            "",
        ],
    ]);
    let form = xlsform::read(&reader(), &good).unwrap();
    assert_eq!((form.questions.len(), form.language.as_str()), (2, "en"));
    for (row, told) in [
        (
            &["calculate", "it", "", "", "", "1 + 1", ""][..],
            "column calculation",
        ),
        (
            &["geopoint", "it", "Where?"],
            "the type \"geopoint\" is not understood",
        ),
        (
            &[
                "text",
                "it",
                "What?",
                "${first} = 'yes' and ${first} != 'no'",
            ],
            "write one comparison",
        ),
        (
            &["text", "it", "What?", "${nobody} = 'yes'"],
            "no question outside of tables",
        ),
        (
            &["integer", "it", "What?", "", "regex(., '[0-9]')"],
            "write a range",
        ),
        (
            &["range", "it", "What?", "", "", "", "start=0 end=1 step=0.1"],
            "write the scale",
        ),
        (&["select_one many", "it", "What?"], "has no list \"many\""),
        (&["text", "first", "Again?"], "a name of its own"),
        (&["text", "", "Nameless?"], "a name of its own"),
    ] {
        let refusals = xlsform::read(&reader(), &written(&[head, first, row])).unwrap_err();
        let text: Vec<String> = refusals.iter().map(ToString::to_string).collect();
        let place = |it: &String| {
            it.contains(told) && it.contains("line 3") && it.contains("worksheet survey")
        };
        assert!(text.iter().any(place), "{row:?}: {text:?}");
    }
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("survey").unwrap();
    let refusals = xlsform::read(&reader(), &workbook.save_to_buffer().unwrap()).unwrap_err();
    assert!(
        refusals[0].reason.contains("there is no question"),
        "{refusals:?}"
    );
}
