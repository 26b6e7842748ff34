//! What can be chosen as an answer.

use async_graphql::{ID, InputObject};
use entity::survey_choice;
use sea_orm::Condition;

use super::{SurveyTextFilter, SurveyVersion, wording::wording};
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, plains},
    known::VersionId,
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
    /// A choice that can be given as an answer to questions of a version.
    SurveyChoice as SurveyChoice |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The version of the survey that offers it.
        survey_version: Option<SurveyVersion> => SurveyVersion::load(ctx, &this.0.version);
        /// The list that it belongs to.
        list: &str = &this.0.list;
        /// Its short name, which answers use.
        code: &str = &this.0.code;
        /// The text of the choice in the language asked for, or in the default language of the version; `null` if neither is on record.
        label(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): Option<String> => async {
            let wording = wording(ctx, this.global_id(), &this.0.version, language).await?;
            Ok(wording.map(|text| text.label))
        };
        /// Its position in the list, small numbers first.
        position: i32 = this.0.position;
        /// The number that choosing it contributes to an indicator; `null` if none.
        number: Option<f64> = this.0.number;
        ..SurveyChoiceLists = SurveyChoiceLists(this.0.id.clone());
        ..Fact = fact!(this);
    }
}

lists! {
    /// The lists of a choice.
    SurveyChoiceLists(String) |choice| {
        /// The wording in each language.
        texts: SurveyTextFilter = Parent::column("record", format!("survey-choice:{}", choice.0));
    }
}

/// Which choices to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyChoiceFilter {
    /// Keep choices of these versions (global ids).
    versions: Option<Vec<VersionId>>,
    /// Keep choices of these lists.
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
        /// The position in the list.
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
