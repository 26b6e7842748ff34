//! What came out of rounds of surveys, and what it counts towards indicators.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum, Object, SimpleObject};
use entity::{survey_question, vocabulary};

use super::SurveyQuestion;
use crate::{
    answer::survey::{Asked, Fed, Figures, Group, Grouping, feed, results},
    error::Result,
    loader::survey::{ConductOf, RegionsUnder},
    schema::{
        ask::Ask,
        country::{Country, Region},
        network::Chapter,
        record::Record,
        vocabulary::RegionScheme,
    },
};

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

/// What a round was answered to one question. Only submitted and reviewed responses count.
#[Object]
impl SurveyResult {
    /// The question.
    async fn question(&self) -> SurveyQuestion {
        SurveyQuestion(Arc::new(self.question.clone()))
    }

    /// The groups of those who were asked, in the order of their ids; those in no group come first.
    async fn groups(&self) -> Vec<SurveyGroup> {
        let groups = self.groups.iter().cloned();
        groups
            .map(|group| SurveyGroup(self.grouping, group))
            .collect()
    }
}

/// A group of those who were asked, and what they answered.
struct SurveyGroup(Grouping, Group);

impl SurveyGroup {
    fn figures(&self) -> Option<&Figures> {
        self.1.figures.as_ref()
    }
}

/// A group of those who were asked, and what they answered. Where it is withheld, its figures are `null`.
#[Object]
impl SurveyGroup {
    /// The country, `null` unless countries are the groups.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        let key = self.1.key.as_ref();
        Country::load_if(ctx, key.filter(|_| self.0 == Grouping::Country)).await
    }

    /// The region, `null` unless regions are the groups, and for countries in none.
    async fn region(&self, ctx: &Context<'_>) -> Result<Option<Region>> {
        let key = self.1.key.as_ref();
        Region::load_if(ctx, key.filter(|_| matches!(self.0, Grouping::Region(_)))).await
    }

    /// How many chapters were asked, as far as is known: those with a response on record, of whatever status, and those named as respondents.
    async fn asked(&self) -> usize {
        self.1.asked
    }

    /// Whether the figures are withheld: fewer than three answered a question that is not public, or were asked it, or others could be told from them.
    async fn withheld(&self) -> bool {
        self.1.figures.is_none()
    }

    /// How many answered; `null` where withheld.
    async fn n(&self) -> Option<usize> {
        self.figures().map(|it| it.n)
    }

    /// How many were asked and gave no answer that counts, which is neither a no nor a zero; `null` where withheld.
    async fn no_data(&self) -> Option<usize> {
        self.figures().map(|it| it.no_data)
    }

    /// How many were not asked this question, because of what they answered before; `null` where withheld.
    async fn not_relevant(&self) -> Option<usize> {
        self.figures().map(|it| it.not_relevant)
    }

    /// How often each choice was chosen, in the order of the choices; empty for a question without choices, `null` where withheld.
    async fn choices(&self) -> Option<Vec<SurveyChoiceCount>> {
        let choices = self.figures()?.choices.iter();
        let counts = choices.map(|(code, times)| SurveyChoiceCount {
            code: code.clone(),
            n: *times,
        });
        Some(counts.collect())
    }

    /// The mean of the numbers answered; `null` where there are none or it is withheld.
    async fn mean(&self) -> Option<f64> {
        self.figures()?.mean
    }

    /// The median of the numbers answered, of an even number the mean of the two in the middle; `null` where there are none or it is withheld.
    async fn median(&self) -> Option<f64> {
        self.figures()?.median
    }

    /// The smallest number answered; `null` where there is none or it is withheld.
    async fn minimum(&self) -> Option<f64> {
        self.figures()?.minimum
    }

    /// The largest number answered; `null` where there is none or it is withheld.
    async fn maximum(&self) -> Option<f64> {
        self.figures()?.maximum
    }
}

/// How often a choice was chosen.
#[derive(SimpleObject)]
struct SurveyChoiceCount {
    /// The short name of the choice.
    code: String,
    /// How many answers chose it; every row of a table counts.
    n: usize,
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

/// What a response to a round counts towards an indicator: the sum of what its questions were answered.
#[Object]
impl AnsweredValue {
    /// The chapter that responded.
    async fn chapter(&self, ctx: &Context<'_>) -> Result<Option<Chapter>> {
        Chapter::load(ctx, &self.0.chapter).await
    }

    /// The chapter's country.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load(ctx, &self.0.country).await
    }

    /// The sum in the indicator's unit; `null` where an answer is missing, since no data is not zero.
    async fn number(&self) -> Option<f64> {
        self.0.number
    }

    /// The short names of the questions whose answers are missing in it.
    async fn missing(&self) -> &[String] {
        &self.0.missing
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
