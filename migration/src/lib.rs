//! The history of the schema, oldest first.
#![expect(missing_docs, reason = "a migration is named by its module")]

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m20261123_000001_facts;
mod m20261123_000002_countries_and_regions;
mod m20261123_000003_networks_and_organisations;
mod m20261123_000004_platforms;
mod m20261123_000005_governance;
mod m20261123_000006_communities;
mod m20261123_000007_events;
mod m20261123_000008_assistance;
mod m20261123_000009_practices;
mod m20261123_000010_commitments;
mod m20261123_000011_surveys;
mod m20261123_000012_search;
mod m20261123_000013_data_version;
mod m20261125_000014_changes;
mod m20261125_000015_partners;
mod m20261125_000016_webhooks;
mod m20261125_000017_contacts;
mod m20261125_000019_topics;
mod m20261125_000021_practice_states;
mod m20261125_000022_engagement_steps;
mod m20261125_000023_instruments;
mod m20261130_000031_withheld_entries;
mod table;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_facts::Migration),
            Box::new(m20261123_000002_countries_and_regions::Migration),
            Box::new(m20261123_000003_networks_and_organisations::Migration),
            Box::new(m20261123_000004_platforms::Migration),
            Box::new(m20261123_000005_governance::Migration),
            Box::new(m20261123_000006_communities::Migration),
            Box::new(m20261123_000007_events::Migration),
            Box::new(m20261123_000008_assistance::Migration),
            Box::new(m20261123_000009_practices::Migration),
            Box::new(m20261123_000010_commitments::Migration),
            Box::new(m20261123_000011_surveys::Migration),
            Box::new(m20261123_000012_search::Migration),
            Box::new(m20261123_000013_data_version::Migration),
            Box::new(m20261125_000014_changes::Migration),
            Box::new(m20261125_000015_partners::Migration),
            Box::new(m20261125_000016_webhooks::Migration),
            Box::new(m20261125_000017_contacts::Migration),
            Box::new(m20261125_000019_topics::Migration),
            Box::new(m20261125_000021_practice_states::Migration),
            Box::new(m20261125_000022_engagement_steps::Migration),
            Box::new(m20261125_000023_instruments::Migration),
            Box::new(m20261130_000031_withheld_entries::Migration),
        ]
    }
}
