//! The limits of a document, checked before anything walks it as often as it is spread.
//!
//! A document of 700 bytes whose fragments each spread the next one twice has
//! millions of selections, and a validator that follows every spread never comes
//! back. So each fragment is weighed once and its weight remembered.

use std::collections::HashMap;

use apollo_compiler::{
    Node,
    ast::{Definition, DirectiveList, Document, Selection, Value},
};

use super::input;
use crate::http::refusal::{Refusal, Result};
use schema::limits::Limits;
use store::code::Code;

/// How deep fields and fragments together may nest, which the stack has to bear.
pub(super) const NESTING: usize = 64;

/// Refuses a document that crosses a limit.
pub(super) fn check(document: &Document, limits: &Limits) -> Result<()> {
    Census::new(document, limits).take()?;
    Scales::new(document, limits).check(document)
}

fn too_complex(what: &str, limit: usize) -> Refusal {
    let message = format!("a query may have at most {limit} {what}");
    Refusal::new(Code::QueryTooComplex, message).with("limit", limit)
}

fn too_deep(limit: usize) -> Refusal {
    let message = format!("a query may nest at most {limit} deep");
    Refusal::new(Code::QueryTooDeep, message).with("limit", limit)
}

/// Counts what stands in the document, as written.
struct Census<'a> {
    document: &'a Document,
    limits: &'a Limits,
    aliases: usize,
    directives: usize,
    fragments: usize,
}

impl<'a> Census<'a> {
    const fn new(document: &'a Document, limits: &'a Limits) -> Self {
        Self {
            document,
            limits,
            aliases: 0,
            directives: 0,
            fragments: 0,
        }
    }

    fn take(mut self) -> Result<()> {
        for definition in &self.document.definitions {
            match definition {
                Definition::OperationDefinition(operation) => {
                    self.directives(&operation.directives)?;
                    for variable in &operation.variables {
                        self.directives(&variable.directives)?;
                        variable
                            .default_value
                            .iter()
                            .try_for_each(|it| self.value(it))?;
                    }
                    self.selections(&operation.selection_set)?;
                }
                Definition::FragmentDefinition(fragment) => {
                    self.fragments += 1;
                    self.directives(&fragment.directives)?;
                    self.selections(&fragment.selection_set)?;
                }
                // The validator refuses definitions of types.
                _ => {}
            }
        }
        if self.fragments > self.limits.fragments {
            return Err(too_complex("fragments", self.limits.fragments));
        }
        Ok(())
    }

    fn selections(&mut self, selections: &[Selection]) -> Result<()> {
        for selection in selections {
            match selection {
                Selection::Field(field) => {
                    self.aliases += usize::from(field.alias.is_some());
                    if self.aliases > self.limits.aliases {
                        return Err(too_complex("aliases", self.limits.aliases));
                    }
                    self.directives(&field.directives)?;
                    field
                        .arguments
                        .iter()
                        .try_for_each(|it| self.value(&it.value))?;
                    self.selections(&field.selection_set)?;
                }
                Selection::FragmentSpread(spread) => self.directives(&spread.directives)?,
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives)?;
                    self.selections(&fragment.selection_set)?;
                }
            }
        }
        Ok(())
    }

    fn directives(&mut self, directives: &DirectiveList) -> Result<()> {
        let Limits {
            directives_per_field,
            directives: most,
            ..
        } = *self.limits;
        if directives.len() > directives_per_field {
            return Err(too_complex("directives on one field", directives_per_field));
        }
        self.directives += directives.len();
        if self.directives > most {
            return Err(too_complex("directives", most));
        }
        directives
            .iter()
            .flat_map(|directive| &directive.arguments)
            .try_for_each(|it| self.value(&it.value))
    }

    fn value(&self, value: &Node<Value>) -> Result<()> {
        input::check_literal(value, &self.document.sources, self.limits)
    }
}

/// What a set of selections comes to with every fragment spread out.
#[derive(Clone, Copy, Default)]
struct Weight {
    selections: usize,
    /// Fields on this level alone.
    fields: usize,
    /// Fields inside one another.
    depth: usize,
    /// Fields and fragments inside one another.
    nesting: usize,
}

/// Weighs selections, each fragment once.
struct Scales<'a> {
    limits: &'a Limits,
    fragments: HashMap<&'a str, &'a [Selection]>,
    /// `None` while a fragment is being weighed: the validator will refuse the circle.
    weighed: HashMap<&'a str, Option<Weight>>,
}

impl<'a> Scales<'a> {
    fn new(document: &'a Document, limits: &'a Limits) -> Self {
        let fragments = document.definitions.iter().filter_map(|definition| {
            let fragment = definition.as_fragment_definition()?;
            Some((fragment.name.as_str(), fragment.selection_set.as_slice()))
        });
        Self {
            limits,
            fragments: fragments.collect(),
            weighed: HashMap::new(),
        }
    }

    fn check(mut self, document: &'a Document) -> Result<()> {
        let mut of_operations = 0_usize;
        for definition in &document.definitions {
            // Fragments too: one that nothing spreads is validated all the same.
            let (set, is_operation) = match definition {
                Definition::OperationDefinition(it) => (&it.selection_set, true),
                Definition::FragmentDefinition(it) => (&it.selection_set, false),
                _ => continue,
            };
            let weight = self.weigh(set, 0)?;
            if is_operation {
                of_operations = of_operations.saturating_add(weight.selections);
            }
            if weight.selections.max(of_operations) > self.limits.selections {
                return Err(too_complex("selections", self.limits.selections));
            }
            if weight.depth > self.limits.depth {
                return Err(too_deep(self.limits.depth));
            }
            if is_operation && weight.fields > self.limits.root_fields {
                return Err(too_complex("root fields", self.limits.root_fields));
            }
        }
        Ok(())
    }

    fn weigh(&mut self, set: &'a [Selection], level: usize) -> Result<Weight> {
        let mut total = Weight::default();
        for selection in set {
            let part = match selection {
                Selection::Field(field) => {
                    let inner = self.weigh_within(&field.selection_set, level)?;
                    Weight {
                        fields: 1,
                        depth: inner.depth + 1,
                        ..inner
                    }
                }
                Selection::InlineFragment(fragment) => {
                    self.weigh_within(&fragment.selection_set, level)?
                }
                Selection::FragmentSpread(spread) => {
                    self.weigh_fragment(spread.fragment_name.as_str(), level)?
                }
            };
            total = Weight {
                selections: total
                    .selections
                    .saturating_add(part.selections)
                    .saturating_add(1),
                fields: total.fields.saturating_add(part.fields),
                depth: total.depth.max(part.depth),
                nesting: total.nesting.max(part.nesting + 1),
            };
            if level + total.nesting > NESTING {
                return Err(too_deep(self.limits.depth));
            }
        }
        Ok(total)
    }

    fn weigh_within(&mut self, set: &'a [Selection], level: usize) -> Result<Weight> {
        if level >= NESTING {
            return Err(too_deep(self.limits.depth));
        }
        self.weigh(set, level + 1)
    }

    fn weigh_fragment(&mut self, name: &'a str, level: usize) -> Result<Weight> {
        if let Some(weight) = self.weighed.get(name) {
            return Ok(weight.unwrap_or_default());
        }
        let Some(set) = self.fragments.get(name).copied() else {
            return Ok(Weight::default());
        };
        self.weighed.insert(name, None);
        let weight = self.weigh_within(set, level)?;
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }
}
