//! What a change changed, field by field.

use std::collections::BTreeSet;

use entity::change::Model;
use serde::Serialize;
use serde_json::{Map, Value};

use super::SALT;
use record::sheet::{Sheet, sheet_of};

/// A field of a record before and after a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The column of the record's sheet.
    pub field: String,
    /// What its cell held before, if anything.
    pub before: Option<String>,
    /// What its cell holds after, if anything.
    pub after: Option<String>,
}

/// The fields that differ, in the order of the record's sheet: all that it has
/// where it is new or gone, none where what the log told of it was erased.
///
/// Who reads what is [withheld](Sheet::is_partly_withheld) of the record
/// (`is_in_reach`) is told both sides. To all others a state that is not for
/// everybody is as none: a record that comes out is new, and one that is taken back
/// is gone.
#[must_use]
pub fn difference(row: &Model, is_in_reach: bool) -> Vec<FieldChange> {
    let side = |text: Option<&String>| {
        let cells = cells(row, text);
        if is_in_reach || is_open(&row.kind, &cells) {
            cells
        } else {
            Map::new()
        }
    };
    let (before, after) = (side(row.before.as_ref()), side(row.after.as_ref()));
    let cell = |cells: &Map<String, Value>, field: &str| {
        cells.get(field).and_then(Value::as_str).map(str::to_owned)
    };
    let all = before.keys().chain(after.keys());
    let all: BTreeSet<&String> = all.filter(|field| *field != SALT).collect();
    let changes = all.into_iter().map(|field| FieldChange {
        before: cell(&before, field),
        after: cell(&after, field),
        field: field.clone(),
    });
    let mut changes: Vec<FieldChange> = changes.filter(|it| it.before != it.after).collect();
    let sheet = sheet_of(&row.kind);
    changes.sort_by_key(|change| {
        let mut columns = sheet.into_iter().flat_map(Sheet::all_columns);
        // What no sheet of today has comes last.
        columns
            .position(|column| column.name == change.field)
            .unwrap_or(usize::MAX)
    });
    changes
}

/// Whether everybody may read a record of this kind that holds this. One from before
/// its kind had states was for everybody.
fn is_open(kind: &str, cells: &Map<String, Value>) -> bool {
    let Some((column, open)) = sheet_of(kind).and_then(Sheet::open_states) else {
        return true;
    };
    let state = cells.get(column.name).and_then(Value::as_str);
    state.is_none_or(|state| open.contains(&state))
}

fn cells(row: &Model, text: Option<&String>) -> Map<String, Value> {
    let Some(text) = text else {
        return Map::new();
    };
    serde_json::from_str(text).unwrap_or_else(|cause| {
        let sequence = row.sequence;
        tracing::error!(%cause, sequence, "an entry of the log of changes cannot be read");
        Map::new()
    })
}

#[cfg(test)]
mod tests {
    use entity::vocabulary;

    use super::*;

    fn row(before: Option<&str>, after: Option<&str>) -> Model {
        Model {
            sequence: 1,
            version: 1,
            at: "2026-01-01T00:00:00Z".into(),
            actor: "dataset".into(),
            verb: vocabulary::ChangeVerb::Change,
            kind: "event".into(),
            record: "event:a".into(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            digests: String::new(),
            hash: String::new(),
        }
    }

    fn told(
        before: Option<&str>,
        after: Option<&str>,
    ) -> Vec<(String, Option<String>, Option<String>)> {
        let changes = difference(&row(before, after), false).into_iter();
        changes.map(|it| (it.field, it.before, it.after)).collect()
    }

    #[test]
    fn only_what_differs_is_told_in_the_order_of_the_sheet() {
        let before = r#"{"gone":"x","place":"Kigali","name":"A","id":"a"}"#;
        let after = r#"{"starts":"2021","name":"B","id":"a"}"#;
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            told(Some(before), Some(after)),
            [
                ("name".into(), text("A"), text("B")),
                ("starts".into(), None, text("2021")),
                ("place".into(), text("Kigali"), None),
                ("gone".into(), text("x"), None),
            ]
        );
        assert_eq!(told(Some(after), Some(after)), []);
        assert_eq!(told(None, Some(after)).len(), 3);
        assert_eq!(told(Some("["), None), []);
    }

    #[test]
    fn a_state_that_is_not_for_everybody_is_told_to_those_in_reach() {
        let draft = r#"{"id":"a","title":"A","state":"DRAFT"}"#;
        let published = r#"{"id":"a","title":"B","state":"PUBLISHED"}"#;
        let earlier = r#"{"id":"a","title":"B"}"#;
        let told = |before: Option<&str>, after: Option<&str>, is_in_reach: bool| {
            let mut row = row(before, after);
            row.kind = "practice".into();
            serde_json::to_string(&difference(&row, is_in_reach)).unwrap()
        };
        for (before, after, is_anything, is_all_open) in [
            (None, Some(draft), false, false),
            (Some(draft), Some(draft), false, true),
            (Some(draft), Some(published), true, false),
            (Some(published), Some(draft), true, false),
            (Some(published), None, true, true),
            (Some(earlier), Some(published), true, true),
        ] {
            let public = told(before, after, false);
            assert_eq!(public != "[]", is_anything, "{public}");
            assert!(
                !public.contains("DRAFT") && !public.contains("\"A\""),
                "{public}"
            );
            assert_eq!(public == told(before, after, true), is_all_open, "{public}");
        }
    }
}
