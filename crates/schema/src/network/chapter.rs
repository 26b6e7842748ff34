//! A network in a country.

use async_graphql::ID;

use super::{MembershipFilter, Network, PresenceFilter};
use crate::{
    ask::Ask,
    contact::PartyContacts,
    country::Country,
    fact::Fact,
    language::Language,
    list::lists,
    loader::side::{Join, Parent},
    naming::NamingLists,
    object::object,
    organisation::{Organisation, OrganisationFilter},
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    survey::SurveyRespondentFilter,
    vocabulary,
};

record!(Chapter, chapter, "chapter");

object! {
    /// A network in one country. A civil society alliance is the organisation that runs the country's chapter of the Civil Society Network.
    Chapter as Chapter |this, ctx| {
        /// The stable identifier, such as `chapter:csn-ken`.
        id: ID = this.global_id().into();
        /// The name of the organisation that runs the chapter; if unknown, the names of the network and the country.
        name(
            /// The language of the country's name, if that is part of the chapter's name.
            language: Option<Language>,
        ): String => async {
            if let Some(organisation) = Organisation::load_if(ctx, this.0.organisation.as_ref()).await?
            {
                return Ok(organisation.0.name.clone());
            }
            let network = Network::load(ctx, &this.0.network).await?;
            let network = network.map_or(this.0.network.clone(), |network| network.0.name.clone());
            let country = match Country::load(ctx, &this.0.country).await? {
                Some(country) => country.name_in(ctx.language(language)).to_owned(),
                None => this.0.country.clone(),
            };
            Ok(format!("{network}, {country}"))
        };
        /// The network that the chapter belongs to.
        network: Option<Network> => Network::load(ctx, &this.0.network);
        /// The country that it works in.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The organisation that runs it, such as a civil society alliance; `null` if unknown.
        organisation: Option<Organisation> => Organisation::load_if(ctx, this.0.organisation.as_ref());
        /// The founding date; `null` if unknown. Other dates that sources give are claims about the field `established`.
        established: Option<PartialDate> = date(this.0.established.as_ref());
        /// Whether the chapter exists, as last observed; no data does not mean no. Earlier observations are in `presences`.
        presence: vocabulary::Presence = this.0.presence.into();
        /// The date of that observation; `null` if undated.
        presence_as_of: Option<PartialDate> = date(this.0.presence_as_of.as_ref());
        ..ChapterLists = ChapterLists(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

const MEMBERS: &[Join] = &[Join::new("membership", "chapter", "organisation")];

lists! {
    /// The lists of a chapter.
    ChapterLists(String) |chapter| {
        /// The organisations in the chapter, with their roles and dates.
        memberships: MembershipFilter = Parent::column("chapter", &chapter.0);
        /// The organisations in the chapter, each listed once.
        organisations: OrganisationFilter = Parent::through(MEMBERS, &chapter.0);
        /// The observations of whether it exists, year by year.
        presences: PresenceFilter = Parent::column("record", format!("chapter:{}", chapter.0));
        /// The survey rounds that it answered.
        survey_responses: SurveyRespondentFilter = Parent::column("chapter", &chapter.0);
    }
}
