//! A token as it is kept.

use chrono::{DateTime, TimeDelta, Utc};
use entity::token;

use super::Token;
use crate::auth::{Reach, Viewer};
use record::clock::{self, written};

impl From<token::Model> for Token {
    fn from(row: token::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            role: row.role,
            networks: split(row.networks.as_deref()),
            countries: split(row.countries.as_deref()),
            created: row.created,
            expires: row.expires,
            revoked: row.revoked,
            last_used: row.last_used,
        }
    }
}

/// Whoever bears the token.
pub(super) fn viewer(row: &token::Model) -> Viewer {
    Viewer {
        principal: format!("token:{}", row.id),
        name: row.name.clone(),
        role: row.role,
        networks: split(row.networks.as_deref()),
        countries: split(row.countries.as_deref()),
        expires: clock::read(&row.expires),
    }
}

/// A reach as a cell; everything is no cell.
pub(super) fn joined(reach: &Reach) -> Option<String> {
    match reach {
        Reach::All => None,
        Reach::Only(names) => Some(names.iter().cloned().collect::<Vec<_>>().join(" ")),
    }
}

fn split(cell: Option<&str>) -> Reach {
    let names = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    cell.map_or(Reach::All, |cell| Reach::Only(names(cell)))
}

/// The latest moment that is a minute ago.
pub(super) fn minute_before(now: DateTime<Utc>) -> String {
    written(now - TimeDelta::minutes(1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_reach_is_read_as_it_was_joined() {
        let some = Reach::Only(BTreeSet::from(["csn".to_owned(), "sbn".to_owned()]));
        for reach in [Reach::All, Reach::Only(BTreeSet::new()), some] {
            assert_eq!(split(joined(&reach).as_deref()), reach);
        }
    }
}
