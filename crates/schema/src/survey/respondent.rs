//! Who answered the rounds of surveys.

use async_graphql::{ID, InputObject};
use entity::{chapter, survey_respondent};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::SurveyRound;
use crate::{
    connection::Listed,
    fact::Fact,
    filter::{Narrow, codes, plains},
    known::RoundId,
    list::orders,
    loader::listing::{Listing, Sort},
    network::Chapter,
    object::object,
    record::{Record, fact, record},
    scalar::CountryCode,
};

record!(SurveyRespondent, survey_respondent, "survey-respondent");

object! {
    /// A chapter that answered a round of a survey.
    SurveyRespondent as SurveyRespondent |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The round.
        round: Option<SurveyRound> => SurveyRound::load(ctx, &this.0.round);
        /// The chapter that answered.
        chapter: Option<Chapter> => Chapter::load(ctx, &this.0.chapter);
        ..Fact = fact!(this);
    }
}

/// Which respondents to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct SurveyRespondentFilter {
    /// Keep respondents to these rounds (global ids).
    rounds: Option<Vec<RoundId>>,
    /// Keep respondents whose chapter is in one of these countries.
    countries: Option<Vec<CountryCode>>,
}

impl Listing for SurveyRespondentFilter {
    type Entity = survey_respondent::Entity;

    fn condition(&self) -> Condition {
        let rounds = plains("survey-round", self.rounds.as_ref());
        let chapters = codes(self.countries.as_ref()).map(|countries| {
            chapter::Entity::find()
                .select_only()
                .column(chapter::Column::Id)
                .filter(chapter::Column::Country.is_in(countries))
                .into_query()
        });
        Condition::all()
            .one_of(survey_respondent::Column::Round, rounds.as_ref())
            .among(survey_respondent::Column::Chapter, chapters)
    }
}

orders! {
    /// What respondents can be ordered by.
    SurveyRespondentOrder {
        /// The chapter's id, and so the network and country.
        Chapter = "chapter",
        /// The round's id.
        Round = "round",
    }
}

impl Listed for SurveyRespondentFilter {
    type Node = SurveyRespondent;
    type Order = SurveyRespondentOrder;
    const ORDER: &'static [Sort] = &[Sort::up("chapter")];
}
