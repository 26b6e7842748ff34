//! Putting one record in the place of another.

use entity::{external_id, moved, vocabulary::ChangeVerb};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    cells::{cell, global},
    draft::{Draft, Mode, Outcome},
    fault::{Fault, FaultCode, Refused},
    search,
    transaction::RecordTransaction,
    write,
};
use crate::{
    auth::{Permission, permit},
    db::bulk,
};
use record::sheet::{Column, Kind, Sheet};

impl RecordTransaction {
    /// Puts one record in the place of another of its kind, everywhere: what
    /// named the other names it, and the other's id leads to it.
    ///
    /// # Errors
    ///
    /// As for [`RecordTransaction::remove`], or if the two are one or of different kinds.
    pub async fn merge(&mut self, from: &str, into: &str) -> Result<(), Refused> {
        let (sheet, from_id, before) = self.existing(from).await?;
        let (target_sheet, into_id, _) = self.existing(into).await?;
        if sheet.name != target_sheet.name || from_id == into_id {
            let reason = "name two different records of one kind";
            return Err(Fault::new(FaultCode::Invalid, "into", into, reason).into());
        }
        for record in [from, into] {
            let owner = &self.homes.owner(record);
            permit(&self.viewer, Permission::Review { owner })?;
        }
        for (pointer, column, cells) in self.pointing_to(sheet, &from_id).await? {
            let mut draft = Draft {
                line: 1,
                id: Some(cell(pointer, &cells, "id").to_owned()),
                cells: vec![None; cells.len()],
                ..Draft::default()
            };
            let place = pointer.all_columns().position(|it| it.name == column.name);
            let place = place.unwrap_or_default();
            // What is found of it is still said by its source.
            let columns = pointer
                .all_columns()
                .zip(draft.cells.iter_mut().zip(&cells));
            for (_, (cell, stood)) in columns.filter(|(it, _)| it.name.starts_with("source_")) {
                *cell = Some(stood.clone());
            }
            draft.cells[place] = Some(renamed(column, &cells[place], (sheet, &from_id, &into_id)));
            // A record may point through several columns, one after the other.
            self.seen.clear();
            let done = self.put(pointer, vec![draft], Mode::Change).await?;
            if let Some(Outcome::Refused(faults)) = done.into_iter().next().map(|it| it.outcome) {
                return Err(Refused::Faults(faults));
            }
        }
        external_id::Entity::update_many()
            .col_expr(external_id::Column::Record, Expr::val(into))
            .filter(external_id::Column::Record.eq(from))
            .exec(&self.write)
            .await?;
        moved::Entity::update_many()
            .col_expr(moved::Column::Target, Expr::val(into))
            .filter(moved::Column::Target.eq(from))
            .exec(&self.write)
            .await?;
        let lead = vec![vec![from.into(), into.into()]];
        bulk::upsert(&self.write, "moved", &["id", "target"], &lead).await?;
        write::remove(&self.write, sheet, &from_id).await?;
        search::write(&self.write, &[into.to_owned()].into()).await?;
        self.gone(sheet, &from_id, &before, ChangeVerb::Merge)
            .await?;
        Ok(())
    }
}

/// A cell that names the one record instead of the other.
fn renamed(column: &Column, cell: &str, (sheet, from, into): (&Sheet, &str, &str)) -> String {
    match column.kind {
        Kind::Global => global(sheet, into),
        kind if kind.is_list() => {
            let ids = cell.split(';').map(|id| if id == from { into } else { id });
            ids.collect::<Vec<_>>().join(";")
        }
        _ => into.to_owned(),
    }
}
