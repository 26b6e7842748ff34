//! Countries, networks and regions, which everything else names by number.

use std::{collections::HashMap, sync::Arc};

use entity::{country, network, region_country};
use sea_orm::{DbErr, EntityTrait};

use super::Reading;
use crate::model::{Node, NodeKind};

impl Reading<'_> {
    /// Reads the places, of which nothing may have been read before.
    pub(super) async fn places(&mut self) -> Result<(), DbErr> {
        let mut networks = network::Entity::find().all(self.db).await?;
        networks.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        let names = networks.iter();
        let names = names.map(|row| (row.id.as_str().into(), row.name.as_str().into()));
        self.graph.networks = Arc::new(names.collect());
        let mut countries = country::Entity::find().all(self.db).await?;
        countries.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        let codes = countries.iter().map(|row| row.id.as_str().into());
        self.graph.countries = Arc::new(codes.collect());
        for row in networks {
            let network = self.graph.network(&row.id);
            self.place(
                NodeKind::Network,
                ("network", &row.id),
                &row.name,
                (None, network),
                true,
            );
        }
        // A country's delegation speaks for its government.
        let of_governments = self.graph.network("scn");
        for row in countries {
            let at_home = (self.graph.country(&row.id), of_governments);
            let id = ("country", &*row.id);
            self.place(NodeKind::Country, id, &row.name, at_home, row.member);
        }
        let mut regions: HashMap<Box<str>, Vec<u16>> = HashMap::new();
        for row in region_country::Entity::find().all(self.db).await? {
            if let Some(country) = self.graph.country(&row.country) {
                let region = format!("region:{}", row.region);
                regions.entry(region.into()).or_default().push(country);
            }
        }
        for countries in regions.values_mut() {
            countries.sort_unstable();
        }
        self.graph.regions = Arc::new(regions);
        Ok(())
    }

    fn place(
        &mut self,
        kind: NodeKind,
        (record, id): (&str, &str),
        name: &str,
        (country, network): (Option<u16>, Option<u16>),
        stands_alone: bool,
    ) {
        self.graph.put(Node {
            id: format!("{record}:{id}").into(),
            name: name.into(),
            kind,
            country,
            network,
            held: (None, None),
            stands_alone,
        });
    }
}
