//! Organisations in chapters.

use async_graphql::{ID, InputObject};
use entity::membership;
use sea_orm::Condition;

use super::Chapter;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    list::orders,
    loader::listing::{Listing, Sort},
    object::object,
    organisation::Organisation,
    record::{Record, fact, record},
    scalar::Date,
    tie::{Tie, period, tie},
    vocabulary::MembershipRole,
};

record!(Membership, membership, "membership");

object! {
    /// An organisation in a chapter, such as a member of a civil society alliance.
    Membership as Membership |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The organisation.
        organisation: Option<Organisation> => Organisation::load(ctx, &this.0.organisation);
        /// The chapter.
        chapter: Option<Chapter> => Chapter::load(ctx, &this.0.chapter);
        /// The role of the organisation in the chapter.
        role: MembershipRole = this.0.role.into();
        ..Tie = tie!(this);
        ..Fact = fact!(this);
    }
}

/// Which memberships to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct MembershipFilter {
    /// Keep memberships with these roles.
    roles: Option<Vec<MembershipRole>>,
    /// Keep memberships that hold on this day: from the start (or the first observation, if no start is known) to the end, if one is known.
    as_of: Option<Date>,
}

impl Listing for MembershipFilter {
    type Entity = membership::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, entity::vocabulary::MembershipRole>(self.roles.as_ref());
        Condition::all()
            .one_of(membership::Column::Role, roles.as_ref())
            .add(period!(membership).holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What memberships can be ordered by.
    MembershipOrder {
        /// The role.
        Role = "role",
        /// The organisation's id.
        Organisation = "organisation",
        /// The start date.
        Since = "since",
        /// The date of the last observation.
        LastObserved = "last_observed",
    }
}

impl Listed for MembershipFilter {
    type Node = Membership;
    type Order = MembershipOrder;
    const ORDER: &'static [Sort] = &[Sort::up("role"), Sort::up("organisation")];
}
