//! Who a socket is: what its first message says of itself, or the handshake if
//! that says nothing. It is asked again while the socket is open, since a bearer
//! ends.

use std::net::IpAddr;

use poem::Request;
use serde_json::{Map, Value};

use crate::{
    auth::Viewer,
    error::Code,
    http::{
        caller::{Callers, Payer},
        refusal::{Refusal, Result},
    },
};

/// What a socket is admitted by.
pub(super) struct Admission {
    callers: Callers,
    from: Option<IpAddr>,
    /// As in the header `Authorization`; none for anybody.
    bearer: Option<String>,
}

impl Admission {
    /// What the handshake says.
    pub(super) fn of(request: &Request, callers: &Callers) -> Self {
        let header = request.headers().get("authorization");
        Self {
            callers: callers.clone(),
            from: callers.address(request),
            bearer: header.and_then(|it| it.to_str().ok()).map(str::to_owned),
        }
    }

    /// Admits a client by the payload of its `connection_init`: `authorization` with
    /// `Bearer` and a token, or `token` alone. Nobody has to say who they are to read.
    pub(super) async fn admit(&mut self, payload: &Map<String, Value>) -> Result<Viewer> {
        let said = match (payload.get("authorization"), payload.get("token")) {
            (Some(Value::String(header)), _) => Some(header.clone()),
            (None, Some(Value::String(token))) => Some(format!("Bearer {token}")),
            (None, None) => None,
            _ => {
                let message = "send `authorization` as \"Bearer\" and a token, or `token` alone";
                return Err(Refusal::new(Code::Forbidden, message));
            }
        };
        self.bearer = said.or_else(|| self.bearer.take());
        self.viewer().await
    }

    /// Whom the socket counts for, if it is this viewer's.
    pub(super) fn payer(&self, viewer: &Viewer) -> Option<Payer> {
        Payer::of(viewer, self.from)
    }

    /// Who it is now.
    pub(super) async fn viewer(&self) -> Result<Viewer> {
        match &self.bearer {
            None => Ok(Viewer::anonymous()),
            Some(bearer) => self.callers.bearer(bearer, self.from).await,
        }
    }
}
