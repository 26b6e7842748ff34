//! Which organisations to keep.

use async_graphql::{Enum, InputObject};
use entity::{chapter, identifier, membership, organisation, seat, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
};

use super::Organisation;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, global, plains, stored},
    known::{NetworkId, RegionId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    scalar::CountryCode,
    vocabulary::OrganisationKind,
};

leaves!(OrganisationGap);

/// Which organisations to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct OrganisationFilter {
    /// Keep organisations of these kinds.
    kinds: Option<Vec<OrganisationKind>>,
    /// Keep organisations whose home country is one of these.
    countries: Option<Vec<CountryCode>>,
    /// Keep organisations whose home country is in this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep organisations that are or were in a chapter of one of these networks (global ids).
    networks: Option<Vec<NetworkId>>,
    /// Keep organisations that hold or held a platform seat for one of these networks (global ids).
    seated_for: Option<Vec<NetworkId>>,
    /// Keep organisations whose name is a label made for this dataset (`true`) or the others (`false`).
    name_is_label: Option<bool>,
    /// Keep organisations that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<OrganisationGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<OrganisationFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<OrganisationFilter>>,
    /// This must not hold.
    not: Option<Box<OrganisationFilter>>,
}

/// An item that an organisation may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum OrganisationGap {
    /// A home country.
    Country,
    /// An acronym.
    Acronym,
    /// An identifier in any register.
    Identifier,
}

impl OrganisationFilter {
    fn own(&self) -> Condition {
        let kinds = stored::<_, vocabulary::OrganisationKind>(self.kinds.as_ref());
        let in_networks = plains("network", self.networks.as_ref()).map(|networks| {
            let chapters = chapter::Entity::find()
                .select_only()
                .column(chapter::Column::Id)
                .filter(chapter::Column::Network.is_in(networks));
            membership::Entity::find()
                .select_only()
                .column(membership::Column::Organisation)
                .filter(membership::Column::Chapter.in_subquery(chapters.into_query()))
                .into_query()
        });
        let seated_for = plains("network", self.seated_for.as_ref()).map(|networks| {
            seat::Entity::find()
                .select_only()
                .column(seat::Column::Party)
                .filter(seat::Column::Network.is_in(networks))
                .into_query()
        });
        let mut condition =
            Condition::all()
                .one_of(organisation::Column::Kind, kinds.as_ref())
                .one_of(
                    organisation::Column::Country,
                    codes(self.countries.as_ref()).as_ref(),
                )
                .among(
                    organisation::Column::Country,
                    self.region.as_ref().map(countries_of),
                )
                .among(organisation::Column::Id, in_networks)
                .add_option(seated_for.map(|seated| {
                    global("organisation", organisation::Column::Id).in_subquery(seated)
                }))
                .equal(
                    organisation::Column::NameIsLabel,
                    self.name_is_label.as_ref(),
                );
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl OrganisationGap {
    fn condition(self) -> Condition {
        let missing = match self {
            Self::Country => organisation::Column::Country.is_null(),
            Self::Acronym => organisation::Column::Acronym.is_null(),
            Self::Identifier => {
                let identified = identifier::Entity::find()
                    .select_only()
                    .column(identifier::Column::Organisation);
                organisation::Column::Id.not_in_subquery(identified.into_query())
            }
        };
        Condition::all().add(missing)
    }
}

impl Listing for OrganisationFilter {
    type Entity = organisation::Entity;

    fn condition(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::condition,
        )
    }
}

orders! {
    /// What organisations can be ordered by.
    OrganisationOrder {
        /// The name.
        Name = "name",
        /// The kind.
        Kind = "kind",
        /// The home country's ISO 3166-1 alpha-3 code.
        Country = "country",
    }
}

impl Listed for OrganisationFilter {
    type Node = Organisation;
    type Order = OrganisationOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}
