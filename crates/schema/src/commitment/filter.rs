//! Which commitments to keep.

use async_graphql::{Enum, InputObject};
use entity::{commitment, commitment_party, measure, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::Commitment;
use crate::{
    connection::Listed,
    facets,
    filter::{Narrow, codes, combine, countries_of, plains, stored},
    known::{NetworkId, RecordId, RegionId, TopicId},
    list::orders,
    loader::{
        listing::{Listing, Sort},
        party::of_networks,
    },
    object::leaves,
    rank,
    scalar::{CountryCode, Date},
    vocabulary::{
        ActionClass, CommitmentKind, CommitmentTheme, MakerKind, NutritionTarget, ProgressStatus,
        Smartness, Verification,
    },
};

leaves!(CommitmentGap);

/// Which commitments to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CommitmentFilter {
    /// Keep commitments of these kinds.
    kinds: Option<Vec<CommitmentKind>>,
    /// Keep commitments of makers in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep commitments of makers in countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep commitments made by these parties (global ids).
    makers: Option<Vec<RecordId>>,
    /// Keep commitments of makers that belong to these networks (global ids), as counted in summaries by network.
    networks: Option<Vec<NetworkId>>,
    /// Keep commitments made by stakeholders of these kinds.
    maker_kinds: Option<Vec<MakerKind>>,
    /// Keep commitments that the tracker rates at one of these levels; unrated ones do not match.
    smartness: Option<Vec<Smartness>>,
    /// Keep commitments with one of these verification states; unrecorded ones do not match.
    verification: Option<Vec<Verification>>,
    /// Keep commitments with one of these progress statuses in the tracker.
    progress_status: Option<Vec<ProgressStatus>>,
    /// Keep commitments that name at least one of these nutrition targets.
    targets: Option<Vec<NutritionTarget>>,
    /// Keep commitments that use at least one of these classes of action.
    action_classes: Option<Vec<ActionClass>>,
    /// Keep commitments under at least one of these summit themes.
    themes: Option<Vec<CommitmentTheme>>,
    /// Keep commitments about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep commitments linked to at least one of these events (spelling as in `linkedEvents`).
    linked_events: Option<Vec<String>>,
    /// Keep commitments made on or after this day; undated ones do not match.
    made_from: Option<Date>,
    /// Keep commitments made on or before this day; undated ones do not match.
    made_to: Option<Date>,
    /// Keep commitments that end on or after this day; those without a recorded end do not match.
    ends_from: Option<Date>,
    /// Keep commitments that end on or before this day; those without a recorded end do not match.
    ends_to: Option<Date>,
    /// Keep commitments with at least one of these parties (global ids) as partner or funder.
    parties: Option<Vec<RecordId>>,
    /// Keep commitments that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<CommitmentGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<CommitmentFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<CommitmentFilter>>,
    /// This must not hold.
    not: Option<Box<CommitmentFilter>>,
}

/// An item that a commitment may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum CommitmentGap {
    /// A baseline value.
    Baseline,
    /// A target value.
    Target,
    /// Any progress report.
    Progress,
    /// The indicator that its values measure.
    Indicator,
    /// A verification state.
    Verification,
    /// A level of SMARTness.
    Smartness,
    /// A progress status in the tracker.
    ProgressStatus,
    /// A cost amount, in any currency.
    Cost,
    /// An end date.
    EndDate,
    /// Any partner.
    Partners,
}

impl CommitmentFilter {
    fn own(&self) -> Condition {
        let id = ("commitment", commitment::Column::Id);
        let makers = self.makers.as_ref();
        let makers = makers.map(|makers| makers.iter().map(|maker| maker.0.clone()).collect());
        let mut condition = self
            .assessed()
            .one_of(
                commitment::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(
                commitment::Column::Country,
                self.region.as_ref().map(countries_of),
            )
            .one_of::<String>(commitment::Column::Maker, makers.as_ref())
            .among(
                commitment::Column::Maker,
                plains("network", self.networks.as_ref()).map(of_networks),
            )
            .any_facet(
                id,
                "targets",
                facets::texts::<vocabulary::NutritionTarget, _>(self.targets.as_ref()),
            )
            .any_facet(
                id,
                "action_classes",
                facets::texts::<vocabulary::ActionClass, _>(self.action_classes.as_ref()),
            )
            .any_facet(
                id,
                "themes",
                facets::texts::<vocabulary::CommitmentTheme, _>(self.themes.as_ref()),
            )
            .about(id, self.about.as_ref())
            .any_facet(id, "linked_events", self.linked_events.clone())
            .dated(
                commitment::Column::Made,
                self.made_from.as_ref(),
                self.made_to.as_ref(),
            )
            .dated(
                commitment::Column::Ends,
                self.ends_from.as_ref(),
                self.ends_to.as_ref(),
            )
            .among(
                commitment::Column::Id,
                self.parties.as_deref().map(with_parties),
            );
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }

    /// What is asked of its kind, its maker's kind and the tracker's verdicts.
    fn assessed(&self) -> Condition {
        let kinds = stored::<_, vocabulary::CommitmentKind>(self.kinds.as_ref());
        let maker_kinds = stored::<_, vocabulary::MakerKind>(self.maker_kinds.as_ref());
        let smartness = stored::<_, vocabulary::Smartness>(self.smartness.as_ref());
        let verification = stored::<_, vocabulary::Verification>(self.verification.as_ref());
        let progress = stored::<_, vocabulary::ProgressStatus>(self.progress_status.as_ref());
        Condition::all()
            .one_of(commitment::Column::Kind, kinds.as_ref())
            .one_of(commitment::Column::MakerKind, maker_kinds.as_ref())
            .one_of(commitment::Column::Smartness, smartness.as_ref())
            .one_of(commitment::Column::Verification, verification.as_ref())
            .one_of(commitment::Column::ProgressStatus, progress.as_ref())
    }
}

/// The commitments that one of these parties shares.
fn with_parties(parties: &[RecordId]) -> SelectStatement {
    commitment_party::Entity::find()
        .select_only()
        .column(commitment_party::Column::Commitment)
        .filter(commitment_party::Column::Party.is_in(parties.iter().map(|party| &*party.0)))
        .into_query()
}

/// The commitments that have a value of this kind.
fn with_measure(kind: vocabulary::MeasureKind) -> SelectStatement {
    measure::Entity::find()
        .select_only()
        .column(measure::Column::Commitment)
        .filter(measure::Column::Kind.eq(kind))
        .into_query()
}

impl CommitmentGap {
    fn condition(self) -> Condition {
        let without = |known: SelectStatement| commitment::Column::Id.not_in_subquery(known);
        let missing = match self {
            Self::Baseline => without(with_measure(vocabulary::MeasureKind::Baseline)),
            Self::Target => without(with_measure(vocabulary::MeasureKind::Target)),
            Self::Progress => without(with_measure(vocabulary::MeasureKind::Progress)),
            Self::Indicator => commitment::Column::Indicator.is_null(),
            Self::Verification => commitment::Column::Verification.is_null(),
            Self::Smartness => commitment::Column::Smartness.is_null(),
            Self::ProgressStatus => commitment::Column::ProgressStatus.is_null(),
            Self::Cost => {
                return Condition::all()
                    .add(commitment::Column::CostAmount.is_null())
                    .add(commitment::Column::CostUsd.is_null());
            }
            Self::EndDate => commitment::Column::Ends.is_null(),
            Self::Partners => {
                let role = vocabulary::CommitmentPartyRole::Partner;
                let partners = commitment_party::Entity::find()
                    .select_only()
                    .column(commitment_party::Column::Commitment)
                    .filter(commitment_party::Column::Role.eq(role));
                without(partners.into_query())
            }
        };
        Condition::all().add(missing)
    }
}

impl Listing for CommitmentFilter {
    type Entity = commitment::Entity;

    fn condition(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::condition,
        )
    }
}

orders! {
    /// What commitments can be ordered by.
    CommitmentOrder {
        /// The title.
        Title = "title",
        /// The ISO 3166-1 alpha-3 code of the maker's country.
        Country = "country",
        /// The maker's name as printed.
        Maker = "maker_name",
        /// The date on which it was made.
        Made = "made",
        /// The start of the period.
        Starts = "starts",
        /// The end of the period.
        Ends = "ends",
        /// The level of SMARTness, from low to high.
        Smartness = "smartness" ranked rank::SMARTNESS,
        /// The tracker's progress status, in alphabetical order.
        ProgressStatus = "progress_status",
    }
}

impl Listed for CommitmentFilter {
    type Node = Commitment;
    type Order = CommitmentOrder;
    const ORDER: &'static [Sort] = &[Sort::up("country"), Sort::up("title")];
}
