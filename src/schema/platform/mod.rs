//! Multi-stakeholder platforms, the bodies beside them, and who sits there.

use async_graphql::{Context, ID, Object};

use super::{
    contact::PartyContacts,
    country::Country,
    fact::Fact,
    language::Language,
    list::lists,
    naming::NamingLists,
    network::{Network, NetworkFilter, PresenceFilter},
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary::{PlatformKind, Presence},
};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
};

mod filter;
mod seat;

pub(crate) use filter::PlatformFilter;
pub(crate) use seat::{Seat, SeatFilter};

use super::ask::Ask;

record!(Platform, platform, "platform");

/// A multi-stakeholder platform, in which government, civil society, the United Nations, donors, business and others meet; or a body beside it, which `kind` tells.
#[Object]
impl Platform {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name; other names and spellings are in `names`.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The language; that of the Accept-Language header if not given. English where the name is not translated."
        )]
        language: Option<Language>,
    ) -> String {
        let name = match ctx.language(language) {
            Language::En => None,
            Language::Fr => self.0.name_fr.as_ref(),
            Language::Es => self.0.name_es.as_ref(),
        };
        name.unwrap_or(&self.0.name).clone()
    }

    /// Whether the name is a label made for this dataset rather than a name in a source.
    async fn name_is_label(&self) -> bool {
        self.0.name_is_label
    }

    /// What kind of body it is. Only national, subnational and technical ones are platforms in the strict sense.
    async fn kind(&self) -> PlatformKind {
        self.0.kind.into()
    }

    /// The country it works in.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// The highest executive office that it is anchored in, as printed; `null` if unknown.
    async fn anchored_in(&self) -> Option<&str> {
        self.0.anchored_in.as_deref()
    }

    /// When it was founded, `null` if unknown.
    async fn established(&self) -> Option<PartialDate> {
        date(self.0.established.as_ref())
    }

    /// Whether it is there, as last observed; no data is not no, and `null` says that nothing was observed of it by itself.
    async fn presence(&self) -> Option<Presence> {
        self.0.presence.map(Into::into)
    }

    /// The date of that observation, `null` if undated or not observed.
    async fn presence_as_of(&self) -> Option<PartialDate> {
        date(self.0.presence_as_of.as_ref())
    }

    /// The networks that have no seat on record here on a day. None on record is not none: who sits on a platform is known in part only.
    async fn networks_not_seated(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day; seats of any time count if it is not given.")] as_of: Option<
            Date,
        >,
    ) -> Result<Vec<Network>> {
        seat::networks_not_seated(ctx, &self.0.id, as_of).await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> PlatformLists {
        PlatformLists(self.0.id.clone())
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

const SEATED: &[Leg] = &[Leg::new("seat", "platform", "network")];

lists! {
    /// The lists of a platform.
    PlatformLists(String) |platform| {
        /// Who sits here, in which role, and since when.
        seats: SeatFilter = Parent::column("platform", &platform.0);
        /// The networks that have a seat on record here.
        networks_seated: NetworkFilter = Parent::through(SEATED, &platform.0);
        /// What was observed of its presence, year by year.
        presences: PresenceFilter = Parent::column("record", format!("platform:{}", platform.0));
    }
}

/// Root fields about platforms.
#[derive(Default)]
pub(crate) struct PlatformQuery;

/// Root fields about platforms.
#[Object]
impl PlatformQuery {
    /// One platform by its id, or `null` if there is none.
    async fn platform(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<Platform>> {
        Platform::load(ctx, &id).await
    }
}

lists! {
    /// Lists of platforms and seats.
    PlatformRootLists |_root| {
        /// The platforms and the bodies beside them.
        platforms: PlatformFilter = None;
        /// The seats on all platforms.
        seats: SeatFilter = None;
    }
}
