//! The ways by which a record is written, each of which says whether it was. Files are
//! tried dry, which decides as the others do and leaves the ground as it is.

use record::sheet::{Kind, Sheet};
use reqwest::Client;
use serde_json::{Value, json};

use super::{
    Who,
    fixture::{Fixture, Row},
};
use crate::flow::camel;

/// Whether a mutation wrote, or why it was refused by right.
fn is_written(answer: &Value) -> bool {
    let code = answer["errors"][0]["extensions"]["code"].as_str();
    let data = answer["data"].as_object();
    let outcome = data.and_then(|it| it.values().next()?["outcome"].as_str());
    match (code, outcome) {
        (None, Some("REFUSED")) | (Some("FORBIDDEN"), _) => false,
        (None, Some(_)) => true,
        _ => panic!("{answer:#}"),
    }
}

impl Fixture {
    /// By a file at its address.
    pub(super) async fn by_import(&self, who: &Who, sheet: &Sheet, row: &Row) -> bool {
        let path = format!("{}?dryRun=true", sheet.name);
        let (_, answer) = self.world.import(&who.token, &path, &row.csv()).await;
        let report = &answer["report"];
        let done = [&report["created"], &report["changed"]];
        let is_forbidden = answer["errors"][0]["extensions"]["code"] == "FORBIDDEN";
        assert!(report["rows"].is_array() || is_forbidden, "{answer:#}");
        done.iter().any(|count| count.as_u64() == Some(1))
    }

    /// By a file that comes with a request.
    pub(super) async fn by_upload(&self, who: &Who, sheet: &Sheet, row: &Row) -> bool {
        let query = format!(
            "mutation($file: Upload!) {{ importSheet(input: {{ sheet: \"{}\", file: $file, dryRun: true }}) {{ created changed refused }} }}",
            sheet.name
        );
        let operations = json!({ "query": query, "variables": { "file": null } });
        let part = |name: &str, more: &str, body: &str| {
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{body}\r\n"
            )
        };
        let file = "; filename=\"a.csv\"\r\ncontent-type: text/csv";
        let body = [
            part("operations", "", &operations.to_string()),
            part("map", "", r#"{"0":["variables.file"]}"#),
            part("0", file, &row.csv()),
            "--x--\r\n".to_owned(),
        ];
        let request = Client::new()
            .post(format!("{}/graphql", self.world.url()))
            .header("accept", "application/graphql-response+json")
            .header("content-type", "multipart/form-data; boundary=x")
            .header("graphql-require-preflight", "1")
            .bearer_auth(&who.token)
            .body(body.concat());
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let report = &answer["data"]["importSheet"];
        let is_forbidden = answer["errors"][0]["extensions"]["code"] == "FORBIDDEN";
        assert!(report.is_object() || is_forbidden, "{answer:#}");
        report["created"] == 1 || report["changed"] == 1
    }

    /// By its mutation; `None` if the kind has none.
    pub(super) async fn by_mutation(&self, who: &Who, sheet: &Sheet, row: &Row) -> Option<bool> {
        let kinds = schema::kinds().into_iter();
        let name = kinds.into_iter().find(|(kind, _)| *kind == sheet.record)?.1;
        let field = format!("change{name}");
        if !schema::sdl().contains(&format!("  {field}(")) {
            return None;
        }
        let mut input = serde_json::Map::new();
        for (column, cell) in &row.0 {
            let kind = sheet.column(column).unwrap().kind;
            let value = match kind {
                Kind::Id => format!("{}:{cell}", sheet.record).into(),
                Kind::Flag => (cell == "true").into(),
                _ => cell.as_str().into(),
            };
            input.insert(camel(column), value);
        }
        let query = format!(
            "mutation($input: Change{name}Input!) {{ {field}(input: $input) {{ outcome errors {{ code message }} }} }}"
        );
        let body = json!({ "query": query, "variables": { "input": input } });
        Some(is_written(&self.world.post_as(&who.token, body).await))
    }

    /// By an end, which is taken back where it was written.
    pub(super) async fn by_end(&self, who: &Who, sheet: &'static Sheet) -> bool {
        let query = format!(
            r#"mutation {{ endRecord(input: {{ id: "{}:matrix", on: "2026-11" }}) {{ outcome errors {{ code message }} }} }}"#,
            sheet.record
        );
        let is_ended = self.writes(who, query).await;
        if is_ended {
            self.put_back(sheet, "matrix").await;
        }
        is_ended
    }

    /// Whether this mutation of a caller wrote.
    async fn writes(&self, who: &Who, query: String) -> bool {
        let body = json!({ "query": query });
        is_written(&self.world.post_as(&who.token, body).await)
    }

    /// By taking it away.
    pub(super) async fn by_removal(&self, who: &Who, sheet: &Sheet, erase: bool) -> bool {
        let query = format!(
            r#"mutation {{ removeRecord(input: {{ id: "{}:gone", erase: {erase} }}) {{ outcome errors {{ code message }} }} }}"#,
            sheet.record
        );
        self.writes(who, query).await
    }

    /// By erasing what the log tells of it.
    pub(super) async fn by_erasure(&self, who: &Who, sheet: &Sheet) -> bool {
        let query = format!(
            r#"mutation {{ eraseHistory(input: {{ id: "{}:gone" }}) {{ outcome errors {{ code message }} }} }}"#,
            sheet.record
        );
        self.writes(who, query).await
    }

    /// By making one of two.
    pub(super) async fn by_merge(&self, who: &Who, [from, into]: &[String; 2]) -> bool {
        let query = format!(
            r#"mutation {{ mergeOrganisations(input: {{ from: "organisation:{from}", into: "organisation:{into}" }}) {{ outcome errors {{ code message }} }} }}"#
        );
        self.writes(who, query).await
    }
}
