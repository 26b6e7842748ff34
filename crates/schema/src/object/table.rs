//! The macros that write down types.

/// Writes down the table of a type.
///
/// ```ignore
/// object! {
///     /// What the type is.
///     Event as Event |this, ctx| {
///         /// A field that is at hand.
///         place: Option<&str> = this.0.place.as_deref();
///         /// A field that is asked for: a future that may fail.
///         country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
///         /// A field with an argument.
///         name(/// The language.
///             language: Option<Language>): String => name_in(ctx, language);
///         // The fields of another table.
///         ..Fact = fact!(this);
///     }
/// }
/// ```
macro_rules! object {
    (
        $(#[doc = $head:literal])+
        $type:ty as $type_name:ident $(of [$item:expr])? |$this:ident, $ctx:ident| {
            $(
                $(#[doc = $doc:literal])+
                $field:ident $(( $( $(#[doc = $about:literal])+ $argument:ident: $argument_type:ty $(= $default:expr)? ),+ $(,)? ))? : $output:ty
                    $(= $now:expr)? $(=> $later:expr)?;
            )*
            $( ..$part:ty = $made:expr; )*
        }
    ) => {
        impl $type {
            /// The fields, for those who show it as a part of theirs.
            pub(crate) const TABLE: &'static $crate::object::Table = {
                const FIELDS: &[$crate::object::Field] =
                    &[$($crate::object::Field::new::<$output>(
                        stringify!($field),
                        concat!($($doc, "\n"),+),
                        |_registry| vec![$($(
                            $crate::object::described::<$argument_type>(
                                _registry,
                                stringify!($argument),
                                concat!($($about, "\n"),+),
                                None $(.or(Some($default)))?,
                            )
                        ),+)?],
                        true $(&& stringify!($later).is_empty())?,
                    )),*];
                static TABLE: $crate::object::Table = $crate::object::Table::new(
                    stringify!($type_name),
                    concat!($($head, "\n"),+),
                    FIELDS,
                    &[$(<$part>::TABLE),*],
                );
                &TABLE
            };

            const ANSWERS: &'static [$crate::object::Resolver<Self>] = &[$(
                |$this, $ctx| {
                    let _ = ($this, $ctx);
                    $crate::object::object!(@answer $ctx
                        [$($( $argument: $argument_type [$($default)?] )+)?]
                        $output $(= $now)? $(=> $later)?)
                }
            ),*];

            const PARTS: &'static [fn(&Self) -> Box<dyn $crate::object::Object>] = &[$(
                |$this| {
                    let part: $part = $made;
                    Box::new(part)
                }
            ),*];
        }

        impl $crate::object::Object for $type {
            fn table(&self) -> &'static $crate::object::Table {
                Self::TABLE
            }

            $(
                fn name(&self) -> std::borrow::Cow<'static, str> {
                    let $this = self;
                    Self::TABLE.name_of(&$item).into()
                }
            )?

            // Where it is inlined, all that the fields do is compiled once more.
            #[inline(never)]
            fn answer<'a>(
                &'a self,
                place: usize,
                ctx: &'a async_graphql::Context<'a>,
            ) -> $crate::object::Answer<'a> {
                Self::ANSWERS[place](self, ctx)
            }

            #[inline(never)]
            fn part(&self, place: usize) -> Option<Box<dyn $crate::object::Object>> {
                Self::PARTS.get(place).map(|part| part(self))
            }
        }

        impl $crate::object::Shown for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                Self::TABLE.name.into()
            }

            fn register(registry: &mut async_graphql::registry::Registry) -> String {
                $crate::object::register(registry, Self::TABLE)
            }

            fn shown(self) -> $crate::object::Output {
                $crate::object::Output::Object(Box::new(self))
            }
        }
    };
    (@answer $ctx:ident [$($argument:ident: $type:ty [$($default:expr)?])*] $output:ty = $now:expr) => {
        $crate::object::Answer::now(|| {
            $( let $argument: $type = $crate::object::argument($ctx, stringify!($argument), None $(.or(Some(|| $default)))?)?; )*
            let value: $output = $crate::object::given(|| $now);
            Ok(value)
        })
    };
    (@answer $ctx:ident [$($argument:ident: $type:ty [$($default:expr)?])*] $output:ty => $later:expr) => {
        $crate::object::Answer::Later(Box::pin(async move {
            $crate::known::noted();
            $( let $argument: $type = $crate::object::argument($ctx, stringify!($argument), None $(.or(Some(|| $default)))?)?; )*
            let noted = $crate::known::noted();
            if !noted.is_empty() {
                let checked = $crate::known::check($ctx, noted).await;
                checked.map_err(|error| $crate::object::failed($ctx, error))?;
            }
            let value: $crate::error::Result<$output> = $later.await;
            let value = value.map_err(|error| $crate::object::failed($ctx, error))?;
            Ok($crate::object::Shown::shown(value))
        }))
    };
}

/// A type whose fields are those of a struct.
macro_rules! plain {
    (
        $(#[doc = $head:literal])+
        $(#[derive($($derived:path),+)])?
        $name:ident { $( $(#[doc = $doc:literal])+ $field:ident: $type:ty, )+ }
    ) => {
        $(#[doc = $head])+
        $(#[derive($($derived),+)])?
        pub(crate) struct $name { $( $(#[doc = $doc])+ pub(crate) $field: $type, )+ }

        $crate::object::object! {
            $(#[doc = $head])+
            $name as $name |this, _ctx| {
                $( $(#[doc = $doc])+ $field: $type = this.$field.clone(); )+
            }
        }
    };
}

/// Lets an object be the root of a kind of operation.
macro_rules! root {
    ($($root:ty),+) => { $(
        impl async_graphql::ContainerType for $root {
            async fn resolve_field(
                &self,
                ctx: &async_graphql::Context<'_>,
            ) -> async_graphql::ServerResult<Option<async_graphql::Value>> {
                $crate::object::resolve_root(self, ctx).await
            }
        }

        $crate::object::output!($root);

        impl async_graphql::ObjectType for $root {}
    )+ };
}

/// Lets the library show an object by itself: roots, and events of subscriptions.
macro_rules! output {
    ($type:ty) => {
        impl async_graphql::OutputType for $type {
            fn type_name() -> std::borrow::Cow<'static, str> {
                <Self as $crate::object::Shown>::name()
            }

            fn create_type_info(registry: &mut async_graphql::registry::Registry) -> String {
                <Self as $crate::object::Shown>::register(registry)
            }

            async fn resolve(
                &self,
                ctx: &async_graphql::ContextSelectionSet<'_>,
                _field: &async_graphql::Positioned<async_graphql::parser::types::Field>,
            ) -> async_graphql::ServerResult<async_graphql::Value> {
                $crate::object::resolve_selection(ctx, self).await
            }
        }
    };
}

pub(crate) use {object, output, plain, root};
