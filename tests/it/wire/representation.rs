//! Answers in gzip, and answers that a client holds already.

use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::{Client, Response, StatusCode};

use crate::world::World;

const COUNTRIES: &str = "{countries(first:66){nodes{code name}}}";

async fn get(world: &World, query: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Client::new()
        .get(format!("{}/graphql", world.url()))
        .header("accept", "application/graphql-response+json")
        .query(&[("query", query)]);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn gzip_is_sent_to_those_who_take_it_and_changes_nothing() {
    let world = World::sqlite().await;
    let plain = get(&world, COUNTRIES, &[]).await;
    assert_eq!(header(&plain, "content-encoding"), "");
    assert!(header(&plain, "vary").contains("accept-encoding"));
    let plain = plain.bytes().await.unwrap();
    for (accepted, is_gzip) in [
        ("gzip, br", true),
        ("*;q=0.5", true),
        ("gzip;q=0, *", false),
        ("br", false),
    ] {
        let answer = get(&world, COUNTRIES, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(header(&answer, "content-encoding") == "gzip", is_gzip);
        assert_ne!(header(&answer, "data-version"), "", "{accepted}");
        let bytes = answer.bytes().await.unwrap();
        let mut read = Vec::new();
        if is_gzip {
            assert!(bytes.len() * 2 < plain.len());
            GzDecoder::new(bytes.as_ref())
                .read_to_end(&mut read)
                .unwrap();
        } else {
            read = bytes.to_vec();
        }
        assert!(read == plain, "{accepted}");
    }
    let short = get(&world, "{__typename}", &[("accept-encoding", "gzip")]).await;
    assert_eq!(header(&short, "content-encoding"), "");
}

#[tokio::test]
async fn what_a_client_holds_is_not_sent_again_until_it_changes() {
    let world = World::sqlite().await;
    let first = get(&world, COUNTRIES, &[]).await;
    let etag = header(&first, "etag").to_owned();
    assert_eq!(header(&first, "cache-control"), "no-cache");
    let held = get(&world, COUNTRIES, &[("if-none-match", &etag)]).await;
    assert_eq!(held.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(header(&held, "etag"), etag);
    assert!(held.bytes().await.unwrap().is_empty());

    // A write makes it another answer.
    let requests = "{assistanceRequests{totalCount}}";
    let before = get(&world, requests, &[]).await;
    let counted = header(&before, "etag").to_owned();
    let steward = world.token("STEWARD", None, None).await;
    let csv = "id,name,country,source_title\n\
               synthetic-a,A synthetic party,KEN,A synthetic source of a test\n";
    let (_, report) = world.import(&steward, "assistance_requests", csv).await;
    assert_eq!(report["report"]["created"], 1, "{report:#}");
    let after = get(&world, requests, &[("if-none-match", &counted)]).await;
    assert_eq!(after.status(), StatusCode::OK);
    assert_ne!(header(&after, "etag"), counted);

    // The compressed answer is another representation, with a tag of its own.
    let headers = [
        ("if-none-match", etag.as_str()),
        ("accept-encoding", "gzip"),
    ];
    assert_eq!(
        get(&world, COUNTRIES, &headers).await.status(),
        StatusCode::OK
    );
    // Another language is another answer.
    let french = [("if-none-match", etag.as_str()), ("accept-language", "fr")];
    assert_eq!(
        get(&world, COUNTRIES, &french).await.status(),
        StatusCode::OK
    );
    // An answer with an error has no tag.
    let wrong = get(&world, "{country(code:\"XX\"){code}}", &[]).await;
    assert_eq!(header(&wrong, "etag"), "");
}
