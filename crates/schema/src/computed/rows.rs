//! Asks the loader for the rows behind an indicator, and the answer for what
//! follows from them.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use async_graphql::Context;
use entity::{
    assistance_offer, chapter, community, engagement, indicator_value, organisation, presence,
    survey_round, vocabulary::Presence,
};
use sea_orm::{EntityTrait, ModelTrait};

use super::name::ComputedIndicatorName;
use crate::{
    ask::Ask,
    error::Result,
    loader::{holding::Holding, listing::every, table::Tabled},
    platform::sittings,
};
use answer::computed::{self, Alliance, Judged};

/// The network whose communities, providers and alliances are counted.
const NETWORK: &str = "csn";

/// The item of the functionality index that asks for a structure below the national level.
const SUBNATIONAL: &str = "csn-functionality-csn2019subnatcoord";

/// The records that could count towards the indicator, and whether they do.
pub(super) async fn judged(
    ctx: &Context<'_>,
    name: ComputedIndicatorName,
    day: &str,
) -> Result<Vec<Judged>> {
    match name {
        ComputedIndicatorName::MemberLedCommunities => {
            let practice = Holding::one_of("kind", &["COMMUNITY_OF_PRACTICE"]);
            let communities = rows::<community::Entity>(ctx, practice).await?;
            let owner = format!("network:{NETWORK}");
            Ok(computed::member_led_communities(&communities, &owner, day))
        }
        ComputedIndicatorName::AssistanceProviders => {
            let offers = rows::<assistance_offer::Entity>(ctx, Holding::anything()).await?;
            Ok(computed::providers(&offers, day))
        }
        ComputedIndicatorName::PeerAssistanceShare => peer_assistance(ctx, day).await,
        ComputedIndicatorName::AlliancesWithSubnationalStructure => subnational(ctx, day).await,
        ComputedIndicatorName::PlatformsSeatingEveryNetwork => platforms(ctx, day).await,
    }
}

type Rows<E> = Vec<Arc<<E as EntityTrait>::Model>>;

async fn rows<E>(ctx: &Context<'_>, holding: Holding<E>) -> Result<Rows<E>>
where
    E: Tabled<Model: Send + Sync + ModelTrait<Entity = E>>,
{
    Ok(every(ctx.loads(), holding).await?)
}

async fn peer_assistance(ctx: &Context<'_>, day: &str) -> Result<Vec<Judged>> {
    let (engagements, chapters, organisations) = futures_util::try_join!(
        rows::<engagement::Entity>(ctx, Holding::one_of("relation", &["PEER", "SECRETARIAT"])),
        rows::<chapter::Entity>(ctx, Holding::one_of("network", &[NETWORK])),
        rows::<organisation::Entity>(ctx, Holding::one_of("kind", &["CIVIL_SOCIETY_ALLIANCE"])),
    )?;
    let chapters = chapters.iter().map(|row| format!("chapter:{}", row.id));
    let organisations = organisations.iter();
    let organisations = organisations.map(|row| format!("organisation:{}", row.id));
    let alliances: BTreeSet<String> = chapters.chain(organisations).collect();
    Ok(computed::peer_assistance(&engagements, &alliances, day))
}

async fn subnational(ctx: &Context<'_>, day: &str) -> Result<Vec<Judged>> {
    let (chapters, observations, values, rounds) = futures_util::try_join!(
        rows::<chapter::Entity>(ctx, Holding::one_of("network", &[NETWORK])),
        rows::<presence::Entity>(ctx, Holding::anything()),
        rows::<indicator_value::Entity>(ctx, Holding::one_of("indicator", &[SUBNATIONAL])),
        rows::<survey_round::Entity>(ctx, Holding::anything()),
    )?;
    let presence = computed::presence_on(&chapters, &observations, day);
    let alliances: Vec<Alliance<'_>> = chapters
        .iter()
        .map(|chapter| Alliance {
            presence: presence
                .get(&chapter.id)
                .copied()
                .unwrap_or(Presence::NoData),
            chapter,
        })
        .collect();
    let rounds: HashMap<&str, &str> = rounds
        .iter()
        .filter_map(|round| Some((&*round.id, round.as_of.as_deref()?)))
        .collect();
    let dated = |value: &indicator_value::Model| {
        let of_round = || rounds.get(&*value.round).map(|date| (*date).to_owned());
        value.date.clone().or_else(of_round)
    };
    Ok(computed::subnational_structure(
        &alliances, &values, dated, day,
    ))
}

async fn platforms(ctx: &Context<'_>, day: &str) -> Result<Vec<Judged>> {
    let sittings = sittings(ctx, (day, day)).await?;
    Ok(computed::platforms_seating_every_network(&sittings))
}
