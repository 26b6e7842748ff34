//! Which commitments to keep.

use async_graphql::{Enum, ID, InputObject};
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
    /// Only commitments of these kinds.
    kinds: Option<Vec<CommitmentKind>>,
    /// Only commitments of makers in these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only commitments of makers in countries of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only commitments made by these parties, by global id.
    makers: Option<Vec<ID>>,
    /// Only commitments of makers that belong to these networks, by global id, as summaries by network have it.
    networks: Option<Vec<ID>>,
    /// Only commitments made by stakeholders of these kinds.
    maker_kinds: Option<Vec<MakerKind>>,
    /// Only commitments that the tracker puts at one of these levels; the unrated do not match.
    smartness: Option<Vec<Smartness>>,
    /// Only commitments in one of these states of verification; where none is recorded, they do not match.
    verification: Option<Vec<Verification>>,
    /// Only commitments of whose progress the tracker says one of these.
    progress_status: Option<Vec<ProgressStatus>>,
    /// Only commitments that name at least one of these nutrition targets.
    targets: Option<Vec<NutritionTarget>>,
    /// Only commitments that act through at least one of these.
    action_classes: Option<Vec<ActionClass>>,
    /// Only commitments under at least one of these summit themes.
    themes: Option<Vec<CommitmentTheme>>,
    /// Only commitments about one of these topics or of their narrower ones, by global id.
    about: Option<Vec<ID>>,
    /// Only commitments linked to at least one of these events, spelt as in `linkedEvents`.
    linked_events: Option<Vec<String>>,
    /// Only commitments made on or after this day; the undated do not match.
    made_from: Option<Date>,
    /// Only commitments made on or before this day; the undated do not match.
    made_to: Option<Date>,
    /// Only commitments that end on or after this day; those without an end on record do not match.
    ends_from: Option<Date>,
    /// Only commitments that end on or before this day; those without an end on record do not match.
    ends_to: Option<Date>,
    /// Only commitments that have at least one of these parties, by global id, as a partner or funder.
    parties: Option<Vec<ID>>,
    /// Only those of which all of this is missing.
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

/// What may be missing of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum CommitmentGap {
    /// A value from which it starts.
    Baseline,
    /// A value that it is to reach.
    Target,
    /// Any report of its progress.
    Progress,
    /// What its values measure.
    Indicator,
    /// A state of verification.
    Verification,
    /// A level of SMARTness.
    Smartness,
    /// What the tracker says of its progress.
    ProgressStatus,
    /// An amount that it costs, in whatever currency.
    Cost,
    /// A date on which it ends.
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
fn with_parties(parties: &[ID]) -> SelectStatement {
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
        /// When they were made.
        Made = "made",
        /// When their period starts.
        Starts = "starts",
        /// When their period ends.
        Ends = "ends",
        /// The level of SMARTness, from low to high.
        Smartness = "smartness" ranked rank::SMARTNESS,
        /// The tracker's word on progress, in the alphabet and not by rank.
        ProgressStatus = "progress_status",
    }
}

impl Listed for CommitmentFilter {
    type Node = Commitment;
    type Order = CommitmentOrder;
    const ORDER: &'static [Sort] = &[Sort::up("country"), Sort::up("title")];
}
