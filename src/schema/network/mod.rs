//! Networks and their chapters in countries.

use async_graphql::{Context, ID, InputObject, Object};
use entity::network;
use sea_orm::Condition;

use super::{
    connection::Listed,
    contact::PartyContacts,
    facets,
    fact::Fact,
    filter::{Narrow, plains},
    graph::graph_field,
    language::Language,
    list::{lists, orders},
    naming::name_in,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::NetworkLevel,
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
};

mod chapter;
mod chapter_filter;
mod membership;
mod presence;

pub(crate) use chapter::Chapter;
pub(crate) use chapter_filter::ChapterFilter;
pub(crate) use membership::{Membership, MembershipFilter};
pub(crate) use presence::{Presence, PresenceFilter};

record!(Network, network, "network");

graph_field!(
    NetworkGraph,
    network,
    "The collaboration graph of the network: of its actors in all countries, and those that they are tied to."
);

/// A network of the Movement: civil society, business, the United Nations, donors, government focal points, and those that are forming.
#[Object]
impl Network {
    /// The stable identifier, such as `network:csn`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name it goes by today; former names are in `names`.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The language; that of the Accept-Language header if not given. As it is where there is no translation."
        )]
        language: Option<Language>,
    ) -> Result<String> {
        name_in(ctx, self.global_id(), &self.0.name, language).await
    }

    /// The acronym, `null` where it has none.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// Whom it brings together.
    async fn constituency(&self) -> &str {
        &self.0.constituency
    }

    /// When it was founded, `null` if unknown.
    async fn established(&self) -> Option<PartialDate> {
        date(self.0.established.as_ref())
    }

    /// The levels at which it is organised.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<NetworkLevel>> {
        let record = self.global_id();
        facets::words::<entity::vocabulary::NetworkLevel, _>(ctx, record, "levels").await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> NetworkLists {
        NetworkLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn graph(&self) -> NetworkGraph {
        NetworkGraph(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn party(&self) -> super::party_lists::PartyLists {
        super::party_lists::PartyLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn contacts(&self) -> PartyContacts {
        PartyContacts(self.global_id())
    }

    #[graphql(flatten)]
    async fn named(&self) -> super::naming::NamingLists {
        super::naming::NamingLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

lists! {
    /// The lists of a network.
    NetworkLists(String) |network| {
        /// Its chapters in countries.
        chapters: ChapterFilter = Parent::column("network", &network.0);
        /// The seats on platforms that its parties hold.
        seats: super::platform::SeatFilter = Parent::column("network", &network.0);
    }
}

/// Which networks to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct NetworkFilter {
    /// Only these networks, by global id.
    ids: Option<Vec<ID>>,
    /// Only networks that are organised at one of these levels.
    levels: Option<Vec<NetworkLevel>>,
}

impl Listing for NetworkFilter {
    type Entity = network::Entity;

    fn condition(&self) -> Condition {
        let levels = facets::texts::<entity::vocabulary::NetworkLevel, _>(self.levels.as_ref());
        Condition::all()
            .one_of(
                network::Column::Id,
                plains("network", self.ids.as_ref()).as_ref(),
            )
            .any_facet(("network", network::Column::Id), "levels", levels)
    }
}

orders! {
    /// What networks can be ordered by.
    NetworkOrder {
        /// The name.
        Name = "name",
        /// When they were founded.
        Established = "established",
    }
}

impl Listed for NetworkFilter {
    type Node = Network;
    type Order = NetworkOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}

/// Root fields about networks.
#[derive(Default)]
pub(crate) struct NetworkQuery;

/// Root fields about networks.
#[Object]
impl NetworkQuery {
    /// One network by its id, or `null` if there is none.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `network:csn`.")] id: ID,
    ) -> Result<Option<Network>> {
        Network::load(ctx, &id).await
    }

    /// One chapter by its id, or `null` if there is none.
    async fn chapter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `chapter:csn-ken`.")] id: ID,
    ) -> Result<Option<Chapter>> {
        Chapter::load(ctx, &id).await
    }
}

lists! {
    /// Lists of networks and chapters.
    NetworkRootLists |_root| {
        /// The networks of the Movement.
        networks: NetworkFilter = None;
        /// The chapters of all networks in all countries.
        chapters: ChapterFilter = None;
        /// The observations of whether chapters and platforms are in place, by the record that they are about.
        presences: PresenceFilter = None;
        /// Who belongs to which chapter.
        memberships: MembershipFilter = None;
    }
}
