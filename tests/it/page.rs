//! The pages that people look at, as the server sends them.

use reqwest::{
    Client, StatusCode,
    header::{ACCEPT_LANGUAGE, COOKIE, ETAG, IF_NONE_MATCH},
};
use serde_json::{Value, json};

use crate::world::World;

/// Every page by an address of it.
const PAGES: [&str; 11] = [
    "/",
    "/country/SEN",
    "/country/TLS",
    "/graph",
    "/graph?country=KEN&projection=affiliation",
    "/commitments",
    "/commitment/commitment:naf-1",
    "/communities",
    "/events",
    "/organisations?country=KEN",
    "/data",
];

async fn page(world: &World, path: &str) -> String {
    let answer = Client::new()
        .get(format!("{}{path}", world.url()))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.text().await.unwrap()
}

#[tokio::test]
async fn every_page_is_whole_in_every_language_and_names_no_other_origin() {
    let world = World::sqlite().await;
    for path in PAGES {
        for lang in ["en", "fr", "es"] {
            let mark = if path.contains('?') { '&' } else { '?' };
            let html = page(&world, &format!("{path}{mark}lang={lang}")).await;
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{path}");
            assert!(html.trim_end().ends_with("</html>"), "{path}");
            // A gap of a text that was not filled; a style or a script inside the page.
            for wrong in ["{$", "{ $", "<script", "<style", " style=", " onclick="] {
                assert!(!html.contains(wrong), "{path} {lang}: {wrong}");
            }
            for loaded in html.split(" src=\"").skip(1) {
                assert!(loaded.starts_with('/'), "{path}: {loaded:.40}");
            }
        }
    }
}

#[tokio::test]
async fn the_language_is_that_of_the_address_then_the_cookie_then_the_browser() {
    let world = World::sqlite().await;
    let asked = async |query: &str, cookie: Option<&str>, header: Option<&str>| {
        let mut request = Client::new().get(format!("{}/country/SEN{query}", world.url()));
        if let Some(cookie) = cookie {
            request = request.header(COOKIE, cookie);
        }
        if let Some(header) = header {
            request = request.header(ACCEPT_LANGUAGE, header);
        }
        let answer = request.send().await.unwrap();
        answer.headers()["content-language"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(asked("", None, None).await, "en");
    assert_eq!(asked("", None, Some("es, fr;q=0.5")).await, "es");
    assert_eq!(asked("", Some("a=b; lang=fr"), Some("es")).await, "fr");
    assert_eq!(asked("?lang=en", Some("lang=fr"), Some("es")).await, "en");
    assert_eq!(asked("?lang=xx", None, Some("fr")).await, "fr");
}

#[tokio::test]
async fn a_page_that_is_held_is_not_sent_again_and_a_write_makes_another() {
    let world = World::sqlite().await;
    let address = format!("{}/country/KEN", world.url());
    let first = Client::new().get(&address).send().await.unwrap();
    let tag = first.headers()[ETAG].clone();
    let again = async || {
        let request = Client::new().get(&address).header(IF_NONE_MATCH, &tag);
        request.send().await.unwrap()
    };
    assert_eq!(again().await.status(), StatusCode::NOT_MODIFIED);
    let token = world.token("STEWARD", None, None).await;
    let title = "<script>alert(1)</script> \" onload=x & \u{202e}";
    let made = world.post_as(&token, added(title)).await;
    assert!(made["errors"].is_null(), "{made}");
    let after = again().await;
    assert_eq!(after.status(), StatusCode::OK);
    let html = after.text().await.unwrap();
    // Whatever the data say is text.
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=x &amp;"));
    assert!(!html.contains("<script"));
}

fn added(name: &str) -> Value {
    let query = "mutation($name: String!) { createEvent(input: { name: $name, kind: WORKSHOP, country: \"KEN\", starts: \"2030-01\", themes: [], sourceTitle: \"A synthetic source\" }) { outcome } }";
    json!({ "query": query, "variables": { "name": name } })
}

#[tokio::test]
async fn figures_of_a_country_are_those_of_the_api() {
    let world = World::sqlite().await;
    for code in ["SEN", "KEN", "TLS"] {
        let data = world
            .data(&format!(
                "{{ country(code: \"{code}\") {{ name commitments(first: 1) {{ totalCount }} communities(first: 1) {{ totalCount }} \
                 assistanceReceived(first: 1) {{ totalCount }} events(first: 1) {{ totalCount }} commitmentTitles: commitments(first: 20) {{ nodes {{ title progress {{ baseline {{ measure {{ text }} }} target {{ measure {{ text }} }} }} }} }} \
                 chapters(first: 30) {{ nodes {{ presence }} }} }} }}"
            ))
            .await;
        let country = &data["country"];
        let html = page(&world, &format!("/country/{code}")).await;
        assert!(html.contains(&format!("<h1>{}", country["name"].as_str().unwrap())));
        for (section, list) in [
            ("commitments", "commitments"),
            ("communities", "communities"),
            ("events", "events"),
            ("assistance", "assistanceReceived"),
        ] {
            let told = after(&html, &format!("<dt><a href=\"#{section}\">"), "<dd>");
            assert_eq!(
                told,
                country[list]["totalCount"].to_string(),
                "{code} {list}"
            );
        }
        for commitment in country["commitmentTitles"]["nodes"].as_array().unwrap() {
            let title = escaped(commitment["title"].as_str().unwrap());
            assert!(html.contains(&title), "{code}: {title}");
            for value in ["baseline", "target"] {
                let value = commitment["progress"][value]["measure"]["text"].as_str();
                let value = value.map(|value| format!("<b lang=\"en\">{}", escaped(value)));
                assert!(
                    value.is_none_or(|value| html.contains(&value)),
                    "{code}: {title}"
                );
            }
        }
        let is_present = |chapter: &&Value| chapter["presence"] == "YES";
        let chapters = country["chapters"]["nodes"].as_array().unwrap();
        let present = chapters.iter().filter(is_present).count();
        assert!(
            html.matches("class=\"state yes\"").count() >= present,
            "{code}"
        );
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What stands after both marks, up to the next tag.
fn after<'t>(html: &'t str, first: &str, second: &str) -> &'t str {
    let (_, rest) = html.split_once(first).unwrap();
    let (_, rest) = rest.split_once(second).unwrap();
    rest.split('<').next().unwrap()
}

#[tokio::test]
async fn every_figure_leads_to_a_source_and_back() {
    let world = World::sqlite().await;
    for path in [
        "/country/SEN",
        "/country/IND",
        "/commitment/commitment:naf-1",
        "/events",
    ] {
        let html = page(&world, path).await;
        let sources = html.matches("<li id=\"s").count();
        assert!(sources > 0, "{path}");
        for number in 1..=sources {
            for there in ["href=\"#s{}\"", "id=\"r{}\"", "id=\"s{}\"", "href=\"#r{}\""] {
                let there = there.replace("{}", &number.to_string());
                assert!(html.contains(&there), "{path}: {there}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_with_what_may_be_meant() {
    let world = World::sqlite().await;
    let client = Client::new();
    for (path, near) in [
        ("/commitment/senegal", "/country/SEN"),
        ("/country/XXX", "<h1>"),
        ("/commitment/commitment:nothing", "<h1>"),
        ("/graph?country=ZZZ", "<h1>"),
    ] {
        let answer = client
            .get(format!("{}{path}", world.url()))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        let html = answer.text().await.unwrap();
        assert!(html.contains(near), "{path}: {html}");
    }
    for meant in ["sn", "senegal"] {
        let address = format!("{}/country/{meant}", world.url());
        let page = client.get(address).send().await.unwrap();
        let address = page.url().path();
        assert!(address.ends_with("/country/SEN"), "{address}");
    }
}

#[tokio::test]
async fn a_picture_is_the_same_each_time_and_its_page_says_it_in_words() {
    let world = World::sqlite().await;
    let first = page(&world, "/graph.svg?country=SEN").await;
    assert!(first.starts_with("<svg"), "{first:.80}");
    assert_eq!(first, page(&world, "/graph.svg?country=SEN").await);
    let html = page(&world, "/graph?country=SEN").await;
    let file = Client::new().get(format!(
        "{}/export/graph?country=SEN&format=node-link",
        world.url()
    ));
    let file: Value = file.send().await.unwrap().json().await.unwrap();
    let nodes = file["nodes"].as_array().unwrap();
    assert_eq!(html.matches("<tr id=\"n").count(), nodes.len());
    let edges = file["links"]
        .as_array()
        .or(file["edges"].as_array())
        .unwrap();
    let told = format!(
        "{} actors and meeting places, {} ties",
        nodes.len(),
        edges.len()
    );
    assert!(html.contains(&told), "{told}");
    for node in nodes {
        let label = node["label"].as_str().or(node["name"].as_str()).unwrap();
        assert!(html.contains(&escaped(label)), "{label}");
    }
    // Colours stand on the shapes, in six digits, for programs that know no style sheet.
    for fill in first.split("fill=\"").skip(1) {
        let colour = fill.split('"').next().unwrap();
        assert!(colour.len() == 7 && colour.starts_with('#'), "{colour}");
    }
}

#[tokio::test]
async fn pages_are_held_to_the_limits_of_any_client() {
    let world = World::with_limits(|limits| limits.nodes = 10).await;
    let answer = Client::new()
        .get(format!("{}/country/SEN", world.url()))
        .send()
        .await
        .unwrap();
    assert!(!answer.status().is_success(), "{}", answer.status());
    assert!(answer.text().await.unwrap().contains("<h1>"));
}
