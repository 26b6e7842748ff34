use rust_embed::RustEmbed;
use serde_json::{Map, Value};

#[derive(RustEmbed)]
#[folder = "src/ui/queries"]
struct Files;

/// A question worth asking, ready to run: one file of `src/ui/queries`, shown in the workbench and run as a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CuratedQuery {
    /// The file's name without its ending, such as `01-country`; the number gives the order.
    pub name: String,
    /// The question in plain words: the first line of the file's head comment.
    pub title: String,
    /// What the answer is good for, in one line: the rest of the head comment.
    pub purpose: String,
    /// The whole file, its head comment included.
    pub document: String,
    /// The variables as JSON text, from the `.json` file of the same name; an empty object where there is none.
    pub variables: String,
}

impl CuratedQuery {
    /// The values that its variables have unless others are given.
    #[must_use]
    pub fn defaults(&self) -> Map<String, Value> {
        serde_json::from_str(&self.variables).unwrap_or_default()
    }
}

/// Every curated query, in order.
pub fn queries() -> impl Iterator<Item = CuratedQuery> {
    let mut names: Vec<String> = Files::iter()
        .filter_map(|path| path.strip_suffix(".graphql").map(str::to_owned))
        .collect();
    names.sort();
    names.into_iter().filter_map(|name| {
        let document = text(&format!("{name}.graphql"))?;
        let variables = text(&format!("{name}.json")).unwrap_or_else(|| "{}".to_owned());
        let (title, purpose) = head(&document);
        Some(CuratedQuery {
            name,
            title,
            purpose,
            document,
            variables,
        })
    })
}

fn text(path: &str) -> Option<String> {
    Files::get(path).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// Splits the comment that a document begins with into its first line and the rest.
fn head(document: &str) -> (String, String) {
    let mut lines = document
        .lines()
        .map_while(|line| line.strip_prefix('#'))
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let title = lines.next().unwrap_or_default().to_owned();
    let purpose = lines.collect::<Vec<_>>().join(" ");
    (title, purpose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_says_what_it_is_for() {
        assert!(queries().count() > 1);
        for query in queries() {
            assert!(!query.title.is_empty(), "{} has no title", query.name);
            assert!(!query.purpose.is_empty(), "{} has no purpose", query.name);
            let named = query
                .document
                .lines()
                .any(|line| line.starts_with("query "));
            assert!(
                named,
                "{} has no named query, which its tab would be called by",
                query.name
            );
            let variables = serde_json::from_str::<Value>(&query.variables);
            assert!(
                variables.is_ok_and(|value| value.is_object()),
                "{}.json is no JSON object",
                query.name
            );
        }
    }

    #[test]
    fn every_file_belongs_to_a_query() {
        for path in Files::iter() {
            let name = path
                .strip_suffix(".graphql")
                .or_else(|| path.strip_suffix(".json"));
            let owner = queries().find(|query| Some(query.name.as_str()) == name);
            assert!(owner.is_some(), "{path} belongs to no query");
        }
    }

    #[test]
    fn a_head_comment_gives_title_and_purpose() {
        let document = "# Who sits where?\n#\n# Seats by sector,\n# with their dates.\n\nquery Seats { a } # later\n";
        let (title, purpose) = head(document);
        assert_eq!(title, "Who sits where?");
        assert_eq!(purpose, "Seats by sector, with their dates.");
        assert_eq!(head("{ a }"), (String::new(), String::new()));
    }
}
