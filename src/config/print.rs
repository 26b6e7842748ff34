//! The configuration as a file that says it, with what each value means and where it
//! comes from.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::Config;

/// Characters of a line.
const WIDTH: usize = 100;

/// Where the values come from that are not the defaults, by key as `limits.depth`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(pub(super) BTreeMap<String, String>);

impl Config {
    /// The configuration as a file would say it, passwords left out.
    #[must_use]
    pub fn to_toml(&self, origins: &Origins) -> String {
        let Ok(Value::Object(keys)) = serde_json::to_value(self) else {
            return String::new();
        };
        let described = SchemaSettings::default()
            .with(|settings| settings.inline_subschemas = true)
            .into_generator()
            .into_root_schema_for::<Self>();
        let described = described.as_value();
        let line = |table: &str, described: &Value, key: &str, value: &Value| {
            let path = [table, key].join(".");
            let origin = origins.0.get(path.trim_start_matches('.'));
            let origin = origin.map_or("default", String::as_str);
            let meaning = meaning(&described["properties"][key]);
            format!("{}{key} = {value} # {origin}\n", comment(meaning))
        };
        let (tables, plain): (Vec<_>, Vec<_>) = keys.iter().partition(|(_, it)| it.is_object());
        let plain = plain.into_iter();
        let mut text: String = plain
            .map(|(key, it)| line("", described, key, it))
            .collect();
        for (name, table) in tables {
            let described = &described["properties"][name];
            let head = format!("\n{}[{name}]\n", comment(meaning(described)));
            text.push_str(&head);
            let values = table.as_object().into_iter().flatten();
            text.extend(values.map(|(key, it)| line(name, described, key, it)));
        }
        text
    }
}

fn meaning(described: &Value) -> &str {
    described["description"].as_str().unwrap_or_default()
}

/// Lines of comment that hold this text.
fn comment(text: &str) -> String {
    let mut lines = String::from("#");
    let mut length = 1;
    for word in text.split_whitespace() {
        let characters = word.chars().count();
        if length + 1 + characters > WIDTH {
            lines.push_str("\n#");
            length = 1;
        }
        lines.push(' ');
        lines.push_str(word);
        length += 1 + characters;
    }
    lines.push('\n');
    lines
}
