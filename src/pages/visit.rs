//! Who looks at a page, in which language, and what they are shown.

use chrono::NaiveDate;
use poem::{
    Request, Response,
    http::{HeaderMap, header::ACCEPT_LANGUAGE},
};
use serde_json::{Map, Value, json};

use super::{files, respond, text};
use crate::http::{
    graphql::inside::{Answers, Question, Told},
    refusal::Result,
};
use schema::language::{Language, from_accept_language};

/// The parameter and the cookie that choose the language.
pub(super) const LANG: &str = "lang";

/// One look at a page.
pub(super) struct Visit<'a> {
    pub(super) answers: &'a Answers,
    pub(super) request: &'a Request,
    pub(super) language: Language,
    /// Whether the address chose the language, which is remembered then.
    pub(super) is_chosen: bool,
    /// The day that everything is told for.
    pub(super) day: NaiveDate,
}

impl<'a> Visit<'a> {
    pub(super) fn new(answers: &'a Answers, request: &'a Request) -> Self {
        let chosen = parameter(request, LANG);
        let chosen = chosen.as_deref().and_then(text::language);
        let kept = || cookie(request.headers(), LANG).and_then(text::language);
        let asked = || {
            let header = request.headers().get(ACCEPT_LANGUAGE);
            from_accept_language(header.and_then(|value| value.to_str().ok()))
        };
        Self {
            answers,
            request,
            language: chosen.or_else(kept).unwrap_or_else(asked),
            is_chosen: chosen.is_some(),
            day: answers.state().clock.now().date_naive(),
        }
    }

    /// Asks an operation of the document of a page.
    pub(super) async fn ask(
        &self,
        page: &str,
        operation: &'static str,
        variables: &Map<String, Value>,
    ) -> Result<Told> {
        let question = Question {
            document: files::file(&format!("{page}/page.graphql")),
            operation,
            variables,
            language: self.language,
        };
        self.answers.ask(self.request, question).await
    }

    /// What every template knows of the visit.
    pub(super) fn frame(&self) -> Value {
        let path = self.request.original_uri().path();
        let query = self.request.original_uri().query().unwrap_or_default();
        let parts = query.split('&');
        let rest = parts.filter(|part| !part.is_empty() && !part.starts_with("lang="));
        let rest: Vec<_> = rest.collect();
        let languages = text::LANGUAGES.map(|(language, code, name)| {
            let mut query = rest.clone();
            let lang = format!("lang={code}");
            query.push(&lang);
            let address = format!("{path}?{}", query.join("&"));
            json!({ "code": code, "name": name, "address": address, "is_this": language == self.language })
        });
        json!({
            "lang": text::code(self.language),
            "languages": languages,
            "path": path,
            "style": super::style::address(),
            "day": self.day.to_string(),
        })
    }

    /// The answer: the page, or the page that says why there is none.
    pub(super) async fn answer(&self, page: Result<Value>, template: &str) -> Response {
        respond::respond(self, page, template).await
    }
}

/// A parameter of the address.
pub(super) fn parameter(request: &Request, name: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = request.params().ok()?;
    let found = pairs.into_iter().find(|(key, _)| key == name);
    found
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all("cookie").iter();
    let pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    let mut values = pairs.filter_map(|pair| pair.trim().split_once('='));
    values.find(|(key, _)| *key == name).map(|(_, value)| value)
}
