//! Assistance given, and grants.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_number, maybe_text, maybe_to, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "engagement",
        columns: &[
            id(),
            maybe_text("provider"),
            text("provider_name"),
            maybe_to("provider_country", "country"),
            maybe_text("recipient"),
            text("recipient_name"),
            maybe_to("recipient_country", "country"),
            text("relation"),
            maybe_text("mode"),
            maybe_text("topic"),
            maybe_text("funder"),
            maybe_text("since"),
            maybe_text("until"),
        ],
        is_fact: true,
        indexes: &[
            "provider",
            "recipient",
            "provider_country",
            "recipient_country",
        ],
    },
    Table {
        name: "grant",
        columns: &[
            id(),
            text("fund"),
            maybe_text("window"),
            maybe_text("recipient"),
            text("recipient_name"),
            maybe_to("country", "country"),
            maybe_text("implementing_partner"),
            maybe_text("participating_un_organisation"),
            maybe_number("amount"),
            maybe_text("currency"),
            maybe_text("amount_basis"),
            maybe_text("since"),
            maybe_text("until"),
        ],
        is_fact: true,
        indexes: &["recipient", "country"],
    },
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::create(manager, TABLES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, TABLES).await
    }
}
