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
        /// The recorded goals under it; there may be others.
        goals: CommitmentFilter = Parent::column("overarching", &commitment.0);
        /// Its partners and funders.
        parties: CommitmentPartyFilter = Parent::column("commitment", &commitment.0);
        /// All its recorded values: baseline, progress and target.
        measures: MeasureFilter = Parent::column("commitment", &commitment.0);
        /// The reports of its progress, oldest first by default.
        reports: ReportFilter = Parent::column("commitment", &commitment.0);
        /// The documented practices linked to it: they document it, are evidence for it, or were presented or shared there.
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
        /// The commitments of all makers and kinds; overarching commitments and their goals are separate records.
        commitments: CommitmentFilter = None;
        /// The partners and funders of all commitments.
        commitment_parties: CommitmentPartyFilter = None;
        /// The values of all commitments: baselines, progress reports and targets.
        measures: MeasureFilter = None;
    }
}
