//! Who asks.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::vocabulary::Role;

/// What a caller's rights extend to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Everything, and what belongs nowhere in particular.
    All,
    /// These only.
    Only(BTreeSet<String>),
}

impl Reach {
    /// Whether it extends to any of these.
    #[must_use]
    pub fn holds_any(&self, names: &BTreeSet<String>) -> bool {
        match self {
            Self::All => !names.is_empty(),
            Self::Only(held) => !held.is_disjoint(names),
        }
    }

    /// Whether it extends to all of these.
    #[must_use]
    pub fn holds_all(&self, names: &BTreeSet<String>) -> bool {
        match self {
            Self::All => true,
            Self::Only(held) => names.is_subset(held),
        }
    }

    /// Whether it extends to all that the other extends to.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Only(_), Self::All) => false,
            (Self::Only(held), Self::Only(names)) => names.is_subset(held),
        }
    }
}

/// A caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// What the log calls it: `anonymous`, `token:` and its public id, `jwt:` and
    /// the beginning of a hash, `operator` or `dataset`.
    pub principal: String,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// For which networks, by id as `csn`.
    pub networks: Reach,
    /// For which countries, by alpha-3 code.
    pub countries: Reach,
    /// When its bearer ends, unless it has none.
    pub expires: Option<DateTime<Utc>>,
}

impl Viewer {
    /// Nobody in particular: reads what everybody may read.
    #[must_use]
    pub fn anonymous() -> Self {
        Self {
            principal: "anonymous".into(),
            name: "anonymous".into(),
            role: Role::Anonymous,
            networks: Reach::Only(BTreeSet::new()),
            countries: Reach::Only(BTreeSet::new()),
            expires: None,
        }
    }

    /// Whoever runs the command line, and so holds the database anyway.
    #[must_use]
    pub fn operator() -> Self {
        Self::unlimited("operator")
    }

    /// The dataset that ships.
    #[must_use]
    pub fn dataset() -> Self {
        Self::unlimited("dataset")
    }

    /// What it is told of who wrote something. Stewards and admins are told which token
    /// or subject it was, to whom they may have to turn, and everybody of what is its
    /// own; all others what kind of caller it was, as `token`.
    #[must_use]
    pub fn told_of<'a>(&self, principal: &'a str) -> &'a str {
        if self.role >= Role::Steward || self.principal == principal {
            return principal;
        }
        principal
            .split_once(':')
            .map_or(principal, |(kind, _)| kind)
    }

    fn unlimited(principal: &str) -> Self {
        Self {
            principal: principal.into(),
            name: principal.into(),
            role: Role::Admin,
            networks: Reach::All,
            countries: Reach::All,
            expires: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_token_wrote_is_told_to_stewards_and_to_itself() {
        let somebody = |role: Role, id: &str| Viewer {
            principal: format!("token:{id}"),
            role,
            ..Viewer::anonymous()
        };
        let all = ["token:ab12", "jwt:0123456789ab", "operator", "dataset"];
        let kinds = ["token", "jwt", "operator", "dataset"];
        for (viewer, told) in [
            (Viewer::anonymous(), kinds),
            (somebody(Role::Reader, "cd34"), kinds),
            (somebody(Role::Contributor, "cd34"), kinds),
            (
                somebody(Role::Contributor, "ab12"),
                ["token:ab12", "jwt", "operator", "dataset"],
            ),
            (somebody(Role::Steward, "cd34"), all),
            (somebody(Role::Admin, "cd34"), all),
            (Viewer::operator(), all),
        ] {
            assert_eq!(all.map(|it| viewer.told_of(it)), told, "{viewer:?}");
        }
    }
}
