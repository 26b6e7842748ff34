//! From a request over its matches and an engagement to what came of it.

use serde_json::{Value, json};

use crate::{
    world::World,
    write::{code, on_both, payload},
};

const REQUEST: &str = "assistance-request:synthetic-request";
const ENGAGEMENT: &str = "engagement:synthetic-engagement";

fn create(kind: &str, input: &Value) -> Value {
    let query = format!(
        "mutation($input: Create{kind}Input!) {{ create{kind}(input: $input) {{ outcome errors {{ code field message }} }} }}"
    );
    let mut input = input.clone();
    input["sourceTitle"] = "A synthetic source of a test".into();
    json!({ "query": query, "variables": { "input": input } })
}

fn engage(changes: &str) -> Value {
    let query = format!(
        "mutation {{ changeEngagement(input: {{ id: \"{ENGAGEMENT}\", {changes} }}) {{ outcome sequence errors {{ code field message }} }} }}"
    );
    json!({ "query": query })
}

fn ask(status: &str) -> Value {
    let query = format!(
        "mutation {{ changeAssistanceRequest(input: {{ id: \"{REQUEST}\", status: {status} }}) {{ outcome errors {{ code field message }} }} }}"
    );
    json!({ "query": query })
}

/// The request, its steps, and the first of those who could help.
async fn seen(world: &World) -> Value {
    let query = format!(
        "{{ assistanceRequest(id: \"{REQUEST}\") {{
            status languages
            steps {{ from to actor change {{ version }} }}
            engagements {{ nodes {{ id status }} }}
            matches(first: 3) {{ totalCount nodes {{
                tier party {{ id }} openEngagements experience {{ toRecipient completed }}
                matchedTopics {{ known {{ id }} records {{ id }} }} engagements {{ id source {{ title }} }}
            }} }}
        }} }}"
    );
    world.data(&query).await["assistanceRequest"].take()
}

async fn made(world: &World, token: &str, body: Value) {
    let made = payload(world, token, body).await;
    assert_eq!(made["outcome"], "CREATED", "{made:#}");
}

async fn a_request_is_matched_met_and_closed(world: World) {
    let kenya = world.token("CONTRIBUTOR", Some("csn"), Some("KEN")).await;
    let nigeria = world.token("CONTRIBUTOR", Some("csn"), Some("NGA")).await;
    let request = json!({
        "id": "synthetic-request", "party": "chapter:csn-ken", "name": "SUN CSA Kenya",
        "country": "KEN", "topic": "synthetic", "languages": ["en"] });
    made(&world, &kenya, create("AssistanceRequest", &request)).await;
    let about = json!({ "record": REQUEST, "topic": "advocacy" });
    made(&world, &kenya, create("RecordTopic", &about)).await;

    let open = seen(&world).await;
    assert_eq!(
        (&open["status"], &open["languages"]),
        (&"OPEN".into(), &json!(["en"]))
    );
    let first = &open["matches"]["nodes"][0];
    assert_eq!(
        (&first["tier"], &first["party"]["id"]),
        (&"PEER".into(), &"chapter:csn-nga".into())
    );
    assert_eq!(first["openEngagements"], 0);
    assert_eq!(first["matchedTopics"][0]["known"]["id"], "topic:advocacy");
    let helped = first["experience"]["toRecipient"].as_u64().unwrap();
    assert!(helped > 0, "{first:#}");

    let engagement = json!({
        "id": "synthetic-engagement", "provider": "chapter:csn-nga", "providerName": "CS-SUNN",
        "recipient": "chapter:csn-ken", "recipientName": "SUN CSA Kenya",
        "providerCountry": "NGA", "recipientCountry": "KEN",
        "relation": "PEER", "request": REQUEST, "status": "PROPOSED" });
    made(&world, &nigeria, create("Engagement", &engagement)).await;
    assert_eq!(seen(&world).await["status"], "OPEN");
    // Whether it is met is for those to say who asked, and what is given for those to
    // say who give it: each writes what is its own.
    let agreed = engage("status: AGREED");
    assert_eq!(code(&world, &nigeria, agreed.clone()).await, "FORBIDDEN");
    assert_eq!(code(&world, &kenya, agreed.clone()).await, "FORBIDDEN");
    assert_eq!(code(&world, &nigeria, ask("MATCHED")).await, "FORBIDDEN");
    assert_eq!(
        seen(&world).await["engagements"]["nodes"][0]["status"],
        "PROPOSED"
    );
    let met = payload(&world, &kenya, ask("MATCHED")).await;
    assert_eq!(met["outcome"], "CHANGED", "{met:#}");
    let agreed = payload(&world, &nigeria, agreed).await;
    assert_eq!(agreed["outcome"], "CHANGED", "{agreed:#}");
    let matched = seen(&world).await;
    assert_eq!(matched["status"], "MATCHED");
    assert_eq!(matched["matches"]["nodes"][0]["openEngagements"], 1);

    for changes in ["status: UNDER_WAY", "status: COMPLETED"] {
        let changed = payload(&world, &nigeria, engage(changes)).await;
        assert_eq!(changed["outcome"], "CHANGED", "{changes}: {changed:#}");
        assert_eq!(seen(&world).await["status"], "MATCHED", "{changes}");
    }
    let outcome =
        r#"outcome: "A synthetic outcome", outcomeEvidence: "https://example.org/synthetic""#;
    // It would close the request. A steward of both can; else they do it in turn.
    assert_eq!(code(&world, &nigeria, engage(outcome)).await, "FORBIDDEN");
    let steward = world.token("STEWARD", Some("csn"), None).await;
    let told = payload(&world, &steward, engage(outcome)).await;
    assert_eq!(told["outcome"], "CHANGED", "{told:#}");

    let closed = seen(&world).await;
    assert_eq!(closed["status"], "CLOSED");
    let steps = closed["steps"].as_array().unwrap();
    let to: Vec<&Value> = steps.iter().map(|it| &it["to"]).collect();
    assert_eq!(to, ["OPEN", "MATCHED", "CLOSED"]);
    assert_eq!(steps[0]["actor"], steps[1]["actor"]);
    let first = &closed["matches"]["nodes"][0];
    assert_eq!(first["experience"]["completed"], 1, "{first:#}");
    assert_eq!(first["experience"]["toRecipient"], helped + 1);
    let engagements = first["engagements"].as_array().unwrap();
    assert!(
        engagements.iter().any(|it| it["id"] == ENGAGEMENT),
        "{first:#}"
    );
    // Both were written together.
    let history = format!(
        r#"{{ engagement(id: "{ENGAGEMENT}") {{ history(last: 1) {{ nodes {{ version }} }} }} }}"#
    );
    let history = world.data(&history).await;
    let version = &history["engagement"]["history"]["nodes"][0]["version"];
    assert_eq!(version, &steps[2]["change"]["version"]);
}

async fn a_file_takes_requests_along_and_says_what_stands(world: World) {
    let steward = world.token("STEWARD", None, None).await;
    for (id, engaged) in [("a", "AGREED"), ("b", "COMPLETED"), ("c", "PROPOSED")] {
        let request = json!({ "id": format!("synthetic-{id}"), "name": "A synthetic party", "country": "KEN" });
        made(&world, &steward, create("AssistanceRequest", &request)).await;
        let csv = format!(
            "id,provider,provider_name,recipient_name,relation,request,status,outcome,source_title\n\
             synthetic-{id},country:NGA,A synthetic party,A synthetic party,PEER,synthetic-{id},{engaged},A synthetic outcome,A synthetic source of a test\n"
        );
        let (_, report) = world.import(&steward, "engagements", &csv).await;
        assert_eq!(report["report"]["created"], 1, "{report:#}");
    }
    let seen = world
        .data("{ assistanceRequests(order: NAME) { nodes { id status steps { to } } } }")
        .await;
    let nodes = seen["assistanceRequests"]["nodes"].as_array().unwrap();
    let told: Vec<(&Value, usize)> = nodes
        .iter()
        .filter(|it| it["id"].as_str().unwrap().contains(":synthetic-"))
        .map(|it| (&it["status"], it["steps"].as_array().unwrap().len()))
        .collect();
    let [matched, closed, open] = ["MATCHED", "CLOSED", "OPEN"].map(Value::from);
    assert_eq!(told, [(&matched, 2), (&closed, 3), (&open, 1)]);
}

async fn a_need_is_asked_for_one_way(world: World) {
    for (arguments, expected) in [
        ("", "BAD_USER_INPUT"),
        (r#"(request: "a", need: { text: "a" })"#, "BAD_USER_INPUT"),
        (r#"(need: { topics: ["topic:none"] })"#, "BAD_USER_INPUT"),
        (r#"(need: { country: "KE" }, first: 101)"#, "PAGE_SIZE"),
    ] {
        let query = json!({ "query": format!("{{ matches{arguments} {{ totalCount }} }}") });
        assert_eq!(code(&world, "", query).await, expected, "{arguments}");
    }
    let none = world
        .data(r#"{ matches(request: "assistance-request:none") { totalCount } }"#)
        .await;
    assert_eq!(none["matches"], Value::Null);
}

on_both! {
    a_request_is_matched_met_and_closed
    a_file_takes_requests_along_and_says_what_stands
    a_need_is_asked_for_one_way
}
