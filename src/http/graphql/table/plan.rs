//! Which columns a query has as a table, and whose items are its rows.
//!
//! Told by the document and not by the answer, so that the same query always has the
//! same columns, whatever there is to tell.

use apollo_compiler::{Schema, ast::OperationType, schema::NamedType, validation::Valid};
use async_graphql::{
    Positioned, Request,
    parser::types::{DocumentOperations, Field, Selection, SelectionSet},
};

use super::Rows;
use crate::http::refusal::{Refusal, Result};
use store::code::Code;

/// A query as a table.
pub(super) struct Plan {
    /// The names of the columns.
    pub(super) columns: Vec<String>,
    /// What the answer is made of.
    pub(super) root: Shape,
}

/// What a part of an answer is made of.
pub(super) enum Shape {
    /// The cell of this column.
    Cell(usize),
    /// Parts by their response keys.
    Object(Vec<(String, Shape)>),
    /// A list on the way to the rows.
    List(Box<Shape>),
}

/// What is asked for under each key.
type Parts = Vec<(String, Part)>;

/// A part of the query before it is known which list is wanted.
#[derive(Clone, Debug)]
enum Part {
    Leaf,
    Object(Parts),
    List(Parts),
}

impl Plan {
    /// The table of a request that is ready to be executed.
    pub(super) fn of(request: &mut Request, types: &Valid<Schema>, rows: &Rows) -> Result<Self> {
        let (parts, lists) = parts(request, types).ok_or_else(no_query)?;
        let list = chosen(&lists, rows)?;
        let mut plan = Self {
            columns: vec![],
            root: Shape::Object(vec![]),
        };
        plan.root = plan.shaped(parts, "", list.as_deref().unwrap_or_default());
        Ok(plan)
    }

    /// The parts that make columns: all but the lists that do not lead to the rows.
    fn shaped(&mut self, parts: Parts, above: &str, list: &str) -> Shape {
        let mut shapes = vec![];
        for (key, part) in parts {
            let path = joined(above, &key);
            let shape = match part {
                Part::Leaf => {
                    self.columns.push(path);
                    Shape::Cell(self.columns.len() - 1)
                }
                Part::Object(parts) => self.shaped(parts, &path, list),
                Part::List(parts) if leads_to(&path, list) => {
                    Shape::List(Box::new(self.shaped(parts, &path, list)))
                }
                Part::List(_) => continue,
            };
            shapes.push((key, shape));
        }
        Shape::Object(shapes)
    }
}

/// The paths of the lists that a query has, as [`Rows::Of`] takes them.
#[cfg(feature = "ui")]
pub(super) fn lists(request: &mut Request, types: &Valid<Schema>) -> Vec<String> {
    parts(request, types)
        .map(|(_, lists)| lists)
        .unwrap_or_default()
}

/// What a query asks for, and the paths of its lists.
fn parts(request: &mut Request, types: &Valid<Schema>) -> Option<(Parts, Vec<String>)> {
    let root = types.root_operation(OperationType::Query)?;
    let DocumentOperations::Single(operation) = &request.parsed_query().ok()?.operations else {
        return None;
    };
    let (mut parts, mut lists) = (vec![], vec![]);
    collect(&operation.node.selection_set.node, root, types, &mut parts);
    find(&parts, "", &mut lists);
    Some((parts, lists))
}

/// Gathers what a selection asks for. Fields of the same key are one part: they can
/// differ only between objects of different types.
fn collect(set: &SelectionSet, parent: &NamedType, types: &Valid<Schema>, parts: &mut Parts) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => {
                let key = field.node.response_key().node.to_string();
                let part = part(field, parent, types);
                match parts.iter_mut().find(|(known, _)| *known == key) {
                    None => parts.push((key, part)),
                    Some((_, known)) => join(known, part),
                }
            }
            Selection::InlineFragment(fragment) => {
                let on = fragment.node.type_condition.as_ref();
                let on = on.and_then(|it| NamedType::new(&it.node.on.node).ok());
                let set = &fragment.node.selection_set.node;
                collect(set, on.as_ref().unwrap_or(parent), types, parts);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn part(field: &Positioned<Field>, parent: &NamedType, types: &Valid<Schema>) -> Part {
    let set = &field.node.selection_set.node;
    let definition = types.type_field(parent, field.node.name.node.as_str());
    let Ok(definition) = definition else {
        return Part::Leaf;
    };
    if set.items.is_empty() {
        return Part::Leaf;
    }
    let mut parts = vec![];
    collect(set, definition.ty.inner_named_type(), types, &mut parts);
    if definition.ty.is_list() {
        Part::List(parts)
    } else {
        Part::Object(parts)
    }
}

fn join(known: &mut Part, more: Part) {
    let (Part::Object(known) | Part::List(known), Part::Object(more) | Part::List(more)) =
        (known, more)
    else {
        return;
    };
    for (key, part) in more {
        match known.iter_mut().find(|(it, _)| *it == key) {
            None => known.push((key, part)),
            Some((_, known)) => join(known, part),
        }
    }
}

/// The paths of all lists, in the order of the query.
fn find(parts: &[(String, Part)], above: &str, lists: &mut Vec<String>) {
    for (key, part) in parts {
        let path = joined(above, key);
        match part {
            Part::Leaf => {}
            Part::Object(parts) => find(parts, &path, lists),
            Part::List(parts) => {
                lists.push(path.clone());
                find(parts, &path, lists);
            }
        }
    }
}

/// The list whose items are the rows; none where there is no list.
fn chosen(lists: &[String], rows: &Rows) -> Result<Option<String>> {
    // How many lists an item lies in says how deep it is.
    let depth = |path: &&String| lists.iter().filter(|it| leads_to(it, path)).count();
    let most = lists
        .iter()
        .map(|path| depth(&path))
        .max()
        .unwrap_or_default();
    let deepest = lists.iter().find(|path| depth(path) == most);
    match (rows, deepest) {
        (Rows::Of(path), _) if lists.contains(path) => Ok(Some(path.clone())),
        (Rows::Of(path), _) => {
            let message = format!("the query has no list {path:?}: {}", told(lists));
            Err(Refusal::new(Code::BadUserInput, message))
        }
        (_, None) => Ok(None),
        #[cfg(feature = "ui")]
        (Rows::First, Some(deepest)) => Ok(Some(deepest.clone())),
        (Rows::Only, Some(deepest)) => {
            let beside = lists.iter().find(|path| !leads_to(path, deepest));
            let Some(beside) = beside else {
                return Ok(Some(deepest.clone()));
            };
            let message = format!(
                "a table has rows of one list, and {beside} is beside {deepest}: take one out of the query, or say which is wanted: {}",
                told(lists)
            );
            Err(Refusal::new(Code::NotTabular, message).with("lists", lists.to_vec()))
        }
    }
}

/// How a list is chosen.
fn told(lists: &[String]) -> String {
    match lists {
        [] => "it has none, so leave `rows` out".to_owned(),
        lists => format!("rows={}", lists.join(" or rows=")),
    }
}

/// Whether a list is another, or is on the way to it.
fn leads_to(path: &str, list: &str) -> bool {
    list.strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn joined(above: &str, key: &str) -> String {
    if above.is_empty() {
        key.to_owned()
    } else {
        format!("{above}.{key}")
    }
}

fn no_query() -> Refusal {
    Refusal::new(
        Code::BadRequest,
        "only a query has an answer that is a table",
    )
}
