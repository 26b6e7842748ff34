//! Countries, the states that take part below them, and the regions that group
//! them.

use async_graphql::ID;

use super::{
    ask::Ask,
    commitment::{ActionClassCoverage, TargetCoverage, action_class_coverage, target_coverage},
    contact::PartyContacts,
    fact::Fact,
    graph::graph_field,
    language::Language,
    naming::NamingLists,
    object::object,
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{CountryCode, PartialDate, date},
};
use crate::error::Error;

mod filter;
mod lists;
mod region;
mod subnational;

pub(crate) use filter::CountryFilter;
pub(crate) use lists::CountryRootLists;
pub(crate) use region::{Region, RegionFilter};
pub(crate) use subnational::SubnationalMember;

record!(Country, country, "country");

graph_field!(
    CountryGraph,
    country,
    "The collaboration graph of the actors based in the country or speaking for it, and of the actors that they are tied to."
);

impl Country {
    /// Its name in this language, in English where there is none.
    pub(crate) fn name_in(&self, language: Language) -> &str {
        let name = match language {
            Language::En => None,
            Language::Fr => self.0.name_fr.as_ref(),
            Language::Es => self.0.name_es.as_ref(),
        };
        name.unwrap_or(&self.0.name)
    }
}

object! {
    /// A country that has joined the Movement, or one that records only refer to (see `member`).
    Country as Country |this, ctx| {
        /// The stable identifier, such as `country:KEN`.
        id: ID = this.global_id().into();
        /// The ISO 3166-1 alpha-3 code.
        code: CountryCode = CountryCode(this.0.id.clone());
        /// The ISO 3166-1 alpha-2 code.
        alpha2: &str = &this.0.alpha2;
        /// The three-digit code of the United Nations standard M49.
        m49: &str = &this.0.m49;
        /// The short name.
        name(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): String = this.name_in(ctx.language(language)).to_owned();
        /// The formal name in English; `null` if not recorded.
        formal_name: Option<&str> = this.0.formal_name.as_deref();
        /// Whether the country has joined the Movement.
        member: bool = this.0.member;
        /// The ten global nutrition targets, each with the number of recorded commitments, by the country or somebody in it, that name it. Few commitments name their targets, so 0 does not mean that none was made.
        target_coverage: Vec<TargetCoverage> => target_coverage(ctx, &this.0.id);
        /// The twelve classes of action, each with the number of recorded commitments, by the country or somebody in it, that use it. Few commitments name their classes, so 0 does not mean that none was made.
        action_class_coverage: Vec<ActionClassCoverage> => action_class_coverage(ctx, &this.0.id);
        /// The date of joining, from the preferred source; `null` if no source gives one. Other dates that sources give are claims about the field `joined`.
        joined: Option<PartialDate> = date(this.0.joined.as_ref());
        /// Whether the United Nations lists it as a least developed country; `null` if not recorded.
        least_developed: Option<bool> = this.0.least_developed;
        /// Whether the United Nations lists it as a landlocked developing country; `null` if not recorded.
        landlocked_developing: Option<bool> = this.0.landlocked_developing;
        /// Whether the United Nations lists it as a small island developing state; `null` if not recorded.
        small_island_developing: Option<bool> = this.0.small_island_developing;
        ..lists::CountryLists = lists::CountryLists(this.0.id.clone());
        ..CountryGraph = CountryGraph(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

/// Root fields about countries.
#[derive(Default)]
pub(crate) struct CountryQuery;

object! {
    /// Root fields about countries.
    CountryQuery as CountryQuery |this, ctx| {
        /// One country by its code. The error `NOT_FOUND` if there is no record of it.
        country(
            /// Its ISO 3166-1 code, alpha-3 or alpha-2.
            code: CountryCode,
        ): Option<Country> => async {
            match Country::load(ctx, &code.0).await? {
                Some(country) => Ok(Some(country)),
                None => Err(Error::NotFound(format!("no record of country {}", code.0))),
            }
        };
        /// One region by its id, or `null` if there is none.
        region(
            /// Its global id, such as `region:hub-asia`.
            id: ID,
        ): Option<Region> => Region::load(ctx, &id);
    }
}
