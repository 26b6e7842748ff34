//! What a caller may read of what not everybody may: [`Readers::Restricted`] records,
//! what the log of changes tells of them, and their sources.
//!
//! There is one rule, held in two ways. Of a record at hand its homes are asked, which are
//! where it is told; of
//! rows that are still in the database, the statement that reads them is asked to
//! leave out all others, so that they are neither counted nor paged over.
//!
//! [`Readers::Restricted`]: crate::sheet::Readers::Restricted

use entity::vocabulary::{OrganisationKind, Role};
use sea_orm::{
    ActiveEnum, Condition, ExprTrait, Iterable,
    sea_query::{Alias, BinOper, Expr, Query, SelectStatement},
};

use super::{Home, reaches};
use crate::{
    auth::{Reach, Viewer},
    sheet::{self, Kind, PARTIES, Sheet, sheet_of},
};

/// What the id of a source begins with that is no other record's.
pub const OWN_SOURCE: &str = "own-";

/// What a caller may read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sight {
    /// What everybody may.
    #[default]
    Public,
    /// That, and what belongs within this reach.
    Within {
        /// To these networks.
        networks: Reach,
        /// To these countries.
        countries: Reach,
    },
    /// All there is, also what belongs nowhere.
    Everything,
}

impl Sight {
    /// What this caller may read.
    #[must_use]
    pub fn of(viewer: &Viewer) -> Self {
        match (viewer.role, &viewer.networks, &viewer.countries) {
            (Role::Anonymous, ..) => Self::Public,
            (_, Reach::All, Reach::All) => Self::Everything,
            (_, networks, countries) => Self::Within {
                networks: networks.clone(),
                countries: countries.clone(),
            },
        }
    }

    /// Whether a restricted record may be read that belongs to any of these.
    #[must_use]
    pub fn sees(&self, homes: &[Home]) -> bool {
        match self {
            Self::Public => false,
            Self::Within {
                networks,
                countries,
            } => homes.iter().any(|home| reaches(networks, countries, home)),
            Self::Everything => true,
        }
    }

    /// Whether the log may be read where it tells of a record of this kind, which
    /// counted there.
    #[must_use]
    pub fn tells(&self, kind: &str, scopes: &[String]) -> bool {
        let is_restricted = sheet_of(kind).is_some_and(Sheet::is_restricted);
        !is_restricted || self.sees(&Home::of_scopes(scopes))
    }

    /// The same for the rows of the log; `None` if all may be read.
    #[must_use]
    pub fn entries(&self) -> Option<Condition> {
        let restricted = sheet::sheets().iter().filter(|sheet| sheet.is_restricted());
        let restricted: Vec<&str> = restricted.map(|sheet| sheet.record).collect();
        let public = Expr::col(("change", "kind")).is_not_in(restricted);
        match self {
            Self::Public => Some(Condition::all().add(public)),
            Self::Within {
                networks,
                countries,
            } => {
                let told = Condition::all()
                    .add(touches(Expr::col("scope").is_not_null()))
                    .add_option(only("country:", countries).map(|names| touches(scope_in(names))))
                    .add_option(only("network:", networks).map(|names| {
                        let is_of_none = touches(Expr::col("scope").like("network:%")).not();
                        is_of_none.or(touches(scope_in(names)))
                    }));
                Some(Condition::any().add(public).add(told))
            }
            Self::Everything => None,
        }
    }

    /// Which rows of a table may be read; `None` if all may.
    #[must_use]
    pub fn rows(&self, table: &str) -> Option<Condition> {
        if *self == Self::Everything {
            return None;
        }
        if table == "source" {
            return Some(self.sources());
        }
        let sheets = sheet::sheets();
        let sheet = sheets.iter().find(|sheet| sheet.table == table)?;
        sheet.is_restricted().then(|| self.reached(sheet))
    }

    /// The sources of all that may be read. Those that several records share are
    /// public; one that is a restricted record's own is as restricted.
    fn sources(&self) -> Condition {
        let id = || Expr::col(("source", "id"));
        let mut any = Condition::any().add(id().not_like(format!("{OWN_SOURCE}%")));
        for sheet in sheet::sheets().iter().filter(|sheet| sheet.is_restricted()) {
            any = any.add(id().in_subquery(self.select(sheet, column(sheet, "source"))));
        }
        any
    }

    /// The rows of a sheet that belong within reach, as its home columns tell.
    fn reached(&self, sheet: &'static Sheet) -> Condition {
        let Self::Within {
            networks,
            countries,
        } = self
        else {
            return nothing();
        };
        let own = Own::of(sheet);
        let mut any = Condition::any().add(own.within(networks, countries));
        for home in homes(sheet) {
            let cell = || column(sheet, home.name);
            match home.kind {
                Kind::Ref("countries" | "networks") => {}
                Kind::Ref(name) => {
                    if let Some(target) = sheet::sheet(name) {
                        let ids = self.select(target, column(target, "id"));
                        any = any.add(cell().in_subquery(ids));
                    }
                }
                Kind::Global => {
                    for target in PARTIES.into_iter().filter_map(sheet_of) {
                        let prefix = Expr::val(format!("{}:", target.record));
                        let id = column(target, "id");
                        let id = prefix.binary(BinOper::Custom("||"), id);
                        any = any.add(cell().in_subquery(self.select(target, id)));
                    }
                }
                _ => {}
            }
        }
        any
    }

    fn select(&self, sheet: &'static Sheet, what: Expr) -> SelectStatement {
        Query::select()
            .expr(what)
            .from(Alias::new(sheet.table))
            .cond_where(self.reached(sheet))
            .take()
    }
}

/// The countries and networks that a row names itself.
struct Own {
    countries: Vec<Expr>,
    networks: Vec<Expr>,
    /// What kind of organisation it is, where that says the network.
    kind: Option<Expr>,
}

impl Own {
    fn of(sheet: &'static Sheet) -> Self {
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
            kind: (sheet.name == "organisations").then(|| column(sheet, "kind")),
        }
    }

    /// Whether they make a home, and one within reach: see [`reaches`].
    fn within(&self, networks: &Reach, countries: &Reach) -> Condition {
        let kinds = |is_meant: &dyn Fn(&str) -> bool| {
            let meant = OrganisationKind::iter().filter(|it| it.network().is_some_and(is_meant));
            let words: Vec<String> = meant.map(|kind| kind.to_value()).collect();
            self.kind.clone().map(|kind| kind.is_in(words))
        };
        let named = self.countries.iter().chain(&self.networks);
        let is_home = any(named.map(|it| it.clone().is_not_null())).add_option(kinds(&|_| true));
        let mut all = Condition::all().add(is_home);
        if let Reach::Only(names) = countries {
            let mine = self.countries.iter().map(|it| it.clone().is_in(names));
            all = all.add(any(mine));
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
}

fn homes(sheet: &'static Sheet) -> impl Iterator<Item = &'static sheet::Column> {
    sheet.told.iter().filter_map(|name| sheet.column(name))
}

fn column(sheet: &'static Sheet, name: &'static str) -> Expr {
    Expr::col((sheet.table, name))
}

/// Any of these; nothing if there are none, where the database would take it for all.
fn any(conditions: impl IntoIterator<Item = Expr>) -> Condition {
    let conditions = conditions.into_iter();
    conditions.fold(nothing(), Condition::add)
}

fn nothing() -> Condition {
    Condition::any().add(Expr::val(0).eq(1))
}

/// The names that a reach is held to, as scopes of the log.
fn only(prefix: &str, reach: &Reach) -> Option<Vec<String>> {
    match reach {
        Reach::All => None,
        Reach::Only(names) => Some(names.iter().map(|name| format!("{prefix}{name}")).collect()),
    }
}

fn scope_in(names: Vec<String>) -> Expr {
    Expr::col("scope").is_in(names)
}

/// Whether an entry of the log counts anywhere of which this holds.
fn touches(scope: Expr) -> Expr {
    let sequences = Query::select()
        .column("sequence")
        .from("change_scope")
        .and_where(scope)
        .take();
    Expr::col(("change", "sequence")).in_subquery(sequences)
}
