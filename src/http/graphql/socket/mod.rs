//! graphql-transport-ws: many operations on one WebSocket.
//!
//! 1. [`open`]: who may connect, from where, and how many;
//! 2. [`message`]: what a client says, and what it is told;
//! 3. [`session`]: the conversation, from the first message to the last.
//!
//! Buffers are small, because most sockets are silent most of the time: ten
//! thousand of them should fit where the stock endpoint has room for hundreds.

mod admit;
mod end;
mod message;
mod session;

use poem::{
    FromRequest, IntoResponse, Request, RequestBody, Response,
    http::{
        HeaderMap,
        header::{HOST, ORIGIN, UPGRADE},
    },
    web::websocket::{WebSocket, WebSocketConfig},
};

use self::session::Session;
use super::{GraphqlState, accept::Media, answer, operation::Caller};
use crate::http::{refusal::Refusal, request_id::RequestId};
use store::{auth::Viewer, code::Code};

/// The one protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// Bytes that a socket keeps to read into; what is longer takes more for as long as it is read.
const READ_BUFFER: usize = 256;

/// Bytes that are gathered before they are written.
const WRITE_BUFFER: usize = 4 * 1024;

/// Whether the request asks to become a WebSocket.
pub(super) fn is_asked_for(request: &Request) -> bool {
    let upgrade = request.headers().get(UPGRADE);
    upgrade.is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Makes the request a WebSocket, or says why not.
pub(super) async fn open(state: &GraphqlState, request: &Request) -> Response {
    let id = RequestId::of(request.headers());
    match upgrade(state, request).await {
        Ok(response) => response,
        Err(refusal) => {
            let limits = state.validator.limits();
            answer::write(&Err(refusal), Media::GraphqlResponse, &id, limits)
        }
    }
}

async fn upgrade(state: &GraphqlState, request: &Request) -> Result<Response, Refusal> {
    let headers = request.headers();
    let settings = &state.live.settings;
    if !is_welcome(headers, &settings.origins) {
        let message = "pages of this site may not connect: add it to `live.origins`";
        return Err(Refusal::new(Code::Forbidden, message));
    }
    let mut nothing = RequestBody::default();
    let socket = WebSocket::from_request(request, &mut nothing).await;
    let socket = socket.map_err(|_| {
        let message = "this is not the handshake of a WebSocket, version 13";
        Refusal::new(Code::BadRequest, message)
    })?;
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_message_size(Some(settings.message_bytes))
        .max_frame_size(Some(settings.message_bytes));
    let speaks = speaks(headers);
    let credentials = state.callers.credentials(request);
    let anybody = Viewer::anonymous();
    let limit_key = credentials.limit_key(&anybody);
    let caller = Caller::of(headers, RequestId::of(headers), (anybody, limit_key));
    let parts = Box::new((state.clone(), caller, credentials));
    let opened = socket.protocols([PROTOCOL]).config(config);
    // Boxes, since the task of a socket keeps the room for whatever is handed to it.
    let opened = opened.on_upgrade(move |socket| {
        let (state, caller, credentials) = *parts;
        let live = state.live.clone();
        let session = Box::new(Session::new(socket, state, (caller, credentials)));
        Box::pin(live.tracked(session.run(speaks)))
    });
    Ok(opened.into_response())
}

/// Whether the client offers the protocol. An offer of several is not an order.
fn speaks(headers: &HeaderMap) -> bool {
    let offers = headers.get_all("sec-websocket-protocol").iter();
    let mut offers = offers.filter_map(|offer| offer.to_str().ok());
    offers.any(|offer| offer.split(',').any(|it| it.trim() == PROTOCOL))
}

/// Whether a page of the site that asks may connect. A browser says which site it
/// is, and would send its user's credentials along; others have no such user.
fn is_welcome(headers: &HeaderMap, origins: &str) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    if !origins.trim().is_empty() {
        let mut welcome = origins.split_whitespace();
        return welcome.any(|it| it.eq_ignore_ascii_case(origin));
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let site = origin.split_once("://").map(|(_, site)| site);
    site.is_some_and(|site| host.is_some_and(|host| host.eq_ignore_ascii_case(site)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn welcome(origin: Option<&str>, origins: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "graph.example:8000".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(ORIGIN, origin.parse().unwrap());
        }
        is_welcome(&headers, origins)
    }

    #[test]
    fn pages_of_other_sites_may_connect_if_they_are_named() {
        assert!(welcome(None, ""));
        assert!(welcome(Some("https://graph.example:8000"), ""));
        assert!(!welcome(Some("https://graph.example"), ""));
        assert!(!welcome(Some("https://evil.example"), ""));
        assert!(!welcome(Some("null"), ""));
        let named = "https://a.example https://b.example";
        assert!(welcome(None, named));
        assert!(welcome(Some("https://b.example"), named));
        assert!(!welcome(Some("https://b.example.evil.example"), named));
        assert!(!welcome(Some("https://graph.example:8000"), named));
    }
}
