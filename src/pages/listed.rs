//! Pages that list what is on record, with a country to choose and pages to turn.

use poem::{Endpoint, Request, Response};
use serde_json::{Map, Value, json};

use super::visit::{Visit, parameter};
use crate::{
    http::{graphql::inside::Answers, refusal::Result},
    report::sources,
};

/// A page that asks the operation `Page` of its document, and has nothing else to say.
pub(super) struct Listed {
    /// The folder of the page.
    pub(super) page: &'static str,
    /// Whether its operation asks for the day.
    pub(super) is_dated: bool,
    pub(super) answers: Answers,
}

impl Endpoint for Listed {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let visit = Visit::new(&self.answers, &request);
        let facts = self.facts(&visit).await;
        let template = format!("{}/page.html", self.page);
        Ok(visit.answer(facts, &template).await)
    }
}

impl Listed {
    async fn facts(&self, visit: &Visit<'_>) -> Result<Value> {
        let country = parameter(visit.request, "country").map(|code| code.to_uppercase());
        let mut variables = Map::from_iter([
            (
                "countries".to_owned(),
                json!(country.as_ref().map(|code| [code])),
            ),
            ("after".to_owned(), json!(parameter(visit.request, "after"))),
        ]);
        if self.is_dated {
            variables.insert("day".into(), visit.day.to_string().into());
        }
        let told = visit.ask(self.page, "Page", &variables).await?;
        let mut facts = Value::clone(&told.data);
        facts["sources"] = sources::number(&mut facts["list"]).into();
        let countries = facts["countries"]["nodes"].as_array().into_iter().flatten();
        let mut chosen = countries.filter(|it| it["code"].as_str() == country.as_deref());
        facts["name"] = chosen.next().map_or(Value::Null, |it| it["name"].clone());
        facts["code"] = json!(country);
        facts["address"] = json!(visit.request.original_uri().path());
        facts["version"] = json!(told.version);
        Ok(facts)
    }
}
