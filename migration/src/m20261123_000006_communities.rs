//! Communities, their members and the countries that asked.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, id, maybe_flag, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "community",
        columns: &[
            id(),
            text("name"),
            text("kind"),
            maybe_text("theme"),
            maybe_text("owner"),
            maybe_to("country", "country"),
            maybe_flag("member_led"),
            maybe_text("status"),
            maybe_text("started"),
            maybe_text("ended"),
        ],
        is_fact: true,
        indexes: &["owner"],
    },
    Table {
        name: "community_member",
        columns: &[
            id(),
            to("community", "community"),
            text("party"),
            maybe_to("country", "country"),
            text("role"),
            maybe_text("role_as_printed"),
            maybe_text("since"),
            maybe_text("until"),
            maybe_text("first_observed"),
            maybe_text("last_observed"),
        ],
        is_fact: true,
        indexes: &["community", "party", "country"],
    },
    Table {
        name: "community_request",
        columns: &[
            id(),
            to("community", "community"),
            to("country", "country"),
            text("status"),
            maybe_text("as_of"),
        ],
        is_fact: true,
        indexes: &["community", "country"],
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
