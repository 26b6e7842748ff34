//! Networks and their chapters in countries.

use async_graphql::{ID, InputObject};
use entity::network;
use sea_orm::Condition;

use super::{
    connection::Listed,
    contact::PartyContacts,
    facets,
    fact::Fact,
    filter::{Narrow, plains},
    graph::graph_field,
    known::NetworkId,
    language::Language,
    list::{lists, orders},
    naming::name_in,
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    vocabulary::NetworkLevel,
};
use crate::loader::{
    listing::{Listing, Sort},
    side::Parent,
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
    "The collaboration graph of the actors of the network in all countries, and of the actors that they are tied to."
);

object! {
    /// A network of the Movement, such as civil society, business, the United Nations, donors, government focal points, or one that is being formed.
    Network as Network |this, ctx| {
        /// The stable identifier, such as `network:csn`.
        id: ID = this.global_id().into();
        /// The present name; former names are in `names`.
        name(
            /// The language; by default that of the Accept-Language header. A name without a translation is returned as it is.
            language: Option<Language>,
        ): String => name_in(ctx, this.global_id(), &this.0.name, language);
        /// The acronym; `null` if it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// The group of actors that it brings together.
        constituency: &str = &this.0.constituency;
        /// The founding date; `null` if unknown.
        established: Option<PartialDate> = date(this.0.established.as_ref());
        /// The levels at which it is organised.
        levels: Vec<NetworkLevel> => async {
            let record = this.global_id();
            facets::words::<entity::vocabulary::NetworkLevel, _>(ctx, record, "levels").await
        };
        ..NetworkLists = NetworkLists(this.0.id.clone());
        ..NetworkGraph = NetworkGraph(this.0.id.clone());
        ..super::party_lists::PartyLists = super::party_lists::PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..super::naming::NamingLists = super::naming::NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a network.
    NetworkLists(String) |network| {
        /// Its chapters in countries.
        chapters: ChapterFilter = Parent::column("network", &network.0);
        /// The seats on platforms that are held for this network.
        seats: super::platform::SeatFilter = Parent::column("network", &network.0);
    }
}

/// Which networks to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct NetworkFilter {
    /// Keep the networks with these global ids.
    ids: Option<Vec<NetworkId>>,
    /// Keep networks organised at one of these levels.
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
        /// The founding date.
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

object! {
    /// Root fields about networks.
    NetworkQuery as NetworkQuery |this, ctx| {
        /// One network by its id, or `null` if there is none.
        network(
            /// Its global id, such as `network:csn`.
            id: ID,
        ): Option<Network> => Network::load(ctx, &id);
        /// One chapter by its id, or `null` if there is none.
        chapter(
            /// Its global id, such as `chapter:csn-ken`.
            id: ID,
        ): Option<Chapter> => Chapter::load(ctx, &id);
    }
}

lists! {
    /// Lists of networks and chapters.
    NetworkRootLists |_root| {
        /// The networks of the Movement.
        networks: NetworkFilter = None;
        /// The chapters of all networks in all countries.
        chapters: ChapterFilter = None;
        /// The observations of whether chapters and platforms exist.
        presences: PresenceFilter = None;
        /// The organisations that belong to chapters.
        memberships: MembershipFilter = None;
    }
}
