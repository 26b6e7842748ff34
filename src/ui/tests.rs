use std::{error::Error, io::Read, result::Result};

use poem::{
    Endpoint, Request, Response, Route,
    http::{Method, StatusCode, header},
};

use super::routes;

type Outcome = Result<(), Box<dyn Error>>;

async fn ask(method: Method, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Request::builder()
        .method(method)
        .uri_str(format!("/graphiql{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Route::new()
        .nest("/graphiql", routes())
        .get_response(request.finish())
        .await
}

async fn fetch(path: &str, headers: &[(&str, &str)]) -> Response {
    ask(Method::GET, path, headers).await
}

/// The names under `/graphiql/assets/` that the workbench names.
async fn linked() -> Result<Vec<String>, Box<dyn Error>> {
    let page = fetch("", &[]).await.into_body().into_string().await?;
    let parts = page.split("/graphiql/assets/").skip(1);
    Ok(parts
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect())
}

async fn script() -> Result<String, Box<dyn Error>> {
    let is_script = |name: &String| {
        name.rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "js")
    };
    let name = linked()
        .await?
        .into_iter()
        .find(is_script)
        .ok_or("the workbench names no script")?;
    Ok(format!("/assets/{name}"))
}

#[tokio::test]
async fn the_workbench_is_whole_and_asks_nothing_of_others() -> Outcome {
    for path in ["", "/"] {
        let page = fetch(path, &[]).await;
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(
            page.header(header::CONTENT_TYPE),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(page.header(header::CACHE_CONTROL), Some("no-cache"));
        assert_eq!(page.header(header::X_CONTENT_TYPE_OPTIONS), Some("nosniff"));
        assert_eq!(page.header(header::REFERRER_POLICY), Some("same-origin"));
        let policy = page
            .header(header::CONTENT_SECURITY_POLICY)
            .unwrap_or_default();
        assert!(policy.starts_with("default-src 'self'; "), "{policy}");
        let html = page.into_body().into_string().await?;
        assert!(html.contains("<title>sun-graph workbench</title>"));
        assert!(!html.contains("://"), "the page names another address");
    }
    let names = linked().await?;
    assert!(names.len() > 2, "{names:?}");
    for name in names {
        let file = fetch(&format!("/assets/{name}"), &[]).await;
        assert_eq!(file.status(), StatusCode::OK, "{name}");
        assert_eq!(
            file.header(header::CACHE_CONTROL),
            Some("public, max-age=31536000, immutable"),
            "{name}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn what_is_held_is_not_sent_again() -> Outcome {
    let path = script().await?;
    let etag = fetch(&path, &[])
        .await
        .header(header::ETAG)
        .ok_or("no tag")?
        .to_owned();
    assert!(etag.starts_with('"') && etag.ends_with('"'), "{etag}");
    for tags in [
        etag.clone(),
        format!("W/{etag}"),
        format!("\"other\", {etag}"),
        "*".to_owned(),
    ] {
        let answer = fetch(&path, &[("if-none-match", &tags)]).await;
        assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{tags}");
        assert_eq!(answer.header(header::ETAG), Some(etag.as_str()));
        assert!(answer.into_body().into_vec().await?.is_empty());
    }
    let headers = [("if-none-match", etag.as_str()), ("accept-encoding", "br")];
    assert_eq!(
        fetch(&path, &headers).await.status(),
        StatusCode::OK,
        "the compressed copy has a tag of its own"
    );
    Ok(())
}

#[tokio::test]
async fn brotli_is_sent_to_those_who_take_it() -> Outcome {
    let path = script().await?;
    let raw = fetch(&path, &[]).await;
    assert_eq!(raw.header(header::CONTENT_ENCODING), None);
    assert_eq!(raw.header(header::VARY), Some("accept-encoding"));
    let raw = raw.into_body().into_vec().await?;

    for accepted in [
        "gzip, deflate, br, zstd",
        "BR;q=0.1",
        "*",
        "gzip;q=1, *;q=0.5",
    ] {
        let answer = fetch(&path, &[("accept-encoding", accepted)]).await;
        assert_eq!(
            answer.header(header::CONTENT_ENCODING),
            Some("br"),
            "{accepted}"
        );
        let compressed = answer.into_body().into_vec().await?;
        assert!(compressed.len() * 2 < raw.len());
        let mut again = Vec::new();
        brotli::Decompressor::new(compressed.as_slice(), 4096).read_to_end(&mut again)?;
        assert!(again == raw, "brotli changed the file");
    }
    for refused in ["gzip", "br;q=0", "br; q=0.000, *", "identity", ""] {
        let answer = fetch(&path, &[("accept-encoding", refused)]).await;
        assert_eq!(answer.header(header::CONTENT_ENCODING), None, "{refused}");
    }
    Ok(())
}

#[tokio::test]
async fn only_what_exists_is_read_and_nothing_is_written() -> Outcome {
    let unknown = [
        "/assets/",
        "/assets/none.js",
        "/assets/..",
        "/assets/..%2Fworkbench.html",
        "/workbench.html",
        "/x",
    ];
    for path in unknown {
        assert_eq!(
            fetch(path, &[]).await.status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    assert_eq!(
        ask(Method::POST, "", &[]).await.status(),
        StatusCode::METHOD_NOT_ALLOWED
    );

    let path = script().await?;
    let length = fetch(&path, &[])
        .await
        .header(header::CONTENT_LENGTH)
        .ok_or("no length")?
        .to_owned();
    let head = ask(Method::HEAD, &path, &[]).await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.header(header::CONTENT_LENGTH), Some(length.as_str()));
    assert!(head.into_body().into_vec().await?.is_empty());
    Ok(())
}
