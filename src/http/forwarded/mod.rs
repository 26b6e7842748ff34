//! What proxies say of where a request comes from, in `X-Forwarded-For` or in
//! `Forwarded` (RFC 7239).
//!
//! Each proxy adds an entry at the end. What stands left of the entries of our own
//! proxies was written by whoever asked, and may be anything. So is a whole header that
//! our proxies do not write and do not take away; which one that is cannot be told, so
//! where both come they must say the same.
//!
//! The parsers that there are split at every comma, also at one between quotes, where
//! clients write what they like.

use std::net::{IpAddr, Ipv6Addr};

use poem::http::HeaderMap;

const X_FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED: &str = "forwarded";

/// What may stand around the parts of a header.
const BLANK: [char; 2] = [' ', '\t'];

/// The address that the outermost of so many proxies was asked from; `None` where that
/// cannot be read.
pub(super) fn client(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let told = |name: &str, read: fn(&str) -> Vec<Option<String>>| {
        let lines = headers.get_all(name).iter();
        let lines = lines.map(|line| String::from_utf8_lossy(line.as_bytes()));
        let entries: Vec<_> = lines.flat_map(|line| read(&line)).collect();
        let entry = entries.iter().rev().nth(proxies.checked_sub(1)?)?;
        address(entry.as_deref()?)
    };
    let is_there = |name| headers.contains_key(name);
    match (is_there(X_FORWARDED_FOR), is_there(FORWARDED)) {
        (false, false) => None,
        (true, false) => told(X_FORWARDED_FOR, listed),
        (false, true) => told(FORWARDED, nodes),
        (true, true) => {
            told(FORWARDED, nodes).filter(|address| told(X_FORWARDED_FOR, listed) == Some(*address))
        }
    }
}

/// The entries of a line of `X-Forwarded-For`.
fn listed(line: &str) -> Vec<Option<String>> {
    let entries = line.split(',').map(|entry| entry.trim_matches(BLANK));
    entries.map(|entry| Some(entry.to_owned())).collect()
}

/// What each entry of a line of `Forwarded` says with `for`, if it says it. A line that
/// is not written as it must be is one entry that says nothing: where its parts end
/// cannot be told.
fn nodes(line: &str) -> Vec<Option<String>> {
    well_formed(line).unwrap_or_else(|| vec![None])
}

fn well_formed(mut rest: &str) -> Option<Vec<Option<String>>> {
    let mut nodes = vec![];
    let mut node = None;
    loop {
        rest = rest.trim_start_matches(BLANK);
        if !rest.is_empty() && !rest.starts_with([',', ';']) {
            let (name, value, after) = pair(rest)?;
            if name.eq_ignore_ascii_case("for") && node.replace(value).is_some() {
                return None;
            }
            rest = after.trim_start_matches(BLANK);
        }
        let mut parts = rest.chars();
        match parts.next() {
            Some(';') => {}
            Some(',') => nodes.push(node.take()),
            Some(_) => return None,
            None => {
                nodes.push(node);
                return Some(nodes);
            }
        }
        rest = parts.as_str();
    }
}

/// The name and the value that a text begins with, and what comes after them.
fn pair(text: &str) -> Option<(&str, String, &str)> {
    let (name, rest) = text.split_once('=')?;
    let is_of_name = |it: u8| it.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&it);
    if name.is_empty() || !name.bytes().all(is_of_name) {
        return None;
    }
    let Some(quoted) = rest.strip_prefix('"') else {
        // A port or brackets should be quoted, and are often not.
        let end = rest.find([',', ';', ' ', '\t', '"']).unwrap_or(rest.len());
        let (value, after) = rest.split_at(end);
        return Some((name, value.to_owned(), after));
    };
    let mut value = String::new();
    let mut parts = quoted.chars();
    loop {
        match parts.next()? {
            '"' => return Some((name, value, parts.as_str())),
            '\\' => value.push(parts.next()?),
            part => value.push(part),
        }
    }
}

/// An address as it is written with or without a port, of IPv6 also with or without
/// brackets and a zone; `None` for anything else, as `unknown`, `_hidden` or nothing.
fn address(text: &str) -> Option<IpAddr> {
    if let Some(bracketed) = text.strip_prefix('[') {
        let (address, rest) = bracketed.split_once(']')?;
        let is_good = rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port);
        return is_good.then(|| zoned(address)).flatten();
    }
    match text.split_once(':') {
        None => text.parse().map(IpAddr::V4).ok(),
        // More colons than that of a port.
        Some((_, rest)) if rest.contains(':') => zoned(text),
        Some((address, port)) if is_port(port) => address.parse().map(IpAddr::V4).ok(),
        Some(_) => None,
    }
}

/// A port, or the name that stands for one that is not told.
fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok() || text.starts_with('_')
}

/// An address of IPv6, with or without the zone that it holds in.
fn zoned(text: &str) -> Option<IpAddr> {
    let address = match text.split_once('%') {
        Some((address, zone)) if !zone.is_empty() => address,
        _ => text,
    };
    let address: Ipv6Addr = address.parse().ok()?;
    Some(IpAddr::V6(address).to_canonical())
}

#[cfg(test)]
mod tests;
