//! Types that stand for several: interfaces and unions.

/// Makes an enum of kinds of record that a field can show any of, and tells how it is written in
/// the schema: an interface, with the fields that all have, or a union.
///
/// ```ignore
/// choice! {
///     /// What it is.
///     Party as interface {
///         /// The stable identifier.
///         id: ID;
///     } of Country, Network
/// }
/// ```
macro_rules! choice {
    (
        $(#[doc = $head:literal])+
        $name:ident as interface {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(( $( $(#[doc = $about:literal])+ $argument:ident: $argument_type:ty ),+ $(,)? ))? : $output:ty;
            )+
        } of $($kind:ident),+ $(,)?
    ) => {
        $crate::object::choice!(@enum [$($head)+] $name $($kind)+);
        $crate::object::choice!(@shown $name $($kind)+, Interface {
            name: stringify!($name),
            description: concat!($($head, "\n"),+),
            fields: &[$($crate::object::Field::new::<$output>(
                stringify!($field),
                concat!($($doc, "\n"),+),
                |_registry| vec![$($(
                    $crate::object::described::<$argument_type>(
                        _registry,
                        stringify!($argument),
                        concat!($($about, "\n"),+),
                        None,
                    )
                ),+)?],
                false,
            )),+],
            possible: &[$(<$kind as $crate::object::Shown>::register),+],
        });
    };
    (
        $(#[doc = $head:literal])+
        $name:ident as union of $($kind:ident),+ $(,)?
    ) => {
        $crate::object::choice!(@enum [$($head)+] $name $($kind)+);
        $crate::object::choice!(@shown $name $($kind)+, Union {
            name: stringify!($name),
            description: concat!($($head, "\n"),+),
            possible: &[$(<$kind as $crate::object::Shown>::register),+],
        });
    };
    (@enum [$($head:literal)+] $name:ident $($kind:ident)+) => {
        $(#[doc = $head])+
        #[derive(Clone)]
        pub(crate) enum $name { $( #[doc = concat!("Shown as `", stringify!($kind), "`.")] $kind($kind) ),+ }

        $(
            impl From<$kind> for $name {
                fn from(value: $kind) -> Self {
                    Self::$kind(value)
                }
            }
        )+

        impl $name {
            /// The record with this global id, if there is one and it is of one of these kinds.
            pub(crate) async fn load(
                ctx: &async_graphql::Context<'_>,
                id: &str,
            ) -> $crate::error::Result<Option<Self>> {
                use $crate::record::Record;

                let kind = id.split_once(':').map_or("", |(kind, _)| kind);
                $(
                    if kind == <$kind as Record>::KIND {
                        return Ok($kind::load(ctx, id).await?.map(Self::from));
                    }
                )+
                Ok(None)
            }
        }
    };
    (@shown $name:ident $($kind:ident)+, $sort:ident $table:tt) => {
        impl $crate::object::Shown for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn register(registry: &mut async_graphql::registry::Registry) -> String {
                static TABLE: $crate::object::$sort = $crate::object::$sort $table;
                TABLE.register(registry)
            }

            fn shown(self) -> $crate::object::Output {
                match self { $( Self::$kind(value) => $crate::object::Shown::shown(value) ),+ }
            }
        }
    };
}

pub(crate) use choice;
