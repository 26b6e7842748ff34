//! What pages are made of, carried by the binary; a debug build reads it from where it
//! stood, so that a changed template shows once the server is started again.

use std::{collections::BTreeMap, sync::LazyLock};

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "src/pages"]
#[include = "*.css"]
#[include = "*.ftl"]
#[include = "*.graphql"]
#[include = "*.html"]
#[include = "*.svg"]
struct Files;

static ALL: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let read = |path: &str| Some(String::from_utf8_lossy(&Files::get(path)?.data).into_owned());
    Files::iter()
        .filter_map(|path| Some((path.to_string(), read(&path)?)))
        .collect()
});

/// All files, by their paths below this folder.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
}

/// The file at this path; empty if there is none, which tests rule out.
pub(super) fn file(path: &str) -> &'static str {
    ALL.get(path).map_or("", String::as_str)
}
