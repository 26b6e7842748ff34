//! What KoboToolbox and ODK Central give out, as it is downloaded, by address.

use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{asked, step};
use crate::{
    world::World,
    write::{on_both, payload},
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Sends a file of responses to the synthetic round that is open.
async fn send(world: &World, token: &str, parameters: &str, file: (&str, Vec<u8>)) -> (u16, Value) {
    let url = format!(
        "{}/survey/synthetic-open/responses{parameters}",
        world.url()
    );
    let request = reqwest::Client::new()
        .post(url)
        .header("content-type", file.0);
    let request = if token.is_empty() {
        request
    } else {
        request.bearer_auth(token)
    };
    let response = request.body(file.1).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// The chapters that responded, and how far their responses have come.
async fn statuses(world: &World, token: &str) -> Vec<(String, String)> {
    let query = r#"{ node(id: "survey-round:synthetic-open") { ... on SurveyRound { responses(first: 50) { nodes { chapter { id } status } } } } }"#;
    let read = world.post_as(token, json!({ "query": query })).await;
    let nodes = read["data"]["node"]["responses"]["nodes"].as_array();
    let nodes = nodes.unwrap_or_else(|| panic!("{read:#}")).iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut told: Vec<_> = nodes
        .map(|it| (text(&it["chapter"]["id"]), text(&it["status"])))
        .collect();
    told.sort();
    told
}

/// The answers of a chapter, by question.
async fn answers(world: &World, token: &str, chapter: &str) -> Vec<String> {
    let query = format!(
        r#"{{ node(id: "survey-response:synthetic-open-{chapter}") {{ ... on SurveyResponse {{ answers(first: 50) {{ nodes {{ question {{ code }} answer }} }} }} }} }}"#
    );
    let read = world.post_as(token, json!({ "query": query })).await;
    let nodes = read["data"]["node"]["answers"]["nodes"].as_array();
    let nodes = nodes.unwrap_or_else(|| panic!("{read:#}")).iter();
    let mut told: Vec<String> = nodes
        .map(|it| {
            format!(
                "{}={}",
                it["question"]["code"].as_str().unwrap(),
                it["answer"].as_str().unwrap()
            )
        })
        .collect();
    told.sort();
    told
}

/// What KoboToolbox gives out in CSV with names, choices in both forms: accepted, held
/// and turned down.
pub(super) const KOBO: &str = r#""start";"end";"username";"chapter";"established";"about/founded";"about/members";"about/partners";"about/partners/un";"about/partners/donors";"about/partners/business";"satisfaction";"own";"_id";"_uuid";"_validation_status"
"2027-02-01T10:00:00.000+03:00";"2027-02-01T10:20:00.000+03:00";"A person";"csn-ken";"yes";"2013-10-01";"120";"un business";"1";"0";"1";"4";"x";"1";"u-1";"Approved"
"2027-02-01T10:00:00.000+03:00";"2027-02-01T10:20:00.000+03:00";"A person";"csn-sen";"no";"";"7";"";"";"";"";"2";"x";"2";"u-2";"On hold"
"2027-02-01T10:00:00.000+03:00";"2027-02-01T10:20:00.000+03:00";"A person";"csn-uga";"no";"";"8";"";"";"";"";"2";"x";"3";"u-3";"Not approved"
"#;

async fn a_download_comes_in_by_address(world: World) {
    let token = asked(&world).await;
    let kobo = || ("text/csv; charset=utf-8", KOBO.as_bytes().to_vec());
    let (status, report) = send(&world, &token, "?dryRun=true", kobo()).await;
    assert_eq!(status, 200, "{report:#}");
    assert!(statuses(&world, &token).await.is_empty());
    let (status, report) = send(&world, &token, "", kobo()).await;
    assert_eq!(status, 200, "{report:#}");
    assert_eq!(report["reports"][0]["created"], 2, "{report:#}");
    assert_eq!(report["reports"][1]["created"], 8, "{report:#}");
    assert_eq!(
        report["notes"],
        json!([
            "the round does not ask what these columns hold, and they were not read: own",
            "1 on hold or with issues came in as drafts, which do not count: line 3",
            "1 rejected or not approved stayed out, and what is on record of them stays as it is: line 4",
        ])
    );
    let there = |chapter: &str, status: &str| (format!("chapter:{chapter}"), status.to_owned());
    assert_eq!(
        statuses(&world, &token).await,
        [there("csn-ken", "SUBMITTED"), there("csn-sen", "DRAFT")]
    );
    assert_eq!(
        answers(&world, &token, "csn-ken").await,
        [
            "established=yes",
            "founded=2013-10-01",
            "members=120",
            "partners=un;business",
            "satisfaction=4"
        ]
    );
    // What was accepted here stays accepted when the file is sent again.
    let review = step("survey-response:synthetic-open-csn-ken", "REVIEWED", "");
    assert_eq!(payload(&world, &token, review).await["outcome"], "CHANGED");
    let (status, report) = send(&world, &token, "", kobo()).await;
    assert_eq!(status, 200, "{report:#}");
    for sheet in [0, 1] {
        assert_eq!(report["reports"][sheet]["changed"], 0, "{report:#}");
    }

    // Faults have the line and the column of the file, whoever finds them.
    let wrong = "chapter;remark;about/members;established\n\ncsn-mli;\"two\nlines\";12;yes\ncsn-uga;;many;perhaps\n";
    let (status, report) = send(&world, &token, "", ("text/csv", wrong.into())).await;
    assert_eq!(status, 400, "{report:#}");
    let places: Vec<_> = report["errors"].as_array().unwrap().iter().collect();
    let mut places: Vec<String> = places
        .iter()
        .map(|it| {
            format!(
                "{} {}",
                it["extensions"]["line"], it["extensions"]["column"]
            )
        })
        .collect();
    places.sort();
    places.dedup();
    assert!(
        places.contains(&"5 \"about/members\"".to_owned()),
        "{report:#}"
    );
    assert!(
        places.contains(&"5 \"established\"".to_owned()),
        "{report:#}"
    );
    assert!(places.contains(&"3 null".to_owned()), "{report:#}");
    let odd = "chapter,about/partners,about/partners/un\ncsn-mli,un,0\n";
    let (status, report) = send(&world, &token, "", ("text/csv", odd.into())).await;
    assert_eq!(status, 400, "{report:#}");
    assert_eq!(
        report["errors"][0]["extensions"]["column"],
        "about/partners/un"
    );
    assert_eq!(report["errors"][0]["extensions"]["line"], 2);
}

async fn nobody_else_sends_responses(world: World) {
    asked(&world).await;
    let kobo = || ("text/csv", KOBO.as_bytes().to_vec());
    assert_eq!(send(&world, "", "", kobo()).await.0, 401);
    let reader = world.token("READER", None, None).await;
    assert_eq!(send(&world, &reader, "", kobo()).await.0, 403);
    let elsewhere = world.token("CONTRIBUTOR", None, Some("SEN")).await;
    let (status, report) = send(&world, &elsewhere, "", kobo()).await;
    assert_eq!(status, 400, "{report:#}");
    let steward = world.token("STEWARD", None, None).await;
    assert!(statuses(&world, &steward).await.is_empty());
    let (status, _) = send(&world, &steward, "", ("text/plain", KOBO.into())).await;
    assert_eq!(status, 415);
    let url = format!("{}/survey/nothing/responses", world.url());
    let request = reqwest::Client::new().post(url).bearer_auth(&steward);
    let request = request.header("content-type", "text/csv").body(KOBO);
    assert_eq!(request.send().await.unwrap().status(), 404);
}

on_both! {
    a_download_comes_in_by_address
    nobody_else_sends_responses
}

/// Responses as KoboToolbox's workbook holds them: a worksheet of submissions, and one
/// for each repeat.
pub(super) fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in [
        (
            "A synthetic survey",
            [
                vec![
                    "start",
                    "Chapter",
                    "Is there an alliance?",
                    "members",
                    "With whom does it work?/Donors",
                    "satisfaction",
                    "_uuid",
                    "_index",
                ],
                vec!["2027-02-01", "csn-ken", "Yes", "120", "1", "4", "u-1", "1"],
            ],
        ),
        (
            "donors",
            [
                vec!["name", "since", "_index", "_parent_index"],
                vec!["A synthetic donor", "2014", "1", "1"],
            ],
        ),
    ] {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                worksheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn workbooks_and_archives_come_in_with_their_repeats() {
    let world = World::sqlite().await;
    let token = asked(&world).await;
    let (status, report) = send(&world, &token, "", (XLSX, workbook())).await;
    assert_eq!(status, 200, "{report:#}");
    assert_eq!(
        answers(&world, &token, "csn-ken").await,
        [
            "established=yes",
            "members=120",
            "name=A synthetic donor",
            "partners=donors",
            "satisfaction=4",
            "since=2014"
        ]
    );
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    for (name, text) in [
        (
            "synthetic-1.csv",
            "SubmissionDate,chapter,established,section_1-members,section_1-partners,section_1-partners/donors,satisfaction,meta-instanceID,KEY,ReviewState\nx,csn-sen,no,7,donors,1,3,uuid:2,uuid:2,edited\n",
        ),
        (
            "synthetic-1-donors.csv",
            "name,since,PARENT_KEY,KEY\nAnother synthetic donor,2015,uuid:2,uuid:2/a\n",
        ),
    ] {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let archive = archive.finish().unwrap().into_inner();
    let (status, report) = send(&world, &token, "", ("application/zip", archive)).await;
    assert_eq!(status, 200, "{report:#}");
    assert_eq!(
        answers(&world, &token, "csn-sen").await,
        [
            "established=no",
            "members=7",
            "name=Another synthetic donor",
            "partners=donors",
            "satisfaction=3",
            "since=2015"
        ]
    );
}
