//! Values that are checked once, where they come in.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, UploadValue, Value};
use chrono::NaiveDate;

use crate::object::leaves;
use record::{
    country::{country, suggestion},
    date,
};

leaves!(PartialDate, Date, DateTime, CountryCode, Upload);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PartialDate(pub String);

/// A date in ISO 8601, as precise as its source gives it: a year (`2021`), a month (`2021-12`), a day (`2021-12-06`), or an interval between two of these (`2019/2020`).
#[Scalar(specified_by_url = "https://www.loc.gov/standards/datetime/")]
impl ScalarType for PartialDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if date::is_interval(&text) => Ok(Self(text)),
            _ => Err(refused("a date is written 2021, 2021-12 or 2021-12-06")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Date(pub String);

/// A calendar day in ISO 8601, such as `2017-01-31`.
#[Scalar(specified_by_url = "https://scalars.graphql.org/andimarek/local-date.html")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if text.len() == 10 && date::is_partial(&text) => Ok(Self(text)),
            _ => Err(refused("a day is written 2017-01-31, and must exist")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Self {
        Self(day.to_string())
    }
}

impl Date {
    /// The day, which was checked where it came in.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        date::first_day(&self.0)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DateTime(pub String);

/// A date and time in UTC (RFC 3339), such as `2026-11-25T14:03:59.120Z`.
#[Scalar(specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if chrono::DateTime::parse_from_rfc3339(&text).is_ok() => {
                Ok(Self(text))
            }
            _ => Err(refused("a moment is written 2026-11-25T14:03:59Z")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CountryCode(pub String);

/// An ISO 3166-1 country code. Input may be alpha-3 (`KEN`), alpha-2 (`KE`), the number of M49 (`"404"`) or a name in English, French or Spanish (`Kenya`); answers are always alpha-3.
#[Scalar(specified_by_url = "https://www.iso.org/iso-3166-country-codes.html")]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = match value {
            Value::String(text) => text,
            Value::Enum(name) => name.to_string(),
            _ => return Err(refused("a country code is a text such as KEN")),
        };
        match country(&text) {
            Some(code) => Ok(Self(code.to_owned())),
            None => Err(refused(&format!("unknown country: {}", suggestion(&text)))),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// What stands in the place of a file in the variables of a request, before its number.
pub const FILE: &str = "#__graphql_file__:";

/// The files that came with a request; request data.
pub struct Files(pub Vec<UploadValue>);

#[derive(Clone, Copy, Debug)]
pub(crate) struct Upload(pub usize);

/// A file sent with the request, by the GraphQL multipart request specification: a variable that is `null` in `operations` and named in `map`.
#[Scalar(specified_by_url = "https://github.com/jaydenseric/graphql-multipart-request-spec")]
impl ScalarType for Upload {
    fn parse(value: Value) -> InputValueResult<Self> {
        let number = match &value {
            Value::String(text) => text.strip_prefix(FILE).and_then(|it| it.parse().ok()),
            _ => None,
        };
        number
            .map(Self)
            .ok_or_else(|| refused("send the file with the request, as multipart/form-data"))
    }

    fn to_value(&self) -> Value {
        Value::Null
    }
}

fn refused<T>(message: &str) -> InputValueError<T>
where
    T: async_graphql::InputType,
{
    InputValueError::custom(message).with_extension("code", "BAD_USER_INPUT")
}

/// The dates of a row, which were checked when it was written.
pub(crate) fn date(text: Option<&String>) -> Option<PartialDate> {
    text.map(|text| PartialDate(text.clone()))
}
