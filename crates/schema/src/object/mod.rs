//! The types of the schema as tables.
//!
//! A type is a table of fields: their names, descriptions, types, arguments, and how
//! each is resolved. [`object!`] writes such a table down, [`register`] tells the
//! library of it, and [`run`] answers a selection of any type with one function.
//! `#[Object]` of the library compiles its executor anew for each type: with 300
//! types that was two thirds of the machine code and of the time to build. The
//! library's own dynamic schema is not used, because there an error of a field takes
//! everything up to the root with it.
//!
//! A field that is at hand (`=`) is answered at once; only one that asks the
//! database or computes (`=>`) becomes a future.

use std::{borrow::Cow, collections::HashMap, sync::OnceLock};

use async_graphql::{
    Context, InputType, ServerError, ServerResult, Value,
    registry::{MetaInputValue, Registry},
};
use futures_util::future::BoxFuture;

use super::camel::camel;

mod choice;
mod register;
mod run;
mod shown;
mod table;

pub(crate) use choice::choice;
pub(crate) use register::{Interface, Union, declare, input_value, register, register_of};
pub(crate) use run::{resolve_root, resolve_selection};
pub(crate) use shown::{Item, Shown, leaves};
pub(crate) use table::{object, output, plain, root};

/// A value whose type is an object of the schema.
pub(crate) trait Object: Send + Sync {
    /// The fields.
    fn table(&self) -> &'static Table;

    /// The name of the type, which differs from that of the table where many types share one.
    fn name(&self) -> Cow<'static, str> {
        self.table().name.into()
    }

    /// The answer of a field of its own, by its place in the table.
    fn answer<'a>(&'a self, place: usize, ctx: &'a Context<'a>) -> Answer<'a>;

    /// The value behind a part, by its place in the table; `None` for a type without parts.
    fn part(&self, _place: usize) -> Option<Box<dyn Object>> {
        None
    }
}

/// What a field answers.
pub(crate) enum Answer<'a> {
    /// It was at hand.
    Now(ServerResult<Output>),
    /// It is being worked out.
    Later(BoxFuture<'a, ServerResult<Output>>),
}

impl Answer<'_> {
    /// What is at hand, unless an argument is not what it should be.
    pub(crate) fn now<T: Shown>(value: impl FnOnce() -> ServerResult<T>) -> Self {
        Self::Now(value().map(T::shown))
    }
}

/// The value of an expression, in which `?` gives back nothing.
pub(crate) fn given<T>(value: impl FnOnce() -> T) -> T {
    value()
}

/// How a field of the type `T` is resolved.
pub(crate) type Resolver<T> = for<'a> fn(&'a T, &'a Context<'a>) -> Answer<'a>;

/// A value to be shown.
pub(crate) enum Output {
    /// A leaf, or `null`.
    Value(Value),
    /// A list.
    List(Vec<Output>),
    /// An object, of which is shown what is selected.
    Object(Box<dyn Object>),
}

/// The fields of a type.
pub(crate) struct Table {
    /// The name of the type.
    pub(crate) name: &'static str,
    /// Its description.
    pub(crate) description: &'static str,
    /// Its own fields.
    pub(crate) fields: &'static [Field],
    /// Tables whose fields are fields of this type as well.
    pub(crate) parts: &'static [&'static Table],
    index: OnceLock<HashMap<String, (FieldPosition, &'static Field)>>,
}

/// Where a field stands in a table.
#[derive(Clone, Copy)]
pub(crate) enum FieldPosition {
    /// It is one of the type's own.
    Own(usize),
    /// It is one of this part.
    Part(usize),
}

impl Table {
    /// A table.
    pub(crate) const fn new(
        name: &'static str,
        description: &'static str,
        fields: &'static [Field],
        parts: &'static [&'static Self],
    ) -> Self {
        Self {
            name,
            description,
            fields,
            parts,
            index: OnceLock::new(),
        }
    }

    /// The field of this name, as clients write it.
    pub(crate) fn field(&'static self, name: &str) -> Option<(FieldPosition, &'static Field)> {
        let index = self.index.get_or_init(|| {
            let own = self.fields.iter().enumerate();
            let own =
                own.map(|(place, field)| (camel(field.name), (FieldPosition::Own(place), field)));
            let parts = self.parts.iter().enumerate();
            let parts = parts.flat_map(|(place, table)| {
                let fields = table.all_fields().into_iter();
                fields.map(move |field| (camel(field.name), (FieldPosition::Part(place), field)))
            });
            own.chain(parts).collect()
        });
        index.get(name).copied()
    }

    /// The name of the type where the table is that of many, by the name of what it is about.
    pub(crate) fn name_of(&self, item: &str) -> String {
        self.name.replace(Item::NAME, item)
    }

    /// The fields, those of the parts included, in the order of the schema.
    pub(crate) fn all_fields(&'static self) -> Vec<&'static Field> {
        let parts = self.parts.iter().flat_map(|table| table.all_fields());
        self.fields.iter().chain(parts).collect()
    }
}

/// A field of a type.
pub(crate) struct Field {
    /// Its name, as `head_count`.
    pub(crate) name: &'static str,
    /// Its description.
    pub(crate) description: &'static str,
    /// Registers its type, and names it.
    pub(crate) ty: fn(&mut Registry) -> String,
    /// Registers the types of its arguments, and describes them.
    pub(crate) arguments: fn(&mut Registry) -> Vec<MetaInputValue>,
    /// Whether it may be `null`.
    pub(crate) is_nullable: bool,
    /// Whether what it lists may be `null`.
    pub(crate) has_nullable_items: bool,
    /// Whether it is a leaf that is at hand.
    pub(crate) is_at_hand: bool,
}

impl Field {
    /// A field of the type `T`; `is_at_hand` if it asks nothing and computes nothing.
    pub(crate) const fn new<T: Shown>(
        name: &'static str,
        description: &'static str,
        arguments: fn(&mut Registry) -> Vec<MetaInputValue>,
        is_at_hand: bool,
    ) -> Self {
        Self {
            name,
            description,
            ty: T::register,
            arguments,
            is_nullable: T::IS_NULLABLE,
            has_nullable_items: T::HAS_NULLABLE_ITEMS,
            is_at_hand: is_at_hand && T::IS_LEAF,
        }
    }
}

/// The value of an argument, by its name as `as_of`; the default where it is left out.
pub(crate) fn argument<T: InputType>(
    ctx: &Context<'_>,
    name: &str,
    default: Option<fn() -> T>,
) -> ServerResult<T> {
    let value = ctx.param_value(&camel(name), default);
    let (_, value) = value.map_err(|error| ctx.set_error_path(error))?;
    Ok(value)
}

/// The description of an argument.
pub(crate) fn described<T: InputType>(
    registry: &mut Registry,
    name: &str,
    description: &str,
    default: Option<T>,
) -> MetaInputValue {
    let ty = T::create_type_info(registry);
    MetaInputValue {
        default_value: default.map(|value| value.to_value().to_string()),
        ..input_value(&camel(name), &ty, description.trim())
    }
}

/// The error of a field, at its place and path.
pub(crate) fn failed(ctx: &Context<'_>, error: impl Into<async_graphql::Error>) -> ServerError {
    ctx.set_error_path(error.into().into_server_error(ctx.item.pos))
}
