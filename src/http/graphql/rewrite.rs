//! From the document a client wrote to the one that is executed.
//!
//! The executor runs a field as often as it is written, ignores what stands on
//! `__typename`, and reads some escapes wrongly. So the specification's
//! `CollectFields` is done ahead of it: variables are put in their places,
//! `@skip` and `@include` decided, fragments spread out where they surely apply,
//! and fields of one response key merged, in the order they first appear. What is
//! left is a tree of fields, each of which runs once, at its old position.

use std::collections::{HashMap, HashSet};

use apollo_compiler::{
    Name, Node, Schema,
    ast::{self, DirectiveList},
    executable::{ExecutableDocument, Field, Operation, OperationType, Selection, SelectionSet},
    parser::SourceSpan,
    validation::Valid,
};
use async_graphql::{
    Name as ExecutedName, Pos, Positioned, Value as Const,
    parser::types::{self as executed, DocumentOperations},
};
use serde_json::{Map, Value};

use super::{
    input::{constant, normal, number},
    prepare::position,
};

/// The document to execute: one operation, no fragment definitions, no variables.
pub(super) fn rewrite(
    document: &ExecutableDocument,
    operation: &Node<Operation>,
    variables: &Map<String, Value>,
    types: &Valid<Schema>,
) -> executed::ExecutableDocument {
    let writer = Writer {
        document,
        variables,
        types,
    };
    let pos = writer.position(operation.location());
    let operation = executed::OperationDefinition {
        ty: match operation.operation_type {
            OperationType::Query => executed::OperationType::Query,
            OperationType::Mutation => executed::OperationType::Mutation,
            OperationType::Subscription => executed::OperationType::Subscription,
        },
        variable_definitions: Vec::new(),
        directives: Vec::new(),
        selection_set: writer.set(&[&operation.selection_set], pos),
    };
    executed::ExecutableDocument {
        operations: DocumentOperations::Single(Positioned::new(operation, pos)),
        fragments: HashMap::new(),
    }
}

struct Writer<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Map<String, Value>,
    types: &'a Valid<Schema>,
}

/// What a level holds once it is collected.
enum Item<'a> {
    /// Fields of one response key.
    Field(Vec<&'a Node<Field>>),
    /// Selections that apply to some of the possible objects.
    On(Name, &'a SelectionSet),
}

/// The items of a level in order, and where each response key is among them.
#[derive(Default)]
struct Level<'a> {
    items: Vec<Item<'a>>,
    places: HashMap<&'a str, usize>,
    spread: HashSet<&'a str>,
}

impl<'a> Writer<'a> {
    fn position(&self, span: Option<SourceSpan>) -> Pos {
        position(span, &self.document.sources).unwrap_or_default()
    }

    /// One level, from all the selection sets that were merged into it.
    fn set(&self, sets: &[&'a SelectionSet], pos: Pos) -> Positioned<executed::SelectionSet> {
        let mut level = Level::default();
        for set in sets {
            self.collect(set, &set.ty, &mut level);
        }
        let items = level.items.into_iter().filter_map(|item| match item {
            Item::Field(fields) => self.field(&fields),
            Item::On(ty, set) => Some(self.fragment(&ty, set)),
        });
        let items = items.collect();
        Positioned::new(executed::SelectionSet { items }, pos)
    }

    fn collect(&self, set: &'a SelectionSet, parent: &Name, level: &mut Level<'a>) {
        for selection in &set.selections {
            if !self.included(selection.directives()) {
                continue;
            }
            let inner = match selection {
                Selection::Field(field) => {
                    let key = field.response_key().as_str();
                    let place = *level.places.entry(key).or_insert(level.items.len());
                    match level.items.get_mut(place) {
                        Some(Item::Field(fields)) => fields.push(field),
                        _ => level.items.push(Item::Field(vec![field])),
                    }
                    continue;
                }
                Selection::InlineFragment(fragment) => &fragment.selection_set,
                Selection::FragmentSpread(spread) => {
                    let name = spread.fragment_name.as_str();
                    match self.document.fragments.get(name) {
                        Some(fragment) if level.spread.insert(name) => &fragment.selection_set,
                        _ => continue,
                    }
                }
            };
            if inner.ty == *parent || self.types.is_subtype(&inner.ty, parent) {
                self.collect(inner, parent, level);
            } else {
                level.items.push(Item::On(inner.ty.clone(), inner));
            }
        }
    }

    fn included(&self, directives: &DirectiveList) -> bool {
        let decides = |name| {
            let value = directives.get(name)?.specified_argument_by_name("if")?;
            match value.as_ref() {
                ast::Value::Variable(name) => self.variables.get(name.as_str())?.as_bool(),
                value => value.to_bool(),
            }
        };
        decides("skip") != Some(true) && decides("include") != Some(false)
    }

    fn field(&self, fields: &[&'a Node<Field>]) -> Option<Positioned<executed::Selection>> {
        let first = *fields.first()?;
        let pos = self.position(first.location());
        let name = |name: &Name| Positioned::new(ExecutedName::new(name.as_str()), pos);
        let arguments = first.arguments.iter().filter_map(|argument| {
            let pos = self.position(argument.location());
            let value = Positioned::new(self.value(&argument.value)?.into_value(), pos);
            Some((name(&argument.name), value))
        });
        let sets: Vec<_> = fields.iter().map(|field| &field.selection_set).collect();
        let field = executed::Field {
            alias: first.alias.as_ref().map(name),
            name: name(&first.name),
            arguments: arguments.collect(),
            directives: Vec::new(),
            selection_set: self.set(&sets, pos),
        };
        let field = executed::Selection::Field(Positioned::new(field, pos));
        Some(Positioned::new(field, pos))
    }

    fn fragment(&self, ty: &Name, set: &'a SelectionSet) -> Positioned<executed::Selection> {
        let pos = self.position(ty.location());
        let on = Positioned::new(ExecutedName::new(ty.as_str()), pos);
        let fragment = executed::InlineFragment {
            type_condition: Some(Positioned::new(executed::TypeCondition { on }, pos)),
            directives: Vec::new(),
            selection_set: self.set(&[set], pos),
        };
        let fragment = executed::Selection::InlineFragment(Positioned::new(fragment, pos));
        Positioned::new(fragment, pos)
    }

    /// A value with its variables in their places; `None` for one that was not given.
    fn value(&self, value: &ast::Value) -> Option<Const> {
        Some(match value {
            ast::Value::Variable(name) => constant(self.variables.get(name.as_str())?),
            ast::Value::Null => Const::Null,
            ast::Value::Boolean(truth) => Const::Boolean(*truth),
            ast::Value::Enum(name) => Const::Enum(ExecutedName::new(name.as_str())),
            ast::Value::String(text) => Const::String(normal(text)),
            ast::Value::Int(int) => Const::Number(number(int.as_str())),
            ast::Value::Float(float) => Const::Number(number(float.as_str())),
            ast::Value::List(items) => {
                let items = items
                    .iter()
                    .map(|item| self.value(item).unwrap_or_default());
                Const::List(items.collect())
            }
            ast::Value::Object(fields) => {
                let fields = fields.iter().filter_map(|(name, field)| {
                    Some((ExecutedName::new(name.as_str()), self.value(field)?))
                });
                Const::Object(fields.collect())
            }
        })
    }
}
