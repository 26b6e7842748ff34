//! Communities: groups that work or learn together, who is in them, and the
//! countries that asked for their support.

use async_graphql::ID;

use super::{
    country::{Country, CountryFilter},
    event::EventFilter,
    facets,
    fact::Fact,
    graph::graph_field,
    language::Language,
    list::lists,
    naming::{NamingLists, name_in},
    object::object,
    party::Party,
    party_lists::PartyLists,
    practice::{self, PracticeFilter},
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{CommunityKind, CommunityStatus},
};
use crate::loader::side::{Join, Parent};

mod filter;
mod member;
mod request;
mod touching;

pub(crate) use filter::CommunityFilter;
pub(crate) use member::{CommunityMember, CommunityMemberFilter};
pub(crate) use request::{CommunityRequest, CommunityRequestFilter};
pub(crate) use touching::{TOUCHING, touched, touching};

record!(Community, community, "community");

graph_field!(
    CommunityGraph,
    community,
    "The collaboration graph of the members of the community, and of the actors that they are tied to."
);

object! {
    /// A group that works or learns together across countries, networks or organisations, such as a community of practice, a working group or a task force.
    Community as Community |this, ctx| {
        /// The stable identifier, such as `community:cop1-2014`.
        id: ID = this.global_id().into();
        /// The name; other names are in `names`.
        name(
            /// The language; by default that of the Accept-Language header. A name without a translation is returned as it is.
            language: Option<Language>,
        ): String => name_in(ctx, this.global_id(), &this.0.name, language);
        /// The kind of group.
        kind: CommunityKind = this.0.kind.into();
        /// Its theme, in the source's words; `null` if no source says.
        theme: Option<&str> = this.0.theme.as_deref();
        /// The party that it belongs to, such as the network that set it up; `null` if unknown.
        owner: Option<Party> => Party::load_if(ctx, this.0.owner.as_ref());
        /// The country that it works within; `null` if it covers several or none is known.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// Whether its members lead it; `null` if unknown.
        member_led: Option<bool> = this.0.member_led;
        /// Whether it is active; `null` if no source says. Other statements are claims about the field `status`.
        status: Option<CommunityStatus> = this.0.status.map(Into::into);
        /// The start date; `null` if unknown.
        started: Option<PartialDate> = date(this.0.started.as_ref());
        /// The end date; `null` if no source states one or it still exists.
        ended: Option<PartialDate> = date(this.0.ended.as_ref());
        /// Its working languages, as recorded and in that order; empty if none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        ..CommunityLists = CommunityLists(this.0.id.clone());
        ..CommunityGraph = CommunityGraph(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
    }
}

const COUNTRIES: &[Join] = &[
    Join::new("community", "id", "country"),
    Join::new("community_member", "community", "country"),
    Join::new("community_request", "community", "country"),
];

lists! {
    /// The lists of a community.
    CommunityLists(String) |community| {
        /// Its members, with their roles and dates.
        members: CommunityMemberFilter = Parent::column("community", &community.0);
        /// The requests of countries for its support.
        requests: CommunityRequestFilter = Parent::column("community", &community.0);
        /// The events that it held or that were part of its work.
        events: EventFilter = Parent::column("community", &community.0);
        /// The documented practices linked to it: they document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("community:{}", community.0));
        /// The countries that take part in it, each listed once: the one it works within, those that members speak for, and those that asked for its support.
        countries: CountryFilter = Parent::through(COUNTRIES, &community.0);
    }
}

/// Root fields about communities.
#[derive(Default)]
pub(crate) struct CommunityQuery;

object! {
    /// Root fields about communities.
    CommunityQuery as CommunityQuery |this, ctx| {
        /// One community by its id, or `null` if there is none.
        community(
            /// Its global id, such as `community:cop1-2014`.
            id: ID,
        ): Option<Community> => Community::load(ctx, &id);
    }
}

lists! {
    /// Lists of communities, their members and requests to them.
    CommunityRootLists |_root| {
        /// The communities of all kinds.
        communities: CommunityFilter = None;
        /// The members of all communities.
        community_members: CommunityMemberFilter = None;
        /// The requests of countries to all communities.
        community_requests: CommunityRequestFilter = None;
    }
}
