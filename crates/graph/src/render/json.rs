//! What the JSON formats share.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Column, Value, document::known};

/// An object of fixed entries and then a row's known values under their columns' names.
pub(super) struct Object<'a> {
    /// The fixed entries.
    pub fixed: &'a [(&'a str, Fixed<'a>)],
    /// The columns of the row.
    pub columns: &'a [Column],
    /// The values of the row.
    pub values: &'a [Value],
}

/// The value of a fixed entry.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Fixed<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.fixed {
            map.serialize_entry(name, value)?;
        }
        for (_, column, value) in known(self.columns, self.values) {
            match value {
                Value::Text(text) => map.serialize_entry(column.name, text)?,
                Value::Integer(integer) => map.serialize_entry(column.name, integer)?,
                Value::Number(number) => map.serialize_entry(column.name, number)?,
                Value::Flag(flag) => map.serialize_entry(column.name, flag)?,
                Value::Missing => {}
            }
        }
        map.end()
    }
}

/// Writes the comma and the line break that stand before all elements of a list but the first.
pub(super) fn separate(is_first: &mut bool, out: &mut dyn Write) -> io::Result<()> {
    let separator = if *is_first { "\n" } else { ",\n" };
    *is_first = false;
    out.write_all(separator.as_bytes())
}

/// Writes a value.
pub(super) fn put<T: Serialize + ?Sized>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    Ok(serde_json::to_writer(out, value)?)
}
