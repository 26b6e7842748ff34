//! Who may write what: every kind of record, by every caller, by every way to write.
//!
//! The table of the documentation is made from the descriptions; what is expected here
//! is told by hand, kind by kind, so that neither can be wrong alone.

mod fixture;
mod undone;
mod ways;

use record::sheet::{Kind, Ownership, Sheet, permissions, sheets};
use sun_graph::config::Config;

use self::fixture::{Fixture, row};
use crate::world::World;

/// Whose the records of the test are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// A party's of the civil society network in Kenya.
    Party,
    /// A party's in Kenya that is of no network.
    OfNoNetwork,
    /// Held in common by the networks of Kenya.
    Common,
    /// Everybody's.
    Shared,
}

fn whose(sheet: &Sheet) -> Whose {
    match sheet.name {
        "platforms" | "community_requests" => Whose::OfNoNetwork,
        "events" | "practices" | "practice_parties" | "practice_links" => Whose::Common,
        "countries"
        | "subnational_members"
        | "regions"
        | "region_countries"
        | "networks"
        | "bodies"
        | "body_seats"
        | "topics"
        | "surveys"
        | "survey_versions"
        | "survey_questions"
        | "survey_choices"
        | "survey_texts"
        | "survey_rounds"
        | "survey_respondents"
        | "indicators"
        | "indicator_values" => Whose::Shared,
        _ => Whose::Party,
    }
}

/// Those who try: a role, a network and a country, or all.
const CALLERS: [(&str, Option<&str>, Option<&str>); 9] = [
    ("READER", None, None),
    ("CONTRIBUTOR", Some("csn"), Some("KEN")),
    ("CONTRIBUTOR", Some("sbn"), Some("KEN")),
    ("CONTRIBUTOR", Some("csn"), Some("SEN")),
    ("CONTRIBUTOR", None, None),
    ("STEWARD", Some("csn"), Some("KEN")),
    ("STEWARD", Some("sbn"), Some("KEN")),
    ("STEWARD", Some("csn"), Some("SEN")),
    ("STEWARD", None, None),
];

struct Who {
    role: &'static str,
    network: Option<&'static str>,
    country: Option<&'static str>,
    token: String,
}

impl Who {
    fn name(&self) -> String {
        format!("{} of {:?} in {:?}", self.role, self.network, self.country)
    }

    fn is_steward(&self) -> bool {
        self.role == "STEWARD"
    }

    fn is_everywhere(&self) -> bool {
        self.network.is_none() && self.country.is_none()
    }

    /// Whether it may write such a record.
    fn may(&self, whose: Whose) -> bool {
        let is_in_kenya = self.country.is_none_or(|country| country == "KEN");
        let is_of_csn = self.network.is_none_or(|network| network == "csn");
        let (takes_steward, is_reached) = match whose {
            Whose::Party => (false, is_in_kenya && is_of_csn),
            Whose::OfNoNetwork => (true, is_in_kenya),
            Whose::Common => (false, is_in_kenya),
            Whose::Shared => (true, self.is_everywhere()),
        };
        let has_role = self.is_steward() || (self.role == "CONTRIBUTOR" && !takes_steward);
        has_role && is_reached
    }

    /// Whether it may write what others find of such a record.
    fn may_find(&self, whose: Whose) -> bool {
        self.is_steward() && self.may(whose)
    }
}

/// A world that counts no points, so that everything can be tried.
fn config() -> Config {
    let mut config = Config::default();
    config.limits.bearer_points = 0;
    config
}

/// The table in the documentation is the one that the descriptions make.
#[test]
fn the_table_is_fresh() {
    let written = std::fs::read_to_string("crates/record/src/sheet/permissions.md").unwrap();
    assert!(
        written == permissions(),
        "stale; run: cargo run -- sheets --permissions > crates/record/src/sheet/permissions.md"
    );
    let rows = written.lines().filter(|line| line.starts_with("| "));
    assert_eq!(rows.count(), sheets().len() + 1);
}

/// Every cell of the table, changed, made and ended: by mutation, import and upload.
async fn what_is_written_is_ones_own(world: World) {
    let fixture = Fixture::new(world).await;
    let mut allowed = 0;
    for sheet in sheets() {
        for (number, who) in fixture.callers.iter().enumerate() {
            let may = who.may(whose(sheet));
            let place = format!("{} by {}", sheet.name, who.name());
            let note = format!("A synthetic note {number}");
            let change = row(sheet, "matrix").only(&[]).with("note", &note);
            assert_eq!(
                fixture.by_import(who, sheet, &change).await,
                may,
                "import: {place}"
            );
            assert_eq!(
                fixture.by_upload(who, sheet, &change).await,
                may,
                "upload: {place}"
            );
            let changed = fixture.by_mutation(who, sheet, &change).await;
            assert!(changed.is_none_or(|it| it == may), "mutation: {place}");
            allowed += usize::from(changed == Some(true));
            // A chapter answers a round once, and an answered version stands still.
            let is_single = [
                "survey_responses",
                "survey_answers",
                "survey_questions",
                "survey_choices",
            ];
            if !is_single.contains(&sheet.name) {
                // Whether it is a finding as a whole.
                let may = if sheet.name == "claims" {
                    who.may_find(whose(sheet))
                } else {
                    may
                };
                let made = fixture.by_import(who, sheet, &row(sheet, "new")).await;
                assert_eq!(made, may, "new: {place}");
            }
            if sheet.end().is_some() {
                assert_eq!(fixture.by_end(who, sheet).await, may, "end: {place}");
            }
        }
    }
    assert!(allowed > 120, "{allowed}");
}

/// What others find of a record, in every column that holds it, by every way.
async fn what_is_found_is_written_by_stewards_with_its_source(world: World) {
    let fixture = Fixture::new(world).await;
    let mut tried = 0;
    for sheet in sheets() {
        for column in sheet.assessed().filter(|it| it.name != "record") {
            let value = match column.kind {
                Kind::Word(words) => words.words()[0].clone(),
                Kind::Date => "2024-05".into(),
                Kind::Flag => "true".into(),
                _ => "A synthetic finding".into(),
            };
            let unsourced = row(sheet, "matrix").only(&[]).with(column.name, &value);
            let sourced = unsourced.clone().with("source_title", "A tracker");
            for who in &fixture.callers {
                let may = who.may_find(whose(sheet));
                let place = format!("{}.{} by {}", sheet.name, column.name, who.name());
                assert!(
                    !fixture.by_import(who, sheet, &unsourced).await,
                    "import: {place}"
                );
                assert!(
                    !fixture.by_upload(who, sheet, &unsourced).await,
                    "upload: {place}"
                );
                let written = fixture.by_mutation(who, sheet, &unsourced).await;
                assert_eq!(written, Some(false), "mutation: {place}");
                assert_eq!(
                    fixture.by_import(who, sheet, &sourced).await,
                    may,
                    "import: {place}"
                );
                assert_eq!(
                    fixture.by_upload(who, sheet, &sourced).await,
                    may,
                    "upload: {place}"
                );
                let made = row(sheet, "new").with(column.name, &value);
                assert_eq!(
                    fixture.by_import(who, sheet, &made).await,
                    may,
                    "new: {place}"
                );
                let written = fixture.by_mutation(who, sheet, &sourced).await;
                assert_eq!(written, Some(may), "mutation: {place}");
                fixture.put_back(sheet, "matrix").await;
                tried += 1;
            }
        }
    }
    assert!(tried >= 90, "{tried}");
}

/// Whoever may write both what a record was and what it becomes moves it.
async fn what_is_ones_own_is_not_given_away_nor_taken(world: World) {
    let fixture = Fixture::new(world).await;
    let mut tried = 0;
    for sheet in sheets() {
        let Ownership::Party(columns) = sheet.owner else {
            continue;
        };
        let column = sheet.column(columns[0]).unwrap();
        if !matches!(column.kind, Kind::Global) {
            continue;
        }
        let away = row(sheet, "matrix")
            .only(&["source_title"])
            .with(column.name, "chapter:sbn-ken");
        for who in &fixture.callers {
            let may = match sheet.name {
                "claims" => who.is_steward() && who.is_everywhere(),
                _ => who.role != "READER" && who.is_everywhere(),
            };
            let place = format!("{} by {}", sheet.name, who.name());
            assert_eq!(fixture.by_import(who, sheet, &away).await, may, "{place}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

macro_rules! on_both {
    ($($name:ident)+) => {
        mod sqlite { $(#[tokio::test] async fn $name() { super::$name(crate::world::World::sqlite_with(crate::permission::config()).await).await; })+ }
        mod postgres { $(#[tokio::test] async fn $name() { super::$name(crate::world::World::postgres_with(crate::permission::config()).await).await; })+ }
    };
}
use on_both;

on_both! {
    what_is_written_is_ones_own
    what_is_found_is_written_by_stewards_with_its_source
    what_is_ones_own_is_not_given_away_nor_taken
}
