//! Who sits on the national platforms, out of the records.

use std::{collections::HashSet, sync::Arc};

use async_graphql::Context;
use entity::{chapter, platform, presence, seat, vocabulary::OrganisationKind};

use crate::{
    ask::Ask,
    error::Result,
    filter::plain,
    loader::{holding::Holding, listing::every},
    network::Chapter,
    organisation::Organisation,
    record::Record,
};
use answer::computed::{self, NetworkSeat, Sitting};

/// Who sat on the national platforms on any day from the first to the last, and
/// who was present on the last.
pub(crate) async fn sittings(ctx: &Context<'_>, days: (&str, &str)) -> Result<Vec<Sitting>> {
    let loads = ctx.loads();
    let national = Holding::<platform::Entity>::one_of("kind", &["NATIONAL"]);
    let (platforms, seats, chapters, observations) = futures_util::try_join!(
        every(loads, national),
        every(loads, Holding::<seat::Entity>::anything()),
        every(loads, Holding::<chapter::Entity>::anything()),
        every(loads, Holding::<presence::Entity>::anything()),
    )?;
    let national: HashSet<&str> = platforms.iter().map(|row| &*row.id).collect();
    let seats = seats.into_iter();
    let seats = seats.filter(|seat| national.contains(&*seat.platform));
    let seats = with_networks(ctx, seats.collect()).await?;
    let presence = computed::presence_on(&chapters, &observations, days.1);
    Ok(computed::sittings(
        &platforms,
        &seats,
        (&chapters, &presence),
        days,
    ))
}

/// The seats, each with its network or else that of its holder.
pub(super) async fn with_networks(
    ctx: &Context<'_>,
    seats: Vec<Arc<seat::Model>>,
) -> Result<Vec<NetworkSeat>> {
    let seats = seats.into_iter().map(|seat| async {
        let network = match &seat.network {
            Some(network) => Some(network.clone()),
            None => network_of(ctx, &seat.party).await?,
        };
        Ok(NetworkSeat { seat, network })
    });
    futures_util::future::try_join_all(seats).await
}

/// The network that a party belongs to.
async fn network_of(ctx: &Context<'_>, party: &str) -> Result<Option<String>> {
    Ok(match party.split_once(':') {
        Some(("chapter", id)) => {
            let chapter = Chapter::load(ctx, id).await?;
            chapter.map(|chapter| chapter.0.network.clone())
        }
        Some(("organisation", id)) => {
            let organisation = Organisation::load(ctx, id).await?;
            organisation
                .and_then(|organisation| organisation.0.kind.network())
                .map(str::to_owned)
        }
        Some(("network", _)) => Some(plain("network", party).to_owned()),
        // A country's delegation speaks for its government.
        Some(("country", _)) => OrganisationKind::Government.network().map(str::to_owned),
        _ => None,
    })
}
