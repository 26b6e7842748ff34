//! What a client says of what it sends, of its own cache and of the codings that it takes (RFC 9110, 8.3, 12.5.3 and 13.1.2).

use poem::http::{
    HeaderMap,
    header::{ACCEPT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH},
};

/// The media type of what is sent, without its parameters.
pub(crate) fn media_type(headers: &HeaderMap) -> &str {
    let media = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    essence(media.unwrap_or_default())
}

/// A media type without its parameters.
pub(crate) fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// A strong tag: the hash of the content, told apart by its coding if it has one.
pub(crate) fn etag(hash: &[u8], coding: Option<&str>) -> String {
    let hash = hex::encode(hash);
    match coding {
        Some(coding) => format!("\"{hash}-{coding}\""),
        None => format!("\"{hash}\""),
    }
}

/// Whether the client says that it holds this very representation.
pub(crate) fn is_held(asked: &HeaderMap, etag: &str) -> bool {
    listed(asked, IF_NONE_MATCH.as_str())
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// Whether the client takes this coding, by its name or by `*`.
pub(crate) fn accepts(asked: &HeaderMap, coding: &str) -> bool {
    let mut others = false;
    for part in listed(asked, ACCEPT_ENCODING.as_str()) {
        let (name, quality) = part.split_once(';').unwrap_or((part, ""));
        let quality = quality
            .trim()
            .strip_prefix("q=")
            .map_or(Ok(1.0), str::parse::<f32>);
        let is_welcome = quality.is_ok_and(|quality| quality > 0.0);
        match name.trim() {
            "*" => others = is_welcome,
            name if name.eq_ignore_ascii_case(coding) => return is_welcome,
            _ => {}
        }
    }
    others
}

/// The parts of a header that is a list, over all the lines that carry it.
fn listed<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = headers
        .get_all(name)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
