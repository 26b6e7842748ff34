//! Networks, organisations, chapters, and the ties between them.

use sea_orm_migration::prelude::*;

use crate::table::{self, Table, flag, id, maybe_text, maybe_to, text, to};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: &[Table] = &[
    Table {
        name: "network",
        columns: &[
            id(),
            text("name"),
            maybe_text("acronym"),
            text("constituency"),
            maybe_text("established"),
        ],
        is_fact: true,
        indexes: &[],
    },
    Table {
        name: "organisation",
        columns: &[
            id(),
            text("name"),
            flag("name_is_label"),
            maybe_text("acronym"),
            text("kind"),
            maybe_to("country", "country"),
        ],
        is_fact: true,
        indexes: &["country"],
    },
    Table {
        name: "identifier",
        columns: &[
            id(),
            to("organisation", "organisation"),
            text("scheme"),
            text("value"),
        ],
        is_fact: true,
        indexes: &["organisation", "scheme,value"],
    },
    Table {
        name: "chapter",
        columns: &[
            id(),
            to("network", "network"),
            to("country", "country"),
            maybe_to("organisation", "organisation"),
            maybe_text("established"),
            text("presence"),
            maybe_text("presence_as_of"),
        ],
        is_fact: true,
        indexes: &["country", "network", "organisation"],
    },
    Table {
        name: "presence",
        columns: &[
            id(),
            text("record"),
            text("presence"),
            maybe_text("as_of"),
            maybe_text("convenor"),
            maybe_text("convenor_party"),
        ],
        is_fact: true,
        indexes: &["record"],
    },
    Table {
        name: "membership",
        columns: &[
            id(),
            to("organisation", "organisation"),
            to("chapter", "chapter"),
            text("role"),
            maybe_text("since"),
            maybe_text("until"),
            maybe_text("first_observed"),
            maybe_text("last_observed"),
        ],
        is_fact: true,
        indexes: &["organisation", "chapter"],
    },
    Table {
        name: "relation",
        columns: &[
            id(),
            text("subject"),
            text("kind"),
            text("object"),
            maybe_text("since"),
            maybe_text("until"),
            maybe_text("first_observed"),
            maybe_text("last_observed"),
        ],
        is_fact: true,
        indexes: &["subject", "object"],
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
