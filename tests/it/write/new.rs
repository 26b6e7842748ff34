//! What is new is created, always: a row without the id of a record makes one of its
//! own, whatever it is called and whoever sends it, and changes no other.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;

use super::on_both;
use crate::world::World;

const ORGANISATIONS: &str = "external_id,name,name_is_label,kind,country,source_title,confidence\n";

/// The report of a sheet that must come in whole.
pub(super) async fn came(world: &World, token: &str, sheet: &str, csv: &str) -> Value {
    let (status, answer) = world.import(token, sheet, csv).await;
    assert_eq!(status, 200, "{answer:#}");
    answer["report"].clone()
}

/// The records that the rows of a report are about.
fn records(report: &Value) -> Vec<String> {
    let rows = report["rows"].as_array().unwrap().iter();
    let records = rows.map(|row| row["recordId"].as_str().unwrap().to_owned());
    records.collect()
}

/// How many entries the log has after this one, and of which verbs.
pub(super) async fn logged(world: &World, after: i64) -> Vec<String> {
    let select = format!("SELECT verb FROM change WHERE sequence > {after}");
    let select = Statement::from_string(world.db.backend(), select);
    let rows = world.db.reader().query_all_raw(select).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

pub(super) async fn newest(world: &World) -> i64 {
    let select = "SELECT max(sequence) FROM change";
    let select = Statement::from_string(world.db.backend(), select);
    let row = world
        .db
        .reader()
        .query_one_raw(select)
        .await
        .unwrap()
        .unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn organisations_of_any_script_are_each_their_own(world: World) {
    let senders = [
        world.token("STEWARD", None, None).await,
        world.token("STEWARD", None, None).await,
    ];
    let before = newest(&world).await;
    // One file each by one sender or two, and one file of several.
    let files = [
        (
            0,
            "YEM-1,الشبكة الوطنية للتغذية,false,NGO_NATIONAL,YEM,Partner list A,STATED\n",
        ),
        (
            1,
            "SDN-1,منظمة رعاية الطفولة,false,NGO_NATIONAL,SDN,Partner list B,STATED\n",
        ),
        (
            0,
            "ADEN-1,شبكة الأمهات اليمنية,false,NGO_NATIONAL,YEM,Partner list A,STATED\n",
        ),
        (
            1,
            "TAIZ-9,جمعية الغذاء الصحي,false,UN,YEM,Partner list B,STATED\n",
        ),
        (
            0,
            "NPL-1,पोषण समाज,false,NGO_NATIONAL,NPL,Partner list,STATED\n\
             NPL-2,स्वास्थ्य केन्द्र,false,NGO_NATIONAL,NPL,Partner list,STATED\n",
        ),
        (
            1,
            "A,营养协会,false,NGO_NATIONAL,KEN,Partner list,STATED\n\
             B,Общество питания,false,NGO_NATIONAL,KEN,Partner list,STATED\n\
             C,!!!,false,NGO_NATIONAL,KEN,Partner list,STATED\n\
             D,???,false,NGO_NATIONAL,KEN,Partner list,STATED\n",
        ),
    ];
    let mut all = HashSet::new();
    for (sender, rows) in files {
        let csv = format!("{ORGANISATIONS}{rows}");
        let report = came(&world, &senders[sender], "organisations", &csv).await;
        assert_eq!(report["created"], rows.lines().count(), "{report:#}");
        all.extend(records(&report));
        let again = came(&world, &senders[sender], "organisations", &csv).await;
        assert_eq!(again["unchanged"], rows.lines().count(), "{again:#}");
    }
    assert_eq!(all.len(), 10, "{all:?}");
    let verbs = logged(&world, before).await;
    assert!(
        verbs.len() == 10 && verbs.iter().all(|verb| verb == "CREATE"),
        "{verbs:?}"
    );
    // An id can be read where anything of the name can be.
    assert!(
        all.contains("organisation:obshchestvo-pitaniia-ken"),
        "{all:?}"
    );
    assert!(!all.contains("organisation:yem") && !all.contains("organisation:ken"));
}

async fn two_grants_of_a_year_are_two(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    let kenya = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let header = "external_id,fund,recipient,recipient_name,country,amount,currency,amount_basis,since,confidence,source_title\n";
    let first = format!(
        "{header}G-2024-01,Pooled fund window A,chapter:csn-ken,SUN CSA Kenya,KEN,21000,USD,grant agreement,2024,STATED,Grant register 2024\n"
    );
    let second = format!(
        "{header}G-2024-02,Emergency window B,chapter:csn-ken,SUN CSA Kenya,KEN,50000,USD,grant agreement,2024,STATED,Grant register 2024\n"
    );
    // The same fund, recipient and year once more, under another id of the sender's.
    let third = first
        .replace("G-2024-01", "G-2024-03")
        .replace("21000", "9000");
    let before = newest(&world).await;
    let mut all = HashSet::new();
    for (token, csv) in [(&steward, &first), (&kenya, &second), (&kenya, &third)] {
        let report = came(&world, token, "grants", csv).await;
        assert_eq!(report["created"], 1, "{report:#}");
        all.extend(records(&report));
    }
    assert_eq!((all.len(), logged(&world, before).await.len()), (3, 3));
    let amounts = world
        .data(r#"{ grants(filter: { countries: ["KE"] }, first: 100) { nodes { amount } } }"#)
        .await;
    for amount in [21_000, 50_000, 9_000] {
        let nodes = amounts["grants"]["nodes"].as_array().unwrap();
        assert!(
            nodes
                .iter()
                .any(|it| it["amount"].as_f64() == Some(f64::from(amount)))
        );
    }
}

async fn a_party_stands_at_each_commitment(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    // It reaches the second, and not the first.
    let kenya = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let own = "id,title,kind,maker,maker_name,source_title\n\
               synthetic,A synthetic commitment,COMMITMENT,chapter:csn-ken,SUN CSA Kenya,Partner list\n";
    came(&world, &kenya, "commitments", own).await;
    let party = |id: &str, commitment: &str| {
        format!(
            "external_id,commitment,party,name,role,confidence,source_title\n\
             {id},{commitment},,Ministry of Planning,PARTNER,STATED,Partner list\n"
        )
    };
    let before = newest(&world).await;
    let mut all = HashSet::new();
    for (token, id, commitment) in [
        (&steward, "CP-1", "naf-1"),
        (&steward, "CP-2", "naf-2"),
        (&kenya, "CP-1", "synthetic"),
        (&kenya, "CP-3", "synthetic"),
    ] {
        let report = came(&world, token, "commitment_parties", &party(id, commitment)).await;
        assert_eq!(report["created"], 1, "{report:#}");
        all.extend(records(&report));
    }
    assert_eq!((all.len(), logged(&world, before).await.len()), (4, 4));
    let away = party("CP-4", "naf-1");
    let (status, refused) = world.import(&kenya, "commitment_parties", &away).await;
    assert_eq!(status, 400, "{refused:#}");
}

async fn a_file_without_ids_comes_in_once(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let source = "A synthetic source of a test";
    let files = [
        (
            "participations",
            format!(
                "event,party,role,head_count,source_title\nlearning-route-rwanda-2016,chapter:csn-ken,VISITOR,3,{source}\nlearning-route-rwanda-2016,chapter:csn-nga,VISITOR,,{source}\n"
            ),
            ("3,", "4,"),
        ),
        (
            "measures",
            format!(
                "commitment,kind,text,number,date,source_title\nnaf-1,PROGRESS,synthetic,,2024,{source}\nnaf-2,PROGRESS,synthetic,,2024,{source}\n"
            ),
            (",,2024", ",7,2024"),
        ),
        (
            "events",
            format!(
                "name,kind,country,starts,themes,source_title\nA synthetic assembly,WORKSHOP,KEN,2026,,{source}\nA synthetic congress,WORKSHOP,KEN,2026,,{source}\n"
            ),
            ("2026", "2027"),
        ),
        (
            "practices",
            format!(
                "title,theme,nutrition_type,countries,source_title\nA synthetic garden,gardens,BOTH,KEN,{source}\nA synthetic yard,gardens,BOTH,KEN,{source}\n"
            ),
            ("KEN", "SEN"),
        ),
    ];
    for (sheet, csv, (from, to)) in files {
        // The column is there, and says nothing.
        let lines: Vec<String> = csv.lines().map(|line| format!(",{line}")).collect();
        let csv = format!("id{}\n", lines.join("\n"));
        let before = newest(&world).await;
        let first = came(&world, &token, sheet, &csv).await;
        assert_eq!(first["created"], 2, "{first:#}");
        let after = newest(&world).await;
        let again = came(&world, &token, sheet, &csv).await;
        assert_eq!(again["unchanged"], 2, "{sheet}: {again:#}");
        // What says otherwise of the same is neither taken for it nor for another.
        let (status, other) = world
            .import(&token, sheet, &csv.replacen(from, to, 1))
            .await;
        assert_eq!(status, 400, "{sheet}: {other:#}");
        let reason = other["errors"][0]["message"].as_str().unwrap();
        assert!(
            reason.contains("give its id to change it"),
            "{sheet}: {reason}"
        );
        // Twice in a file is once too often.
        let line = csv.lines().nth(1).unwrap().replace("naf-1", "naf-1089");
        let line = line
            .replace("csn-ken", "csn-sen")
            .replace("assembly", "quorum");
        let line = line.replace("garden,", "orchard,");
        let header = csv.lines().next().unwrap();
        let twice = format!("{header}\n{line}\n{line}\n");
        let (status, twice) = world.import(&token, sheet, &twice).await;
        assert_eq!(status, 400, "{sheet}: {twice:#}");
        let reason = twice["errors"][0]["message"].as_str().unwrap();
        assert!(reason.contains("on line 2 already"), "{sheet}: {reason}");
        assert_eq!(logged(&world, before).await.len(), 2, "{sheet}");
        assert_eq!(newest(&world).await, after);
    }
}

on_both! {
    organisations_of_any_script_are_each_their_own
    two_grants_of_a_year_are_two
    a_party_stands_at_each_commitment
    a_file_without_ids_comes_in_once
}
