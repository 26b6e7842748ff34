//! What came out of rounds of surveys, and what it counts towards indicators.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum};
use entity::{survey_question, vocabulary};

use super::SurveyQuestion;
use crate::{
    ask::Ask,
    country::{Country, Region},
    error::Result,
    loader::survey::{ConductOf, RegionsUnder},
    network::Chapter,
    object::{leaves, object, plain},
    record::Record,
    vocabulary::RegionScheme,
};
use answer::survey::{Asked, Fed, Figures, Group, Grouping, feed, results};

leaves!(SurveyGrouping);

/// How the chapters that were asked are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum SurveyGrouping {
    /// All chapters form one group.
    All,
    /// The chapters of each country form a group; questions that are not public are withheld.
    Country,
    /// The countries of each region form a group; questions that are not public are withheld unless the scheme is that of the Secretariat's hubs.
    Region,
}

/// The results of one question in a round. Only submitted and reviewed responses count.
pub(crate) struct SurveyResult {
    question: survey_question::Model,
    grouping: Grouping,
    groups: Vec<Group>,
}

object! {
    /// The results of one question in a round. Only submitted and reviewed responses count.
    SurveyResult as SurveyResult |this, ctx| {
        /// The question.
        question: SurveyQuestion = SurveyQuestion(Arc::new(this.question.clone()));
        /// The groups of chapters that were asked, ordered by id; chapters without a group come first.
        groups: Vec<SurveyGroup> = {
            let groups = this.groups.iter().cloned();
            groups
                .map(|group| SurveyGroup(this.grouping, group))
                .collect()
        };
    }
}

/// A group of chapters that were asked, and their answers. If it is withheld, its figures are `null`.
struct SurveyGroup(Grouping, Group);

impl SurveyGroup {
    fn figures(&self) -> Option<&Figures> {
        self.1.figures.as_ref()
    }
}

object! {
    /// A group of chapters that were asked, and their answers. If it is withheld, its figures are `null`.
    SurveyGroup as SurveyGroup |this, ctx| {
        /// The country, `null` unless the groups are countries.
        country: Option<Country> => async {
            let key = this.1.key.as_ref();
            Country::load_if(ctx, key.filter(|_| this.0 == Grouping::Country)).await
        };
        /// The region, `null` unless the groups are regions, and for countries in no region.
        region: Option<Region> => async {
            let key = this.1.key.as_ref();
            Region::load_if(ctx, key.filter(|_| matches!(this.0, Grouping::Region(_)))).await
        };
        /// The number of chapters known to have been asked: those with a response on record, in any state, and those named as respondents.
        asked: usize = this.1.asked;
        /// Whether the figures are withheld. Only for a question that is not public: if one or two answered, if fewer than three were asked, if the figures would reveal another group, or if the grouping is never shown for such a question.
        withheld: bool = this.1.figures.is_none();
        /// The number that answered; `null` if withheld.
        n: Option<usize> = this.figures().map(|it| it.n);
        /// The number that were asked and gave no answer that counts, which means neither no nor zero; `null` if withheld.
        no_data: Option<usize> = this.figures().map(|it| it.no_data);
        /// The number that did not get this question because of an earlier answer; `null` if withheld.
        not_relevant: Option<usize> = this.figures().map(|it| it.not_relevant);
        /// How often each choice was chosen, in the order of the choices; empty for a question without choices, `null` if withheld.
        choices: Option<Vec<SurveyChoiceCount>> = {
            let choices = this.figures()?.choices.iter();
            let counts = choices.map(|(code, times)| SurveyChoiceCount {
                code: code.clone(),
                n: *times,
            });
            Some(counts.collect())
        };
        /// The mean of the numbers answered; `null` if there are none or if withheld.
        mean: Option<f64> = this.figures()?.mean;
        /// The median of the numbers answered; `null` if there are none or if withheld.
        median: Option<f64> = this.figures()?.median;
        /// The smallest number answered; `null` if there are none or if withheld.
        minimum: Option<f64> = this.figures()?.minimum;
        /// The largest number answered; `null` if there are none or if withheld.
        maximum: Option<f64> = this.figures()?.maximum;
    }
}

plain! {
    /// How often a choice was chosen.
    SurveyChoiceCount {
        /// The short name of the choice.
        code: String,
        /// The number of answers that chose it; every row of a table counts.
        n: usize,
    }
}

/// What came out of a round, question by question.
pub(super) async fn results_of(
    ctx: &Context<'_>,
    round: &str,
    grouping: SurveyGrouping,
    scheme: RegionScheme,
) -> Result<Vec<SurveyResult>> {
    let Some(conduct) = ctx.loads().load_one(ConductOf(round.to_owned())).await? else {
        return Ok(vec![]);
    };
    let grouping = match grouping {
        SurveyGrouping::All => Grouping::All,
        SurveyGrouping::Country => Grouping::Country,
        SurveyGrouping::Region => Grouping::Region(scheme.into()),
    };
    let regions = regions(ctx, grouping).await?;
    let keys = |asked: &Asked| match grouping {
        Grouping::All => vec![],
        Grouping::Country => vec![asked.country.clone()],
        Grouping::Region(_) => regions.get(&asked.country).cloned().unwrap_or_default(),
    };
    let questions = conduct.instrument.questions().iter();
    Ok(questions
        .map(|question| SurveyResult {
            groups: results(
                &conduct.instrument,
                question,
                &conduct.asked,
                grouping,
                keys,
            ),
            question: question.clone(),
            grouping,
        })
        .collect())
}

async fn regions(
    ctx: &Context<'_>,
    grouping: Grouping,
) -> Result<Arc<HashMap<String, Vec<String>>>> {
    let Grouping::Region(scheme) = grouping else {
        return Ok(Arc::default());
    };
    let scheme: vocabulary::RegionScheme = scheme;
    let regions = ctx.loads().load_one(RegionsUnder(scheme)).await?;
    Ok(regions.unwrap_or_default())
}

/// What a response to a round contributes to an indicator: the sum of the answers to its questions.
pub(crate) struct AnsweredValue(Fed);

object! {
    /// What a response to a round contributes to an indicator: the sum of the answers to its questions.
    AnsweredValue as AnsweredValue |this, ctx| {
        /// The chapter that responded.
        chapter: Option<Chapter> => Chapter::load(ctx, &this.0.chapter);
        /// The chapter's country.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The sum in the indicator's unit; `null` if an answer is missing or has no number, since no data does not mean zero.
        number: Option<f64> = this.0.number;
        /// The short names of the questions whose answers are missing or have no number.
        missing: &[String] = &this.0.missing;
    }
}

/// What the answers of a round count towards an indicator, by chapter.
pub(super) async fn fed_by(
    ctx: &Context<'_>,
    indicator: &str,
    round: &str,
) -> Result<Vec<AnsweredValue>> {
    let Some(conduct) = ctx.loads().load_one(ConductOf(round.to_owned())).await? else {
        return Ok(vec![]);
    };
    let fed = feed(&conduct.instrument, indicator, &conduct.asked);
    Ok(fed.into_iter().map(AnsweredValue).collect())
}
