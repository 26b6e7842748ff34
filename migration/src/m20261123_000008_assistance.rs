//! Assistance offered, asked for and given, opportunities, and grants.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_number, maybe_text, maybe_to, text};

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
    Table {
        name: "assistance_offer",
        columns: &[
            id(),
            maybe_text("party"),
            text("name"),
            maybe_text("origin"),
            maybe_to("country", "country"),
            maybe_text("since"),
            maybe_text("until"),
        ],
        is_fact: true,
        indexes: &["party", "country"],
    },
    Table {
        name: "assistance_request",
        columns: &[
            id(),
            maybe_text("party"),
            text("name"),
            maybe_to("country", "country"),
            maybe_text("topic"),
            maybe_text("status"),
            maybe_text("as_of"),
        ],
        is_fact: true,
        indexes: &["party", "country"],
    },
    Table {
        name: "opportunity",
        columns: &[
            id(),
            text("kind"),
            text("title"),
            flag("title_is_label"),
            maybe_text("offered_by"),
            text("offered_by_name"),
            maybe_text("for_whom"),
            maybe_to("country", "country"),
            maybe_text("opens"),
            maybe_text("closes"),
            maybe_text("link"),
            maybe_number("amount_maximum"),
            maybe_text("currency"),
        ],
        is_fact: true,
        indexes: &["offered_by", "country"],
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
