//! Lines of NDJSON: a JSON object a line, each with the columns it has.

use std::io::{BufRead, BufReader, Read};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

use super::{Limits, Line, Refusal, column::meant, text};
use record::sheet::{Column, Sheet};

/// The lines of a text.
pub(super) struct Lines<R> {
    sheet: &'static Sheet,
    input: BufReader<R>,
    limits: Limits,
    bytes_left: u64,
    number: u64,
    is_over: bool,
}

/// What an object says, in its order and with what it says twice.
struct Fields(Vec<(String, Value)>);

impl<R: Read> Lines<R> {
    pub(super) fn new(sheet: &'static Sheet, input: R, limits: &Limits) -> Self {
        Self {
            sheet,
            input: BufReader::with_capacity(64 << 10, input),
            limits: limits.clone(),
            bytes_left: limits.file_bytes,
            number: 0,
            is_over: false,
        }
    }

    /// The bytes of the next line. An error ends the file.
    fn bytes(&mut self) -> Result<Option<Vec<u8>>, Refusal> {
        self.number += 1;
        let columns = self.sheet.all_columns().count() as u64 + 1;
        // A letter may be escaped, as \uXXXX twice over.
        let most = (columns * self.limits.cell_characters as u64 * 12).min(self.bytes_left);
        let mut bytes = vec![];
        let read = (&mut self.input)
            .take(most + 1)
            .read_until(b'\n', &mut bytes);
        let read = read.map_err(|cause| {
            Refusal::rejected(format!("the file cannot be read: {cause}")).at(self.number)
        })?;
        if read as u64 > most {
            let reason = "the file is too large, or this line is: split it";
            return Err(Refusal::too_large(reason).at(self.number));
        }
        self.bytes_left -= read as u64;
        Ok((read > 0).then_some(bytes))
    }

    fn line(&self, text: &str) -> Result<Line, Refusal> {
        let refused = |reason: String| Refusal::rejected(reason).at(self.number);
        if text.trim_start().starts_with('[') {
            let reason = "a list where an object is expected: write one object a line";
            return Err(refused(reason.into()));
        }
        let Fields(fields) = serde_json::from_str(text).map_err(|cause| {
            refused(format!(
                "the line is not a JSON object ({cause}): write one object a line"
            ))
        })?;
        let mut line = Line::empty(self.sheet, self.number);
        for (name, value) in fields {
            let in_column = |refusal: Refusal| refusal.in_column(&name);
            let target = meant(self.sheet, &name).map_err(refused)?;
            if line.has(target) {
                return Err(in_column(refused("it is there twice: drop one".into())));
            }
            let column = target.column(self.sheet);
            let cell = cell(column, &value).map_err(|reason| in_column(refused(reason)))?;
            if cell.chars().count() > self.limits.cell_characters {
                let most = self.limits.cell_characters;
                let reason = format!("the text holds more than {most} characters: shorten it");
                return Err(in_column(Refusal::too_large(reason).at(self.number)));
            }
            line.set(self.sheet, target, text::composed(&cell))?;
        }
        Ok(line)
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Line, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let bytes = match self.bytes().transpose()? {
                Ok(bytes) => bytes,
                Err(refusal) => {
                    self.is_over = true;
                    return Some(Err(refusal));
                }
            };
            let is_last = bytes.last() != Some(&b'\n');
            let text = match text::decoded(bytes, is_last) {
                Ok(text) => text,
                Err(reason) => {
                    self.is_over = true;
                    return Some(Err(Refusal::rejected(reason).at(self.number)));
                }
            };
            if !text.trim().is_empty() {
                return Some(self.line(&text));
            }
        }
        None
    }
}

/// The value as a cell.
fn cell(column: &Column, value: &Value) -> Result<String, String> {
    if let Value::Array(values) = value {
        if !column.kind.is_list() {
            return Err(format!("a list is not {}", column.kind.wanted()));
        }
        let mut texts = vec![];
        for value in values {
            let text = scalar(value)?;
            if text.contains(';') {
                return Err(format!("{text:?} has a semicolon: write two texts"));
            }
            texts.push(text);
        }
        let list = texts.join(";");
        // A list says itself that it holds one value.
        return Ok(column.shown(&list).into_owned());
    }
    scalar(value)
}

fn scalar(value: &Value) -> Result<String, String> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Number(number) => Ok(match number.as_f64() {
            Some(float) if number.is_f64() => float.to_string(),
            _ => number.to_string(),
        }),
        Value::Array(_) | Value::Object(_) => {
            Err("a value inside a value: write a text, a number, true, false or null".into())
        }
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = vec![];
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}
