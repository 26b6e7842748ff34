//! Lists of arguments that are bounded.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueError, InputValueResult, Value, registry::Registry};

/// A list of at most this many.
pub(crate) struct AtMost<const N: usize, T>(pub(crate) Vec<T>);

impl<const N: usize, T: InputType> InputType for AtMost<N, T> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        Vec::<T>::type_name()
    }

    fn qualified_type_name() -> String {
        Vec::<T>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<T>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let values = Vec::<T>::parse(value).map_err(InputValueError::propagate)?;
        if values.len() > N {
            return Err(InputValueError::custom(format!(
                "the value length is {}, must be less than or equal to {N}",
                values.len()
            )));
        }
        Ok(Self(values))
    }

    fn to_value(&self) -> Value {
        self.0.to_value()
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}
