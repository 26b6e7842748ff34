//! Rows by a word in one of their columns, for answers that are computed over
//! all of them.

use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
};

use sea_orm::{
    Condition, ExprTrait, ModelTrait,
    sea_query::{Alias, Expr},
};

use super::{listing::Listing, table::Tabled};

/// The rows of a table whose column holds one of these words.
pub struct Holding<E> {
    words: Option<(&'static str, &'static [&'static str])>,
    entity: PhantomData<fn() -> E>,
}

impl<E> Holding<E> {
    /// All rows of the table.
    #[must_use]
    pub const fn anything() -> Self {
        Self {
            words: None,
            entity: PhantomData,
        }
    }

    /// Those whose column holds one of these words.
    #[must_use]
    pub const fn one_of(column: &'static str, words: &'static [&'static str]) -> Self {
        Self {
            words: Some((column, words)),
            entity: PhantomData,
        }
    }
}

// Derived, these would ask the same of `E`, which is only a name here.
impl<E> Clone for Holding<E> {
    fn clone(&self) -> Self {
        Self {
            words: self.words,
            entity: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Holding<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Holding").field(&self.words).finish()
    }
}

impl<E> PartialEq for Holding<E> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl<E> Eq for Holding<E> {}

impl<E> Hash for Holding<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

impl<E> Listing for Holding<E>
where
    E: Tabled<Model: Send + Sync + ModelTrait<Entity = E>>,
{
    type Entity = E;

    fn condition(&self) -> Condition {
        let holds = self.words.map(|(column, words)| {
            let column = Expr::col((E::default(), Alias::new(column)));
            column.is_in(words.iter().copied())
        });
        Condition::all().add_option(holds)
    }
}
