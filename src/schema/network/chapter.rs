//! A network in a country.

use async_graphql::{Context, ID, Object};

use super::{MembershipFilter, Network, PresenceFilter};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
    schema::{
        ask::Ask,
        contact::PartyContacts,
        country::Country,
        fact::Fact,
        language::Language,
        list::lists,
        naming::NamingLists,
        organisation::{Organisation, OrganisationFilter},
        party_lists::PartyLists,
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        survey::SurveyRespondentFilter,
        vocabulary,
    },
};

record!(Chapter, chapter, "chapter");

/// A network in a country. A civil society alliance is the organisation that carries the chapter of the Civil Society Network.
#[Object]
impl Chapter {
    /// The stable identifier, such as `chapter:csn-ken`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name of the organisation that carries the chapter; where none is known, that of the network and the country.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language of the country's name, where it is part of the name.")]
        language: Option<Language>,
    ) -> Result<String> {
        if let Some(organisation) = Organisation::load_if(ctx, self.0.organisation.as_ref()).await?
        {
            return Ok(organisation.0.name.clone());
        }
        let network = Network::load(ctx, &self.0.network).await?;
        let network = network.map_or(self.0.network.clone(), |network| network.0.name.clone());
        let country = match Country::load(ctx, &self.0.country).await? {
            Some(country) => country.name_in(ctx.language(language)).to_owned(),
            None => self.0.country.clone(),
        };
        Ok(format!("{network}, {country}"))
    }

    /// The network that it is the chapter of.
    async fn network(&self, ctx: &Context<'_>) -> Result<Option<Network>> {
        Network::load(ctx, &self.0.network).await
    }

    /// The country that it works in.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// The organisation that carries it, such as a civil society alliance; `null` if none is known.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<Organisation>> {
        Organisation::load_if(ctx, self.0.organisation.as_ref()).await
    }

    /// When it was founded, `null` if unknown. Rival dates are claims of the field `established`.
    async fn established(&self) -> Option<PartialDate> {
        date(self.0.established.as_ref())
    }

    /// Whether it is there, as last observed; no data is not no. Earlier observations are in `presences`.
    async fn presence(&self) -> vocabulary::Presence {
        self.0.presence.into()
    }

    /// The date of that observation, `null` if undated.
    async fn presence_as_of(&self) -> Option<PartialDate> {
        date(self.0.presence_as_of.as_ref())
    }

    #[graphql(flatten)]
    async fn lists(&self) -> ChapterLists {
        ChapterLists(self.0.id.clone())
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

const MEMBERS: &[Leg] = &[Leg::new("membership", "chapter", "organisation")];

lists! {
    /// The lists of a chapter.
    ChapterLists(String) |chapter| {
        /// The organisations in it with their roles and periods.
        memberships: MembershipFilter = Parent::column("chapter", &chapter.0);
        /// The organisations in it, each once.
        organisations: OrganisationFilter = Parent::through(MEMBERS, &chapter.0);
        /// What was observed of its presence, year by year.
        presences: PresenceFilter = Parent::column("record", format!("chapter:{}", chapter.0));
        /// The survey rounds that it answered.
        survey_responses: SurveyRespondentFilter = Parent::column("chapter", &chapter.0);
    }
}
