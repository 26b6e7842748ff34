//! The list fields of a type, each with its filter, order and page.
//!
//! A list field is six arguments with their descriptions and one line that differs:
//! from what record the list hangs, and how. So they are written in tables of their own.

use async_graphql::{
    Context, InputType, ServerResult,
    registry::{MetaInputValue, Registry},
};

use super::{
    connection::{Connection, Direction, List, Listed},
    object::{Answer, Shown, argument, described, failed},
};
use crate::{loader::side::Parent, page::Arguments};

/// The answer of a list field: the page that its arguments ask for.
pub(crate) fn list<'a, L: Listed>(ctx: &'a Context<'a>, parent: Option<Parent>) -> Answer<'a> {
    Answer::Now(connection::<L>(ctx, parent).map(Shown::shown))
}

/// The page that the arguments of the field ask for; nothing is fetched yet.
fn connection<L: Listed>(ctx: &Context<'_>, parent: Option<Parent>) -> ServerResult<Connection<L>> {
    let list = List {
        parent,
        filter: argument::<Option<L>>(ctx, "filter", None)?,
        order: argument::<Option<L::Order>>(ctx, "order", None)?,
        direction: argument(ctx, "direction", None)?,
        page: Arguments {
            first: argument(ctx, "first", None)?,
            after: argument(ctx, "after", None)?,
            last: argument(ctx, "last", None)?,
            before: argument(ctx, "before", None)?,
        },
    };
    Connection::new(ctx, list).map_err(|error| failed(ctx, error))
}

/// The arguments of a list field.
pub(crate) fn arguments<L: Listed>(registry: &mut Registry) -> Vec<MetaInputValue> {
    vec![
        of::<L>(registry, "filter", "Which records to keep."),
        of::<L::Order>(
            registry,
            "order",
            "What to sort by; unknown values come last.",
        ),
        of::<Direction>(
            registry,
            "direction",
            "Sort direction; with `order`, ascending by default.",
        ),
        of::<i32>(
            registry,
            "first",
            "How many, from the start: 20 by default, 100 at most.",
        ),
        of::<String>(registry, "after", "Only records after this cursor."),
        of::<i32>(registry, "last", "How many, from the end: 100 at most."),
        of::<String>(registry, "before", "Only records before this cursor."),
    ]
}

/// An argument that may be left out.
fn of<T: InputType>(registry: &mut Registry, name: &str, description: &str) -> MetaInputValue {
    described::<Option<T>>(registry, name, description, None)
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
            /// The fields, for those who show it as a part of theirs.
            pub(crate) const TABLE: &'static $crate::object::Table = {
                static TABLE: $crate::object::Table = $crate::object::Table::new(
                    stringify!($name),
                    "",
                    &[$($crate::object::Field::new::<$crate::connection::Connection<$filter>>(
                        stringify!($list),
                        $doc,
                        $crate::list::arguments::<$filter>,
                        false,
                    )),+],
                    &[],
                );
                &TABLE
            };

            const ANSWERS: &'static [$crate::object::Resolver<Self>] = &[
                $( |$parent, ctx| $crate::list::list::<$filter>(ctx, $hangs.into()) ),+
            ];
        }

        impl $crate::object::Object for $name {
            fn table(&self) -> &'static $crate::object::Table {
                Self::TABLE
            }

            #[inline(never)]
            fn answer<'a>(
                &'a self,
                place: usize,
                ctx: &'a async_graphql::Context<'a>,
            ) -> $crate::object::Answer<'a> {
                Self::ANSWERS[place](self, ctx)
            }
        }
    };
}

pub(crate) use super::order::{orders, sort};
pub(crate) use lists;
