//! Sources as figures: named once at the end, and by their figure wherever
//! something rests on them.

use serde_json::{Value, json};

/// Puts a figure in the place of every source among the facts.
///
/// The sources in the order of their figures, which begin at 1; two with the same
/// title and address are one.
pub(crate) fn number(facts: &mut Value) -> Vec<Value> {
    let mut sources = Vec::new();
    number_below(facts, &mut sources);
    sources
}

fn number_below(fact: &mut Value, sources: &mut Vec<Value>) {
    match fact {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| number_below(item, sources)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "source" && field.is_object() {
                    *field = json!(figure(field, sources));
                } else {
                    number_below(field, sources);
                }
            }
        }
        _ => {}
    }
}

fn figure(source: &Value, sources: &mut Vec<Value>) -> usize {
    let known = sources.iter().position(|known| known == source);
    let place = known.unwrap_or_else(|| {
        sources.push(source.clone());
        sources.len() - 1
    });
    place + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_once_and_found_by_its_figure() {
        let report = json!({ "title": "Report", "address": "p. 1" });
        let page = json!({ "title": "Page", "address": null });
        let mut facts = json!({
            "source": report,
            "seats": [{ "source": page }, { "source": report, "note": null }, { "source": null }],
        });
        assert_eq!(number(&mut facts), [report, page]);
        let expected = json!({
            "source": 1,
            "seats": [{ "source": 2 }, { "source": 1, "note": null }, { "source": null }],
        });
        assert_eq!(facts, expected);
    }
}
