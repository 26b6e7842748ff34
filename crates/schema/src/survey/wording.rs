//! How questions and choices are worded.

use async_graphql::{Context, ID, InputObject};
use entity::{survey_text, survey_version};
use sea_orm::Condition;

use crate::{
    ask::Ask,
    connection::Listed,
    error::Result,
    fact::Fact,
    filter::Narrow,
    language::Language,
    list::orders,
    loader::{
        listing::{Listing, Sort},
        row::ById,
        survey::WordingsOf,
        table::typed,
    },
    node::Node,
    object::object,
    record::{fact, record},
};

record!(SurveyText, survey_text, "survey-text");

object! {
    /// The wording of a question or a choice of a survey in one language.
    SurveyText as SurveyText |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The question or the choice.
        of: Option<Node> => Node::load(ctx, &this.0.record);
        /// The language, as an ISO 639-1 code.
        language: &str = &this.0.language;
        /// The text of the question or choice.
        label: &str = &this.0.label;
        /// An explanation; `null` if there is none.
        hint: Option<&str> = this.0.hint.as_deref();
        ..Fact = fact!(this);
    }
}

/// The wording of a record in the language asked for, else in that which its
/// version shows first; `None` where neither is on record.
pub(super) async fn wording(
    ctx: &Context<'_>,
    record: String,
    version: &str,
    language: Option<Language>,
) -> Result<Option<survey_text::Model>> {
    let Some(texts) = ctx.loads().load_one(WordingsOf(record)).await? else {
        return Ok(None);
    };
    let code = match ctx.language(language) {
        Language::En => "en",
        Language::Fr => "fr",
        Language::Es => "es",
    };
    let of = |code: &str| texts.iter().find(|text| text.language == code).cloned();
    if let Some(text) = of(code) {
        return Ok(Some(text));
    }
    let version = ById::of::<survey_version::Entity>(version);
    let version = ctx.loads().load_one(version).await?;
    let version = version.as_ref().and_then(typed::<survey_version::Model>);
    Ok(version.and_then(|version| of(&version.language)))
}

/// Which wordings to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyTextFilter {
    /// Keep wordings in these languages (ISO 639-1 codes).
    languages: Option<Vec<String>>,
}

impl Listing for SurveyTextFilter {
    type Entity = survey_text::Entity;

    fn condition(&self) -> Condition {
        Condition::all().one_of(survey_text::Column::Language, self.languages.as_ref())
    }
}

orders! {
    /// What wordings can be ordered by.
    SurveyTextOrder {
        /// The language's code.
        Language = "language",
    }
}

impl Listed for SurveyTextFilter {
    type Node = SurveyText;
    type Order = SurveyTextOrder;
    const ORDER: &'static [Sort] = &[Sort::up("record"), Sort::up("language")];
}
