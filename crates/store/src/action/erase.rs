//! Erasing what the log tells of a record's past: what should never have been
//! written, such as the name of a person in a note, has to go for good.
//!
//! That something was done, by whom and when stays, and so do the digests that
//! the chain of the log is made of.

use entity::{change, vocabulary::ChangeVerb};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    cells,
    fault::{Fault, FaultCode, Refused},
    home,
    transaction::RecordTransaction,
    withheld,
};
use crate::{
    auth::{Home, Owner, Permission, WITHHELD, permit},
    feed::NewEntry,
};
use record::sheet::{Sheet, sheet_of};

impl RecordTransaction {
    /// Erases the past states of a record, also of one that is gone. What it is
    /// now stays: change or remove that first.
    ///
    /// # Errors
    ///
    /// If the log knows nothing of it, the caller may not, or the database refuses.
    pub async fn erase(&mut self, record: &str) -> Result<(), Refused> {
        let (told, is_withheld) = self.told_of(record).await?;
        let kind = record.split_once(':').and_then(|(kind, _)| sheet_of(kind));
        let not_found = || {
            let reason = format!("the log knows nothing of {record}");
            Fault::new(FaultCode::NotFound, "id", record, reason)
        };
        // Whoever may not read it is not told that it is there.
        let is_hidden =
            |sheet: &Sheet| sheet.is_restricted() || (sheet.is_guarded() && is_withheld);
        if kind.is_some_and(is_hidden) && !self.read_scope.sees(&told) {
            return Err(not_found().into());
        }
        for owner in &self.owners_of(record).await? {
            permit(&self.viewer, Permission::Review { owner })?;
        }
        let erased = change::Entity::update_many()
            .col_expr(change::Column::Before, Expr::val(None::<String>))
            .col_expr(change::Column::After, Expr::val(None::<String>))
            .filter(change::Column::Record.eq(record))
            .exec(&self.write)
            .await?;
        let Some(sheet) = kind.filter(|_| erased.rows_affected > 0) else {
            return Err(not_found().into());
        };
        let entry = NewEntry {
            verb: ChangeVerb::Erase,
            kind: sheet.record,
            record: record.to_owned(),
            before: None,
            after: None,
            scopes: withheld::told(home::scopes(record, &told), [is_withheld]),
        };
        self.log.append(&self.write, vec![entry]).await?;
        Ok(())
    }

    /// Whose the record was in each of the states that the log tells, and is now.
    async fn owners_of(&mut self, record: &str) -> Result<Vec<Owner>, Refused> {
        let states = change::Entity::find()
            .select_only()
            .columns([change::Column::Before, change::Column::After])
            .filter(change::Column::Record.eq(record))
            .order_by_asc(change::Column::Sequence)
            .into_tuple::<(Option<String>, Option<String>)>()
            .all(&self.write)
            .await?;
        let sheet = record.split_once(':').and_then(|(kind, _)| sheet_of(kind));
        self.homes.prepare(&self.write, [record.to_owned()]).await?;
        let mut owners = Vec::from_iter(self.homes.has(record).then(|| self.homes.owner(record)));
        let states = states
            .into_iter()
            .flat_map(|(before, after)| [before, after]);
        for (sheet, state) in states.flatten().filter_map(|state| Some((sheet?, state))) {
            self.homes.note(sheet, &cells::kept(sheet, &state));
            self.homes.prepare(&self.write, [record.to_owned()]).await?;
            let owner = self.homes.owner(record);
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        // Of one that is gone and erased nothing tells whose it was.
        if owners.is_empty() {
            owners.push(Owner::default());
        }
        Ok(owners)
    }

    /// Where the record was told, each time that it was written, and whether the log
    /// tells nothing of it that was ever for everybody.
    async fn told_of(&self, record: &str) -> Result<(Vec<Home>, bool), Refused> {
        let entries = Query::select()
            .column(Alias::new("sequence"))
            .from(Alias::new("change"))
            .and_where(Expr::col(Alias::new("record")).eq(record))
            .take();
        let select = Query::select()
            .columns([Alias::new("sequence"), Alias::new("scope")])
            .from(Alias::new("change_scope"))
            .and_where(Expr::col(Alias::new("sequence")).in_subquery(entries.clone()))
            .take();
        let entries = self.write.query_all(&entries).await?.len();
        let rows = self.write.query_all(&select).await?;
        let scopes: Result<Vec<String>, _> =
            rows.iter().map(|row| row.try_get_by_index(1)).collect();
        let scopes = scopes?;
        let withheld = scopes.iter().filter(|scope| *scope == WITHHELD).count();
        Ok((Home::of_scopes(&scopes), withheld == entries))
    }
}
