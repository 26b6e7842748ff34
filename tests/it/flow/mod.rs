//! Records that go from state to state: every step of every flow, tried by those who
//! may take it and by those who may not, by mutation and by file; and what a request
//! for assistance goes through.

mod assistance;
mod practice;

use std::fmt::Write;

use record::sheet::{By, Column, Flow, Kind, Sheet, sheet, sheets};
use serde_json::{Value, json};

use crate::{
    world::World,
    write::{on_both, payload},
};

/// A step as it is tried.
struct Trial<'a> {
    sheet: &'static Sheet,
    column: &'static Column,
    flow: &'static Flow,
    from: &'a str,
    to: &'a str,
    is_steward: bool,
}

/// What must come of it.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    Taken,
    NoSuchStep,
    Forbidden,
}

impl Trial<'_> {
    fn expected(&self) -> Expected {
        match self.flow.step(self.from, self.to) {
            None => Expected::NoSuchStep,
            Some(step) if step.by == By::Steward && !self.is_steward => Expected::Forbidden,
            Some(_) => Expected::Taken,
        }
    }

    /// The column that has to say why, if one has to.
    fn saying(&self) -> Option<&'static str> {
        self.flow.step(self.from, self.to)?.saying
    }

    fn type_name(&self) -> String {
        let kinds = schema::kinds().into_iter();
        let mut named = kinds.filter(|(kind, _)| *kind == self.sheet.record);
        named.next().unwrap().1
    }

    /// A record in the state before, made by one who may make it so.
    async fn stage(&self, world: &World, steward: &str, id: &str) {
        let mut input = serde_json::Map::new();
        for column in self.sheet.all_columns() {
            if let Some(value) = filled(self.sheet, column) {
                input.insert(camel(column.name), value);
            }
        }
        input.insert("id".into(), id.into());
        input.insert("note".into(), "A synthetic stage".into());
        input.insert(camel(self.column.name), self.from.into());
        if self.sheet.name == "survey_responses" {
            input.insert("round".into(), round(world, steward, id).await.into());
        }
        let name = self.type_name();
        let query = format!(
            "mutation($input: Create{name}Input!) {{ create{name}(input: $input) {{ outcome errors {{ code field message }} }} }}"
        );
        let body = json!({ "query": query, "variables": { "input": input } });
        let made = payload(world, steward, body).await;
        assert_eq!(made["outcome"], "CREATED", "{id}: {made:#}");
    }

    async fn by_mutation(&self, world: &World, token: &str, id: &str) {
        let name = self.type_name();
        let mut changes = format!("{}: {}", camel(self.column.name), self.to);
        if let Some(column) = self.saying() {
            let _ = write!(changes, ", {}: \"A synthetic reason\"", camel(column));
        }
        let query = format!(
            "mutation {{ change{name}(input: {{ id: \"{}:{id}\", {changes} }}) {{
                outcome record {{ steps {{ from to actor }} }} errors {{ code field value message }}
            }} }}",
            self.sheet.record
        );
        let answer = world.post_as(token, json!({ "query": query })).await;
        let payload = &answer["data"][format!("change{name}")];
        match self.expected() {
            Expected::Forbidden => {
                let code = &answer["errors"][0]["extensions"]["code"];
                assert_eq!(code, "FORBIDDEN", "{id}: {answer:#}");
            }
            Expected::NoSuchStep => {
                let fault = &payload["errors"][0];
                assert_eq!(fault["code"], "NO_SUCH_STEP", "{id}: {answer:#}");
                assert_eq!(fault["field"], camel(self.column.name), "{id}");
                assert_eq!(fault["value"], self.to, "{id}");
                let message = fault["message"].as_str().unwrap();
                assert!(message.contains(self.from), "{id}: {message}");
                for next in self.flow.after(self.from) {
                    assert!(message.contains(next.to), "{id}: {message}");
                }
            }
            Expected::Taken => {
                assert_eq!(payload["outcome"], "CHANGED", "{id}: {answer:#}");
                let steps = payload["record"]["steps"].as_array().unwrap();
                let last = steps.last().unwrap();
                assert_eq!(
                    (&last["from"], &last["to"]),
                    (&self.from.into(), &self.to.into())
                );
                assert!(
                    last["actor"].as_str().unwrap().starts_with("token:"),
                    "{last}"
                );
            }
        }
    }

    async fn by_file(&self, world: &World, token: &str, id: &str) {
        let column = self.column.name;
        let csv = match self.saying() {
            None => format!("id,{column}\n{id},{}\n", self.to),
            Some(why) => format!("id,{column},{why}\n{id},{},A synthetic reason\n", self.to),
        };
        let (status, report) = world.import(token, self.sheet.name, &csv).await;
        let error = &report["errors"][0];
        match self.expected() {
            Expected::Taken => {
                assert_eq!(report["report"]["changed"], 1, "{id}: {report:#}");
                return;
            }
            Expected::NoSuchStep => {
                assert_eq!(error["extensions"]["column"], column, "{id}: {report:#}");
            }
            Expected::Forbidden => {
                let message = error["message"].as_str().unwrap();
                assert!(message.contains("by a steward"), "{id}: {message}");
            }
        }
        assert_eq!(status, 400, "{id}: {report:#}");
        assert_eq!(error["extensions"]["code"], "IMPORT_REJECTED", "{id}");
    }
}

/// A round that asks nothing: a chapter answers each round once, and what it submits
/// must be as the questions want it.
async fn round(world: &World, steward: &str, id: &str) -> String {
    let version = "id,survey,name,languages,language,source_title\n\
                   silent,csn-annual-survey,silent,en,en,A synthetic source of a test\n";
    let round = format!(
        "id,survey,version,name,source_title\n\
         {id},csn-annual-survey,silent,A synthetic round,A synthetic source of a test\n"
    );
    for (sheet, csv) in [("survey_versions", version), ("survey_rounds", &round)] {
        let (status, report) = world.import(steward, sheet, csv).await;
        assert_eq!(status, 200, "{report:#}");
    }
    id.to_owned()
}

/// A value for a cell that may not be empty, or that says whose the record is.
fn filled(sheet: &Sheet, column: &Column) -> Option<Value> {
    let is_home = sheet.told.contains(&column.name);
    let is_wanted = column.is_needed() && column.unsaid().is_empty();
    if column.name == "id" || !(is_home || is_wanted) {
        return None;
    }
    Some(match column.kind {
        Kind::Ref("countries") => "KEN".into(),
        Kind::Refs("countries") => json!(["KEN"]),
        // A party with a country and a network: others take a steward in any case.
        Kind::Global => "chapter:csn-ken".into(),
        Kind::Ref(name) | Kind::Refs(name) => first_of(name).into(),
        Kind::Word(words) => words.words()[0].as_str().into(),
        Kind::Date | Kind::Interval => "2026-01".into(),
        Kind::Integer | Kind::Number => 1.into(),
        Kind::Flag => true.into(),
        Kind::Words(_) | Kind::Texts => json!([]),
        Kind::Email => "synthetic@example.org".into(),
        Kind::Id | Kind::Text => "A synthetic text".into(),
    })
}

/// The first record of a sheet that ships.
fn first_of(name: &str) -> String {
    let sheet = sheet(name).unwrap();
    let rows = exchange::parse::parse(sheet, sheet.text).unwrap().rows;
    rows.first().unwrap().id.clone()
}

/// A column's name as a field's.
pub(crate) fn camel(column: &str) -> String {
    let mut words = column.split('_');
    let mut name = words.next().unwrap().to_owned();
    for word in words {
        name.push_str(&word[..1].to_uppercase());
        name.push_str(&word[1..]);
    }
    name
}

/// The sheets with a flow, but for one: a chapter answers a round of a survey once, so
/// that responses are tried where surveys are.
fn flowing() -> impl Iterator<Item = (&'static Sheet, &'static Column, &'static Flow)> {
    let flowing = sheets()
        .iter()
        .filter(|sheet| sheet.name != "survey_responses");
    flowing.filter_map(|sheet| sheet.flow().map(|(column, flow)| (sheet, column, flow)))
}

async fn every_step_is_taken_by_those_who_may(world: World) {
    let contributor = world.token("CONTRIBUTOR", None, None).await;
    let steward = world.token("STEWARD", None, None).await;
    let mut tried = 0;
    for (sheet, column, flow) in flowing() {
        let states = column.kind.vocabulary().unwrap().words();
        let pairs = states
            .iter()
            .flat_map(|from| states.iter().map(move |to| (from, to)));
        for (from, to) in pairs.filter(|(from, to)| from != to) {
            for (is_steward, token) in [(false, &contributor), (true, &steward)] {
                let trial = Trial {
                    sheet,
                    column,
                    flow,
                    from,
                    to,
                    is_steward,
                };
                let id = |way: &str| {
                    let who = if is_steward { "steward" } else { "contributor" };
                    format!("synthetic-{from}-{to}-{who}-{way}").to_lowercase()
                };
                trial.stage(&world, &steward, &id("mutation")).await;
                trial.by_mutation(&world, token, &id("mutation")).await;
                trial.stage(&world, &steward, &id("file")).await;
                trial.by_file(&world, token, &id("file")).await;
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}

on_both! {
    every_step_is_taken_by_those_who_may
}
