//! Which part of a list is asked for, and the cursors that say where it goes on.
//!
//! Paging is by key: a cursor holds the sort values and the id of its row, so
//! a page neither shifts nor repeats when rows come and go before it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use crate::error::{Error, Result};

/// Which end of the list a page is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum From {
    /// `first`, `after`.
    Start,
    /// `last`, `before`.
    End,
}

/// A place in a list: the sort values of a row, then its id, as JSON texts so
/// that it can be hashed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CursorPosition {
    /// One JSON value a sort column.
    pub values: Vec<String>,
    /// The row.
    pub id: String,
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// The end it is counted from.
    pub from: From,
    /// How many rows at most.
    pub size: u64,
    /// The row it starts behind, seen from that end.
    pub beyond: Option<CursorPosition>,
}

/// The paging arguments of a list field, as they were given.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// How many from the start.
    pub first: Option<i32>,
    /// Only behind this cursor.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// Only before this cursor.
    pub before: Option<String>,
}

/// How large pages are.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Where nothing is asked for.
    pub default: u64,
    /// At most.
    pub max: u64,
}

impl Page {
    /// The first rows of a list.
    #[must_use]
    pub fn first(size: u64) -> Self {
        Self {
            from: From::Start,
            size,
            beyond: None,
        }
    }

    /// Reads the arguments of the list called `list`.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT` for both ends at once, a negative number or a foreign
    /// cursor; `PAGE_SIZE` for more than the largest page.
    pub fn new(arguments: Arguments, list: &str, sizes: Sizes) -> Result<Self> {
        let Arguments {
            first,
            after,
            last,
            before,
        } = arguments;
        let is_forward = first.is_some() || after.is_some();
        let is_backward = last.is_some() || before.is_some();
        if is_forward && is_backward {
            return Err(Error::BadInput(
                "ask with first and after, or with last and before, not with both".into(),
            ));
        }
        let (from, size, cursor) = if is_backward {
            (From::End, last, before)
        } else {
            (From::Start, first, after)
        };
        let size = match size.map(u64::try_from) {
            None => sizes.default,
            Some(Ok(size)) if size <= sizes.max => size,
            Some(Ok(size)) => {
                return Err(Error::PageSize {
                    asked: size,
                    max: sizes.max,
                });
            }
            Some(Err(_)) => {
                return Err(Error::BadInput("a page cannot be negative".into()));
            }
        };
        let beyond = cursor.map(|cursor| decode(&cursor, list)).transpose()?;
        Ok(Self { from, size, beyond })
    }
}

/// The cursor of a place in the list called `list`.
#[must_use]
pub fn encode(list: &str, place: &CursorPosition) -> String {
    let parts = serde_json::json!([list, place.values, place.id]);
    URL_SAFE_NO_PAD.encode(parts.to_string())
}

fn decode(cursor: &str, list: &str) -> Result<CursorPosition> {
    let unreadable = || Error::BadInput("this is not a cursor that was given out here".into());
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| unreadable())?;
    let (named, values, id): (String, Vec<String>, String) =
        serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    if named != list {
        return Err(Error::BadInput(
            "this cursor belongs to another list or another order".into(),
        ));
    }
    for value in &values {
        let value: Value = serde_json::from_str(value).map_err(|_| unreadable())?;
        if value.as_str().is_some_and(|text| text.contains('\0')) {
            return Err(unreadable());
        }
    }
    // A cursor of ours has a value for each column that its list is named by.
    if values.len() < list.matches(['+', '-']).count() || id.contains('\0') {
        return Err(unreadable());
    }
    Ok(CursorPosition { values, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes {
        default: 20,
        max: 100,
    };

    fn first(first: i32, after: Option<&str>) -> Result<Page> {
        let arguments = Arguments {
            first: Some(first),
            after: after.map(str::to_owned),
            ..Arguments::default()
        };
        Page::new(arguments, "events", SIZES)
    }

    #[test]
    fn a_cursor_comes_back_as_the_place_it_was_made_of() {
        let place = CursorPosition {
            values: vec!["null".into(), r#""Kigali""#.into()],
            id: "e1".into(),
        };
        let page = first(5, Some(&encode("events", &place))).unwrap();
        assert_eq!(page.beyond, Some(place));
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let foreign = encode(
            "countries",
            &CursorPosition {
                values: vec![],
                id: "KEN".into(),
            },
        );
        for refused in [
            first(101, None),
            first(-1, None),
            first(1, Some("nonsense")),
            first(1, Some(&foreign)),
        ] {
            assert!(refused.is_err());
        }
        let both = Arguments {
            first: Some(1),
            last: Some(1),
            ..Arguments::default()
        };
        assert!(Page::new(both, "events", SIZES).is_err());
    }
}
