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
    "The collaboration graph of the country: of the actors at home in it or speaking for it, and those that they are tied to."
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
    /// A country: one of those that have joined the Movement, or one that records only refer to (`member` tells).
    Country as Country |this, ctx| {
        /// The stable identifier, such as `country:KEN`.
        id: ID = this.global_id().into();
        /// The ISO 3166-1 alpha-3 code.
        code: CountryCode = CountryCode(this.0.id.clone());
        /// The ISO 3166-1 alpha-2 code.
        alpha2: &str = &this.0.alpha2;
        /// The three-digit code of the United Nations' standard M49.
        m49: &str = &this.0.m49;
        /// The short name.
        name(
            /// The language; that of the Accept-Language header if not given.
            language: Option<Language>,
        ): String = this.name_in(ctx.language(language)).to_owned();
        /// The formal name in English, `null` where it is not recorded.
        formal_name: Option<&str> = this.0.formal_name.as_deref();
        /// Whether the country has joined the Movement.
        member: bool = this.0.member;
        /// The ten global nutrition targets, each with the number of commitments on record, made by the country or by somebody in it, that name it. Few commitments say which targets they work towards, so none on record is not none made.
        target_coverage: Vec<TargetCoverage> => target_coverage(ctx, &this.0.id);
        /// The twelve classes of action, each with the number of commitments on record, made by the country or by somebody in it, that act through it. Few commitments say what they act through, so none on record is not none made.
        action_class_coverage: Vec<ActionClassCoverage> => action_class_coverage(ctx, &this.0.id);
        /// When it joined, as precisely as the preferred source says; `null` where no source gives a date. Rival dates are claims of the field `joined`.
        joined: Option<PartialDate> = date(this.0.joined.as_ref());
        /// Whether the United Nations list it among the least developed countries; `null` if not recorded.
        least_developed: Option<bool> = this.0.least_developed;
        /// Whether the United Nations list it among the landlocked developing countries; `null` if not recorded.
        landlocked_developing: Option<bool> = this.0.landlocked_developing;
        /// Whether the United Nations list it among the small island developing states; `null` if not recorded.
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
        /// One country by its code. An error with the code `NOT_FOUND` if nothing is recorded of it.
        country(
            /// Its ISO 3166-1 code, alpha-3 or alpha-2.
            code: CountryCode,
        ): Option<Country> => async {
            match Country::load(ctx, &code.0).await? {
                Some(country) => Ok(Some(country)),
                None => Err(Error::NotFound(format!("no record of country {}", code.0))),
            }
        };
        /// One region by its id.
        region(
            /// Its global id, such as `region:hub-asia`.
            id: ID,
        ): Option<Region> => Region::load(ctx, &id);
    }
}
