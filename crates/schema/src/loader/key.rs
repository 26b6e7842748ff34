//! Keys of types that are not known where they are compared.

use std::{
    any::{Any, TypeId},
    hash::{Hash, Hasher},
};

/// A key of any type: it is equal to those of its own type that are equal to it.
pub(super) trait AnyKey: Send + Sync {
    /// The key as what it is.
    fn as_any(&self) -> &dyn Any;
    /// Whether the other is of the same type and equal.
    fn is_same(&self, other: &dyn Any) -> bool;
    /// Hashes its type and itself.
    fn hash_into(&self, state: &mut dyn Hasher);
}

impl<K: Eq + Hash + Send + Sync + 'static> AnyKey for K {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn hash_into(&self, mut state: &mut dyn Hasher) {
        TypeId::of::<K>().hash(&mut state);
        self.hash(&mut state);
    }
}
