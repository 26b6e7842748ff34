//! Requests drawn by chance over the whole schema, as large as may be.

use std::collections::BTreeMap;

use apollo_compiler::{
    Schema,
    schema::{ExtendedType, FieldDefinition},
    validation::Valid,
};
use fastrand::Rng;
use serde_json::{Value, json};

use super::bomb::{Bomb, Selected};
use crate::caller::Caller;

/// How many nodes a request may reach, a little less than the server lets in.
const NODES: u64 = 9_000;

/// How many fields there may be at the root.
const ROOT: usize = 20;

/// How deep fields nest below the root.
const DEPTH: usize = 6;

/// Fields that graphs are reached by, which are drawn more often than others.
const GRAPHS: [&str; 5] = [
    "collaborationGraph",
    "egoNetwork",
    "shortestPath",
    "metAtEvents",
    "computedIndicators",
];

/// Draws requests.
pub(super) struct Draw {
    pub(super) types: Valid<Schema>,
    /// Ids that there are, by what stands before the colon.
    pub(super) ids: BTreeMap<String, Vec<String>>,
    sheets: Vec<String>,
}

impl Draw {
    /// Over this schema, with the ids that the server has.
    pub(super) async fn of(sdl: &str, caller: &Caller) -> Self {
        let types = Schema::parse_and_validate(sdl, "schema.graphql").unwrap();
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let root = types.get_object("Query").unwrap();
        let is_list = |field: &FieldDefinition| {
            field.ty.inner_named_type().ends_with("Connection")
                && field.arguments.iter().all(|it| !it.is_required())
        };
        for (name, _) in root.fields.iter().filter(|(_, field)| is_list(field)) {
            let query = format!("{{ {name}(first: 9) {{ nodes {{ id }} }} }}");
            let Some((_, answer)) = caller.ask(&json!({ "query": query }), None).await else {
                continue;
            };
            let nodes = answer["data"][name.as_str()]["nodes"].as_array();
            for id in nodes
                .into_iter()
                .flatten()
                .filter_map(|it| it["id"].as_str())
            {
                let (kind, _) = id.split_once(':').unwrap_or(("", id));
                ids.entry(kind.to_owned()).or_default().push(id.to_owned());
            }
        }
        let (_, sheets) = caller.text(caller.get("sheets")).await.unwrap();
        let sheets: Value = serde_json::from_str(&sheets).unwrap();
        let sheets = sheets["sheets"].as_array().unwrap().iter();
        Self {
            sheets: sheets
                .map(|it| it["name"].as_str().unwrap().to_owned())
                .collect(),
            types,
            ids,
        }
    }

    /// The next request: a new one, or one of the dearest with changes.
    pub(super) fn next(&self, dearest: &[(Bomb, u64)], chance: &mut Rng) -> Bomb {
        if chance.u8(..20) == 0 {
            return self.file(chance);
        }
        let queries: Vec<&Vec<Selected>> = dearest
            .iter()
            .filter_map(|(bomb, _)| match bomb {
                Bomb::Query(fields) => Some(fields),
                Bomb::File(_) => None,
            })
            .collect();
        if queries.is_empty() || chance.u8(..3) == 0 {
            return Bomb::Query(self.fields(chance));
        }
        let mut fields = queries[chance.usize(..queries.len())].clone();
        match chance.u8(..4) {
            // One more of what is there, each with arguments of its own.
            0 => {
                let name = fields[chance.usize(..fields.len())].name.clone();
                for _ in 0..chance.usize(1..=5) {
                    fields.extend(self.root(&name, NODES / ROOT as u64, chance));
                }
            }
            // What two of them have.
            1 => fields.extend(queries[chance.usize(..queries.len())].iter().cloned()),
            // Something else in the place of something.
            2 => {
                let place = chance.usize(..fields.len());
                fields.remove(place);
                fields.extend(self.fields(chance));
            }
            _ => {
                let place = chance.usize(..fields.len());
                let name = fields[place].name.clone();
                if let Some(field) = self.root(&name, NODES / 2, chance) {
                    fields[place] = field;
                }
            }
        }
        fields.truncate(ROOT);
        Bomb::Query(fields)
    }

    fn file(&self, chance: &mut Rng) -> Bomb {
        if chance.bool() {
            let sheet = &self.sheets[chance.usize(..self.sheets.len())];
            let format = if chance.bool() { "csv" } else { "xlsx" };
            return Bomb::File(format!("export/{sheet}?format={format}"));
        }
        let mut path = String::from("export/graph?");
        let words = [
            ["format=graphml", "format=gexf", "format=csv-edges"],
            [
                "projection=actors",
                "projection=affiliation",
                "projection=networks",
            ],
            ["boundary=within", "measures=true", "minWeight=0.01"],
        ];
        for words in words {
            path += words[chance.usize(..words.len())];
            path.push('&');
        }
        Bomb::File(path)
    }

    /// Fields of the root that share the nodes that there are.
    fn fields(&self, chance: &mut Rng) -> Vec<Selected> {
        let root = self.types.get_object("Query").unwrap();
        let mut fields = vec![];
        let kinds = chance.usize(1..=3);
        for _ in 0..kinds {
            let name = if chance.bool() {
                GRAPHS[chance.usize(..GRAPHS.len())]
            } else {
                let place = chance.usize(..root.fields.len());
                root.fields.get_index(place).unwrap().0.as_str()
            };
            let times = chance.usize(1..=ROOT / kinds);
            let share = NODES / (times * kinds) as u64;
            for _ in 0..times {
                fields.extend(self.root(name, share, chance));
            }
        }
        fields
    }

    fn root(&self, name: &str, room: u64, chance: &mut Rng) -> Option<Selected> {
        let field = self.types.type_field("Query", name).ok()?.node.clone();
        self.field(&field, (room, DEPTH), chance)
    }

    /// A field with arguments, and what is below it if that fits.
    fn field(
        &self,
        field: &FieldDefinition,
        (room, depth): (u64, usize),
        chance: &mut Rng,
    ) -> Option<Selected> {
        let ty = field.ty.inner_named_type().as_str();
        let is_page = ty.ends_with("Connection");
        let mut selected = Selected::plain(&field.name);
        let mut room = room;
        if is_page {
            let first = [100, 100, 50, 20, 5, 1];
            let first = first[chance.usize(..first.len())].min(room.max(1));
            selected.arguments.push(("first".into(), first.to_string()));
            room /= first;
        } else if field.ty.is_list() {
            room /= 10;
        }
        for argument in &field.arguments {
            let name = argument.name.as_str();
            let is_of_page = matches!(name, "first" | "after" | "last" | "before");
            if (is_page && is_of_page) || (!argument.is_required() && chance.bool()) {
                continue;
            }
            let value = self.value(&argument.ty, (name, &field.name), 2, chance)?;
            selected.arguments.push((name.to_owned(), value));
        }
        selected.below = self.below(ty, (room, depth), chance);
        let is_leaf = self
            .types
            .types
            .get(ty)
            .is_none_or(|it| it.is_scalar() || it.is_enum());
        (is_leaf || !selected.below.is_empty()).then_some(selected)
    }

    /// What is selected of a type.
    fn below(&self, ty: &str, (room, depth): (u64, usize), chance: &mut Rng) -> Vec<Selected> {
        let fields = match self.types.types.get(ty) {
            Some(ExtendedType::Object(object)) => &object.fields,
            Some(ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                return vec![Selected::plain("__typename")];
            }
            _ => return vec![],
        };
        let is_leaf = |field: &FieldDefinition| {
            let kind = self.types.types.get(field.ty.inner_named_type().as_str());
            kind.is_none_or(|it| it.is_scalar() || it.is_enum())
        };
        let mut selected = vec![];
        for (name, field) in fields {
            let is_taken = match (is_leaf(field), ty.ends_with("Connection")) {
                (true, _) => chance.bool(),
                (false, true) => name == "nodes" || (name == "edges" && chance.u8(..4) == 0),
                (false, false) if ty == "CollaborationGraph" => chance.u8(..3) == 0,
                (false, false) => chance.usize(..fields.len()) < 3,
            };
            let fits = is_leaf(field) || (depth > 0 && room > 0);
            if is_taken && fits {
                let depth = depth.saturating_sub(1);
                // Those beside each other share the nodes.
                let room = if ty.ends_with("Connection") {
                    room
                } else {
                    room / 3
                };
                selected.extend(self.field(field, (room, depth), chance));
            }
        }
        if selected.is_empty() {
            selected.push(Selected::plain("__typename"));
        }
        selected
    }
}
