//! What lists can be ordered by.

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

        impl $crate::connection::Order for $name {
            fn sort(self) -> $crate::loader::listing::Sort {
                match self { $(
                    Self::$word => $crate::list::sort!($column $(, $ranks)?),
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

pub(crate) use {orders, sort};
