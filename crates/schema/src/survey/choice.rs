//! What can be chosen as an answer.

use async_graphql::{ID, InputObject};
use entity::survey_choice;
use sea_orm::Condition;

use super::{SurveyTextFilter, SurveyVersion, wording::wording};
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    language::Language,
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    object::object,
    record::{Record, fact, record},
};

record!(SurveyChoice, survey_choice, "survey-choice");

object! {
    /// What can be chosen as an answer to questions of a version.
    SurveyChoice as SurveyChoice |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The version of the survey that offers it.
        survey_version: Option<SurveyVersion> => SurveyVersion::load(ctx, &this.0.version);
        /// The list that it stands in.
        list: &str = &this.0.list;
        /// Its short name, by which answers name it.
        code: &str = &this.0.code;
        /// What is offered, in the language asked for, else in that which the version shows first; `null` where neither is on record.
        label(
            /// The language; that of the request if not given.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.map(|text| text.label))
        };
        /// Its place in the list, small numbers first.
        position: i32 = this.0.position;
        /// What choosing it counts towards an indicator, `null` where it counts nothing.
        number: Option<f64> = this.0.number;
        ..SurveyChoiceLists = SurveyChoiceLists(this.0.id.clone());
        ..Fact = fact!(this);
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
