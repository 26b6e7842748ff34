//! The caller itself, and what it may do, as [`permit`] decides it.

mod token;

use std::collections::BTreeSet;

use async_graphql::ID;

use super::{
    ask::Ask,
    filter::plain,
    object::object,
    scalar::{CountryCode, DateTime},
    vocabulary::Role,
};
use record::clock::written;
use store::auth::{self, Home, Owner, Permission, Reach, ReadScope, permit};

pub(crate) use self::token::{TokenMutation, TokenQuery};

/// The caller that sent the request.
pub(crate) struct Viewer(auth::Viewer);

object! {
    /// The caller that sent the request.
    Viewer as Viewer |this, ctx| {
        /// The caller's name in the log: `anonymous`; `token:` and the public id of its token; or `jwt:` and the beginning of a hash of its issuer and subject.
        principal: &str = &this.0.principal;
        /// The name given when its token was created.
        name: &str = &this.0.name;
        /// What the caller may do.
        role: Role = this.0.role.into();
        /// The networks that its rights cover, by global id in order; `null` if they cover all.
        networks: Option<Vec<ID>> = network_ids(&this.0.networks);
        /// The countries that its rights cover, in order of their codes; `null` if they cover all.
        countries: Option<Vec<CountryCode>> = country_codes(&this.0.countries);
        /// When its token expires; `null` if the caller has none.
        expires: Option<DateTime> = this.0.expires.map(|moment| DateTime(written(moment)));
        /// Whether the caller may read data that are not public, such as contact details, within its networks and countries.
        may_read_personal: bool = ReadScope::of(&this.0) != ReadScope::Public;
        /// What the caller may write.
        may_write: WritePermissions = WritePermissions(this.0.clone());
    }
}

fn names(reach: &Reach) -> Option<&BTreeSet<String>> {
    match reach {
        Reach::All => None,
        Reach::Only(names) => Some(names),
    }
}

/// The networks that a reach names, by global id; `None` if it extends to all.
fn network_ids(reach: &Reach) -> Option<Vec<ID>> {
    let id = |network: &String| ID(format!("network:{network}"));
    names(reach).map(|networks| networks.iter().map(id).collect())
}

/// The countries that a reach names; `None` if it extends to all.
fn country_codes(reach: &Reach) -> Option<Vec<CountryCode>> {
    let code = |country: &String| CountryCode(country.clone());
    names(reach).map(|countries| countries.iter().map(code).collect())
}

/// What a caller may write.
pub(crate) struct WritePermissions(auth::Viewer);

object! {
    /// What a caller may write.
    WritePermissions as WritePermissions |this, ctx| {
        /// Whether the caller may create and change records of a party of these countries and networks, except those that only stewards write. Without a network: records that all networks of the countries share, such as events.
        records(
            /// All countries that the record belongs to; an empty list if it belongs to none.
            countries: Vec<CountryCode>,
            /// The networks that the record belongs to, by global id such as `network:csn`; none if not given.
            networks: Option<Vec<ID>>,
        ): bool = {
            let owner = owner(countries, networks);
            permit(&this.0, Permission::Write { owner: &owner }).is_ok()
        };
        /// Whether the caller may merge and publish records of a party of these countries and networks, and write the findings of others about them.
        reviews(
            /// All countries that the record belongs to; an empty list if it belongs to none.
            countries: Vec<CountryCode>,
            /// The networks that the record belongs to, by global id such as `network:csn`; none if not given.
            networks: Option<Vec<ID>>,
        ): bool = {
            let owner = owner(countries, networks);
            permit(&this.0, Permission::Review { owner: &owner }).is_ok()
        };
        /// Whether the caller may register webhooks.
        webhooks: bool = permit(&this.0, Permission::Follow).is_ok();
        /// Whether the caller may create and revoke tokens.
        tokens: bool = permit(&this.0, Permission::Administer).is_ok();
    }
}
fn owner(countries: Vec<CountryCode>, networks: Option<Vec<ID>>) -> Owner {
    let networks = networks.into_iter().flatten();
    let home = Home {
        countries: countries.into_iter().map(|country| country.0).collect(),
        networks: networks
            .map(|id| plain("network", &id).to_owned())
            .collect(),
    };
    let is_common = home.networks.is_empty();
    Owner { home, is_common }
}

/// Root fields about the caller.
#[derive(Default)]
pub(crate) struct ViewerQuery;

object! {
    /// Root fields about the caller.
    ViewerQuery as ViewerQuery |this, ctx| {
        /// The caller that sent this request, and what it may do.
        viewer: Viewer = Viewer(ctx.viewer().clone());
    }
}
