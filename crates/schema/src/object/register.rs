//! Tells the library of the types, so that it can print and introspect them.

use async_graphql::{
    CacheControl,
    indexmap::IndexMap,
    registry::{Deprecation, MetaField, MetaInputValue, MetaType, Registry},
};

use super::{Field, Item, Table};
use crate::camel::camel;

/// Registers a type once, whatever refers to it; gives it as the schema writes it.
pub(crate) fn declare(
    registry: &mut Registry,
    name: &str,
    make: impl FnOnce(&mut Registry) -> MetaType,
) -> String {
    if !registry.types.contains_key(name) {
        // Its fields may lead back to it.
        let placeholder = object_type(name, None, IndexMap::new());
        registry.types.insert(name.to_owned(), placeholder);
        let ty = make(registry);
        registry.types.insert(name.to_owned(), ty);
    }
    format!("{name}!")
}

/// Registers an object type by its table.
pub(crate) fn register(registry: &mut Registry, table: &'static Table) -> String {
    register_of(registry, table, Item::NAME)
}

/// Registers an object type by a table that those of many kinds share, for this kind.
pub(crate) fn register_of(registry: &mut Registry, table: &'static Table, item: &str) -> String {
    declare(registry, &table.name_of(item), |registry| {
        let mut fields = meta_fields(registry, table.all_fields());
        for field in fields.values_mut() {
            field.ty = field.ty.replace(Item::NAME, item);
        }
        object_type(&table.name_of(item), Some(table.description), fields)
    })
}

fn meta_fields(
    registry: &mut Registry,
    fields: Vec<&'static Field>,
) -> IndexMap<String, MetaField> {
    let fields = fields.into_iter().map(|field| {
        let ty = (field.ty)(registry);
        let arguments = (field.arguments)(registry);
        meta_field(field.name, field.description, ty, arguments)
    });
    fields.collect()
}

/// A field under its name as clients write it.
fn meta_field(
    name: &str,
    description: &str,
    ty: String,
    arguments: Vec<MetaInputValue>,
) -> (String, MetaField) {
    let arguments = arguments.into_iter();
    let field = MetaField {
        name: camel(name),
        description: Some(description.trim().to_owned()),
        args: arguments.map(|it| (it.name.clone(), it)).collect(),
        ty,
        deprecation: Deprecation::NoDeprecated,
        cache_control: CacheControl::default(),
        external: false,
        requires: None,
        provides: None,
        visible: None,
        shareable: false,
        inaccessible: false,
        tags: vec![],
        override_from: None,
        compute_complexity: None,
        directive_invocations: vec![],
        requires_scopes: vec![],
    };
    (field.name.clone(), field)
}

/// An object type.
fn object_type(
    name: &str,
    description: Option<&str>,
    fields: IndexMap<String, MetaField>,
) -> MetaType {
    MetaType::Object {
        name: name.to_owned(),
        description: description.map(|text| text.trim().to_owned()),
        fields,
        cache_control: CacheControl::default(),
        extends: false,
        shareable: false,
        resolvable: true,
        inaccessible: false,
        interface_object: false,
        tags: vec![],
        keys: None,
        visible: None,
        is_subscription: false,
        rust_typename: None,
        directive_invocations: vec![],
        requires_scopes: vec![],
    }
}

/// A type that stands for several, with fields that all of them have.
pub(crate) struct Interface {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its description.
    pub(crate) description: &'static str,
    /// What all have.
    pub(crate) fields: &'static [Field],
    /// Registers each that has them, and names it.
    pub(crate) possible: &'static [fn(&mut Registry) -> String],
}

impl Interface {
    /// Registers it, and what it stands for.
    pub(crate) fn register(&'static self, registry: &mut Registry) -> String {
        declare(registry, self.name, |registry| {
            let possible = possible_types(registry, self.possible);
            for name in &possible {
                registry.add_implements(name, self.name);
            }
            MetaType::Interface {
                name: self.name.to_owned(),
                description: Some(self.description.trim().to_owned()),
                fields: meta_fields(registry, self.fields.iter().collect()),
                possible_types: possible.into_iter().collect(),
                extends: false,
                keys: None,
                visible: None,
                inaccessible: false,
                tags: vec![],
                rust_typename: None,
                directive_invocations: vec![],
                requires_scopes: vec![],
            }
        })
    }
}

/// A type that stands for several which need have nothing in common.
pub(crate) struct Union {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its description.
    pub(crate) description: &'static str,
    /// Registers each, and names it.
    pub(crate) possible: &'static [fn(&mut Registry) -> String],
}

impl Union {
    /// Registers it, and what it stands for.
    pub(crate) fn register(&'static self, registry: &mut Registry) -> String {
        declare(registry, self.name, |registry| MetaType::Union {
            name: self.name.to_owned(),
            description: Some(self.description.trim().to_owned()),
            possible_types: possible_types(registry, self.possible)
                .into_iter()
                .collect(),
            visible: None,
            inaccessible: false,
            tags: vec![],
            rust_typename: None,
            directive_invocations: vec![],
        })
    }
}

fn possible_types(
    registry: &mut Registry,
    possible: &[fn(&mut Registry) -> String],
) -> Vec<String> {
    let names = possible.iter().map(|register| register(registry));
    names
        .map(|name| name.trim_end_matches('!').to_owned())
        .collect()
}

/// An argument, or a field of an input, that has no default.
pub(crate) fn input_value(name: &str, ty: &str, description: &str) -> MetaInputValue {
    MetaInputValue {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        ty: ty.to_owned(),
        deprecation: Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: vec![],
        is_secret: false,
        directive_invocations: vec![],
    }
}
