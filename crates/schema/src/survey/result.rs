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

/// By what those who were asked are put into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum SurveyGrouping {
    /// All are one group.
    All,
    /// The chapters of one country are a group; questions that are not public are withheld.
    Country,
    /// The countries of one region are a group; questions that are not public are withheld under any scheme but that of the Secretariat's hubs.
    Region,
}

/// What a round was answered to one question.
pub(crate) struct SurveyResult {
    question: survey_question::Model,
    grouping: Grouping,
    groups: Vec<Group>,
}

object! {
    /// What a round was answered to one question. Only submitted and reviewed responses count.
    SurveyResult as SurveyResult |this, ctx| {
        /// The question.
        question: SurveyQuestion = SurveyQuestion(Arc::new(this.question.clone()));
        /// The groups of those who were asked, in the order of their ids; those in no group come first.
        groups: Vec<SurveyGroup> = {
            let groups = this.groups.iter().cloned();
            groups
                .map(|group| SurveyGroup(this.grouping, group))
                .collect()
        };
    }
}

/// A group of those who were asked, and what they answered.
struct SurveyGroup(Grouping, Group);

impl SurveyGroup {
    fn figures(&self) -> Option<&Figures> {
        self.1.figures.as_ref()
    }
}

object! {
    /// A group of those who were asked, and what they answered. Where it is withheld, its figures are `null`.
    SurveyGroup as SurveyGroup |this, ctx| {
        /// The country, `null` unless countries are the groups.
        country: Option<Country> => async {
            let key = this.1.key.as_ref();
            Country::load_if(ctx, key.filter(|_| this.0 == Grouping::Country)).await
        };
        /// The region, `null` unless regions are the groups, and for countries in none.
        region: Option<Region> => async {
            let key = this.1.key.as_ref();
            Region::load_if(ctx, key.filter(|_| matches!(this.0, Grouping::Region(_)))).await
        };
        /// How many chapters were asked, as far as is known: those with a response on record, of whatever status, and those named as respondents.
        asked: usize = this.1.asked;
        /// Whether the figures are withheld: fewer than three answered a question that is not public, or were asked it, or others could be told from them.
        withheld: bool = this.1.figures.is_none();
        /// How many answered; `null` where withheld.
        n: Option<usize> = this.figures().map(|it| it.n);
        /// How many were asked and gave no answer that counts, which is neither a no nor a zero; `null` where withheld.
        no_data: Option<usize> = this.figures().map(|it| it.no_data);
        /// How many were not asked this question, because of what they answered before; `null` where withheld.
        not_relevant: Option<usize> = this.figures().map(|it| it.not_relevant);
        /// How often each choice was chosen, in the order of the choices; empty for a question without choices, `null` where withheld.
        choices: Option<Vec<SurveyChoiceCount>> = {
            let choices = this.figures()?.choices.iter();
            let counts = choices.map(|(code, times)| SurveyChoiceCount {
                code: code.clone(),
                n: *times,
            });
            Some(counts.collect())
        };
        /// The mean of the numbers answered; `null` where there are none or it is withheld.
        mean: Option<f64> = this.figures()?.mean;
        /// The median of the numbers answered, of an even number the mean of the two in the middle; `null` where there are none or it is withheld.
        median: Option<f64> = this.figures()?.median;
        /// The smallest number answered; `null` where there is none or it is withheld.
        minimum: Option<f64> = this.figures()?.minimum;
        /// The largest number answered; `null` where there is none or it is withheld.
        maximum: Option<f64> = this.figures()?.maximum;
    }
}

plain! {
    /// How often a choice was chosen.
    SurveyChoiceCount {
        /// The short name of the choice.
        code: String,
        /// How many answers chose it; every row of a table counts.
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

/// What a response to a round counts towards an indicator.
pub(crate) struct AnsweredValue(Fed);

object! {
    /// What a response to a round counts towards an indicator: the sum of what its questions were answered.
    AnsweredValue as AnsweredValue |this, ctx| {
        /// The chapter that responded.
        chapter: Option<Chapter> => Chapter::load(ctx, &this.0.chapter);
        /// The chapter's country.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The sum in the indicator's unit; `null` where an answer is missing, since no data is not zero.
        number: Option<f64> = this.0.number;
        /// The short names of the questions whose answers are missing in it.
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
