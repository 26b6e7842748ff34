//! Who a caller is, and what it may do.

use std::collections::BTreeSet;

use entity::vocabulary::Role;

/// What a caller's rights extend to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    All,
    /// These only.
    Only(BTreeSet<String>),
}

/// A caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// What the log calls it.
    pub principal: String,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// For which networks.
    pub networks: Reach,
    /// For which countries.
    pub countries: Reach,
}

impl Viewer {
    /// The dataset that ships, as the log knows it.
    #[must_use]
    pub fn dataset() -> Self {
        Self {
            principal: "dataset".into(),
            name: "the shipped dataset".into(),
            role: Role::Admin,
            networks: Reach::All,
            countries: Reach::All,
        }
    }
}

/// Where a record belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The countries, by alpha-3 code.
    pub countries: BTreeSet<String>,
    /// The networks, by id.
    pub networks: BTreeSet<String>,
}

/// What a caller wants to do.
#[derive(Clone, Copy, Debug)]
pub enum Deed<'a> {
    /// Write a record that belongs to any of these.
    Write {
        /// Where the record belongs; nowhere is for stewards.
        homes: &'a [Home],
    },
    /// Merge records, or remove those of others.
    Review,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nobody in particular asks.
    Unauthenticated,
    /// The caller's rights do not reach that far.
    Forbidden(String),
}

/// Whether a caller may do it.
///
/// # Errors
///
/// Why not.
pub fn permit(viewer: &Viewer, _deed: Deed<'_>) -> Result<(), Denied> {
    match viewer.role {
        Role::Anonymous => Err(Denied::Unauthenticated),
        _ => Ok(()),
    }
}
