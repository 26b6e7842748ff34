//! A synthetic Movement: seeded, named as synthetic, and of any size.
//!
//! It has the proportions of the Movement at its full size: 66 countries, 5,000
//! organisations, 300 platforms, 200 communities, 5,000 events and 50,000
//! participations, one of them a summit of 500. Nothing in it is about anybody.
//!
//! Benches use it, and tests that need more than what ships; the product does not
//! know it, so it writes rows by name as an import would.

mod meetings;
mod random;
mod rows;
mod ties;

pub(crate) use random::Random;

use meetings::meetings;
use rows::{Row, Rows, date, insert, text};
use store::db::Db;
use ties::ties;

/// How many countries there are, at any size.
pub(crate) const COUNTRIES: u64 = 66;

const NETWORKS: [&str; 8] = [
    "scn",
    "csn",
    "sbn",
    "sdn",
    "unn",
    "academia",
    "parliament",
    "media",
];
const KINDS: [&str; 10] = [
    "GOVERNMENT",
    "NGO_NATIONAL",
    "NGO_NATIONAL",
    "NGO_NATIONAL",
    "NGO_INTERNATIONAL",
    "UN",
    "BUSINESS",
    "RESEARCH",
    "FOUNDATION",
    "PROGRAMME",
];

/// The size of a Movement, in thousandths of the full one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size(pub(crate) u64);

impl Size {
    fn of(self, full: u64) -> u64 {
        (full * self.0 / 1000).max(3)
    }

    /// How many organisations there are.
    #[must_use]
    pub(crate) fn organisations(self) -> u64 {
        self.of(5_000)
    }

    /// How many platforms there are.
    #[must_use]
    pub(crate) fn platforms(self) -> u64 {
        self.of(300)
    }

    /// How many communities there are.
    #[must_use]
    pub(crate) fn communities(self) -> u64 {
        self.of(200)
    }

    /// How many events there are.
    #[must_use]
    pub(crate) fn events(self) -> u64 {
        self.of(5_000)
    }
}

/// The alpha-3 code of a country, of those that ISO leaves to users.
#[must_use]
pub(crate) fn code(country: u64) -> String {
    let letter = |number: u64| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    format!("X{}{}", letter(country / 26), letter(country))
}

/// Fills an empty, migrated database.
///
/// # Errors
///
/// If the database refuses.
pub(crate) async fn fill(db: &Db, size: Size, seed: u64) -> Result<(), sea_orm::DbErr> {
    let mut random = Random::new(seed);
    let write = db.begin_long_write().await?;
    for rows in [
        places(),
        parties(size, &mut random),
        venues(size, &mut random),
    ] {
        insert(&write, rows).await?;
    }
    insert(&write, meetings(size, &mut random)).await?;
    insert(&write, ties(size, &mut random)).await?;
    write.commit().await
}

fn places() -> Rows {
    let mut rows = Rows::new();
    let source = Row::bare("source", "synthetic");
    rows.push(source.with("title", text("Synthetic data for measurements")));
    for number in 0..COUNTRIES {
        let id = code(number);
        let row = Row::new("country", id.clone())
            .with("alpha2", text(&id[1..]))
            .with("m49", text(format!("9{number:02}")))
            .with("name", text(format!("Synthetic country {id}")))
            .with("member", true.into());
        rows.push(row);
    }
    for id in NETWORKS {
        let row = Row::new("network", id)
            .with("name", text(format!("Synthetic network {id}")))
            .with("constituency", text(id));
        rows.push(row);
    }
    rows
}

fn parties(size: Size, random: &mut Random) -> Rows {
    let mut rows = Rows::new();
    for number in 0..size.organisations() {
        let country = (number % 10 != 0).then(|| code(number % COUNTRIES));
        let row = Row::new("organisation", format!("synthetic-{number}"))
            .with("name", text(format!("Synthetic organisation {number}")))
            .with("name_is_label", false.into())
            .with("kind", text(*random.pick(&KINDS)))
            .with("country", country.into());
        rows.push(row);
    }
    for country in 0..COUNTRIES {
        for network in NETWORKS {
            let presence = *random.pick(&["YES", "YES", "INTERIM", "NO", "NO_DATA"]);
            let id = format!("{network}-{}", code(country).to_lowercase());
            let row = Row::new("chapter", id)
                .with("network", text(network))
                .with("country", text(code(country)))
                .with("presence", text(presence));
            rows.push(row);
        }
    }
    rows
}

fn venues(size: Size, random: &mut Random) -> Rows {
    let mut rows = Rows::new();
    for number in 0..size.platforms() {
        let row = Row::new("platform", format!("synthetic-{number}"))
            .with("country", text(code(number % COUNTRIES)))
            .with("name", text(format!("Synthetic platform {number}")))
            .with("name_is_label", false.into())
            .with("kind", text("NATIONAL"));
        rows.push(row);
    }
    for number in 0..size.communities() {
        let row = Row::new("community", format!("synthetic-{number}"))
            .with("name", text(format!("Synthetic community {number}")))
            .with("kind", text("COMMUNITY_OF_PRACTICE"));
        rows.push(row);
    }
    for number in 0..size.events() {
        let day = date(random);
        let row = Row::new("event", format!("synthetic-{number}"))
            .with("name", text(format!("Synthetic event {number}")))
            .with("name_is_label", false.into())
            .with("kind", text("WORKSHOP"))
            .with("starts", text(day.clone()))
            .with("ends", text(day))
            .with("country", text(code(number % COUNTRIES)));
        rows.push(row);
    }
    rows
}

/// Somebody who takes part in what happens in a country: mostly an organisation of it.
fn party(size: Size, country: u64, random: &mut Random) -> String {
    let organisations = size.organisations();
    match random.below(10) {
        0 => {
            // A delegation, mostly of the country itself.
            let is_foreign = random.below(5) == 0;
            let country = if is_foreign {
                random.below(COUNTRIES)
            } else {
                country
            };
            format!("country:{}", code(country))
        }
        1 => {
            let network = random.pick(&NETWORKS);
            format!("chapter:{network}-{}", code(country).to_lowercase())
        }
        2 | 3 => format!("organisation:synthetic-{}", random.below(organisations)),
        _ => local(size, country, random),
    }
}

/// An organisation of a country.
fn local(size: Size, country: u64, random: &mut Random) -> String {
    let organisations = size.organisations();
    let number = random.below(organisations.div_ceil(COUNTRIES)) * COUNTRIES + country;
    format!("organisation:synthetic-{}", number.min(organisations - 1))
}
