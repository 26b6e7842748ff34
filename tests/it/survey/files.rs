//! Surveys to and from field tools, by the command line and by address.

use std::{fs, path::Path, process::Output};

use exchange::{
    read::{Limits, Reader},
    xlsform,
};

use super::downloads::{KOBO, workbook};
use crate::{start::sun_graph, world::World};

pub(super) fn reader() -> Reader {
    Reader {
        limits: Limits::default(),
        program: env!("CARGO_BIN_EXE_sun-graph").into(),
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let database = ["--database", "sqlite:test.db"];
    let mut command = sun_graph(folder);
    command.args(database).args(arguments).output().unwrap()
}

/// What a command prints that must succeed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    let (out, error) = (&output.stdout, String::from_utf8_lossy(&output.stderr));
    let out = String::from_utf8_lossy(out).into_owned();
    assert!(output.status.success(), "{arguments:?}: {out}{error}");
    out
}

fn synthetic(folder: &Path) {
    let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/survey");
    said(folder, &["import", sheets.to_str().unwrap()]);
}

fn form(path: &Path) -> xlsform::Form {
    xlsform::read(&reader(), &fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_form_reads_back_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synthetic(folder);
    for (version, survey) in [
        ("synthetic-1", "csn-annual-survey"),
        ("csn-functionality-1", "csn-functionality"),
    ] {
        said(
            folder,
            &["survey", "export", version, "--output", "first.xlsx"],
        );
        let again = [
            "survey",
            "import",
            "first.xlsx",
            "--survey",
            survey,
            "--version",
            "copy",
        ];
        let dry = said(folder, &[&again[..], &["--dry-run"]].concat());
        assert!(dry.contains("nothing was written"), "{dry}");
        let told = said(folder, &again);
        assert!(
            told.contains("survey_questions: ") && told.contains(" 0 refused"),
            "{told}"
        );
        said(
            folder,
            &["survey", "export", "copy", "--output", "second.xlsx"],
        );
        let (first, mut second) = (
            form(&folder.join("first.xlsx")),
            form(&folder.join("second.xlsx")),
        );
        assert_eq!((first.id.as_str(), second.id.as_str()), (version, "copy"));
        second.id.clone_from(&first.id);
        second.title.clone_from(&first.title);
        assert_eq!(first, second);
        let told = said(folder, &again);
        let mut sheets = told.lines().filter(|line| line.starts_with("survey_"));
        let unchanged = sheets.all(|line| line.contains(": 0 created, 0 changed, "));
        assert!(unchanged, "{told}");
        // The next one is another survey's version of the same id.
        fs::remove_file(folder.join("test.db")).unwrap();
        synthetic(folder);
    }
}

#[test]
fn responses_go_out_wide_and_come_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synthetic(folder);
    let head = "chapter,status,established,section_1/members,partners,satisfaction,donors[1]/name,donors[2]/name,donors[2]/since,remark,_uuid\n";
    let rows = format!(
        "{head}csn-ken,,yes,12,un donors,4,A synthetic donor,Another synthetic donor,2014.0,-1 & more,x\ncsn-sen,DRAFT,no,,,,,,,,y\n"
    );
    fs::write(folder.join("in.csv"), rows).unwrap();
    let bring = [
        "survey",
        "import-responses",
        "in.csv",
        "--round",
        "synthetic-open",
    ];
    let dry = said(folder, &[&bring[..], &["--dry-run"]].concat());
    assert!(dry.contains("survey_responses: 2 created"), "{dry}");
    let told = said(folder, &bring);
    assert!(told.contains("survey_answers: 9 created"), "{told}");
    let out = [
        "survey",
        "export-responses",
        "synthetic-open",
        "--output",
        "out.csv",
    ];
    said(folder, &out);
    let wide = fs::read_to_string(folder.join("out.csv")).unwrap();
    let expected = "chapter,status,established,founded,members,budget,partners,satisfaction,donors[1]/name,donors[1]/since,donors[2]/name,donors[2]/since,remark\n\
        csn-ken,SUBMITTED,yes,,12,,un donors,4,A synthetic donor,,Another synthetic donor,2014,'-1 & more\n\
        csn-sen,DRAFT,no,,,,,,,,,,\n";
    assert_eq!(wide, expected);
    let again = said(
        folder,
        &[
            "survey",
            "import-responses",
            "out.csv",
            "--round",
            "synthetic-open",
        ],
    );
    assert!(
        again.contains("survey_responses: 0 created, 0 changed, 2 unchanged"),
        "{again}"
    );
    assert!(
        again.contains("survey_answers: 0 created, 0 changed, 9 unchanged"),
        "{again}"
    );

    // What is wrong is told, and nothing of it is in.
    let wrong = "chapter,status,established,members,satisfaction\ncsn-uga,SUBMITTED,perhaps,3,4\ncsn-mli,SUBMITTED,yes,,4\n";
    fs::write(folder.join("wrong.csv"), wrong).unwrap();
    let output = run(
        folder,
        &[
            "survey",
            "import-responses",
            "wrong.csv",
            "--round",
            "synthetic-open",
        ],
    );
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("established: choose of yes, no"), "{told}");
    assert!(
        told.contains("csn-mli, members: this must be answered"),
        "{told}"
    );
    said(folder, &out);
    assert_eq!(
        fs::read_to_string(folder.join("out.csv")).unwrap(),
        expected
    );
    let strange = "chapter,strange\ncsn-uga,1\n";
    fs::write(folder.join("wrong.csv"), strange).unwrap();
    let output = run(
        folder,
        &[
            "survey",
            "import-responses",
            "wrong.csv",
            "--round",
            "synthetic-open",
        ],
    );
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        told.contains("no column is a question of the round"),
        "{told}"
    );
}

#[tokio::test]
async fn a_form_is_had_by_address() {
    let world = World::sqlite().await;
    let at = |version: &str| reqwest::get(format!("{}/survey/{version}/xlsform", world.url()));
    let response = at("csn-functionality-1").await.unwrap();
    assert_eq!(response.status(), 200);
    let form = xlsform::read(&reader(), &response.bytes().await.unwrap()).unwrap();
    assert_eq!(
        (form.id.as_str(), form.questions.len()),
        ("csn-functionality-1", 6)
    );
    assert_eq!(form.title, "CSN functionality index");
    assert!(
        form.questions
            .iter()
            .all(|it| it.public && it.indicators.len() == 2)
    );
    assert_eq!(at("nothing").await.unwrap().status(), 404);
}

/// A version of which only some is translated, as most are.
#[test]
fn a_form_that_is_partly_translated_says_the_same_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synthetic(folder);
    for (version, survey) in [
        ("synthetic-1", "csn-annual-survey"),
        ("csn-functionality-1", "csn-functionality"),
    ] {
        let export = ["survey", "export", version, "--output", "form.xlsx"];
        said(folder, &export);
        let import = ["survey", "import", "form.xlsx", "--survey", survey];
        let told = said(folder, &[&import[..], &["--dry-run"]].concat());
        // Its source is now the form; what it says is the same.
        for part in [" label: ", " hint: ", " languages: "] {
            assert!(!told.contains(part), "{told}");
        }
        assert!(told.contains("survey_texts: 0 created"), "{told}");
    }
}

#[test]
fn a_download_comes_in_by_command() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    synthetic(folder);
    fs::write(folder.join("kobo.csv"), KOBO).unwrap();
    fs::write(folder.join("kobo.xlsx"), workbook()).unwrap();
    let bring = |file| {
        [
            "survey",
            "import-responses",
            file,
            "--round",
            "synthetic-open",
        ]
    };
    let told = said(folder, &bring("kobo.csv"));
    assert!(told.contains("note: the round does not ask"), "{told}");
    assert!(told.contains("survey_answers: 8 created"), "{told}");
    fs::write(
        folder.join("wrong.csv"),
        "chapter;about/members;remark\ncsn-mli;many;x\n",
    )
    .unwrap();
    let output = run(folder, &bring("wrong.csv"));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("line 2: refused"), "{told}");
    assert!(
        told.contains("about/members: members: give a whole number"),
        "{told}"
    );
    let round = [&bring("kobo.xlsx")[..], &["--dry-run"]].concat();
    let output = run(folder, &round);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    // It corrects what stands still.
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(
        told.contains("have it returned before it is corrected"),
        "{told}"
    );
}
