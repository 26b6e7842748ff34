//! Whose records are, and where they are told.
//!
//! The two are different questions. Who may write a record is decided by the one party
//! that states it ([`Homes::owner`]): the description of the kind names the column, and
//! where that names a record which is no party, its owner in turn. Where changes are
//! told, and where what is restricted is read, is wider ([`Homes::of`]): the countries
//! and networks of all whom the record concerns.

use std::collections::{BTreeSet, HashMap};

use entity::vocabulary::OrganisationKind;
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};

use super::{
    cells::{self, Cells, cell, global},
    reference::by_sheet,
};
use crate::auth::{Home, Owner};
use record::sheet::{self, Column, Kind, Ownership, Sheet};

/// How many records a home may be away: a measure's commitment's maker's country.
const STEPS: usize = 4;

/// How many records' homes are kept at a time: a file may hold any number.
const KEPT: usize = 20_000;

/// A record's own home, the records whose homes are its own, too, and whose it is.
#[derive(Clone, Debug, Default)]
struct RecordHome {
    own: Home,
    via: Vec<String>,
    owner: Holder,
}

/// Whose a record is.
#[derive(Clone, Debug)]
enum Holder {
    /// What its own cells say.
    Told(Owner),
    /// Whose this other record is.
    Of(String),
}

impl Default for Holder {
    fn default() -> Self {
        Self::Told(Owner::default())
    }
}

/// Where records belong, as far as they have been asked for.
#[derive(Debug, Default)]
pub(super) struct Homes(HashMap<String, RecordHome>);

impl Homes {
    /// Forgets what the tables tell as well, once it is much.
    pub(super) fn bound(&mut self) {
        if self.0.len() > KEPT {
            self.0.clear();
        }
    }

    /// Notes where a record belongs that is being written.
    pub(super) fn note(&mut self, sheet: &'static Sheet, cells: &Cells) {
        let record = global(sheet, cell(sheet, cells, "id"));
        self.0.insert(record, place(sheet, cells));
    }

    /// Reads what is needed to say where these records belong.
    pub(super) async fn prepare(
        &mut self,
        db: &impl ConnectionTrait,
        records: impl IntoIterator<Item = String>,
    ) -> Result<(), DbErr> {
        let mut wanted: BTreeSet<String> = records.into_iter().collect();
        for _ in 0..=STEPS {
            let unknown = wanted.iter().filter(|record| !self.0.contains_key(*record));
            for (sheet, ids) in by_sheet(unknown) {
                for (_, cells) in cells::read(db, sheet, &ids).await? {
                    self.note(sheet, &cells);
                }
            }
            let known = wanted.iter().filter_map(|record| self.0.get(record));
            wanted = known.flat_map(|place| place.via.iter().cloned()).collect();
        }
        Ok(())
    }

    /// Whether it was found where a record belongs.
    pub(super) fn has(&self, record: &str) -> bool {
        self.0.contains_key(record)
    }

    /// Whose a record is; nobody's if that is not known.
    pub(super) fn owner(&self, record: &str) -> Owner {
        let mut at = record;
        for _ in 0..=STEPS {
            match self.0.get(at).map(|place| &place.owner) {
                Some(Holder::Told(owner)) => return owner.clone(),
                Some(Holder::Of(next)) => at = next,
                None => break,
            }
        }
        Owner::default()
    }

    /// Where a record is told; a home each for every way that leads anywhere.
    pub(super) fn of(&self, record: &str) -> Vec<Home> {
        let mut homes = BTreeSet::new();
        self.collect(record, STEPS, &mut homes);
        homes.into_iter().collect()
    }

    fn collect(&self, record: &str, steps: usize, homes: &mut BTreeSet<Home>) {
        let Some(place) = self.0.get(record) else {
            return;
        };
        if place.own != Home::default() {
            homes.insert(place.own.clone());
        }
        if steps > 0 {
            for via in &place.via {
                self.collect(via, steps - 1, homes);
            }
        }
    }
}

/// Where changes of a record are told, as scopes of the log.
pub(super) fn scopes(record: &str, homes: &[Home]) -> Vec<String> {
    let mut scopes = BTreeSet::new();
    if record.starts_with("country:") || record.starts_with("network:") {
        scopes.insert(record.to_owned());
    }
    for home in homes {
        scopes.extend(home.countries.iter().map(|code| format!("country:{code}")));
        scopes.extend(home.networks.iter().map(|id| format!("network:{id}")));
    }
    scopes.into_iter().collect()
}

/// Where a cell leads.
enum Lead {
    Home(Home),
    Record(String),
}

fn lead(column: &Column, cell: &str) -> Option<Lead> {
    let home = |kind: &str, names: &str| {
        let names = names.split(';').map(str::to_owned).collect();
        Some(Lead::Home(match kind {
            "country" => Home {
                countries: names,
                ..Home::default()
            },
            _ => Home {
                networks: names,
                ..Home::default()
            },
        }))
    };
    match column.kind {
        _ if cell.is_empty() => None,
        Kind::Ref("countries") | Kind::Refs("countries") => home("country", cell),
        Kind::Ref("networks") => home("network", cell),
        Kind::Ref(name) => Some(Lead::Record(global(sheet::sheet(name)?, cell))),
        Kind::Global => match cell.split_once(':')? {
            (kind @ ("country" | "network"), id) => home(kind, id),
            _ => Some(Lead::Record(cell.to_owned())),
        },
        _ => None,
    }
}

/// Where those of these columns lead that say something.
fn leads(sheet: &'static Sheet, cells: &Cells, columns: &[&str]) -> Vec<Lead> {
    let columns = columns.iter().filter_map(|name| sheet.column(name));
    columns
        .filter_map(|column| lead(column, cell(sheet, cells, column.name)))
        .collect()
}

fn place(sheet: &'static Sheet, cells: &Cells) -> RecordHome {
    let mut place = RecordHome {
        owner: holder(sheet, cells),
        ..RecordHome::default()
    };
    for lead in leads(sheet, cells, sheet.told) {
        match lead {
            Lead::Home(home) => join(&mut place.own, home),
            Lead::Record(record) => place.via.push(record),
        }
    }
    join(&mut place.own, by_kind(sheet, cells));
    place
}

fn holder(sheet: &'static Sheet, cells: &Cells) -> Holder {
    let first = |columns: &[&str]| match leads(sheet, cells, columns).into_iter().next() {
        Some(Lead::Record(record)) => Holder::Of(record),
        Some(Lead::Home(home)) => told(home, false),
        None => Holder::default(),
    };
    let told_by_all = |columns: &[&str]| {
        let mut all = by_kind(sheet, cells);
        for lead in leads(sheet, cells, columns) {
            if let Lead::Home(home) = lead {
                join(&mut all, home);
            }
        }
        all
    };
    match sheet.owner {
        Ownership::Shared => Holder::default(),
        Ownership::Own(columns) => told(told_by_all(columns), false),
        Ownership::Party(columns) => first(columns),
        Ownership::Common { countries, party } => match told_by_all(&[countries]) {
            none if none == Home::default() => first(party.as_slice()),
            home => told(home, true),
        },
    }
}

fn told(home: Home, is_common: bool) -> Holder {
    Holder::Told(Owner { home, is_common })
}

fn join(home: &mut Home, other: Home) {
    home.countries.extend(other.countries);
    home.networks.extend(other.networks);
}

/// The network that the kind of an organisation says it is of.
fn by_kind(sheet: &'static Sheet, cells: &Cells) -> Home {
    let mut home = Home::default();
    if sheet.name == "organisations" {
        let kind = cell(sheet, cells, "kind").to_owned();
        let kind = OrganisationKind::try_from_value(&kind).ok();
        let network = kind.and_then(OrganisationKind::network);
        home.networks.extend(network.map(str::to_owned));
    }
    home
}
