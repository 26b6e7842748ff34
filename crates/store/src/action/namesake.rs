//! Which records go by a name.

use std::collections::{HashMap, HashSet};

use entity::{name, search_entry};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use record::{fold::fold, sheet::Sheet};

/// The records of the sheet that already go by one of these names: by name,
/// whatever its case and accents, by acronym or by another name of theirs.
pub(super) async fn namesakes(
    db: &impl ConnectionTrait,
    sheet: &'static Sheet,
    names: &HashSet<&str>,
) -> Result<HashMap<String, Vec<String>>, DbErr> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    let plain = |record: String| record.split_once(':').map(|(_, id)| id.to_owned());
    let by_name = search_entry::Entity::find()
        .filter(search_entry::Column::Kind.eq(sheet.record))
        .filter(search_entry::Column::Name.is_in(names.iter().map(|name| fold(name))))
        .all(db)
        .await?;
    for row in by_name {
        found.entry(row.name).or_default().extend(plain(row.id));
    }
    let other_names = name::Entity::find()
        .filter(name::Column::Name.is_in(names.iter().copied()))
        .filter(name::Column::Record.starts_with(format!("{}:", sheet.record)))
        .order_by_asc(name::Column::Id)
        .all(db)
        .await?;
    for row in other_names {
        let records = found.entry(fold(&row.name)).or_default();
        records.extend(plain(row.record));
    }
    let mut printed = vec![];
    printed.extend(sheet.column("acronym"));
    // What the search does not show in every state has its name in its table alone.
    let is_hidden = sheet.flow().is_some_and(|(_, flow)| !flow.shown.is_empty());
    printed.extend(sheet.title().filter(|_| is_hidden));
    for column in printed {
        let select = Query::select()
            .columns([column.name, "id"].map(Alias::new))
            .from(Alias::new(sheet.table))
            .and_where(Expr::col(Alias::new(column.name)).is_in(names.iter().copied()))
            .order_by(Alias::new("id"), Order::Asc)
            .take();
        for row in db.query_all(&select).await? {
            let (printed, id): (String, String) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            found.entry(fold(&printed)).or_default().push(id);
        }
    }
    for ids in found.values_mut() {
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
    }
    Ok(found)
}
