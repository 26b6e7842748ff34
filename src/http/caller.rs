//! Who asks: from a request's headers to a [`Viewer`].
//!
//! Without `Authorization` it is nobody in particular. A bearer that is not good
//! refuses the whole request, whatever it asks for: who sends one believes to be
//! somebody, and should not take the answer for everybody for theirs.

use std::{net::IpAddr, sync::Arc};

use entity::vocabulary::Role;
use poem::{
    Addr, Endpoint, IntoResponse, Request, Response,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, WWW_AUTHENTICATE},
    },
};

use super::refusal::{Refusal, Result};
use crate::{
    auth::{Auth, Refused, Viewer, network},
    error::Code,
};

/// The header in which each proxy adds the address it was asked from.
const FORWARDED: &str = "x-forwarded-for";

/// Whom limits count: who bears something, or where anybody asks from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Payer {
    /// The holder of a bearer, as the log calls it.
    Bearer(String),
    /// Callers without a bearer, by address.
    Address(IpAddr),
}

impl Payer {
    /// Whom a request of this viewer counts for. `None` for anybody on this machine:
    /// that is its operator, or a proxy that `proxies` says nothing of, behind which
    /// all would be taken for one.
    pub(crate) fn of(viewer: &Viewer, from: Option<IpAddr>) -> Option<Self> {
        if viewer.role != Role::Anonymous {
            return Some(Self::Bearer(viewer.principal.clone()));
        }
        let from = network(from?);
        (!from.is_loopback()).then_some(Self::Address(from))
    }
}

/// Tells who asks.
#[derive(Clone)]
pub(crate) struct Callers {
    auth: Auth,
    proxies: usize,
}

impl Callers {
    pub(crate) fn new(auth: Auth, proxies: usize) -> Self {
        Self { auth, proxies }
    }

    /// Who sent the request.
    pub(crate) async fn viewer(&self, request: &Request) -> Result<Viewer> {
        let mut values = request.headers().get_all(AUTHORIZATION).iter();
        let text = match (values.next(), values.next()) {
            (None, _) => return Ok(Viewer::anonymous()),
            // Two of them are a trick, and one that is no text is no bearer.
            (Some(one), None) => one.to_str().unwrap_or_default(),
            (Some(_), Some(_)) => "",
        };
        self.bearer(text, self.address(request)).await
    }

    /// Who bears this: the value of the header, or of what stands for it where a
    /// socket is opened.
    pub(crate) async fn bearer(&self, value: &str, from: Option<IpAddr>) -> Result<Viewer> {
        let bearer = value
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map_or("", |(_, bearer)| bearer.trim());
        self.auth.bearer(bearer, from).await.map_err(Refusal::from)
    }

    /// Where the request comes from, as far as that can be believed.
    pub(crate) fn address(&self, request: &Request) -> Option<IpAddr> {
        let Addr::SocketAddr(peer) = &request.remote_addr().0 else {
            return None;
        };
        Some(forwarded(request.headers(), self.proxies).unwrap_or(peer.ip()))
    }
}

/// The address that the outermost of our proxies was asked from. What stands left
/// of it was written by whoever asked, and may be anything.
fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let values = headers.get_all(FORWARDED).iter();
    let text = values.filter_map(|value| value.to_str().ok());
    let text = text.collect::<Vec<_>>().join(",");
    let place = proxies.checked_sub(1)?;
    text.rsplit(',').nth(place)?.trim().parse().ok()
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Invalid => Self::new(
                Code::Unauthenticated,
                "the bearer is not valid, or too many were not: send a token that is, or no header to ask as anybody",
            ),
            Refused::Unavailable => Self::new(
                Code::Overloaded,
                "the bearer cannot be checked at the moment: try again in a moment",
            ),
        }
    }
}

/// Keeps an answer to somebody in particular out of every cache, and says with a
/// refusal how one becomes somebody.
pub(super) async fn private(
    endpoint: Arc<impl Endpoint>,
    request: Request,
) -> poem::Result<Response> {
    let is_personal = request.headers().contains_key(AUTHORIZATION);
    let mut response = endpoint.call(request).await?.into_response();
    let is_refused = response.status() == StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    if is_personal {
        let private = HeaderValue::from_static("private, no-store");
        headers.insert(CACHE_CONTROL, private);
    }
    if is_refused {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(sent: &[&'static str], proxies: usize) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in sent {
            headers.append(FORWARDED, HeaderValue::from_static(value));
        }
        forwarded(&headers, proxies).map(|address| address.to_string())
    }

    #[test]
    fn anybody_counts_by_network_and_a_bearer_by_itself() {
        let of = |viewer: &Viewer, from: &str| Payer::of(viewer, from.parse().ok());
        let anybody = Viewer::anonymous();
        assert_eq!(of(&anybody, "2001:db8::1"), of(&anybody, "2001:db8::2"));
        assert_ne!(of(&anybody, "192.0.2.1"), of(&anybody, "192.0.2.2"));
        for here in [
            "127.0.0.1",
            "127.8.8.8",
            "::1",
            "::ffff:127.0.0.1",
            "unknown",
        ] {
            assert_eq!(of(&anybody, here), None, "{here}");
            let bearer = Some(Payer::Bearer("operator".into()));
            assert_eq!(of(&Viewer::operator(), here), bearer, "{here}");
        }
    }

    #[test]
    fn only_what_our_proxies_say_is_believed() {
        let sent = &["192.0.2.66, 192.0.2.7", "192.0.2.8"];
        assert_eq!(address(sent, 0), None);
        assert_eq!(address(sent, 1).as_deref(), Some("192.0.2.8"));
        assert_eq!(address(sent, 2).as_deref(), Some("192.0.2.7"));
        assert_eq!(address(sent, 4), None);
        assert_eq!(address(&["unknown"], 1), None);
        assert_eq!(address(&[], 1), None);
    }
}
