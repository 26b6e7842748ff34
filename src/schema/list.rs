//! The list fields of a type, each with its filter, order and page.
//!
//! A macro, because a list field is six arguments with their descriptions and
//! one line that differs: from what record the list hangs, and how. Without it
//! the same block would stand in the schema eighty times.

/// Makes an object of list fields, to be flattened into the type they belong
/// to. `self` is called `$parent` in the expression that says how the list
/// hangs on it: `None` for the list of all, else a `Parent`.
macro_rules! lists {
    (
        $(#[$head:meta])*
        $name:ident $(($field:ty))? |$parent:ident| {
            $( $(#[$doc:meta])* $list:ident: $filter:ty = $hangs:expr; )+
        }
    ) => {
        $(#[$head])*
        #[derive(Default)]
        pub(crate) struct $name $((pub(crate) $field))?;

        $(#[$head])*
        #[async_graphql::Object]
        impl $name {
            $(
                $(#[$doc])*
                #[expect(clippy::too_many_arguments, reason = "they are the field's arguments")]
                async fn $list(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(desc = "Which records to keep; all if not given.")]
                    filter: Option<$filter>,
                    #[graphql(desc = "What to order by; unknown values come last.")]
                    order: Option<<$filter as $crate::schema::connection::Listed>::Order>,
                    #[graphql(desc = "Which way the order runs; ascending if only `order` is given.")]
                    direction: Option<$crate::schema::connection::Direction>,
                    #[graphql(desc = "How many records from the start; 20 if no number is given, 100 at most.")]
                    first: Option<i32>,
                    #[graphql(desc = "Only records behind this cursor.")]
                    after: Option<String>,
                    #[graphql(desc = "How many records from the end, instead of `first`; 100 at most.")]
                    last: Option<i32>,
                    #[graphql(desc = "Only records before this cursor.")]
                    before: Option<String>,
                ) -> $crate::error::Result<$crate::schema::connection::Connection<$filter>> {
                    let hangs = |$parent: &Self| $hangs.into();
                    let list = $crate::schema::connection::List {
                        parent: hangs(self),
                        filter,
                        order,
                        direction,
                        page: $crate::page::Arguments { first, after, last, before },
                    };
                    $crate::schema::connection::Connection::new(ctx, list)
                }
            )+
        }
    };
}

/// Makes the words that a list can be ordered by, each with its column
/// and, where its words have one, their rank.
macro_rules! orders {
    (
        $(#[$head:meta])*
        $name:ident { $( $(#[$doc:meta])* $word:ident = $column:literal $(ranked $ranks:expr)?, )+ }
    ) => {
        $(#[$head])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
        pub(crate) enum $name { $( $(#[$doc])* $word, )+ }

        impl $crate::schema::connection::Order for $name {
            fn sort(self) -> $crate::loader::listing::Sort {
                match self { $(
                    Self::$word => $crate::schema::list::sort!($column $(, $ranks)?),
                )+ }
            }
        }
    };
}

/// Orders by a column, or by the rank of its words.
macro_rules! sort {
    ($column:literal) => {
        $crate::loader::listing::Sort::up($column)
    };
    ($column:literal, $ranks:expr) => {
        $crate::loader::listing::Sort::ranked($column, $ranks)
    };
}

pub(crate) use {lists, orders, sort};
