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
    /// A question of a version of a survey, as an XLSForm has it.
    SurveyQuestion as SurveyQuestion |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The version of the survey that asks it.
        survey_version: Option<SurveyVersion> => SurveyVersion::load(ctx, &this.0.version);
        /// Its short name, by which conditions and files name it.
        code: &str = &this.0.code;
        /// What is asked, in the language asked for, else in that which the version shows first; `null` where neither is on record.
        label(
            /// The language; that of the request if not given.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.map(|text| text.label))
        };
        /// How it is meant, in the language of `label`; `null` where there is no more to say.
        hint(
            /// The language; that of the request if not given.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.and_then(|text| text.hint))
        };
        /// Its place among the questions of the version, small numbers first.
        position: i32 = this.0.position;
        /// The part of the survey that it stands in, `null` where there are no parts.
        section: Option<&str> = this.0.section.as_deref();
        /// What may be answered.
        r#type: QuestionType = this.0.kind.into();
        /// The list of choices of the version that answers are taken from, `null` for a question without choices.
        choices: Option<&str> = this.0.choices.as_deref();
        /// The table that it is a column of, `null` where it is none.
        table: Option<SurveyQuestion> => Self::load_if(ctx, this.0.table.as_ref());
        /// Whether a response is incomplete without an answer.
        required: bool = this.0.required;
        /// The lowest number that may be answered, `null` where there is none.
        minimum: Option<f64> = this.0.minimum;
        /// The highest number that may be answered, `null` where there is none.
        maximum: Option<f64> = this.0.maximum;
        /// When it is asked, as one comparison such as `${established} = 'yes'`; `null` where it always is.
        relevant: Option<&str> = this.0.relevant.as_deref();
        /// Whether results may tell single answers; else groups of fewer than three are withheld.
        public: bool = this.0.public;
        /// The indicators that its answers count towards; empty where there are none.
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
        /// Its columns, if it is a table; none of any other.
        columns: SurveyQuestionFilter = Parent::column("table", &question.0);
        /// How it is worded, language by language.
        texts: SurveyTextFilter = Parent::column("record", format!("survey-question:{}", question.0));
    }
}

/// Which questions to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyQuestionFilter {
    /// Only questions of these versions, by global id.
    versions: Option<Vec<ID>>,
    /// Only questions of these types.
    types: Option<Vec<QuestionType>>,
    /// Only questions with these short names.
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
        /// Their place in the version.
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
