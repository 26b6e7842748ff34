//! What pages of other sites may ask from their visitors' browsers (CORS).
//!
//! Pages of any site, or of those that are listed, read what is public. Who bears a
//! token is somebody, and only pages of this server's own address and of sites listed
//! by name may send one; since nothing is written without a token, only they write.
//! There are no cookies, so `access-control-allow-credentials` is never said.
//!
//! The library's middleware is not used: it puts its own `vary` in the place of the
//! answer's, so that caches would mix up languages and codings, refuses what no browser
//! would have shown anyway, in words without a code, and knows one kind of site alone.

use std::sync::Arc;

use poem::{
    Endpoint, IntoResponse, Request, Response,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
            ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
        },
    },
};

use super::refusal::Refusal;
use crate::config::HttpSettings;
use store::code::Code;

/// Headers of answers that pages may read beside those that every page may.
const EXPOSED: &str = "data-version, etag, ratelimit, ratelimit-policy, retry-after, x-request-id, content-disposition";

/// For how many seconds a browser need not ask again what it may: a day.
const DAY: &str = "86400";

/// The sites whose pages may ask; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Origins {
    everybody_reads: bool,
    listed: Arc<[String]>,
}

impl Origins {
    pub(super) fn new(settings: &HttpSettings) -> Self {
        let origins = settings.origins.split_whitespace();
        let (any, listed): (Vec<_>, Vec<_>) = origins.partition(|origin| *origin == "*");
        Self {
            everybody_reads: !any.is_empty(),
            listed: listed.into_iter().map(str::to_ascii_lowercase).collect(),
        }
    }

    /// Whether whoever sends this may read: no page, or a page of a site that may.
    pub(crate) fn may_read(&self, headers: &HeaderMap) -> bool {
        self.everybody_reads || self.may_bear(headers)
    }

    /// Whether whoever sends this may say who they are, and so write.
    pub(crate) fn may_bear(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(ORIGIN) else {
            return true;
        };
        is_own(headers, origin) || self.lists(origin)
    }

    fn lists(&self, origin: &HeaderValue) -> bool {
        let is_it = |listed: &String| listed.as_bytes().eq_ignore_ascii_case(origin.as_bytes());
        self.listed.iter().any(is_it)
    }

    /// Says to the browser which page may read the answer.
    fn tell(&self, origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
        if self.everybody_reads {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            return;
        }
        // A cache must not give one site's answer to another's page.
        headers.append(VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = origin.filter(|origin| self.lists(origin)) {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
    }

    /// The answer to a browser that asks what a page may before it does it.
    fn preflight(&self, asked: &HeaderMap) -> Response {
        if !self.may_read(asked) {
            let message = "pages of this site may not ask: its operator adds it to `http.origins`";
            return Refusal::new(Code::Forbidden, message).response();
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        let methods = HeaderValue::from_static("GET, POST");
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(DAY));
        if let Some(allowed) = self.allowed(asked) {
            headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        }
        let depends = HeaderValue::from_static("origin, access-control-request-headers");
        headers.append(VARY, depends);
        response
    }

    /// Of the headers that a page wants to send those that it may: all but a token.
    fn allowed(&self, asked: &HeaderMap) -> Option<HeaderValue> {
        let wanted = asked.get(ACCESS_CONTROL_REQUEST_HEADERS)?;
        if self.may_bear(asked) {
            return Some(wanted.clone());
        }
        let wanted = wanted.to_str().ok()?.split(',').map(str::trim);
        let allowed: Vec<&str> = wanted
            .filter(|name| !name.eq_ignore_ascii_case("authorization"))
            .collect();
        HeaderValue::from_str(&allowed.join(", ")).ok()
    }
}

/// Whether the page is one of this server: a browser says so by itself where the
/// connection is safe, or its site is the host that it asks.
fn is_own(headers: &HeaderMap, origin: &HeaderValue) -> bool {
    let site = headers.get("sec-fetch-site");
    if site.is_some_and(|site| site == "same-origin") {
        return true;
    }
    let text = |value: &HeaderValue| value.to_str().ok().map(str::to_ascii_lowercase);
    let (host, origin) = (headers.get(HOST).and_then(text), text(origin));
    let site = origin.as_deref().and_then(|it| it.split_once("://"));
    site.is_some_and(|(_, site)| host.is_some_and(|host| host == site))
}

/// Answers what browsers ask beforehand, and says with every answer who may read it.
pub(super) async fn shared(
    origins: Origins,
    endpoint: Arc<impl Endpoint>,
    request: Request,
) -> poem::Result<Response> {
    let asked = request.headers();
    let origin = asked.get(ORIGIN).cloned();
    let is_preflight = request.method() == Method::OPTIONS
        && origin.is_some()
        && asked.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        origins.preflight(asked)
    } else {
        endpoint.call(request).await?.into_response()
    };
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        return Ok(response);
    }
    let headers = response.headers_mut();
    origins.tell(origin.as_ref(), headers);
    if origin.is_some() && !is_preflight {
        let exposed = HeaderValue::from_static(EXPOSED);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn may(origins: &str, headers: &[(&'static str, &str)]) -> (bool, bool) {
        let mut sent = HeaderMap::new();
        sent.insert(HOST, "graph.example:8000".parse().unwrap());
        for (name, value) in headers {
            sent.insert(*name, value.parse().unwrap());
        }
        let origins = Origins::new(&HttpSettings {
            origins: origins.into(),
        });
        (origins.may_read(&sent), origins.may_bear(&sent))
    }

    #[test]
    fn own_and_listed_pages_may_write_and_others_read_if_everybody_may() {
        let (all, read, none) = ((true, true), (true, false), (false, false));
        let named = "https://a.example https://B.example";
        let both = "* https://a.example";
        for (origins, origin, expected) in [
            ("", "https://graph.example:8000", all),
            ("", "https://graph.example", none),
            ("", "https://evil.example", none),
            ("", "null", none),
            ("*", "null", read),
            ("*", "https://evil.example", read),
            (named, "https://b.example", all),
            (named, "https://graph.example:8000", all),
            (named, "https://b.example.evil.example", none),
            (both, "https://a.example", all),
            (both, "https://b.example", read),
        ] {
            let told = may(origins, &[("origin", origin)]);
            assert_eq!(told, expected, "{origin} where {origins:?}");
        }
        assert_eq!(may("", &[]), all, "what is no page");
        // Behind a proxy that changes the host a browser still says whose page it is.
        let proxied = [
            ("origin", "https://public.example"),
            ("sec-fetch-site", "same-origin"),
        ];
        assert_eq!(may("", &proxied), all);
        let other = [
            ("origin", "https://public.example"),
            ("sec-fetch-site", "cross-site"),
        ];
        assert_eq!(may("", &other), none);
    }
}
