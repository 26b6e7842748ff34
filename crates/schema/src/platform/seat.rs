//! Who sits on a platform.

use std::collections::HashSet;

use async_graphql::{Context, ID, InputObject};
use entity::{network, platform, seat, vocabulary};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{Platform, sitting::with_networks};
use crate::{
    ask::Ask,
    connection::Listed,
    error::Result,
    fact::Fact,
    filter::{Narrow, codes, countries_of, plains, stored},
    known::{NetworkId, RecordId, RegionId},
    list::orders,
    loader::{
        listing::{AnyListing, Listing, Slice, Sort},
        side::Parent,
    },
    network::{Network, NetworkFilter},
    object::object,
    page::Page,
    party::Party,
    rank,
    record::{Record, fact, record},
    scalar::{CountryCode, Date},
    tie::{Tie, period, tie},
    vocabulary::{PlatformKind, SeatRole},
};

record!(Seat, seat, "seat");

object! {
    /// A seat on a platform: its holder, network, role, and the dates on which it was reported.
    Seat as Seat |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The platform.
        platform: Option<Platform> => Platform::load(ctx, &this.0.platform);
        /// The party that holds the seat.
        holder: Option<Party> => Party::load(ctx, &this.0.party);
        /// The network (and so the sector) that the holder represents; `null` if none.
        network: Option<Network> => Network::load_if(ctx, this.0.network.as_ref());
        /// The role of the holder.
        role: SeatRole = this.0.role.into();
        ..Tie = tie!(this);
        ..Fact = fact!(this);
    }
}

/// Which seats to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SeatFilter {
    /// Keep seats held for these networks (global ids).
    networks: Option<Vec<NetworkId>>,
    /// Keep seats with these roles.
    roles: Option<Vec<SeatRole>>,
    /// Keep seats held by these parties (global ids).
    holders: Option<Vec<RecordId>>,
    /// Keep seats on bodies of these kinds.
    platform_kinds: Option<Vec<PlatformKind>>,
    /// Keep seats on platforms in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep seats on platforms in countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep seats that hold on this day: from the start (or the first observation, if no start is known) to the end, if one is known. Seats without any date always match.
    as_of: Option<Date>,
    /// Keep seats with a start date or a first observation date (`true`) or with neither (`false`).
    dated: Option<bool>,
}

impl Listing for SeatFilter {
    type Entity = seat::Entity;

    fn condition(&self) -> Condition {
        let roles = stored::<_, vocabulary::SeatRole>(self.roles.as_ref());
        let holders = self
            .holders
            .as_ref()
            .map(|holders| holders.iter().map(|id| id.to_string()).collect());
        let on = |platforms: Condition| {
            platform::Entity::find()
                .select_only()
                .column(platform::Column::Id)
                .filter(platforms)
                .into_query()
        };
        let kinds = stored::<_, vocabulary::PlatformKind>(self.platform_kinds.as_ref())
            .map(|kinds| on(Condition::all().add(platform::Column::Kind.is_in(kinds))));
        let countries = codes(self.countries.as_ref())
            .map(|codes| on(Condition::all().add(platform::Column::Country.is_in(codes))));
        let region = self.region.as_ref().map(|region| {
            on(Condition::all().add(platform::Column::Country.in_subquery(countries_of(region))))
        });
        let dated = self.dated.map(|is_dated| {
            let undated = Condition::all()
                .add(seat::Column::Since.is_null())
                .add(seat::Column::FirstObserved.is_null());
            if is_dated { undated.not() } else { undated }
        });
        Condition::all()
            .one_of(
                seat::Column::Network,
                plains("network", self.networks.as_ref()).as_ref(),
            )
            .one_of(seat::Column::Role, roles.as_ref())
            .one_of::<String>(seat::Column::Party, holders.as_ref())
            .among(seat::Column::Platform, kinds)
            .among(seat::Column::Platform, countries)
            .among(seat::Column::Platform, region)
            .add_option(dated)
            .add(period!(seat).holds_on(self.as_of.as_ref()))
    }
}

orders! {
    /// What seats can be ordered by.
    SeatOrder {
        /// The network.
        Network = "network",
        /// The role: conveners and chairs first, observers last.
        Role = "role" ranked rank::SEAT_ROLE,
        /// The global id of the holder.
        Holder = "party",
        /// The start date.
        Since = "since",
        /// The date of the last observation.
        LastObserved = "last_observed",
    }
}

impl Listed for SeatFilter {
    type Node = Seat;
    type Order = SeatOrder;
    const ORDER: &'static [Sort] = &[
        Sort::up("network"),
        Sort::ranked("role", rank::SEAT_ROLE),
        Sort::up("party"),
    ];
}

/// The networks without a seat on the platform on a day, if any seat is on record.
pub(super) async fn networks_not_seated(
    ctx: &Context<'_>,
    platform: &str,
    as_of: Option<Date>,
) -> Result<Option<Vec<Network>>> {
    let as_of = as_of.unwrap_or_else(|| Date(ctx.today().to_string()));
    let networks = Slice {
        parent: None,
        listing: NetworkFilter::default().into(),
        order: NetworkFilter::ORDER.to_vec(),
        page: Page::first(MANY),
    };
    let seats = Slice {
        parent: Some(Parent::column("platform", platform)),
        listing: AnyListing::from(SeatFilter {
            as_of: Some(as_of),
            ..SeatFilter::default()
        }),
        order: vec![],
        page: Page::first(MANY),
    };
    let networks = ctx.loads().load_one(networks).await?;
    let seats = ctx.loads().load_one(seats).await?;
    let seats = seats.iter().flat_map(|page| page.typed::<seat::Model>());
    let seats = with_networks(ctx, seats.collect()).await?;
    if seats.is_empty() {
        return Ok(None);
    }
    let seated: HashSet<String> = seats.into_iter().filter_map(|seat| seat.network).collect();
    let networks = networks
        .iter()
        .flat_map(|page| page.typed::<network::Model>());
    Ok(Some(
        networks
            .filter(|network| !seated.contains(&network.id))
            .map(Network::from)
            .collect(),
    ))
}

/// More than a platform has seats.
const MANY: u64 = 10_000;
