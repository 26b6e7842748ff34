//! What a token was made for. An issuer signs more than what is borne to us: proofs of
//! keys, notices of logouts and of other events, and what tells a client who logged in.

use serde_json::{Map, Value};

use crate::auth::{Fault, ReasonCode};

/// What `typ` says of a token to be borne: of any kind (RFC 7519), or for access alone (RFC 9068).
const BORNE: [&str; 2] = ["JWT", "at+jwt"];

/// What `typ` may stand with before its name, as a media type.
const APPLICATION: &str = "application/";

/// Claims of tokens that are for something else, and what that is. `typ` is `JWT` for
/// most of them.
const OTHERS: [(&str, &str); 3] = [
    ("events", "it is a notice of an event or a logout"),
    ("at_hash", "it is an ID token: send the access token"),
    ("c_hash", "it is an ID token: send the access token"),
];

/// Whether a token is one to be borne; `typ` may be left out.
pub(super) fn check(typ: Option<&str>, claims: &Map<String, Value>) -> Result<(), Fault> {
    let is_borne = |typ: &str| {
        let name = typ
            .split_at_checked(APPLICATION.len())
            .filter(|(application, _)| application.eq_ignore_ascii_case(APPLICATION))
            .map_or(typ, |(_, name)| name);
        BORNE.iter().any(|borne| borne.eq_ignore_ascii_case(name))
    };
    if !typ.is_none_or(is_borne) {
        let reason = "its `typ` is neither `JWT` nor `at+jwt`";
        return Err(Fault::bad(ReasonCode::UnusableClaims, reason));
    }
    let other = OTHERS.iter().find(|(claim, _)| claims.contains_key(*claim));
    other.map_or(Ok(()), |(_, reason)| {
        Err(Fault::bad(ReasonCode::UnusableClaims, reason))
    })
}
