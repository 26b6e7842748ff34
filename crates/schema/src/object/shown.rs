//! What a field can show: leaves, objects, and either of them optional or in lists.

use std::borrow::Cow;

use async_graphql::{ID, Value, registry::Registry};

use super::Output;

/// A type that a field can have.
pub(crate) trait Shown: Sized {
    /// Whether it may be `null`.
    const IS_NULLABLE: bool = false;
    /// Whether it is a list of what may be `null`.
    const HAS_NULLABLE_ITEMS: bool = false;
    /// Whether nothing can be selected of it.
    const IS_LEAF: bool = false;

    /// Its name, without `!` and brackets.
    fn name() -> Cow<'static, str>;

    /// Tells the registry of it, and gives the type as it is written in the schema.
    fn register(registry: &mut Registry) -> String;

    /// The value as it is shown.
    fn shown(self) -> Output;
}

/// Lets scalars and enums be shown.
macro_rules! leaves {
    ($($leaf:ty),+ $(,)?) => { $(
        impl $crate::object::Shown for $leaf {
            const IS_LEAF: bool = true;

            fn name() -> std::borrow::Cow<'static, str> {
                <$leaf as async_graphql::OutputType>::type_name()
            }

            fn register(registry: &mut async_graphql::registry::Registry) -> String {
                <$leaf as async_graphql::OutputType>::create_type_info(registry)
            }

            fn shown(self) -> $crate::object::Output {
                $crate::object::Output::Value(async_graphql::InputType::to_value(&self))
            }
        }
    )+ };
}

pub(crate) use leaves;

leaves!(String, ID, bool, i32, i64, u32, u64, usize, f64);

/// What a page or a payload is of, in the tables that those of all kinds share: a type
/// made by such a table has the name of the kind where the table says `Item`.
pub(crate) struct Item(pub(crate) Output);

impl Item {
    /// What stands for the name of the kind.
    pub(crate) const NAME: &'static str = "Item";
}

impl Shown for Item {
    fn name() -> Cow<'static, str> {
        Self::NAME.into()
    }

    fn register(_registry: &mut Registry) -> String {
        format!("{}!", Self::NAME)
    }

    fn shown(self) -> Output {
        self.0
    }
}

impl Shown for &str {
    const IS_LEAF: bool = true;

    fn name() -> Cow<'static, str> {
        <String as Shown>::name()
    }

    fn register(registry: &mut Registry) -> String {
        <String as Shown>::register(registry)
    }

    fn shown(self) -> Output {
        Output::Value(Value::from(self))
    }
}

impl<T: Shown> Shown for Option<T> {
    const IS_NULLABLE: bool = true;
    const HAS_NULLABLE_ITEMS: bool = T::HAS_NULLABLE_ITEMS;
    const IS_LEAF: bool = T::IS_LEAF;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn register(registry: &mut Registry) -> String {
        let mut ty = T::register(registry);
        if ty.ends_with('!') {
            ty.pop();
        }
        ty
    }

    fn shown(self) -> Output {
        self.map_or(Output::Value(Value::Null), T::shown)
    }
}

impl<T: Shown + Clone> Shown for &[T] {
    const HAS_NULLABLE_ITEMS: bool = T::IS_NULLABLE;
    const IS_LEAF: bool = T::IS_LEAF;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn register(registry: &mut Registry) -> String {
        Vec::<T>::register(registry)
    }

    fn shown(self) -> Output {
        self.to_vec().shown()
    }
}

impl<T: Shown> Shown for Vec<T> {
    const HAS_NULLABLE_ITEMS: bool = T::IS_NULLABLE;
    const IS_LEAF: bool = T::IS_LEAF;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn register(registry: &mut Registry) -> String {
        format!("[{}]!", T::register(registry))
    }

    fn shown(self) -> Output {
        Output::List(self.into_iter().map(T::shown).collect())
    }
}
