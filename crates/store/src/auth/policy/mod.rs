//! What a caller may do. Every door asks here, so that there is one answer.
//!
//! A role says what, a reach says where, and both must hold. A record belongs to the
//! party that states it ([`Owner`]), which is at home in a country and in a network: a
//! reach to the one alone is a reach to others' records, so both are asked for. Where
//! one of the two is missing, nobody can be told from the party's neighbours, and a
//! steward writes. What belongs to nobody, such as a survey or a region, is shared by
//! all: only stewards write it whose reach is all countries and all networks. Who gives
//! out rights, sees those of others or takes them back does so no further than its own
//! reach.
//!
//! Of public records everybody knows whether they are there, so a caller who may not
//! write one is told `FORBIDDEN`, and one who names none may be told `NOT_FOUND`.
//! Tokens and webhooks are not public: one that is out of a caller's reach is
//! answered in the same way as one that is not there, `NOT_FOUND`.
//!
//! Reading is free, but for kinds of record that say otherwise
//! ([`Readers::Restricted`]): contact details, and what is told in confidence. Those
//! are read by whoever has a token, of whatever role, whose reach extends to where
//! the record is told; what is told nowhere, by whoever's reach is all there is. To
//! all others it is as if there were no such record: it is in no list and no count,
//! its id leads nowhere, the log passes it over, and writing to it is answered as
//! writing to a record that never was ([`ReadScope`]). One thing can be told from
//! outside: sequences of the log are counted, so that a gap says that something
//! restricted was written at that time; neither what, nor of whom. Webhooks are
//! told nothing of such records, whoever registered them. The same holds for what is
//! withheld until it is published, such as drafts, and for what hangs on it.
//!
//! [`Readers::Restricted`]: record::sheet::Readers::Restricted

use std::collections::BTreeSet;

use entity::vocabulary::Role;
use sea_orm::ActiveEnum;

use super::{Reach, Viewer};

mod read_scope;

pub use read_scope::{OWN_SOURCE, ReadScope, WITHHELD};

/// Where a party is at home, or a change is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The countries, by alpha-3 code.
    pub countries: BTreeSet<String>,
    /// The networks, by id as `csn`.
    pub networks: BTreeSet<String>,
}

impl Home {
    /// Where a record was told, as the scopes of a change of it say; none if nowhere.
    pub fn of_scopes<'a>(scopes: impl IntoIterator<Item = &'a String>) -> Vec<Self> {
        let mut home = Self::default();
        for scope in scopes {
            match scope.split_once(':') {
                Some(("country", code)) => home.countries.insert(code.to_owned()),
                Some(("network", id)) => home.networks.insert(id.to_owned()),
                _ => false,
            };
        }
        let is_somewhere = home != Self::default();
        is_somewhere.then_some(home).into_iter().collect()
    }
}

/// Whose a record is, as far as that decides who may write it; the default is nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Where the party is at home that states it.
    pub home: Home,
    /// Whether all networks of its countries hold it in common.
    pub is_common: bool,
}

impl Owner {
    /// Whether it is known well enough to tell it from others, so that it takes no steward.
    fn is_whole(&self) -> bool {
        !self.home.countries.is_empty() && (self.is_common || !self.home.networks.is_empty())
    }
}

/// What a caller wants to do.
#[derive(Clone, Copy, Debug)]
pub enum Permission<'a> {
    /// Write a record.
    Write {
        /// Whose it is.
        owner: &'a Owner,
    },
    /// Merge records, publish one, or write what others find of it.
    Review {
        /// Whose it is.
        owner: &'a Owner,
    },
    /// Have changes sent to an address.
    Follow,
    /// Give tokens out and take them back.
    Administer,
    /// Give out, see or take back what reaches this far: a token, or a webhook of another.
    Oversee {
        /// Its networks.
        networks: &'a Reach,
        /// Its countries.
        countries: &'a Reach,
    },
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nobody in particular asks.
    Unauthenticated,
    /// The caller's rights do not reach that far; the message says what would.
    Forbidden(String),
}

/// Whether a caller may do it.
///
/// A role may what the roles below it may. The reach holds for every role, so
/// that a steward of one country is not one of its neighbour.
///
/// # Errors
///
/// Why not.
pub fn permit(viewer: &Viewer, permission: Permission<'_>) -> Result<(), Denied> {
    let (needed, owner) = match permission {
        Permission::Follow => (Role::Steward, None),
        Permission::Write { owner } if owner.is_whole() => (Role::Contributor, Some(owner)),
        Permission::Write { owner } | Permission::Review { owner } => (Role::Steward, Some(owner)),
        Permission::Administer | Permission::Oversee { .. } => (Role::Admin, None),
    };
    if viewer.role == Role::Anonymous {
        return Err(Denied::Unauthenticated);
    }
    if viewer.role < needed {
        let (needed, role) = (needed.to_value(), viewer.role.to_value());
        return Err(Denied::Forbidden(format!(
            "this takes the role {needed} and yours is {role}: ask for a token that has it"
        )));
    }
    if let Permission::Oversee {
        networks,
        countries,
    } = permission
        && !(viewer.networks.covers(networks) && viewer.countries.covers(countries))
    {
        let message =
            "that reaches further than your own rights do: give it fewer networks or countries";
        return Err(Denied::Forbidden(message.into()));
    }
    match owner {
        Some(owner) if !holds(viewer, &owner.home) => Err(Denied::Forbidden(beyond(&owner.home))),
        _ => Ok(()),
    }
}

/// Whether a caller's rights extend to a party that is at home there: to its country
/// and to its network. One of no country is every country's, and one of neither is
/// everybody's.
fn holds(viewer: &Viewer, home: &Home) -> bool {
    let Home {
        countries,
        networks,
    } = home;
    let in_countries = if countries.is_empty() {
        viewer.countries == Reach::All
    } else {
        viewer.countries.holds_all(countries)
    };
    let in_networks = if networks.is_empty() {
        !countries.is_empty() || viewer.networks == Reach::All
    } else {
        viewer.networks.holds_all(networks)
    };
    in_countries && in_networks
}

/// Whether a caller's rights extend to what is told there.
fn reaches(networks: &Reach, countries: &Reach, home: &Home) -> bool {
    let in_countries = if home.countries.is_empty() {
        *countries == Reach::All
    } else {
        countries.holds_any(&home.countries)
    };
    in_countries && (home.networks.is_empty() || networks.holds_any(&home.networks))
}

/// How many names a message tells before it counts the others.
const NAMED: usize = 5;

fn beyond(home: &Home) -> String {
    if *home == Home::default() {
        let message = "what belongs to no country and no network takes a reach to all of them: ask for a token that has it";
        return message.to_owned();
    }
    let names = |all: &BTreeSet<String>| {
        let mut named: Vec<String> = all.iter().take(NAMED).cloned().collect();
        if all.len() > NAMED {
            named.push(format!("{} more", all.len() - NAMED));
        }
        named.join(", ")
    };
    let place = match names(&home.countries) {
        none if none.is_empty() => "all countries".to_owned(),
        countries => countries,
    };
    let network = match names(&home.networks) {
        none if none.is_empty() => String::new(),
        networks => format!(" and to the network {networks}"),
    };
    format!(
        "this takes a reach to {place}{network}: ask a steward, or for a token that reaches there"
    )
}

#[cfg(test)]
mod tests;
