//! Where a row is at home by its own columns, for statements.

use entity::vocabulary::OrganisationKind;
use sea_orm::{
    ActiveEnum, Condition, ExprTrait, Iterable,
    sea_query::{BinOper, Expr, Query},
};

use crate::auth::Reach;
use record::sheet::{self, Kind, Sheet};

/// The countries and networks that a row names itself.
pub(super) struct Own {
    countries: Vec<Expr>,
    networks: Vec<Expr>,
    /// A column that names many countries, and the sheet that it is of.
    many: Option<(&'static Sheet, &'static str)>,
    /// What kind of organisation it is, where that says the network.
    kind: Option<Expr>,
}

impl Own {
    pub(super) fn of(sheet: &'static Sheet) -> Self {
        let own = |name: &str| {
            let named = homes(sheet).filter(|it| matches!(it.kind, Kind::Ref(to) if to == name));
            let mut columns: Vec<Expr> = named.map(|it| column(sheet, it.name)).collect();
            if sheet.name == name {
                columns.push(column(sheet, "id"));
            }
            columns
        };
        Self {
            countries: own("countries"),
            networks: own("networks"),
            many: homes(sheet)
                .find(|it| matches!(it.kind, Kind::Refs("countries")))
                .map(|it| (sheet, it.name)),
            kind: (sheet.name == "organisations").then(|| column(sheet, "kind")),
        }
    }

    /// Whether they make a home, and one within reach: see [`reaches`].
    pub(super) fn within(&self, networks: &Reach, countries: &Reach) -> Condition {
        let kinds = |is_meant: &dyn Fn(&str) -> bool| {
            let meant = OrganisationKind::iter().filter(|it| it.network().is_some_and(is_meant));
            let words: Vec<String> = meant.map(|kind| kind.to_value()).collect();
            self.kind.clone().map(|kind| kind.is_in(words))
        };
        let named = self.countries.iter().chain(&self.networks);
        let is_home = any(named.map(|it| it.clone().is_not_null()))
            .add_option(kinds(&|_| true))
            .add_option(self.in_many(Condition::all()));
        let mut all = Condition::all().add(is_home);
        if let Reach::Only(names) = countries {
            let mine = self.countries.iter().map(|it| it.clone().is_in(names));
            let listed = Condition::all().add(Expr::col(("facet", "value")).is_in(names));
            all = all.add(any(mine).add_option(self.in_many(listed)));
        }
        if let Reach::Only(names) = networks {
            let mine = self.networks.iter().map(|it| it.clone().is_in(names));
            let mine = any(mine).add_option(kinds(&|network| names.contains(network)));
            let others = self.networks.iter().map(|it| it.clone().is_not_null());
            let is_of_none = any(others).add_option(kinds(&|_| true)).not();
            all = all.add(Condition::any().add(mine).add(is_of_none));
        }
        all
    }

    /// Whether any of the many is such.
    fn in_many(&self, such: Condition) -> Option<Expr> {
        let (sheet, field) = self.many?;
        let records = Query::select()
            .column(("facet", "record"))
            .from("facet")
            .and_where(Expr::col(("facet", "field")).eq(field))
            .cond_where(such)
            .take();
        Some(record(sheet).in_subquery(records))
    }
}

pub(super) fn homes(sheet: &'static Sheet) -> impl Iterator<Item = &'static sheet::Column> {
    sheet.told.iter().filter_map(|name| sheet.column(name))
}

pub(super) fn column(sheet: &'static Sheet, name: &'static str) -> Expr {
    Expr::col((sheet.table, name))
}

/// Any of these; nothing if there are none, where the database would take it for all.
fn any(conditions: impl IntoIterator<Item = Expr>) -> Condition {
    let conditions = conditions.into_iter();
    conditions.fold(nothing(), Condition::add)
}

pub(super) fn nothing() -> Condition {
    Condition::any().add(Expr::val(0).eq(1))
}

/// The global id of a row.
pub(super) fn record(sheet: &'static Sheet) -> Expr {
    let prefix = Expr::val(format!("{}:", sheet.record));
    prefix.binary(BinOper::Custom("||"), column(sheet, "id"))
}
