//! Parties and venues.

use std::collections::HashMap;

use entity::{
    body, chapter, community, country, event, network, organisation, platform, region_country,
    vocabulary::{OrganisationKind, Presence},
};
use sea_orm::{DatabaseConnection, DbErr, EntityTrait, QueryOrder};

use super::Reading;
use crate::graph::model::NodeKind;

impl Reading {
    pub(super) async fn places(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for row in country::Entity::find()
            .order_by_asc(country::Column::Id)
            .all(db)
            .await?
        {
            let number = u16::try_from(self.graph.countries.len()).ok();
            self.graph.countries.push(row.id.as_str().into());
            self.node(
                NodeKind::Country,
                format!("country:{}", row.id),
                &row.name,
                (number, None),
                row.member,
            );
        }
        for row in network::Entity::find()
            .order_by_asc(network::Column::Id)
            .all(db)
            .await?
        {
            self.graph
                .networks
                .push((row.id.as_str().into(), row.name.as_str().into()));
            let id = format!("network:{}", row.id);
            self.node(
                NodeKind::Network,
                id,
                &row.name,
                (None, Some(&row.id)),
                true,
            );
        }
        // Countries were read before the networks were known.
        let of_governments = self.graph.network("scn");
        for node in &mut self.graph.nodes {
            if node.kind == NodeKind::Country {
                node.network = of_governments;
            }
        }
        for row in region_country::Entity::find().all(db).await? {
            if let Some(country) = self.graph.country(&row.country) {
                let region = format!("region:{}", row.region).into_boxed_str();
                self.graph.regions.entry(region).or_default().push(country);
            }
        }
        Ok(())
    }

    pub(super) async fn parties(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        let mut names = HashMap::new();
        for row in organisation::Entity::find()
            .order_by_asc(organisation::Column::Id)
            .all(db)
            .await?
        {
            let country = row
                .country
                .as_ref()
                .and_then(|code| self.graph.country(code));
            let id = format!("organisation:{}", row.id);
            self.node(
                NodeKind::Organisation,
                id,
                &row.name,
                (country, network_of(row.kind)),
                true,
            );
            names.insert(row.id, row.name);
        }
        for row in chapter::Entity::find()
            .order_by_asc(chapter::Column::Id)
            .all(db)
            .await?
        {
            let carrier = row.organisation.as_ref().and_then(|id| names.get(id));
            let name = match carrier {
                Some(name) => name.clone(),
                None => format!("{}, {}", self.network_name(&row.network), row.country),
            };
            let country = self.graph.country(&row.country);
            let is_there = matches!(row.presence, Presence::Yes | Presence::Interim);
            let id = format!("chapter:{}", row.id);
            self.node(
                NodeKind::Chapter,
                id,
                &name,
                (country, Some(&row.network)),
                is_there,
            );
        }
        for row in body::Entity::find()
            .order_by_asc(body::Column::Id)
            .all(db)
            .await?
        {
            self.node(
                NodeKind::GovernanceBody,
                format!("body:{}", row.id),
                &row.name,
                (None, None),
                true,
            );
        }
        Ok(())
    }

    pub(super) async fn venues(&mut self, db: &DatabaseConnection) -> Result<(), DbErr> {
        for row in platform::Entity::find()
            .order_by_asc(platform::Column::Id)
            .all(db)
            .await?
        {
            let country = self.graph.country(&row.country);
            self.node(
                NodeKind::Platform,
                format!("platform:{}", row.id),
                &row.name,
                (country, None),
                true,
            );
        }
        for row in community::Entity::find()
            .order_by_asc(community::Column::Id)
            .all(db)
            .await?
        {
            let country = row
                .country
                .as_ref()
                .and_then(|code| self.graph.country(code));
            self.node(
                NodeKind::Community,
                format!("community:{}", row.id),
                &row.name,
                (country, None),
                true,
            );
        }
        for row in event::Entity::find()
            .order_by_asc(event::Column::Id)
            .all(db)
            .await?
        {
            let country = row
                .country
                .as_ref()
                .and_then(|code| self.graph.country(code));
            self.node(
                NodeKind::Event,
                format!("event:{}", row.id),
                &row.name,
                (country, None),
                true,
            );
        }
        Ok(())
    }

    fn network_name(&self, id: &str) -> &str {
        let known = self.graph.networks.iter().find(|network| &*network.0 == id);
        known.map_or("", |network| &network.1)
    }
}

/// The network that an organisation of a kind belongs to, as its constituency says.
fn network_of(kind: OrganisationKind) -> Option<&'static str> {
    Some(match kind {
        OrganisationKind::Government => "scn",
        OrganisationKind::DonorGovernment
        | OrganisationKind::DevelopmentBank
        | OrganisationKind::Foundation => "sdn",
        OrganisationKind::CivilSocietyAlliance
        | OrganisationKind::NgoInternational
        | OrganisationKind::NgoNational => "csn",
        OrganisationKind::Un => "unn",
        OrganisationKind::Business => "sbn",
        OrganisationKind::Research => "academia",
        OrganisationKind::Parliamentary => "parliament",
        OrganisationKind::Media => "media",
        _ => return None,
    })
}
