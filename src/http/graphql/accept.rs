//! Which media types of an answer the client accepts.

use poem::http::{HeaderMap, header::ACCEPT};

/// The media type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: the status tells a refused request from an answered one.
    GraphqlResponse,
    /// `application/json`: a well-formed request is answered with 200, whatever its document.
    Json,
}

impl Media {
    /// The `content-type` of the answer.
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    const fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::GraphqlResponse => ("application", "graphql-response+json"),
            Self::Json => ("application", "json"),
        }
    }
}

/// Whether the client wants an event stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Events {
    /// It does not name it: a wildcard does not mean something that never ends.
    Refused,
    /// It takes one for what is a subscription.
    Allowed,
    /// It wants one whatever it asks.
    Preferred,
}

/// Whether the client wants an event stream: whether it names it, and likes it better than JSON.
pub(super) fn events(headers: &HeaderMap) -> Events {
    let ranges = ranges(headers).unwrap_or_default();
    let stream = liking(&ranges, ("text", "event-stream"));
    if stream.0 == 0 || stream.1 < NAMED {
        return Events::Refused;
    }
    let is_as_good = [Media::Json, Media::GraphqlResponse]
        .into_iter()
        .any(|media| {
            let liking = liking(&ranges, media.name());
            liking.0 >= stream.0 && liking.1 == NAMED
        });
    if is_as_good {
        Events::Allowed
    } else {
        Events::Preferred
    }
}

/// The media type the client likes best, or `None` if it accepts neither.
///
/// Where both please it as well, it is the newer one if both are named and
/// `application/json` if only a wildcard covers them, as the specification of
/// GraphQL over HTTP has it for clients that say nothing.
pub(super) fn media(headers: &HeaderMap) -> Option<Media> {
    let ranges = ranges(headers)?;
    if ranges.is_empty() {
        return Some(Media::Json);
    }
    let json = liking(&ranges, Media::Json.name());
    let response = liking(&ranges, Media::GraphqlResponse.name());
    if response.0 == 0 && json.0 == 0 {
        None
    } else if response > json || (response == json && response.1 == NAMED) {
        Some(Media::GraphqlResponse)
    } else {
        Some(Media::Json)
    }
}

/// How much the client likes a table of this media type, in thousandths: not at all,
/// unless it names it and likes it better than the JSON that it names.
pub(super) fn table(headers: &HeaderMap, name: (&str, &str)) -> u16 {
    let ranges = ranges(headers).unwrap_or_default();
    let (liking_of_table, exactness) = liking(&ranges, name);
    let is_json_better = [Media::Json, Media::GraphqlResponse]
        .into_iter()
        .any(|media| {
            let liking = liking(&ranges, media.name());
            liking.1 == NAMED && liking.0 >= liking_of_table
        });
    if exactness < NAMED || is_json_better {
        return 0;
    }
    liking_of_table
}

/// How exactly a range names a type: `*/*`, `application/*`, the type itself.
const NAMED: u8 = 2;

/// What the headers accept; `None` if they cannot be read.
fn ranges(headers: &HeaderMap) -> Option<Vec<(String, u16)>> {
    let mut ranges = Vec::new();
    for header in headers.get_all(ACCEPT) {
        ranges.extend(header.to_str().ok()?.split(',').filter_map(range));
    }
    Some(ranges)
}

/// One `type/subtype` of the header with its weight in thousandths.
fn range(text: &str) -> Option<(String, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next()?.to_ascii_lowercase();
    let weight = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case("q"))
        .map_or(Some(1000), |(_, weight)| thousandths(weight.trim()))?;
    (!name.is_empty()).then_some((name, weight))
}

/// `0.8` is 800.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let fraction: u16 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some((whole.parse::<u16>().ok()?.min(1) * 1000 + fraction).min(1000))
}

/// The weight the most exact range gives this type, and how exact it is.
fn liking(ranges: &[(String, u16)], (kind, subtype): (&str, &str)) -> (u16, u8) {
    let exactness = |name: &str| match name.split_once('/') {
        Some((named, it)) if named == kind && it == subtype => Some(NAMED),
        Some((named, "*")) if named == kind => Some(1),
        Some(("*", "*")) => Some(0),
        _ => None,
    };
    ranges
        .iter()
        .filter_map(|(name, weight)| Some((exactness(name)?, *weight)))
        .max()
        .map_or((0, 0), |(exactness, weight)| (weight, exactness))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &str) -> Option<Media> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, accept.parse().unwrap());
        media(&headers)
    }

    #[test]
    fn an_event_stream_has_to_be_named() {
        assert_eq!(events(&HeaderMap::new()), Events::Refused);
        for (accept, wanted) in [
            ("*/*", Events::Refused),
            ("text/*", Events::Refused),
            ("application/json", Events::Refused),
            ("text/event-stream;q=0", Events::Refused),
            ("text/event-stream", Events::Preferred),
            ("text/event-stream, */*", Events::Preferred),
            (
                "application/json;q=0.5, text/event-stream",
                Events::Preferred,
            ),
            (
                "application/graphql-response+json, application/json, text/event-stream",
                Events::Allowed,
            ),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, accept.parse().unwrap());
            assert_eq!(events(&headers), wanted, "{accept}");
        }
    }

    #[test]
    fn the_client_chooses_and_the_specification_decides_a_draw() {
        assert_eq!(media(&HeaderMap::new()), Some(Media::Json));
        for (accept, media) in [
            ("*/*", Some(Media::Json)),
            ("application/*", Some(Media::Json)),
            ("application/json", Some(Media::Json)),
            ("application/json; charset=utf-8", Some(Media::Json)),
            (
                "Application/GraphQL-Response+JSON",
                Some(Media::GraphqlResponse),
            ),
            (
                "application/json, application/graphql-response+json",
                Some(Media::GraphqlResponse),
            ),
            (
                "application/graphql-response+json; q=0.5, application/json",
                Some(Media::Json),
            ),
            (
                "application/graphql-response+json, */*;q=0.1",
                Some(Media::GraphqlResponse),
            ),
            (
                "text/html,application/xhtml+xml,*/*;q=0.8",
                Some(Media::Json),
            ),
            ("application/json;q=0", None),
            ("application/json;q=0, */*", Some(Media::GraphqlResponse)),
            ("text/html", None),
        ] {
            assert_eq!(chosen(accept), media, "{accept}");
        }
    }
}
