use std::collections::BTreeSet;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;

use super::{
    files,
    template::is_template,
    text::{self, LANGUAGES},
};
use schema::language::Language;

/// The keys of a language, and for each the names of its gaps.
fn keys(language: Language) -> BTreeSet<(String, BTreeSet<String>)> {
    let source = text::source(language);
    let read = FluentResource::try_new(source.to_owned());
    let resource = read.unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
    let lines: Vec<&str> = source.lines().collect();
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    let text_of = |key: &str| {
        let start = lines
            .iter()
            .position(|line| line.starts_with(&format!("{key} =")))
            .unwrap();
        let rest = lines[start + 1..].iter();
        let more = rest.take_while(|line| line.starts_with([' ', '}']));
        std::iter::once(&lines[start])
            .chain(more)
            .copied()
            .collect::<Vec<_>>()
            .join("\n")
    };
    let gaps = |key: &str| {
        let text = text_of(key);
        let parts = text.split('$').skip(1);
        let name = |part: &str| {
            let letters = part.chars().take_while(char::is_ascii_alphanumeric);
            letters.collect::<String>()
        };
        parts.map(name).collect::<BTreeSet<_>>()
    };
    messages
        .map(|key| {
            let gaps = gaps(&key);
            (key, gaps)
        })
        .collect()
}

#[test]
fn every_language_says_everything() {
    let english = keys(Language::En);
    assert!(english.len() > 300, "{}", english.len());
    for (language, code, _) in LANGUAGES {
        let keys = keys(language);
        let missing: Vec<_> = english.symmetric_difference(&keys).collect();
        assert!(missing.is_empty(), "{code}: {missing:?}");
    }
}

/// What a template shows: without its own statements, tags and what it fills in.
fn said(template: &str) -> String {
    let mut left = template.to_owned();
    for (from, to) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")] {
        let mut kept = String::new();
        let mut rest = left.as_str();
        while let Some((before, after)) = rest.split_once(from) {
            kept.push_str(before);
            kept.push(' ');
            rest = after.split_once(to).map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        left = kept;
    }
    left
}

#[test]
fn no_template_has_a_text_of_its_own() {
    let names = ["sun-graph", "/graphql", "&amp;", "&"];
    for (path, template) in files::all().filter(|(path, _)| is_template(path)) {
        let mut said = said(template);
        for name in names {
            said = said.replace(name, "");
        }
        let letters: String = said.chars().filter(|it| it.is_alphabetic()).collect();
        assert!(letters.is_empty(), "{path} says {letters:?}");
    }
}

#[test]
fn every_text_that_a_template_asks_for_is_there() {
    let english: BTreeSet<String> = keys(Language::En).into_iter().map(|(key, _)| key).collect();
    for (path, template) in files::all().filter(|(path, _)| is_template(path)) {
        for call in template.split("t(\"").skip(1) {
            let Some((key, rest)) = call.split_once('"') else {
                continue;
            };
            // A key that is put together from parts.
            let is_whole = !rest.starts_with(" ~");
            assert!(
                !is_whole || english.contains(key),
                "{path} asks for {key:?}"
            );
        }
        for call in template.split("|word(\"").skip(1) {
            let kind = call.split('"').next().unwrap_or_default();
            let head = format!("{kind}-");
            assert!(
                english.iter().any(|key| key.starts_with(&head)),
                "{path} asks for words of {kind:?}"
            );
        }
    }
}

#[test]
fn a_document_stands_beside_each_page_that_asks() {
    for page in ["home", "country", "search", "graph", "data", "commitment"] {
        let document = files::file(&format!("{page}/page.graphql"));
        assert!(document.contains("query "), "{page}");
    }
}
