//! A request as it is drawn: fields with their arguments and what is selected below
//! them, or the path of a file.

use std::{collections::BTreeSet, fmt::Write as _};

/// A request.
#[derive(Clone, Debug)]
pub(super) enum Bomb {
    /// Fields at the root of a query.
    Query(Vec<Selected>),
    /// A file.
    File(String),
}

/// A field that is selected.
#[derive(Clone, Debug)]
pub(super) struct Selected {
    pub(super) name: String,
    pub(super) arguments: Vec<(String, String)>,
    pub(super) below: Vec<Selected>,
}

impl Selected {
    /// A field without anything.
    pub(super) fn plain(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            arguments: vec![],
            below: vec![],
        }
    }
}

impl Bomb {
    /// A query of this text, without its braces or with them.
    pub(super) fn query(text: &str) -> Self {
        let inner = text.trim().trim_start_matches('{').trim();
        let inner = inner.strip_suffix('}').unwrap_or(inner);
        Self::Query(vec![Selected::plain(inner)])
    }

    /// The request as text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::File(path) => path.clone(),
            Self::Query(fields) => {
                let mut text = String::new();
                write(&mut text, fields);
                text
            }
        }
    }
}

/// Fields of one name get names of their own, so that each is answered.
fn write(text: &mut String, fields: &[Selected]) {
    let mut seen = BTreeSet::new();
    text.push('{');
    for (place, field) in fields.iter().enumerate() {
        if seen.insert(&field.name) {
            write!(text, " {}", field.name).unwrap();
        } else {
            write!(text, " a{place}: {}", field.name).unwrap();
        }
        if !field.arguments.is_empty() {
            let arguments = field.arguments.iter();
            let arguments = arguments.map(|(name, value)| format!("{name}: {value}"));
            write!(text, "({})", arguments.collect::<Vec<_>>().join(", ")).unwrap();
        }
        if !field.below.is_empty() {
            text.push(' ');
            write(text, &field.below);
        }
    }
    text.push_str(" }");
}
