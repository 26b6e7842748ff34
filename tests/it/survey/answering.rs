//! From a draft to a reviewed response, and all that is refused on the way.

use serde_json::{Value, json};

use super::{WHOLE, answer, asked, refused, step};
use crate::{
    world::World,
    write::{code, on_both, payload},
};

async fn a_response_is_drafted_submitted_returned_corrected_and_reviewed(world: World) {
    let steward = asked(&world).await;
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let draft = payload(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &WHOLE[..1], false),
    )
    .await;
    assert_eq!(draft["outcome"], "CREATED", "{draft:#}");
    assert_eq!(draft["record"]["status"], "DRAFT");
    let id = draft["recordId"].as_str().unwrap().to_owned();

    // A draft may be incomplete, but not wrong; a submission may be neither.
    let wrong = answer(
        "synthetic-open",
        "csn-ken",
        &[("members", "a dozen")],
        false,
    );
    let told = refused(&world, &token, wrong).await;
    assert!(told[0].contains("members: give a whole number"), "{told:?}");
    let told = refused(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &[], true),
    )
    .await;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("csn-ken, members: this must be answered"),
        "{told:?}"
    );

    let whole = payload(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &WHOLE, true),
    )
    .await;
    assert_eq!(whole["outcome"], "CHANGED", "{whole:#}");
    assert_eq!(whole["recordId"], id.as_str());
    assert_eq!(whole["record"]["status"], "SUBMITTED");
    assert_eq!(whole["record"]["answers"]["totalCount"], 3);
    let same = payload(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &WHOLE, true),
    )
    .await;
    assert_eq!(same["outcome"], "UNCHANGED");

    // It stands still now, whatever door is tried.
    let late = answer("synthetic-open", "csn-ken", &[("members", "13")], false);
    let told = refused(&world, &token, late).await;
    assert!(told[0].contains("have it returned"), "{told:?}");
    let answers = json!({ "query": format!(r#"{{ node(id: "{id}") {{ ... on SurveyResponse {{ answers(first: 1) {{ nodes {{ id }} }} }} }} }}"#) });
    let answers = world.post_as(&token, answers).await;
    let first = &answers["data"]["node"]["answers"]["nodes"][0]["id"];
    let remove = json!({ "query": "mutation($id: ID!) { removeRecord(input: { id: $id }) { outcome errors { message } } }", "variables": { "id": first } });
    let told = refused(&world, &token, remove).await;
    assert!(told[0].contains("have it returned"), "{told:?}");

    assert_eq!(
        code(&world, &token, step(&id, "REVIEWED", "")).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(&world, &token, step(&id, "RETURNED", "x")).await,
        "FORBIDDEN"
    );
    let back = payload(
        &world,
        &steward,
        step(&id, "RETURNED", "Count the members anew"),
    )
    .await;
    assert_eq!(back["outcome"], "CHANGED", "{back:#}");
    let mended = answer("synthetic-open", "csn-ken", &[("members", "13")], true);
    let mended = payload(&world, &token, mended).await;
    assert_eq!(mended["record"]["status"], "SUBMITTED", "{mended:#}");
    let done = payload(&world, &steward, step(&id, "REVIEWED", "Well")).await;
    assert_eq!(done["outcome"], "CHANGED", "{done:#}");
    let told = refused(&world, &token, step(&id, "DRAFT", "")).await;
    assert!(told[0].contains("REVIEWED"), "{told:?}");

    let steps = json!({ "query": format!(r#"{{ node(id: "{id}") {{ ... on SurveyResponse {{ steps {{ to actor }} }} }} }}"#) });
    let steps = world.post_as(&token, steps).await;
    let to: Vec<&Value> = steps["data"]["node"]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["to"])
        .collect();
    assert_eq!(
        to,
        ["DRAFT", "SUBMITTED", "RETURNED", "SUBMITTED", "REVIEWED"]
    );
    let node =
        format!(r#"{{ node(id: "{id}") {{ id }} surveyResponses(first: 1) {{ totalCount }} }}"#);
    let unseen = world.data(&node).await;
    assert_eq!(unseen["node"], Value::Null);
    assert_eq!(unseen["surveyResponses"]["totalCount"], 0);
}

async fn every_fault_of_a_submission_is_told(world: World) {
    let token = asked(&world).await;
    let sent = [
        ("established", "no"),
        ("founded", "2014-02-01"),
        ("members", "6000"),
        ("partners", "un;donors"),
        ("donors/1/name", "A synthetic donor"),
        ("donors/2/since", "2014"),
    ];
    let told = refused(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &sent, true),
    )
    .await;
    assert!(
        told.iter()
            .any(|it| it.contains("members: give 5000 or less")),
        "{told:?}"
    );
    let mut sent = sent.to_vec();
    sent[2].1 = "600";
    let told = refused(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &sent, true),
    )
    .await;
    for wanted in [
        "founded: this is asked only where ${established} = 'yes'",
        "name, row 2: this must be answered",
        "satisfaction: this must be answered",
    ] {
        assert!(
            told.iter().any(|it| it.contains(wanted)),
            "{wanted}: {told:?}"
        );
    }
    assert_eq!(told.len(), 3, "{told:?}");
    sent[0].1 = "yes";
    sent.extend([
        ("donors/2/name", "Another synthetic donor"),
        ("satisfaction", "5"),
    ]);
    let whole = payload(
        &world,
        &token,
        answer("synthetic-open", "csn-ken", &sent, true),
    )
    .await;
    assert_eq!(whole["outcome"], "CREATED", "{whole:#}");

    // The shipped rounds of this survey have no questions on record.
    let made = json!({ "query": "mutation { createSurveyResponse(input: { round: \"csn-annual-survey-2017\", chapter: \"csn-ken\", status: SUBMITTED, sourceTitle: \"A synthetic source of a test\" }) { outcome errors { message } } }" });
    let told = refused(&world, &token, made).await;
    assert!(told[0].contains("no questions on record"), "{told:?}");
    // A chapter answers a round once, and a question once.
    let twice = json!({ "query": "mutation { createSurveyResponse(input: { id: \"second\", round: \"synthetic-open\", chapter: \"csn-ken\", sourceTitle: \"A synthetic source of a test\" }) { outcome errors { message } } }" });
    let told = refused(&world, &token, twice).await;
    assert!(
        told[0].contains("is its response to this round"),
        "{told:?}"
    );
}

async fn who_may_answer_and_when(world: World) {
    let steward = asked(&world).await;
    let token = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let other = answer("synthetic-open", "csn-sen", &WHOLE, true);
    assert_eq!(code(&world, &token, other).await, "FORBIDDEN");
    assert_eq!(
        code(
            &world,
            "",
            answer("synthetic-open", "csn-ken", &WHOLE, true)
        )
        .await,
        "UNAUTHENTICATED"
    );
    let late = answer("synthetic-closed", "csn-ken", &WHOLE, true);
    let told = refused(&world, &token, late.clone()).await;
    assert!(told[0].contains("closed on 2020-12-31"), "{told:?}");
    let accepted = payload(&world, &steward, late).await;
    assert_eq!(
        accepted["outcome"], "CREATED",
        "a steward takes it in: {accepted:#}"
    );
    // What was answered is not asked otherwise afterwards.
    let change = |what: &str| {
        let query = format!(
            r#"mutation {{ changeSurveyQuestion(input: {{ id: "synthetic-1-members", {what} }}) {{ outcome errors {{ message }} }} }}"#
        );
        json!({ "query": query })
    };
    for what in ["type: DECIMAL", "public: true", "maximum: 10"] {
        let told = refused(&world, &steward, change(what)).await;
        assert!(told[0].contains("was answered"), "{what}: {told:?}");
    }
    let moved = payload(&world, &steward, change("position: 30")).await;
    assert_eq!(moved["outcome"], "CHANGED", "{moved:#}");
}

on_both! {
    a_response_is_drafted_submitted_returned_corrected_and_reviewed
    every_fault_of_a_submission_is_told
    who_may_answer_and_when
}
