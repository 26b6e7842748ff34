//! Who asks: from a request's headers to a [`Viewer`].
//!
//! Without `Authorization` it is nobody in particular. A bearer that is not good
//! refuses the whole request, whatever it asks for: who sends one believes to be
//! somebody, and should not take the answer for everybody for theirs.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use entity::vocabulary::Role;
use poem::{
    Addr, Endpoint, IntoResponse, Request, Response,
    http::{
        HeaderValue, StatusCode,
        header::{AUTHORIZATION, CACHE_CONTROL, WWW_AUTHENTICATE},
    },
};

use super::{
    cors::Origins,
    forwarded,
    observed::Seen,
    refusal::{Refusal, Result},
};
use store::{
    auth::{Auth, ClientAddress, Refused, Viewer},
    code::Code,
};

/// Whom limits count: who bears something, or where anybody asks from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RateLimitKey {
    /// The holder of a bearer, as the log calls it.
    Bearer(String),
    /// Callers without a bearer, by address.
    Address(ClientAddress),
}

impl RateLimitKey {
    /// Whom a request of this viewer counts for; `None` for anybody on this machine.
    pub(crate) fn of(viewer: &Viewer, from: ClientAddress) -> Option<Self> {
        if viewer.role != Role::Anonymous {
            return Some(Self::Bearer(viewer.principal.clone()));
        }
        (from != ClientAddress::ThisMachine).then_some(Self::Address(from))
    }
}

/// Tells who asks.
#[derive(Clone)]
pub(crate) struct Callers {
    auth: Auth,
    proxies: usize,
    pub(in crate::http) origins: Origins,
    /// Whether the operator was told that proxies do not say where callers come from.
    is_told: Arc<AtomicBool>,
}

impl Callers {
    pub(crate) fn new(auth: Auth, proxies: usize, origins: Origins) -> Self {
        Self {
            auth,
            proxies,
            origins,
            is_told: Arc::default(),
        }
    }

    /// Who sent the request, and whom it counts for.
    pub(crate) async fn limit_key(
        &self,
        request: &Request,
    ) -> Result<(Viewer, Option<RateLimitKey>)> {
        let viewer = self.viewer(request).await?;
        let limit_key = RateLimitKey::of(&viewer, self.address(request));
        Ok((viewer, limit_key))
    }

    /// Who sent the request.
    pub(crate) async fn viewer(&self, request: &Request) -> Result<Viewer> {
        let viewer = self.credentials(request).viewer().await?;
        Seen::of(request).is_of(&viewer);
        Ok(viewer)
    }

    /// What a request says of who sends it.
    pub(crate) fn credentials(&self, request: &Request) -> Credentials {
        let mut values = request.headers().get_all(AUTHORIZATION).iter();
        let authorization = match (values.next(), values.next()) {
            (None, _) => None,
            // Two of them are a trick, and one that is no text is no bearer.
            (Some(one), None) => Some(one.to_str().unwrap_or_default()),
            (Some(_), Some(_)) => Some(""),
        };
        Credentials {
            auth: self.auth.clone(),
            from: self.address(request),
            may_bear: self.origins.may_bear(request.headers()),
            authorization: authorization.map(str::to_owned),
        }
    }

    /// Where the request comes from, as far as that can be believed.
    pub(crate) fn address(&self, request: &Request) -> ClientAddress {
        match &request.remote_addr().0 {
            Addr::SocketAddr(_) if self.proxies > 0 => {
                let address = forwarded::client(request.headers(), self.proxies);
                if address.is_none() && !self.is_told.swap(true, Ordering::Relaxed) {
                    tracing::warn!(
                        proxies = self.proxies,
                        "a proxy did not say where a caller comes from; all such count as one caller: compare `proxies` with those that there are"
                    );
                }
                ClientAddress::of_proxy(address)
            }
            Addr::SocketAddr(peer) => ClientAddress::of_peer(peer.ip()),
            _ => ClientAddress::ThisMachine,
        }
    }
}

/// What somebody says of who they are, to be looked at now and again while a
/// connection stays open, since a bearer ends.
pub(crate) struct Credentials {
    auth: Auth,
    from: ClientAddress,
    /// Whether they may be somebody: a page of a site that is not listed is anybody.
    may_bear: bool,
    /// As in the header `Authorization`; none for anybody.
    authorization: Option<String>,
}

impl Credentials {
    /// Takes what is said in the place of the header.
    pub(crate) fn say(&mut self, authorization: String) {
        self.authorization = Some(authorization);
    }

    /// Who it is now.
    pub(crate) async fn viewer(&self) -> Result<Viewer> {
        let Some(authorization) = &self.authorization else {
            return Ok(Viewer::anonymous());
        };
        if !self.may_bear {
            let message = "pages of this site may only read without a token: the operator of the server adds it to `http.origins`";
            return Err(Refusal::new(Code::Forbidden, message));
        }
        let bearer = authorization
            .split_once(' ')
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map_or("", |(_, bearer)| bearer.trim());
        Ok(self.auth.bearer(bearer, self.from).await?)
    }

    /// Whom they count for, if they are this viewer's.
    pub(crate) fn limit_key(&self, viewer: &Viewer) -> Option<RateLimitKey> {
        RateLimitKey::of(viewer, self.from)
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Invalid(reason) => {
                let message = format!(
                    "the bearer is not valid ({}): send a token that is, or no header to ask as anybody",
                    reason.told()
                );
                Self::new(Code::Unauthenticated, message).with("reason", reason.code.as_str())
            }
            Refused::TooMany { wait } => {
                let seconds = wait.as_secs().saturating_add(1);
                let message = format!(
                    "the bearer is not valid, and too many were not: send a token that is, or try again in {seconds} s"
                );
                Self::new(Code::RateLimited, message).with("retryAfter", seconds)
            }
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

    #[test]
    fn anybody_counts_by_network_and_a_bearer_by_itself() {
        let of = |viewer: &Viewer, from: &str| {
            RateLimitKey::of(viewer, ClientAddress::of_peer(from.parse().unwrap()))
        };
        let anybody = Viewer::anonymous();
        assert_eq!(of(&anybody, "2001:db8::1"), of(&anybody, "2001:db8::2"));
        assert_ne!(of(&anybody, "192.0.2.1"), of(&anybody, "192.0.2.2"));
        let stranger = RateLimitKey::of(&anybody, ClientAddress::Unreadable);
        assert_eq!(
            stranger,
            Some(RateLimitKey::Address(ClientAddress::Unreadable))
        );
        for here in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(of(&anybody, here), None, "{here}");
            let bearer = Some(RateLimitKey::Bearer("operator".into()));
            assert_eq!(of(&Viewer::operator(), here), bearer, "{here}");
        }
    }
}
