//! How many nodes an operation may reach, known before it runs.
//!
//! A connection costs its page (`first`, `last` or the default), and each item of
//! the page costs what is selected below it. One that is only counted
//! (`totalCount` alone) costs one. A list of things asked for by `ids` costs one a
//! thing, any other list without pages ten. What is worked out from many records costs
//! as much as reading some of them, each time that it is asked for: a graph, each day
//! that it is compared with or followed over, a summary.

use apollo_compiler::{Schema, schema::NamedType, validation::Valid};
use async_graphql::{
    Positioned, Value as Const,
    parser::types::{DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet},
};
use chrono::{Datelike, NaiveDate};

use crate::http::refusal::{Refusal, Result};
pub(super) use schema::{
    graph::{MONTHS, POINTS},
    limits::Limits,
};
use store::code::Code;

/// How many nodes an operation may reach; refuses one that asks for a page, or for
/// nodes, beyond the limit.
pub(super) fn check(
    document: &ExecutableDocument,
    root: &NamedType,
    types: &Valid<Schema>,
    limits: &Limits,
) -> Result<u64> {
    let DocumentOperations::Single(operation) = &document.operations else {
        return Ok(0);
    };
    let values = values(&operation.node.selection_set.node);
    if values > limits.input_values {
        let message = format!(
            "the arguments hold {values} values, more than {}: ask for less at once",
            limits.input_values
        );
        return Err(Refusal::new(Code::QueryTooComplex, message));
    }
    let pricing = Pricing { types, limits };
    let cost = pricing.set(&operation.node.selection_set.node, root)?;
    if cost <= limits.nodes {
        return Ok(cost);
    }
    let message = format!(
        "the query may reach {cost} nodes, more than {}: ask for smaller pages",
        limits.nodes
    );
    Err(Refusal::new(Code::CostExceeded, message)
        .with("cost", cost)
        .with("limit", limits.nodes))
}

/// How many values all arguments hold together. Each may become a part of a
/// statement, and statements are not to grow without end.
fn values(set: &SelectionSet) -> usize {
    let of_selection = |selection: &Positioned<Selection>| match &selection.node {
        Selection::Field(field) => {
            let arguments = field.node.arguments.iter();
            let own: usize = arguments
                .filter_map(|(_, value)| value.node.clone().into_const())
                .map(|value| inner(&value))
                .sum();
            own + values(&field.node.selection_set.node)
        }
        Selection::InlineFragment(fragment) => values(&fragment.node.selection_set.node),
        Selection::FragmentSpread(_) => 0,
    };
    set.items.iter().map(of_selection).sum()
}

fn inner(value: &Const) -> usize {
    match value {
        Const::List(items) => items.iter().map(inner).sum(),
        Const::Object(fields) => fields.values().map(inner).sum(),
        _ => 1,
    }
}

/// What each item of a list without pages is counted as: they are short.
const SHORT_LIST: u64 = 10;

/// What a graph, or one day of it, is counted as.
const VIEW: u64 = 20;

/// What is counted for an answer that is worked out from all records of a kind.
const WHOLE: u64 = 100;

/// What a field is counted as for what is worked out to answer it, whatever is selected
/// below it.
fn worked_out(field: &Field, parent: &NamedType, ty: &NamedType) -> u64 {
    match (parent.as_str(), field.name.node.as_str()) {
        ("CollaborationGraph", "timeline") => points(field).saturating_mul(VIEW),
        ("CollaborationGraph", "compare") => 2 * VIEW,
        ("GraphMissing", "ties") | ("Query", "shortestPath") => VIEW,
        ("Query", "metAtEvents" | "matches" | "commitmentProgress" | "computedIndicators") => WHOLE,
        _ => match ty.as_str() {
            "CollaborationGraph" => VIEW,
            "Summary" | "CommitmentProgressSummary" | "CoverageGapConnection" => WHOLE,
            _ => 0,
        },
    }
}

/// How many points a timeline has; the most, where its days cannot be read.
fn points(field: &Field) -> u64 {
    let constant = |name: &str| field.get_argument(name)?.node.clone().into_const();
    let day = |name: &str| match constant(name)? {
        Const::String(day) => day.parse::<NaiveDate>().ok(),
        _ => None,
    };
    let step = match constant("everyMonths") {
        Some(Const::Number(step)) => step.as_u64().unwrap_or(1).max(1),
        _ => u64::from(MONTHS.unsigned_abs()),
    };
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    let Some((from, to)) = day("from").zip(day("to")) else {
        return POINTS as u64;
    };
    let months = u64::try_from(months(to) - months(from)).unwrap_or(0);
    (months / step + 1).min(POINTS as u64)
}

struct Pricing<'a> {
    types: &'a Valid<Schema>,
    limits: &'a Limits,
}

impl Pricing<'_> {
    fn set(&self, set: &SelectionSet, parent: &NamedType) -> Result<u64> {
        let mut total = 0_u64;
        for selection in &set.items {
            let price = match &selection.node {
                Selection::Field(field) => self.field(field, parent)?,
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref();
                    let on = on.and_then(|it| NamedType::new(&it.node.on.node).ok());
                    self.set(
                        &fragment.node.selection_set.node,
                        on.as_ref().unwrap_or(parent),
                    )?
                }
                Selection::FragmentSpread(_) => 0,
            };
            total = total.saturating_add(price);
        }
        Ok(total)
    }

    fn field(&self, field: &Positioned<Field>, parent: &NamedType) -> Result<u64> {
        let name = field.node.name.node.as_str();
        let Ok(definition) = self.types.type_field(parent, name) else {
            return Ok(0);
        };
        let ty = definition.ty.inner_named_type();
        let set = &field.node.selection_set.node;
        let worked_out = worked_out(&field.node, parent, ty);
        if ty.ends_with("Connection") {
            return Ok(self.connection(field, ty)?.saturating_add(worked_out));
        }
        let ids = field
            .node
            .get_argument("ids")
            .and_then(|ids| ids.node.clone().into_const());
        let things = match ids {
            Some(Const::List(ids)) => u64::try_from(ids.len()).unwrap_or(u64::MAX),
            _ => 0,
        };
        let price = self.set(set, ty)?;
        let is_short_list = things == 0 && definition.ty.is_list() && !set.items.is_empty();
        let of_connection = parent.ends_with("Connection");
        if is_short_list && !of_connection {
            let price = price.saturating_add(1).saturating_mul(SHORT_LIST);
            return Ok(price.saturating_add(worked_out));
        }
        let price = price.saturating_mul(things.max(1)).saturating_add(things);
        Ok(price.saturating_add(worked_out))
    }

    fn connection(&self, field: &Positioned<Field>, ty: &NamedType) -> Result<u64> {
        let page = self.page(field)?;
        let (mut below, mut rows) = (0_u64, 1_u64);
        for selection in &field.node.selection_set.node.items {
            let Selection::Field(part) = &selection.node else {
                continue;
            };
            let mut price = self.field(part, ty)?;
            if matches!(part.node.name.node.as_str(), "edges" | "nodes" | "pageInfo") {
                price = price.saturating_mul(page);
                rows = page;
            }
            below = below.saturating_add(price);
        }
        Ok(below.saturating_add(rows))
    }

    /// How many items the page may hold. The resolver refuses what is negative or double.
    fn page(&self, field: &Positioned<Field>) -> Result<u64> {
        let asked = ["first", "last"].into_iter().filter_map(|name| {
            let value = field.node.get_argument(name)?;
            match value.node.clone().into_const()? {
                Const::Number(number) => Some((number.as_i64()?, value.pos)),
                _ => None,
            }
        });
        let Some((asked, pos)) = asked.max_by_key(|(asked, _)| *asked) else {
            return Ok(u64::try_from(self.limits.default_page_size).unwrap_or(u64::MAX));
        };
        let asked = u64::try_from(asked).unwrap_or(0);
        let most = self.limits.page_size;
        if u64::try_from(most).is_ok_and(|most| asked > most) {
            let message = format!("a page of {asked} is too large: ask for {most} at most");
            return Err(Refusal::at(Code::PageSize, message, Some(pos)).with("limit", most));
        }
        Ok(asked)
    }
}
