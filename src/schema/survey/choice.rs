//! What can be chosen as an answer.

use async_graphql::{Context, ID, InputObject, Object};
use entity::survey_choice;
use sea_orm::Condition;

use super::{SurveyTextFilter, SurveyVersion, wording::wording};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    schema::{
        connection::Listed,
        fact::Fact,
        filter::{Narrow, plains},
        language::Language,
        list::{lists, orders},
        record::{Record, fact, record},
    },
};

record!(SurveyChoice, survey_choice, "survey-choice");

/// What can be chosen as an answer to questions of a version.
#[Object]
impl SurveyChoice {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The version of the survey that offers it.
    async fn survey_version(&self, ctx: &Context<'_>) -> Result<Option<SurveyVersion>> {
        SurveyVersion::load(ctx, &self.0.version).await
    }

    /// The list that it stands in.
    async fn list(&self) -> &str {
        &self.0.list
    }

    /// Its short name, by which answers name it.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// What is offered, in the language asked for, else in that which the version shows first; `null` where neither is on record.
    async fn label(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language; that of the request if not given.")] language: Option<
            Language,
        >,
    ) -> Result<Option<String>> {
        let wording = wording(ctx, self.global_id(), &self.0.version, language).await?;
        Ok(wording.map(|text| text.label))
    }

    /// Its place in the list, small numbers first.
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// What choosing it counts towards an indicator, `null` where it counts nothing.
    async fn number(&self) -> Option<f64> {
        self.0.number
    }

    #[graphql(flatten)]
    async fn lists(&self) -> SurveyChoiceLists {
        SurveyChoiceLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

lists! {
    /// The lists of a choice.
    SurveyChoiceLists(String) |choice| {
        /// How it is worded, language by language.
        texts: SurveyTextFilter = Parent::column("record", format!("survey-choice:{}", choice.0));
    }
}

/// Which choices to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyChoiceFilter {
    /// Only choices of these versions, by global id.
    versions: Option<Vec<ID>>,
    /// Only choices of these lists.
    lists: Option<Vec<String>>,
}

impl Listing for SurveyChoiceFilter {
    type Entity = survey_choice::Entity;

    fn condition(&self) -> Condition {
        let versions = plains("survey-version", self.versions.as_ref());
        Condition::all()
            .one_of(survey_choice::Column::Version, versions.as_ref())
            .one_of(survey_choice::Column::List, self.lists.as_ref())
    }
}

orders! {
    /// What choices can be ordered by.
    SurveyChoiceOrder {
        /// Their place in the list.
        Position = "position",
        /// The short name.
        Code = "code",
    }
}

impl Listed for SurveyChoiceFilter {
    type Node = SurveyChoice;
    type Order = SurveyChoiceOrder;
    const ORDER: &'static [Sort] = &[Sort::up("version"), Sort::up("list"), Sort::up("position")];
}
