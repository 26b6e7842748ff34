//! Public commitments to nutrition, of every generation of the accountability
//! framework, with their values, partners and progress.

use std::sync::Arc;

use async_graphql::{Context, ID};
use entity::vocabulary;

use super::{
    ask::Ask,
    country::Country,
    facets,
    fact::Fact,
    object::object,
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

object! {
    /// A public commitment to nutrition: a commitment or goal of the accountability framework, or an earlier or separate pledge (see `kind`).
    Commitment as Commitment |this, ctx| {
        /// The stable identifier, such as `commitment:naf-1`.
        id: ID = this.global_id().into();
        /// The title.
        title: &str = &this.0.title;
        /// Whether the title is a label made for this dataset rather than one that the source prints.
        title_is_label: bool = this.0.title_is_label;
        /// Its level and generation.
        kind: CommitmentKind = this.0.kind.into();
        /// The maker; `null` if the printed name matches no known party.
        maker: Option<Party> => Party::load_if(ctx, this.0.maker.as_ref());
        /// The maker's name as the source prints it.
        maker_name: &str = &this.0.maker_name;
        /// The kind of stakeholder that the maker is; `null` if not recorded.
        maker_kind: Option<MakerKind> = this.0.maker_kind.map(Into::into);
        /// The maker's country, even if a donor commits itself for other countries; `null` if it has none or none is recorded.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The commitment that this one is a goal of; `null` if there is none or it is not on record (see `overarchingTitle`).
        overarching: Option<Commitment> => Self::load_if(ctx, this.0.overarching.as_ref());
        /// The title of the commitment that this one is a goal of, as published; `null` if there is none.
        overarching_title: Option<&str> = this.0.overarching_title.as_deref();
        /// How specific, measurable, achievable, relevant and time-bound it is, as rated by the tracker; `null` if not rated or not recorded.
        smartness: Option<Smartness> = this.0.smartness.map(Into::into);
        /// Whether the tracker has verified it; `null` if not recorded.
        verification: Option<Verification> = this.0.verification.map(Into::into);
        /// The progress status that the tracker published, not calculated here; `null` if it gives none.
        progress_status: Option<ProgressStatus> = this.0.progress_status.map(Into::into);
        /// The date of the tracker's status; `null` if undated.
        progress_status_as_of: Option<PartialDate> = date(this.0.progress_status_as_of.as_ref());
        /// The date on which it was made; `null` if unknown.
        made: Option<PartialDate> = date(this.0.made.as_ref());
        /// The start of its period; `null` if unknown.
        starts: Option<PartialDate> = date(this.0.starts.as_ref());
        /// The end of its period; `null` if unknown or open.
        ends: Option<PartialDate> = date(this.0.ends.as_ref());
        /// The global nutrition targets that the source links it to; empty if the source names none; it may still serve some.
        targets: Vec<NutritionTarget> => async {
            let record = this.global_id();
            facets::words::<vocabulary::NutritionTarget, _>(ctx, record, "targets").await
        };
        /// The classes of action that the source names; empty if it does not say.
        action_classes: Vec<ActionClass> => async {
            let record = this.global_id();
            facets::words::<vocabulary::ActionClass, _>(ctx, record, "action_classes").await
        };
        /// The summit themes that the source assigns; empty if it names none.
        themes: Vec<CommitmentTheme> => async {
            let record = this.global_id();
            facets::words::<vocabulary::CommitmentTheme, _>(ctx, record, "themes").await
        };
        /// The events that the source links it to, as printed, such as the summit where it was made; empty if it names none.
        linked_events: Vec<String> => facets::of(ctx, this.global_id(), "linked_events");
        /// The baseline value; `null` if none is recorded.
        baseline: Option<Measure> => this.measure(ctx, vocabulary::MeasureKind::Baseline);
        /// The target value; `null` if none is recorded.
        target: Option<Measure> => this.measure(ctx, vocabulary::MeasureKind::Target);
        ..progress::ProgressField = progress::ProgressField(Arc::clone(&this.0));
        ..terms::CommitmentTerms = terms::CommitmentTerms(Arc::clone(&this.0));
        ..lists::CommitmentLists = lists::CommitmentLists(this.0.id.clone());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
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
