//! What proxies, and those who would be taken for one, write into their headers.

use poem::http::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;

use super::*;
use crate::http::caller::RateLimitKey;
use store::auth::{ClientAddress, Viewer};

/// Who asks, with these header lines behind so many proxies.
fn told(lines: &[(&'static str, &[u8])], proxies: usize) -> Option<String> {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name = HeaderName::from_static(name);
        headers.append(name, HeaderValue::from_bytes(value).unwrap());
    }
    client(&headers, proxies).map(|address| address.to_string())
}

fn plain(value: &str) -> Option<String> {
    told(&[(X_FORWARDED_FOR, value.as_bytes())], 1)
}

fn forwarded(value: &str) -> Option<String> {
    told(&[(FORWARDED, value.as_bytes())], 1)
}

#[test]
fn an_address_is_read_however_proxies_write_it() {
    for (text, address) in [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7\t", "192.0.2.7"),
        ("192.0.2.7:5555", "192.0.2.7"),
        ("192.0.2.7:0", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:DB8::1]:4711", "2001:db8::1"),
        ("[2001:db8::1]:_hidden", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("[fe80::1%eth0]", "fe80::1"),
        ("[fe80::1%25eth0]:443", "fe80::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("[::ffff:192.0.2.7]:80", "192.0.2.7"),
        ("::1", "::1"),
        ("127.0.0.1", "127.0.0.1"),
    ] {
        assert_eq!(plain(text).as_deref(), Some(address), "{text}");
        let quoted = format!("for=\"{}\"", text.trim());
        assert_eq!(forwarded(&quoted).as_deref(), Some(address), "{quoted}");
        let bare = format!("for={}", text.trim());
        assert_eq!(forwarded(&bare).as_deref(), Some(address), "{bare}");
    }
}

#[test]
fn what_is_no_address_is_none() {
    for text in [
        "",
        " ",
        "garbage",
        "unknown",
        "_hidden",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.7:",
        "192.0.2.7:65536",
        "192.0.2.7:http",
        "192.0.2.7%eth0",
        "[192.0.2.7]",
        "[192.0.2.7]:80",
        "192.0.2.7/24",
        "2001:db8::1]",
        "[2001:db8::1",
        "[2001:db8::1]4711",
        "[2001:db8::1]:",
        "[2001:db8::1]:4711:1",
        "fe80::1%",
        "%eth0",
        "[]",
        "[]:80",
        ":80",
        "localhost",
        "unix:",
        "0x7f.0.0.1",
        "2130706433",
        "192.0.2.7, ",
        "192.0.2.7, unknown",
    ] {
        assert_eq!(plain(text), None, "{text:?}");
        let quoted = format!("for=\"{text}\"");
        assert_eq!(forwarded(&quoted), None, "{quoted}");
    }
}

#[test]
fn the_entry_of_the_outermost_of_our_proxies_counts() {
    let lines: &[(&str, &[u8])] = &[
        (X_FORWARDED_FOR, b"192.0.2.66, 192.0.2.7"),
        (X_FORWARDED_FOR, b"192.0.2.8"),
    ];
    assert_eq!(told(lines, 0), None);
    assert_eq!(told(lines, 1).as_deref(), Some("192.0.2.8"));
    assert_eq!(told(lines, 2).as_deref(), Some("192.0.2.7"));
    // Fewer entries than there are proxies.
    assert_eq!(told(lines, 4), None);
    assert_eq!(told(lines, usize::MAX), None);
    assert_eq!(told(&[], 1), None);
    // What is no text spoils no entry but its own.
    let lines: &[(&str, &[u8])] = &[(X_FORWARDED_FOR, b"\xff\xfe, 192.0.2.7")];
    assert_eq!(told(lines, 1).as_deref(), Some("192.0.2.7"));
    assert_eq!(told(lines, 2), None);
    let lines: &[(&str, &[u8])] = &[(X_FORWARDED_FOR, b"192.0.2.7, \xff\xfe")];
    assert_eq!(told(lines, 1), None);
}

#[test]
fn forwarded_is_read_as_its_specification_has_it() {
    for (text, address) in [
        (r"For=192.0.2.7", Some("192.0.2.7")),
        (r#"FOR="[2001:db8::1]:4711""#, Some("2001:db8::1")),
        (
            r"for=192.0.2.7;proto=http;by=203.0.113.43",
            Some("192.0.2.7"),
        ),
        (
            r#"proto=https; host="a.example"; for=192.0.2.7 ; by=_p"#,
            Some("192.0.2.7"),
        ),
        (r"for=192.0.2.66, for=192.0.2.7", Some("192.0.2.7")),
        (r"for=192.0.2.66,for=192.0.2.7", Some("192.0.2.7")),
        (r";;for=192.0.2.7;;", Some("192.0.2.7")),
        (r#"for="192.0.2\.7""#, Some("192.0.2.7")),
        // What stands between quotes is one value, whatever it looks like.
        (
            r#"for=192.0.2.7;host="a, for=192.0.2.66""#,
            Some("192.0.2.7"),
        ),
        (
            r#"for=192.0.2.7;host="a\", for=192.0.2.66""#,
            Some("192.0.2.7"),
        ),
        (r"for=unknown", None),
        (r#"for="_hidden""#, None),
        (r"proto=https", None),
        (r"", None),
        (r"for=192.0.2.7,", None),
        (r"for", None),
        (r"for=", None),
        (r"=192.0.2.7", None),
        (r"for =192.0.2.7", None),
        (r"for=192.0.2.7;for=192.0.2.66", None),
        (r"for=192.0.2.7 for=192.0.2.66", None),
        (r#"for="192.0.2.7"#, None),
        (r#"for="192.0.2.7\"#, None),
        (r#"for="192.0.2.7"0"#, None),
        (r#"for=192.0.2.7""#, None),
        (r"192.0.2.7", None),
        // Somebody opened quotes in front of what the proxy adds.
        (r#"for=192.0.2.66;a=", for=192.0.2.7"#, None),
        (r#"for=192.0.2.66;a=", for="[2001:db8::1]:4711""#, None),
        (r#"for=192.0.2.66;a="\, for="[2001:db8::1]""#, None),
    ] {
        assert_eq!(forwarded(text).as_deref(), address, "{text}");
    }
    // Each line stands by itself: one that cannot be read spoils those before it alone.
    let spoiled: &[(&str, &[u8])] = &[
        (FORWARDED, b"for=192.0.2.66"),
        (FORWARDED, b"for=\"192.0.2.66, for=192.0.2.66"),
        (FORWARDED, b"for=192.0.2.7"),
    ];
    assert_eq!(told(spoiled, 1).as_deref(), Some("192.0.2.7"));
    assert_eq!(told(spoiled, 2), None);
}

#[test]
fn where_both_headers_come_they_must_say_the_same() {
    for (plain, forwarded, address) in [
        ("192.0.2.7", "for=192.0.2.7", Some("192.0.2.7")),
        ("192.0.2.7:1", "for=\"192.0.2.7:2\"", Some("192.0.2.7")),
        ("192.0.2.7", "for=192.0.2.66", None),
        ("192.0.2.66, 192.0.2.7", "for=192.0.2.66", None),
        ("192.0.2.7", "for=unknown", None),
        ("garbage", "for=192.0.2.7", None),
        ("garbage", "garbage", None),
    ] {
        let lines: &[(&str, &[u8])] = &[
            (X_FORWARDED_FOR, plain.as_bytes()),
            (FORWARDED, forwarded.as_bytes()),
        ];
        assert_eq!(told(lines, 1).as_deref(), address, "{plain} {forwarded}");
    }
}

/// Anything that goes into a header, and what comes near to an address.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let near = r#"((for|by|host|FOR)?=?"?\[?(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1|[0-9a-f:.%]{0,12}|unknown|_[a-z]{0,3})\]?(:[0-9_a-z]{0,6})?"?[,;\\ ]{0,2}){0,4}"#;
    prop_oneof![
        near.prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..64),
    ]
}

proptest! {
    #[test]
    fn behind_proxies_everybody_counts_whatever_the_headers_say(
        lines in proptest::collection::vec((any::<bool>(), value()), 0..4),
        proxies in 1_usize..4,
    ) {
        let mut headers = HeaderMap::new();
        for (is_plain, value) in lines {
            let name = if is_plain { X_FORWARDED_FOR } else { FORWARDED };
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                headers.append(HeaderName::from_static(name), value);
            }
        }
        let from = ClientAddress::of_proxy(client(&headers, proxies));
        prop_assert_ne!(from, ClientAddress::ThisMachine);
        let limit_key = RateLimitKey::of(&Viewer::anonymous(), from);
        prop_assert_eq!(limit_key, Some(RateLimitKey::Address(from)));
    }

    /// Nobody chooses where they come from: what stands before the entry of our proxy,
    /// or is added in a line before it, leaves it as it is or makes it unreadable.
    #[test]
    fn what_a_client_writes_first_never_becomes_its_address(
        mut written in value(),
        is_plain: bool,
        is_own_line: bool,
    ) {
        let (name, own): (_, &[u8]) = if is_plain {
            (X_FORWARDED_FOR, b"192.0.2.7")
        } else {
            (FORWARDED, b"for=\"192.0.2.7:4711\";proto=https")
        };
        let mut headers = HeaderMap::new();
        if !is_own_line {
            written.extend_from_slice(b", ");
            written.extend_from_slice(own);
        }
        let Ok(written) = HeaderValue::from_bytes(&written) else { return Ok(()) };
        headers.append(HeaderName::from_static(name), written);
        if is_own_line {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(own).unwrap());
        }
        let address = client(&headers, 1).map(|address| address.to_string());
        prop_assert!(address.is_none() || address.as_deref() == Some("192.0.2.7"), "{address:?}");
    }
}
