//! Countries, the states that take part below them, and the regions that group
//! them.

use async_graphql::{Context, ID, Object};

use super::{
    ask::Ask,
    commitment::{ActionClassCoverage, TargetCoverage, action_class_coverage, target_coverage},
    contact::PartyContacts,
    fact::Fact,
    graph::graph_field,
    language::Language,
    naming::NamingLists,
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{CountryCode, PartialDate, date},
};
use crate::error::{Error, Result};

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

/// A country: one of those that have joined the Movement, or one that records only refer to (`member` tells).
#[Object]
impl Country {
    /// The stable identifier, such as `country:KEN`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The ISO 3166-1 alpha-3 code.
    async fn code(&self) -> CountryCode {
        CountryCode(self.0.id.clone())
    }

    /// The ISO 3166-1 alpha-2 code.
    async fn alpha2(&self) -> &str {
        &self.0.alpha2
    }

    /// The three-digit code of the United Nations' standard M49.
    async fn m49(&self) -> &str {
        &self.0.m49
    }

    /// The short name.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language; that of the Accept-Language header if not given.")]
        language: Option<Language>,
    ) -> String {
        self.name_in(ctx.language(language)).to_owned()
    }

    /// The formal name in English, `null` where it is not recorded.
    async fn formal_name(&self) -> Option<&str> {
        self.0.formal_name.as_deref()
    }

    /// Whether the country has joined the Movement.
    async fn member(&self) -> bool {
        self.0.member
    }

    /// The ten global nutrition targets, each with the number of commitments on record, made by the country or by somebody in it, that name it. Few commitments say which targets they work towards, so none on record is not none made.
    async fn target_coverage(&self, ctx: &Context<'_>) -> Result<Vec<TargetCoverage>> {
        target_coverage(ctx, &self.0.id).await
    }

    /// The twelve classes of action, each with the number of commitments on record, made by the country or by somebody in it, that act through it. Few commitments say what they act through, so none on record is not none made.
    async fn action_class_coverage(&self, ctx: &Context<'_>) -> Result<Vec<ActionClassCoverage>> {
        action_class_coverage(ctx, &self.0.id).await
    }

    /// When it joined, as precisely as the preferred source says; `null` where no source gives a date. Rival dates are claims of the field `joined`.
    async fn joined(&self) -> Option<PartialDate> {
        date(self.0.joined.as_ref())
    }

    /// Whether the United Nations list it among the least developed countries; `null` if not recorded.
    async fn least_developed(&self) -> Option<bool> {
        self.0.least_developed
    }

    /// Whether the United Nations list it among the landlocked developing countries; `null` if not recorded.
    async fn landlocked_developing(&self) -> Option<bool> {
        self.0.landlocked_developing
    }

    /// Whether the United Nations list it among the small island developing states; `null` if not recorded.
    async fn small_island_developing(&self) -> Option<bool> {
        self.0.small_island_developing
    }

    #[graphql(flatten)]
    async fn lists(&self) -> lists::CountryLists {
        lists::CountryLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn graph(&self) -> CountryGraph {
        CountryGraph(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn party(&self) -> PartyLists {
        PartyLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn contacts(&self) -> PartyContacts {
        PartyContacts(self.global_id())
    }

    #[graphql(flatten)]
    async fn named(&self) -> NamingLists {
        NamingLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Root fields about countries.
#[derive(Default)]
pub(crate) struct CountryQuery;

/// Root fields about countries.
#[Object]
impl CountryQuery {
    /// One country by its code. An error with the code `NOT_FOUND` if nothing is recorded of it.
    async fn country(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its ISO 3166-1 code, alpha-3 or alpha-2.")] code: CountryCode,
    ) -> Result<Option<Country>> {
        match Country::load(ctx, &code.0).await? {
            Some(country) => Ok(Some(country)),
            None => Err(Error::NotFound(format!("no record of country {}", code.0))),
        }
    }

    /// One region by its id.
    async fn region(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `region:hub-asia`.")] id: ID,
    ) -> Result<Option<Region>> {
        Region::load(ctx, &id).await
    }
}
