//! The questions of surveys.

use async_graphql::{ID, InputObject};
use entity::survey_question;
use sea_orm::Condition;

use super::{Indicator, SurveyTextFilter, SurveyVersion, wording::wording};
use crate::{
    ask::Ask,
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains, stored},
    known::VersionId,
    language::Language,
    list::{lists, orders},
    loader::{
        facet::FacetsOf,
        listing::{Listing, Sort},
        side::Parent,
    },
    object::object,
    record::{Record, fact, record},
    vocabulary::QuestionType,
};

record!(SurveyQuestion, survey_question, "survey-question");

object! {
    /// A question of a version of a survey, in the form of an XLSForm.
    SurveyQuestion as SurveyQuestion |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The version of the survey that asks it.
        survey_version: Option<SurveyVersion> => SurveyVersion::load(ctx, &this.0.version);
        /// Its short name, which conditions and files use.
        code: &str = &this.0.code;
        /// The text of the question in the language asked for, or in the default language of the version; `null` if neither is on record.
        label(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.map(|text| text.label))
        };
        /// An explanation in the language of `label`; `null` if there is none.
        hint(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.and_then(|text| text.hint))
        };
        /// Its position among the questions of the version, small numbers first.
        position: i32 = this.0.position;
        /// The part of the survey that it belongs to; `null` if there are no parts.
        section: Option<&str> = this.0.section.as_deref();
        /// The type of answer.
        r#type: QuestionType = this.0.kind.into();
        /// The name of the list of choices for its answers, `null` for a question without choices.
        choices: Option<&str> = this.0.choices.as_deref();
        /// The table of which it is a column; `null` if it is not a column.
        table: Option<SurveyQuestion> => Self::load_if(ctx, this.0.table.as_ref());
        /// Whether a response is incomplete without an answer to it.
        required: bool = this.0.required;
        /// The lowest number that is allowed; `null` if there is none.
        minimum: Option<f64> = this.0.minimum;
        /// The highest number that is allowed; `null` if there is none.
        maximum: Option<f64> = this.0.maximum;
        /// The condition under which it is asked, as one comparison such as `${established} = 'yes'`; `null` if it is always asked.
        relevant: Option<&str> = this.0.relevant.as_deref();
        /// Whether results may reveal single answers. If `false`, groups with fewer than three are withheld.
        public: bool = this.0.public;
        /// The indicators that its answers contribute to; empty if there are none.
        indicators: Vec<Indicator> => async {
            let facets = ctx.loads().load_one(FacetsOf(this.global_id())).await?;
            let facets = facets.iter().flat_map(|rows| rows.iter());
            let ids = facets.filter(|row| row.field == "indicators");
            let loads = ids.map(|row| Indicator::load(ctx, &row.value));
            let found = futures_util::future::try_join_all(loads).await?;
            Ok(found.into_iter().flatten().collect())
        };
        ..SurveyQuestionLists = SurveyQuestionLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a question.
    SurveyQuestionLists(String) |question| {
        /// Its columns, if it is a table; empty for other questions.
        columns: SurveyQuestionFilter = Parent::column("table", &question.0);
        /// The wording in each language.
        texts: SurveyTextFilter = Parent::column("record", format!("survey-question:{}", question.0));
    }
}

/// Which questions to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyQuestionFilter {
    /// Keep questions of these versions (global ids).
    versions: Option<Vec<VersionId>>,
    /// Keep questions of these types.
    types: Option<Vec<QuestionType>>,
    /// Keep questions with these short names.
    codes: Option<Vec<String>>,
}

impl Listing for SurveyQuestionFilter {
    type Entity = survey_question::Entity;

    fn condition(&self) -> Condition {
        let versions = plains("survey-version", self.versions.as_ref());
        let types = stored::<_, entity::vocabulary::QuestionType>(self.types.as_ref());
        Condition::all()
            .one_of(survey_question::Column::Version, versions.as_ref())
            .one_of(survey_question::Column::Kind, types.as_ref())
            .one_of(survey_question::Column::Code, self.codes.as_ref())
    }
}

orders! {
    /// What questions can be ordered by.
    SurveyQuestionOrder {
        /// The position in the version.
        Position = "position",
        /// The short name.
        Code = "code",
    }
}

impl Listed for SurveyQuestionFilter {
    type Node = SurveyQuestion;
    type Order = SurveyQuestionOrder;
    const ORDER: &'static [Sort] = &[Sort::up("version"), Sort::up("position")];
}
