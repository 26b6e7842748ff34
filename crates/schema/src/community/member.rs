//! Parties in communities.

use async_graphql::{ID, InputObject};
use entity::community_member;
use sea_orm::Condition;

use super::Community;
use crate::{
    connection::Listed,
    country::Country,
    fact::Fact,
    filter::{Narrow, codes, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    party::Party,
    rank,
    record::{Record, fact, record},
    scalar::{CountryCode, Date},
    tie::{Tie, period, tie},
    vocabulary::CommunityRole,
};

record!(CommunityMember, community_member, "community-member");

object! {
    /// A party in a community: its role, the country it speaks for, and the dates.
    CommunityMember as CommunityMember |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The community.
        community: Option<Community> => Community::load(ctx, &this.0.community);
        /// The party that belongs to it.
        party: Option<Party> => Party::load(ctx, &this.0.party);
        /// The role of the party.
        role: CommunityRole = this.0.role.into();
        /// The role in the source's words; `null` if not recorded.
        role_as_printed: Option<&str> = this.0.role_as_printed.as_deref();
        /// The country that the party speaks for; `null` if none or unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        ..Tie = tie!(this);
        ..Fact = fact!(this);
    }
}

/// Which members of communities to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommunityMemberFilter {
    /// Keep members with these roles.
    roles: Option<Vec<CommunityRole>>,
    /// Keep members that speak for one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep members that belong to the community on this day: from the start (or the first observation, if no start is known) to the end, if one is known. Members without any date always match.
    as_of: Option<Date>,
}

impl Listing for CommunityMemberFilter {
    type Entity = community_member::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::CommunityRole>(self.roles.as_ref());
        Condition::all()
            .one_of(community_member::Column::Role, roles.as_ref())
            .one_of(
                community_member::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .add(period!(community_member).holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What members of communities can be ordered by.
    CommunityMemberOrder {
        /// The role.
        Role = "role" ranked rank::COMMUNITY_ROLE,
        /// The party's global id.
        Party = "party",
        /// The ISO 3166-1 alpha-3 code of the country that they speak for.
        Country = "country",
        /// The start date.
        Since = "since",
        /// The date of the last observation.
        LastObserved = "last_observed",
    }
}

impl Listed for CommunityMemberFilter {
    type Node = CommunityMember;
    type Order = CommunityMemberOrder;
    const ORDER: &'static [Sort] = &[
        Sort::ranked("role", rank::COMMUNITY_ROLE),
        Sort::up("party"),
    ];
}
