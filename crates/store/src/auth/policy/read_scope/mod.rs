//! What a caller may read of what not everybody may: [`Readers::Restricted`] records
//! and those that are [withheld](Sheet::is_partly_withheld) for the time being, what
//! the log of changes tells of them, and their sources.
//!
//! There is one rule, held in two ways. Of a record at hand its homes are asked, which are
//! where it is told; of
//! rows that are still in the database, the statement that reads them is asked to
//! leave out all others, so that they are neither counted nor paged over.
//!
//! The log tells what was, so that it goes by what was withheld then: an entry that
//! tells of a record as nobody in particular might ever read it says so by the word
//! [`WITHHELD`] beside its scopes. Where a record comes out, or is taken back, one
//! side of the entry is for everybody ([`feed::difference`]) and the entry is told.
//!
//! [`Readers::Restricted`]: record::sheet::Readers::Restricted
//! [`feed::difference`]: crate::feed::difference

use entity::vocabulary::Role;
use sea_orm::{
    Condition, ExprTrait,
    sea_query::{Alias, Expr, Query, SelectStatement},
};

use self::own::{Own, column, homes, nothing, record};
use super::{Home, reaches};
use crate::auth::{Reach, Viewer};
use record::sheet::{self, Kind, PARTIES, Sheet, sheet_of};

mod own;

/// What the id of a source begins with that is no other record's.
pub const OWN_SOURCE: &str = "own-";

/// What stands beside the scopes of an entry of the log that tells of no state of a
/// record which everybody might read.
pub const WITHHELD: &str = "withheld";

/// What a caller may read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReadScope {
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

impl ReadScope {
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

    /// Whether a record that not everybody may read may be that belongs to any of these.
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
        let is_withheld = scopes.iter().any(|scope| scope == WITHHELD);
        !(is_restricted || is_withheld) || self.sees(&Home::of_scopes(scopes))
    }

    /// The same for the rows of the log; `None` if all may be read.
    #[must_use]
    pub fn entries(&self) -> Option<Condition> {
        let restricted = sheet::sheets().iter().filter(|sheet| sheet.is_restricted());
        let restricted: Vec<&str> = restricted.map(|sheet| sheet.record).collect();
        let withheld = touches(Expr::col("scope").eq(WITHHELD));
        let public = Condition::all()
            .add(Expr::col(("change", "kind")).is_not_in(restricted))
            .add(withheld.not());
        match self {
            Self::Public => Some(public),
            Self::Within {
                networks,
                countries,
            } => {
                let told = Condition::all()
                    .add(touches(Expr::col("scope").ne(WITHHELD)))
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
        sheet.is_guarded().then(|| self.readable(sheet))
    }

    /// The sources of all that may be read. Those that several records share are
    /// public; one that is a record's own is read as that is.
    fn sources(&self) -> Condition {
        let id = || Expr::col(("source", "id"));
        let mut any = Condition::any().add(id().not_like(format!("{OWN_SOURCE}%")));
        for sheet in sheet::sheets().iter().filter(|sheet| sheet.is_guarded()) {
            let source = || column(sheet, "source");
            // Few have one of their own: to look at no others keeps the statement cheap.
            let own = Query::select()
                .expr(source())
                .from(Alias::new(sheet.table))
                .and_where(source().like(format!("{OWN_SOURCE}%")))
                .cond_where(self.readable(sheet))
                .take();
            any = any.add(id().in_subquery(own));
        }
        any
    }

    /// The rows of a sheet that may be read.
    fn readable(&self, sheet: &'static Sheet) -> Condition {
        if sheet.is_restricted() {
            return self.reached(sheet);
        }
        let mut all = Condition::all();
        if let Some((state, open)) = sheet.open_states() {
            let is_open = column(sheet, state.name).is_in(open.iter().copied());
            all = all.add(Condition::any().add(is_open).add(self.reached(sheet)));
        }
        for (holder, on) in sheet.hangs_on() {
            let cell = || column(sheet, holder.name);
            let readable = |what: Expr| {
                Query::select()
                    .expr(what)
                    .from(Alias::new(on.table))
                    .cond_where(self.readable(on))
                    .take()
            };
            // Of all that may be read rather than of the one that is named: it is the
            // same for every row, so that the database finds it once.
            all = all.add(match holder.kind {
                Kind::Global => Condition::any()
                    .add(cell().not_like(format!("{}:%", on.record)))
                    .add(cell().in_subquery(readable(record(on)))),
                _ => Condition::all().add(cell().in_subquery(readable(column(on, "id")))),
            });
        }
        all
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
                        let ids = self.select(target, record(target));
                        any = any.add(cell().in_subquery(ids));
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
