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
    http::{HeaderMap, header::UPGRADE},
    web::websocket::{WebSocket, WebSocketConfig},
};

use self::session::Session;
use super::{GraphqlState, accept::Media, answer, caller::Caller};
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
    // No browser asks before a WebSocket whether a page may open it.
    if !state.callers.origins.may_read(headers) {
        let message = "pages of this site may not connect: add it to `http.origins`";
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
