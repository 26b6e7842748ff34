//! Taking a record away.

use std::collections::HashSet;

use entity::vocabulary::ChangeVerb;
use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    cells::{self, Cells, cell, global, object},
    fault::{Fault, FaultCode, Refused},
    finding, home, search,
    transaction::RecordTransaction,
    withheld::{told, withheld},
    write,
};
use crate::{
    auth::{Permission, permit},
    feed::NewEntry,
};
use record::sheet::{Column, Kind, Sheet, sheet_of, sheets};

/// How many of those that point to a record are named in a refusal.
const NAMED: usize = 3;

/// How many records are looked at together.
const PAGE: u64 = 1_000;

/// A column of a sheet whose cells may name a record.
type Pointer = (&'static Sheet, &'static Column);

impl RecordTransaction {
    /// Takes a record away for good. Refused while others point to it.
    ///
    /// # Errors
    ///
    /// If there is none, the caller may not, others point to it, it has changed
    /// since it was read, or the database refuses.
    pub async fn remove(&mut self, record: &str, expected: Option<i64>) -> Result<(), Refused> {
        let (sheet, id, before) = self.existing(record).await?;
        if finding::is_held(sheet, &before) {
            let owner = &self.homes.owner(record);
            permit(&self.viewer, Permission::Review { owner })?;
        }
        self.must_be_at(sheet, &id, expected).await?;
        let pointing = self.pointing_to(sheet, &id).await?;
        if !pointing.is_empty() {
            let id =
                |(sheet, _, cells): &(&Sheet, _, Cells)| global(sheet, cell(sheet, cells, "id"));
            let mut named: Vec<String> = pointing.iter().map(id).collect();
            self.known.look(&self.write, named.clone()).await?;
            named.retain(|it| self.known.has(it));
            named.truncate(NAMED);
            let more = pointing.len() - named.len();
            if more > 0 {
                named.push(format!("{more} more"));
            }
            let named = named.join(", ");
            let reason = format!("{named} point to it: end, change or merge those first");
            return Err(Fault::new(FaultCode::InUse, "id", record, reason).into());
        }
        self.may_be_taken(sheet, &before).await??;
        write::remove(&self.write, sheet, &id).await?;
        self.gone(sheet, &id, &before, ChangeVerb::Remove).await?;
        Ok(())
    }

    /// Takes away what the caller wrote into a sheet and does not keep, but for
    /// what others have changed since or point to.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn remove_own(
        &mut self,
        sheet: &'static Sheet,
        kept: &HashSet<&str>,
    ) -> Result<(), DbErr> {
        let mut after = String::new();
        loop {
            let page = cells::page(&self.write, (sheet, &self.read_scope), &after, PAGE).await?;
            let Some((last, _)) = page.last() else {
                return Ok(());
            };
            after.clone_from(last);
            let ids = page.into_iter().map(|(id, _)| id);
            let ids: Vec<String> = ids.filter(|id| !kept.contains(id.as_str())).collect();
            for (record, (_, actor)) in self.last_changes(sheet, &ids).await? {
                if actor != self.viewer.principal {
                    continue;
                }
                // What others point to stays until they do no more.
                if let Err(Refused::Database(cause)) = self.remove(&record, None).await {
                    return Err(cause);
                }
            }
        }
    }

    /// The record with this global id, which the caller may write.
    pub(super) async fn existing(
        &mut self,
        record: &str,
    ) -> Result<(&'static Sheet, String, Cells), Refused> {
        let not_found = || {
            let reason = format!("there is no {record}");
            Refused::from(Fault::new(FaultCode::NotFound, "id", record, reason))
        };
        let (kind, id) = record.split_once(':').ok_or_else(not_found)?;
        let sheet = sheet_of(kind).ok_or_else(not_found)?;
        let ids = [id.to_owned()];
        // What the caller may not read is answered as what is not there.
        if sheet.is_guarded()
            && cells::visible(&self.write, sheet, &ids, &self.read_scope)
                .await?
                .is_empty()
        {
            return Err(not_found());
        }
        let mut found = cells::read(&self.write, sheet, &ids).await?;
        let cells = found.remove(id);
        self.homes.prepare(&self.write, [record.to_owned()]).await?;
        // Asked before anything is told, so that a refusal says nothing of what is there.
        let owner = &self.homes.owner(record);
        permit(&self.viewer, Permission::Write { owner })?;
        Ok((sheet, id.to_owned(), cells.ok_or_else(not_found)?))
    }

    async fn must_be_at(
        &self,
        sheet: &'static Sheet,
        id: &str,
        expected: Option<i64>,
    ) -> Result<(), Refused> {
        let Some(expected) = expected else {
            return Ok(());
        };
        let last = self.last_changes(sheet, &[id.to_owned()]).await?;
        let version = last.values().next().map_or(0, |(sequence, _)| *sequence);
        if version == expected {
            return Ok(());
        }
        let reason = format!("the record is at version {version} now: read it again");
        let version = version.to_string();
        Err(Fault::new(FaultCode::Conflict, "version", &version, reason).into())
    }

    /// Every record that names this one, with the column that does.
    pub(super) async fn pointing_to(
        &self,
        sheet: &'static Sheet,
        id: &str,
    ) -> Result<Vec<(&'static Sheet, &'static Column, Cells)>, DbErr> {
        let mut found = vec![];
        for (pointer, column) in pointers(sheet) {
            let held = match column.kind {
                Kind::Global => global(sheet, id),
                _ => id.to_owned(),
            };
            let ids = if column.kind.is_list() {
                let select = Query::select()
                    .column(Alias::new("record"))
                    .from(Alias::new("facet"))
                    .and_where(Expr::col(Alias::new("field")).eq(column.name))
                    .and_where(Expr::col(Alias::new("value")).eq(held))
                    .and_where(
                        Expr::col(Alias::new("record")).like(format!("{}:%", pointer.record)),
                    )
                    .take();
                let records = texts(&self.write, &select).await?;
                let plain = records.iter().filter_map(|it| it.split_once(':'));
                plain.map(|(_, id)| id.to_owned()).collect()
            } else {
                let select = Query::select()
                    .column(Alias::new("id"))
                    .from(Alias::new(pointer.table))
                    .and_where(Expr::col(Alias::new(column.name)).eq(held))
                    .order_by(Alias::new("id"), sea_orm::Order::Asc)
                    .take();
                texts(&self.write, &select).await?
            };
            let mut rows = cells::read(&self.write, pointer, &ids).await?;
            let rows = ids.into_iter().filter_map(|id| rows.remove(&id));
            found.extend(rows.map(|cells| (pointer, column, cells)));
        }
        Ok(found)
    }

    pub(super) async fn gone(
        &mut self,
        sheet: &'static Sheet,
        id: &str,
        before: &Cells,
        verb: ChangeVerb,
    ) -> Result<(), DbErr> {
        let record = global(sheet, id);
        self.known.forget(&record);
        if sheet.name == "names" {
            let named = [cell(sheet, before, "record").to_owned()];
            search::write(&self.write, &named.into()).await?;
        }
        let scopes = home::scopes(&record, &self.homes.of(&record));
        let entry = NewEntry {
            verb,
            kind: sheet.record,
            before: Some(object(sheet, before)?),
            after: None,
            scopes: told(scopes, withheld(&self.write, sheet, &[before]).await?),
            record,
        };
        self.log.append(&self.write, vec![entry]).await
    }
}

async fn texts(
    db: &impl ConnectionTrait,
    select: &sea_orm::sea_query::SelectStatement,
) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all(select).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The columns of all sheets that may name a record of this one.
fn pointers(target: &'static Sheet) -> impl Iterator<Item = Pointer> {
    sheets().iter().flat_map(move |sheet| {
        let columns = sheet.all_columns().filter(|column| match column.kind {
            Kind::Ref(name) | Kind::Refs(name) => name == target.name,
            Kind::Global => true,
            _ => false,
        });
        columns.map(move |column| (sheet, column))
    })
}
