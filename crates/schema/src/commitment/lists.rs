//! The lists of commitments, and where to enter them.

use async_graphql::ID;

use super::{Commitment, CommitmentFilter, CommitmentPartyFilter, MeasureFilter, ReportFilter};
use crate::{
    list::lists,
    loader::side::Parent,
    object::object,
    practice::{self, PracticeFilter},
    record::Record,
};

lists! {
    /// The lists of a commitment.
    CommitmentLists(String) |commitment| {
        /// The goals under it; those on record, which need not be all.
        goals: CommitmentFilter = Parent::column("overarching", &commitment.0);
        /// Its partners and funders.
        parties: CommitmentPartyFilter = Parent::column("commitment", &commitment.0);
        /// All its values on record: baseline, progress and target.
        measures: MeasureFilter = Parent::column("commitment", &commitment.0);
        /// What was reported of its progress, oldest first unless ordered otherwise.
        reports: ReportFilter = Parent::column("commitment", &commitment.0);
        /// The documented practices that are linked to it: that document it, are evidence for it, or were presented or shared there.
        practices: PracticeFilter = Parent::through(practice::LINKED, format!("commitment:{}", commitment.0));
    }
}

/// Root fields about commitments.
#[derive(Default)]
pub(crate) struct CommitmentQuery;

object! {
    /// Root fields about commitments.
    CommitmentQuery as CommitmentQuery |this, ctx| {
        /// One commitment by its id, or `null` if there is none.
        commitment(
            /// Its global id, such as `commitment:naf-1`.
            id: ID,
        ): Option<Commitment> => Commitment::load(ctx, &id);
    }
}

lists! {
    /// Lists of commitments.
    CommitmentRootLists |_root| {
        /// The commitments of all makers, of every kind; overarching ones stand beside their goals.
        commitments: CommitmentFilter = None;
        /// The partners and funders of all commitments.
        commitment_parties: CommitmentPartyFilter = None;
        /// The values of all commitments: baselines, reports of progress and targets.
        measures: MeasureFilter = None;
    }
}
