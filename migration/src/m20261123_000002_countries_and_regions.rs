//! Countries, their states that take part, and the regions they are grouped in.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_flag, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "country",
        columns: &[
            id(),
            text("alpha2"),
            text("m49"),
            text("name"),
            maybe_text("name_fr"),
            maybe_text("name_es"),
            maybe_text("formal_name"),
            flag("member"),
            maybe_text("joined"),
            maybe_flag("least_developed"),
            maybe_flag("landlocked_developing"),
            maybe_flag("small_island_developing"),
        ],
        is_fact: true,
        indexes: &["member"],
    },
    Table {
        name: "subnational_member",
        columns: &[
            id(),
            to("country", "country"),
            text("name"),
            maybe_text("joined"),
        ],
        is_fact: true,
        indexes: &["country"],
    },
    Table {
        name: "region",
        columns: &[
            id(),
            text("scheme"),
            text("code"),
            text("name"),
            maybe_text("acronym"),
            maybe_to("parent", "region"),
            maybe_text("established"),
            maybe_text("seat_city"),
        ],
        is_fact: true,
        indexes: &["scheme"],
    },
    Table {
        name: "region_country",
        columns: &[id(), to("region", "region"), to("country", "country")],
        is_fact: true,
        indexes: &["region", "country"],
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
