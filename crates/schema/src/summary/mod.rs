//! What the records of a list add up to: counts group by group, with costs,
//! head-counts or values where the records have them.
//!
//! One type for all kinds, so that a dashboard draws every summary with the
//! same fragment; what differs is the word it is grouped by, and which numbers
//! there are. The key of a group is what the filter of the list takes, so that
//! each number leads to its records.

use std::sync::Arc;

use async_graphql::Context;

use super::{
    DataVersion,
    ask::Ask,
    computed_page::{ComputedPage, list_name},
    language::Language,
    naming::name_in,
    node::Node,
    object::{object, plain},
    record::Record,
};
use crate::{
    error::Result,
    loader::{
        listing::Listing,
        summary::{Grouping, Summed},
    },
};
use answer::summary::{Arrangement, Group, Numbers, arrange};

mod grouping;
mod query;

pub(crate) use grouping::CommitmentGrouping;
pub(crate) use query::SummaryQuery;

/// What records are grouped by, and what the keys of the groups are.
pub(crate) struct By {
    pub(crate) grouping: Grouping,
    keys: Keys,
}

/// What the keys of groups are.
#[derive(Clone)]
enum Keys {
    /// Records of this kind.
    Records(&'static str),
    /// These words.
    Words(Vec<String>),
    /// Years, or numbers of them.
    Numbers,
    /// Texts of the sources.
    Texts,
}

/// The numbers that records have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    Nothing,
    CostUsd,
    HeadCount,
    Value,
}

impl Measured {
    const fn column(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::CostUsd => Some("cost_usd"),
            Self::HeadCount => Some("head_count"),
            Self::Value => Some("number"),
        }
    }
}

/// Totals of the records of a list, overall and by group.
pub(crate) struct Summary {
    whole: SummaryGroup,
    pub(crate) overlaps: bool,
    pub(crate) groups: Vec<SummaryGroup>,
    /// What was added up, and how it was grouped.
    pub(crate) asked: Summed,
}

impl Summary {
    pub(crate) async fn of<L: Listing>(
        ctx: &Context<'_>,
        listing: L,
        by: By,
        measured: Measured,
    ) -> Result<Self> {
        let whole = Summed {
            listing: listing.into(),
            grouping: None,
            number: measured.column(),
        };
        let grouped = Summed {
            grouping: Some(by.grouping),
            ..whole.clone()
        };
        let mut sums = ctx
            .loads()
            .load_many(vec![whole.clone(), grouped.clone()])
            .await?;
        let mut taken = |question| sums.remove(question).unwrap_or_default();
        let arrangement = match &by.keys {
            Keys::Words(words) => Arrangement::Words(words.clone()),
            Keys::Numbers => Arrangement::Numbers,
            Keys::Records(_) | Keys::Texts => Arrangement::Sizes,
        };
        let groups = arrange(Arc::unwrap_or_clone(taken(&grouped)), &arrangement);
        let shown = |group| SummaryGroup {
            group,
            kind: match by.keys {
                Keys::Records(kind) => Some(kind),
                _ => None,
            },
            measured,
        };
        let whole = Arc::unwrap_or_clone(taken(&whole)).pop();
        Ok(Self {
            whole: shown(whole.unwrap_or_default()),
            overlaps: by.grouping.overlaps(),
            groups: groups.into_iter().map(shown).collect(),
            asked: grouped,
        })
    }
}

object! {
    /// Totals of the records of a list, overall and by group.
    Summary as Summary |this, ctx| {
        /// The number of records, each counted once, whatever the grouping.
        total_count: u64 = this.whole.group.records;
        /// Whether one record can be in several groups, such as a commitment with three targets. If so, the groups can add up to more than the total.
        overlaps: bool = this.overlaps;
        /// The costs of all records, in US dollars as published; `null` if this kind of record has no costs.
        cost_usd: Option<NumberSummary> = this.whole.numbers(Measured::CostUsd);
        /// The number of people who took part in all events; `null` if the records are not events.
        head_count: Option<NumberSummary> = this.whole.numbers(Measured::HeadCount);
        /// The numbers of all indicator values, in the indicator's unit; `null` for other records.
        number: Option<NumberSummary> = this.whole.numbers(Measured::Value);
        /// The groups. Words: all of them, in the order of their vocabulary; years: earliest first; others: largest first. Records without a key come last.
        groups(
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only groups after this cursor.
            after: Option<String>,
        ): ComputedPage<SummaryGroup> => async {
            let page = (first, after);
            let version = ctx.data_unchecked::<DataVersion>().get();
            let list = list_name("summary", version, &this.asked);
            ComputedPage::new(ctx, &list, this.groups.len(), page, |place| {
                this.groups[place].clone()
            })
        };
    }
}

/// A group of records with the same key, such as a country, a word or a year.
#[derive(Clone)]
pub(crate) struct SummaryGroup {
    pub(crate) group: Group,
    kind: Option<&'static str>,
    measured: Measured,
}

impl SummaryGroup {
    fn numbers(&self, measured: Measured) -> Option<NumberSummary> {
        let numbers = (measured == self.measured).then_some(self.group.numbers)?;
        Some(NumberSummary::new(numbers, self.group.records))
    }

    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        match (self.kind, &self.group.key) {
            (Some(kind), Some(key)) => Node::load(ctx, &format!("{kind}:{key}")).await,
            _ => Ok(None),
        }
    }
}

object! {
    /// A group of records with the same key, such as a country, a word or a year.
    SummaryGroup as SummaryGroup |this, ctx| {
        /// The key, in the form that the filter of the list takes: a word, a country code, the global id of another record, a year, a number of years, or a text of the source. `null` for records whose key is not recorded or does not exist, such as a country outside all regions of the scheme or a party without a network.
        key: Option<String> = {
            let key = this.group.key.clone()?;
            Some(match this.kind {
                None | Some("country") => key,
                Some(kind) => format!("{kind}:{key}"),
            })
        };
        /// The name of the group: the name of the record behind the key, or the key itself; `null` if there is no key.
        name(
            /// The language; by default that of the Accept-Language header.
            language: Option<Language>,
        ): Option<String> => async {
            Ok(match this.node(ctx).await? {
                Some(Node::Country(country)) => Some(country.name_in(ctx.language(language)).into()),
                Some(Node::Network(network)) => {
                    let name = &network.0.name;
                    Some(name_in(ctx, network.record_id(), name, language).await?)
                }
                Some(Node::Region(region)) => Some(region.0.name.clone()),
                Some(Node::SurveyRound(round)) => Some(round.0.name.clone()),
                _ => this.group.key.clone(),
            })
        };
        /// The record behind the key, such as the country; `null` if the key is not a record.
        record: Option<Node> => this.node(ctx);
        /// The number of records in the group. 0 means that none is on record; there may be some.
        count: u64 = this.group.records;
        /// Their costs, in US dollars as published, never converted by us; `null` if this kind of record has no costs.
        cost_usd: Option<NumberSummary> = this.numbers(Measured::CostUsd);
        /// The number of people who took part in them; `null` if the records are not events.
        head_count: Option<NumberSummary> = this.numbers(Measured::HeadCount);
        /// Their numbers, in the indicator's unit; `null` if the records are not indicator values.
        number: Option<NumberSummary> = this.numbers(Measured::Value);
    }
}

plain! {
    /// Statistics of numbers, to twelve digits. Records without a number are left out; they do not count as 0.
    NumberSummary {
        /// How many records have a number.
        count: u64,
        /// How many records have no number: no data, which is neither 0 nor a bad result.
        no_data_count: u64,
        /// The sum; `null` if there are no numbers.
        sum: Option<f64>,
        /// The smallest number; `null` if there are no numbers.
        minimum: Option<f64>,
        /// The mean; `null` if there are no numbers.
        mean: Option<f64>,
        /// The median; `null` if there are no numbers.
        median: Option<f64>,
        /// The largest number; `null` if there are no numbers.
        maximum: Option<f64>,
    }
}

impl NumberSummary {
    fn new(numbers: Numbers, records: u64) -> Self {
        Self {
            count: numbers.count,
            no_data_count: records.saturating_sub(numbers.count),
            sum: numbers.sum,
            minimum: numbers.minimum,
            mean: numbers.mean,
            median: numbers.median,
            maximum: numbers.maximum,
        }
    }
}
