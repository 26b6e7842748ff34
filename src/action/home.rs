//! Where records belong: to which countries and networks.
//!
//! A record belongs where its own columns say, and where the records belong
//! that its home columns name: a seat to the platform's country, a
//! participation to the event's and to the party's. That decides who may write
//! it, and under which countries and networks its changes are told.

use std::collections::{BTreeSet, HashMap};

use entity::vocabulary::OrganisationKind;
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};

use super::{
    cells::{self, Cells, cell, global},
    reference::by_sheet,
};
use crate::{
    auth::Home,
    sheet::{self, Kind, Sheet},
};

/// How many records a home may be away: a measure's commitment's maker's country.
const STEPS: usize = 4;

/// How many records' homes are kept at a time: a file may hold any number.
const KEPT: usize = 20_000;

/// A record's own home, and the records whose homes are its own, too.
#[derive(Clone, Debug, Default)]
struct Place {
    own: Home,
    via: Vec<String>,
}

/// Where records belong, as far as they have been asked for.
#[derive(Debug, Default)]
pub(super) struct Homes(HashMap<String, Place>);

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

    /// Where a record belongs; a home each for every way it belongs anywhere.
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

fn place(sheet: &'static Sheet, cells: &Cells) -> Place {
    let mut place = Place::default();
    for (column, cell) in sheet.all_columns().zip(cells) {
        if cell.is_empty() || !sheet.home.contains(&column.name) {
            continue;
        }
        match column.kind {
            Kind::Ref("countries") | Kind::Refs("countries") => {
                place
                    .own
                    .countries
                    .extend(cell.split(';').map(str::to_owned));
            }
            Kind::Ref("networks") => {
                place.own.networks.insert(cell.clone());
            }
            Kind::Ref(name) => {
                place
                    .via
                    .extend(sheet::sheet(name).map(|sheet| global(sheet, cell)));
            }
            Kind::Global => match cell.split_once(':') {
                Some(("country", code)) => {
                    place.own.countries.insert(code.to_owned());
                }
                Some(("network", id)) => {
                    place.own.networks.insert(id.to_owned());
                }
                _ => place.via.push(cell.clone()),
            },
            _ => {}
        }
    }
    if sheet.name == "organisations" {
        let kind = cell(sheet, cells, "kind").to_owned();
        let kind = OrganisationKind::try_from_value(&kind).ok();
        let network = kind.and_then(OrganisationKind::network);
        place.own.networks.extend(network.map(str::to_owned));
    }
    place
}
