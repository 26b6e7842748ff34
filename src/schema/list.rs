//! The list fields of a type, each with its filter, order and page.
//!
//! A list field is six arguments with their descriptions and one line that differs:
//! from what record the list hangs, and how. So they are data: a table of fields for
//! each type, and one pair of functions a kind of list that registers and resolves
//! them. As methods of an `#[Object]` each field compiled all of its arguments anew,
//! and every field of such a type was resolved in a future as large as all of them.

use async_graphql::{
    CacheControl, Context, Error, InputType, OutputType, ServerError, ServerResult, Value,
    indexmap::IndexMap,
    registry::{Deprecation, MetaField, MetaInputValue, MetaType, MetaTypeId, Registry},
};
use futures_util::future::BoxFuture;

use super::{
    camel::{camel, is_camel_of},
    connection::{Connection, Direction, List, Listed},
};
use crate::{loader::side::Parent, page::Arguments};

/// A list field of the type `T`.
pub(crate) struct ListField<T> {
    /// Its name, as `assistance_received`.
    pub(crate) name: &'static str,
    /// Its description.
    pub(crate) description: &'static str,
    /// What the list of a value hangs on; `None` for the list of all.
    pub(crate) hangs: fn(&T) -> Option<Parent>,
    /// What is listed.
    pub(crate) kind: Kind,
}

/// What is listed.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    register: fn(&mut Registry) -> Types,
    resolve: for<'a> fn(&'a Context<'_>, Option<Parent>) -> BoxFuture<'a, ServerResult<Value>>,
}

/// The names of the types that a list field is made of.
struct Types {
    connection: String,
    filter: String,
    order: String,
    direction: String,
    number: String,
    cursor: String,
}

impl Kind {
    /// Lists with this filter.
    pub(crate) const fn of<L: Listed>() -> Self {
        Self {
            register: |registry| Types {
                filter: input_type::<L>(registry),
                order: input_type::<L::Order>(registry),
                direction: input_type::<Direction>(registry),
                number: input_type::<i32>(registry),
                cursor: input_type::<String>(registry),
                connection: Connection::<L>::create_type_info(registry),
            },
            resolve: |ctx, parent| {
                Box::pin(async move {
                    let connection = connection::<L>(ctx, parent);
                    let connection = connection.map_err(|error| ctx.set_error_path(error))?;
                    let selected = ctx.with_selection_set(&ctx.item.node.selection_set);
                    OutputType::resolve(&connection, &selected, ctx.item).await
                })
            },
        }
    }
}

/// The name of the type of an argument that may be left out.
fn input_type<T: InputType>(registry: &mut Registry) -> String {
    <Option<T> as InputType>::create_type_info(registry)
}

/// The page that the arguments of the field ask for; nothing is fetched yet.
fn connection<L: Listed>(ctx: &Context<'_>, parent: Option<Parent>) -> ServerResult<Connection<L>> {
    let list = List {
        parent,
        filter: argument::<Option<L>>(ctx, "filter")?,
        order: argument::<Option<L::Order>>(ctx, "order")?,
        direction: argument(ctx, "direction")?,
        page: Arguments {
            first: argument(ctx, "first")?,
            after: argument(ctx, "after")?,
            last: argument(ctx, "last")?,
            before: argument(ctx, "before")?,
        },
    };
    Connection::new(ctx, list).map_err(|error| server_error(ctx, error.into()))
}

fn argument<T: InputType>(ctx: &Context<'_>, name: &str) -> ServerResult<T> {
    ctx.param_value(name, None).map(|(_, value)| value)
}

fn server_error(ctx: &Context<'_>, error: Error) -> ServerError {
    error.into_server_error(ctx.item.pos)
}

/// Resolves the field that is asked for, if it is one of these.
pub(crate) async fn resolve<T: Sync>(
    fields: &[ListField<T>],
    value: &T,
    ctx: &Context<'_>,
) -> ServerResult<Option<Value>> {
    let asked = ctx.item.node.name.node.as_str();
    let Some(field) = fields.iter().find(|field| is_camel_of(field.name, asked)) else {
        return Ok(None);
    };
    (field.kind.resolve)(ctx, (field.hangs)(value))
        .await
        .map(Some)
}

/// Registers a type that has these fields.
pub(crate) fn register<O: OutputType, T>(
    registry: &mut Registry,
    fields: &[ListField<T>],
) -> String {
    registry.create_output_type::<O, _>(MetaTypeId::Object, |registry| {
        let fields = fields.iter().map(|field| {
            let types = (field.kind.register)(registry);
            meta_field(field.name, field.description, types)
        });
        object(
            O::type_name().into_owned(),
            fields.map(|field| (field.name.clone(), field)).collect(),
            std::any::type_name::<O>(),
        )
    })
}

fn object(name: String, fields: IndexMap<String, MetaField>, rust: &'static str) -> MetaType {
    MetaType::Object {
        name,
        description: None,
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
        rust_typename: Some(rust),
        directive_invocations: vec![],
        requires_scopes: vec![],
    }
}

fn meta_field(name: &str, description: &str, types: Types) -> MetaField {
    let arguments = [
        (
            "filter",
            types.filter,
            "Which records to keep; all if not given.",
        ),
        (
            "order",
            types.order,
            "What to order by; unknown values come last.",
        ),
        (
            "direction",
            types.direction,
            "Which way the order runs; ascending if only `order` is given.",
        ),
        (
            "first",
            types.number.clone(),
            "How many records from the start; 20 if no number is given, 100 at most.",
        ),
        (
            "after",
            types.cursor.clone(),
            "Only records behind this cursor.",
        ),
        (
            "last",
            types.number,
            "How many records from the end, instead of `first`; 100 at most.",
        ),
        ("before", types.cursor, "Only records before this cursor."),
    ];
    let arguments = arguments.map(|(name, ty, description)| {
        let argument = input_value(name, &ty, description);
        (name.to_owned(), argument)
    });
    MetaField {
        name: camel(name),
        description: Some(description.trim().to_owned()),
        args: arguments.into_iter().collect(),
        ty: types.connection,
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
    }
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

/// Makes an object of list fields, to be flattened into the type they belong
/// to. `self` is called `$parent` in the expression that says how the list
/// hangs on it: `None` for the list of all, else a `Parent`.
macro_rules! lists {
    (
        $(#[$head:meta])*
        $name:ident $(($field:ty))? |$parent:ident| {
            $( #[doc = $doc:literal] $list:ident: $filter:ty = $hangs:expr; )+
        }
    ) => {
        $(#[$head])*
        #[derive(Default)]
        pub(crate) struct $name $((pub(crate) $field))?;

        impl $name {
            const FIELDS: &'static [$crate::schema::list::ListField<Self>] = &[$(
                $crate::schema::list::ListField {
                    name: stringify!($list),
                    description: $doc,
                    hangs: |$parent| $hangs.into(),
                    kind: $crate::schema::list::Kind::of::<$filter>(),
                },
            )+];
        }

        impl async_graphql::ContainerType for $name {
            async fn resolve_field(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> async_graphql::ServerResult<Option<async_graphql::Value>> {
                $crate::schema::list::resolve(Self::FIELDS, self, ctx).await
            }
        }

        impl async_graphql::OutputType for $name {
            fn type_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn create_type_info(registry: &mut async_graphql::registry::Registry) -> String {
                $crate::schema::list::register::<Self, Self>(registry, Self::FIELDS)
            }

            async fn resolve(
                &self,
                ctx: &async_graphql::ContextSelectionSet<'_>,
                _field: &async_graphql::Positioned<async_graphql::parser::types::Field>,
            ) -> async_graphql::ServerResult<async_graphql::Value> {
                async_graphql::resolver_utils::resolve_container(ctx, self).await
            }
        }

        impl async_graphql::ObjectType for $name {}
    };
}

pub(crate) use super::order::{orders, sort};
pub(crate) use lists;
