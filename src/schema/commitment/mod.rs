//! Public commitments to nutrition, of every generation of the accountability
//! framework, with their values, partners and progress.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::vocabulary;

use super::{
    ask::Ask,
    country::Country,
    facets,
    fact::Fact,
    party::Party,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{
        ActionClass, CommitmentKind, CommitmentTheme, MakerKind, NutritionTarget, ProgressStatus,
        Smartness, Verification,
    },
};
use crate::{error::Result, loader::measure::MeasuresOf};

mod coverage;
mod filter;
mod gap;
mod lists;
mod measure;
mod party;
mod progress;
mod report;
mod terms;

pub(crate) use coverage::{
    ActionClassCoverage, TargetCoverage, action_class_coverage, target_coverage,
};
pub(crate) use filter::CommitmentFilter;
pub(crate) use gap::CoverageQuery;
pub(crate) use lists::{CommitmentQuery, CommitmentRootLists};
pub(crate) use measure::{Measure, MeasureFilter};
pub(crate) use party::{CommitmentParty, CommitmentPartyFilter};
pub(crate) use progress::{ProgressQuery, ProgressSummaryQuery};
pub(crate) use report::ReportFilter;

record!(Commitment, commitment, "commitment");

/// A public commitment to nutrition: a commitment or goal of the accountability framework, or a pledge from before or beside it, which `kind` tells.
#[Object]
impl Commitment {
    /// The stable identifier, such as `commitment:naf-1`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether the title is a label made for this dataset rather than one that the source prints.
    async fn title_is_label(&self) -> bool {
        self.0.title_is_label
    }

    /// Which level and generation it is of.
    async fn kind(&self) -> CommitmentKind {
        self.0.kind.into()
    }

    /// Who made it, `null` where the printed name could not be told to be a known party.
    async fn maker(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.maker.as_ref()).await
    }

    /// The maker's name as the source prints it.
    async fn maker_name(&self) -> &str {
        &self.0.maker_name
    }

    /// What kind of stakeholder the maker is, `null` if not recorded.
    async fn maker_kind(&self) -> Option<MakerKind> {
        self.0.maker_kind.map(Into::into)
    }

    /// The maker's country, also where a donor commits itself for other countries; `null` where it has none or none is recorded.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    /// The commitment that this one is a goal of; `null` where there is none or it is not on record, though its title may be.
    async fn overarching(&self, ctx: &Context<'_>) -> Result<Option<Commitment>> {
        Self::load_if(ctx, self.0.overarching.as_ref()).await
    }

    /// The title of the commitment that this one is a goal of, as published; `null` where none is.
    async fn overarching_title(&self) -> Option<&str> {
        self.0.overarching_title.as_deref()
    }

    /// How specific, measurable, achievable, relevant and time-bound the tracker finds it, `null` if not rated or not recorded.
    async fn smartness(&self) -> Option<Smartness> {
        self.0.smartness.map(Into::into)
    }

    /// Whether the tracker has verified it, `null` if not recorded.
    async fn verification(&self) -> Option<Verification> {
        self.0.verification.map(Into::into)
    }

    /// What the tracker says of its progress, as published and never worked out by us; `null` where it says nothing.
    async fn progress_status(&self) -> Option<ProgressStatus> {
        self.0.progress_status.map(Into::into)
    }

    /// The date as of which the tracker says so, `null` if undated.
    async fn progress_status_as_of(&self) -> Option<PartialDate> {
        date(self.0.progress_status_as_of.as_ref())
    }

    /// When it was made, `null` if unknown.
    async fn made(&self) -> Option<PartialDate> {
        date(self.0.made.as_ref())
    }

    /// When its period starts, `null` if unknown.
    async fn starts(&self) -> Option<PartialDate> {
        date(self.0.starts.as_ref())
    }

    /// When its period ends, `null` if unknown or open.
    async fn ends(&self) -> Option<PartialDate> {
        date(self.0.ends.as_ref())
    }

    /// The global nutrition targets that the source links it to; empty where it names none, which does not say that it serves none.
    async fn targets(&self, ctx: &Context<'_>) -> Result<Vec<NutritionTarget>> {
        let record = self.global_id();
        facets::words::<vocabulary::NutritionTarget, _>(ctx, record, "targets").await
    }

    /// What the source says that it acts through; empty where it does not say.
    async fn action_classes(&self, ctx: &Context<'_>) -> Result<Vec<ActionClass>> {
        let record = self.global_id();
        facets::words::<vocabulary::ActionClass, _>(ctx, record, "action_classes").await
    }

    /// The summit themes that the source puts it under; empty where it names none.
    async fn themes(&self, ctx: &Context<'_>) -> Result<Vec<CommitmentTheme>> {
        let record = self.global_id();
        facets::words::<vocabulary::CommitmentTheme, _>(ctx, record, "themes").await
    }

    /// The events that the source links it to, as printed, such as the summit where it was made; empty where it names none.
    async fn linked_events(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        facets::of(ctx, self.global_id(), "linked_events").await
    }

    /// The value from which it starts, `null` where none is recorded.
    async fn baseline(&self, ctx: &Context<'_>) -> Result<Option<Measure>> {
        self.measure(ctx, vocabulary::MeasureKind::Baseline).await
    }

    /// The value that it is to reach, `null` where none is recorded.
    async fn target(&self, ctx: &Context<'_>) -> Result<Option<Measure>> {
        self.measure(ctx, vocabulary::MeasureKind::Target).await
    }

    #[graphql(flatten)]
    async fn progress_field(&self) -> progress::ProgressField {
        progress::ProgressField(Arc::clone(&self.0))
    }

    #[graphql(flatten)]
    async fn terms(&self) -> terms::CommitmentTerms {
        terms::CommitmentTerms(Arc::clone(&self.0))
    }

    #[graphql(flatten)]
    async fn lists(&self) -> lists::CommitmentLists {
        lists::CommitmentLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn about(&self) -> AboutLists {
        AboutLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

impl Commitment {
    /// The first of its values of this kind.
    async fn measure(
        &self,
        ctx: &Context<'_>,
        kind: vocabulary::MeasureKind,
    ) -> Result<Option<Measure>> {
        let measures = ctx.loads().load_one(MeasuresOf(self.0.id.clone())).await?;
        let mut all = measures.iter().flat_map(|measures| measures.iter());
        let first = all.find(|measure| measure.kind == kind);
        Ok(first.cloned().map(Measure::from))
    }
}
