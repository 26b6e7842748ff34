//! How a commitment is measured, whom it is for and what it costs.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::commitment::Model;

use crate::{
    error::Result,
    schema::{
        facets,
        vocabulary::{CommitmentLocation, MeasurementPlan, TargetPopulation},
    },
};

/// How a commitment is measured, whom it is for and what it costs.
pub(crate) struct CommitmentTerms(pub(crate) Arc<Model>);

/// How a commitment is measured, whom it is for and what it costs.
#[Object]
impl CommitmentTerms {
    /// What its values measure, as published; `null` if not recorded.
    async fn indicator(&self) -> Option<&str> {
        self.0.indicator.as_deref()
    }

    /// Whose data measure its progress, `null` if not recorded.
    async fn measurement_plan(&self) -> Option<MeasurementPlan> {
        self.0.measurement_plan.map(Into::into)
    }

    /// How its progress is monitored, as published; `null` if not recorded.
    async fn monitoring(&self) -> Option<&str> {
        self.0.monitoring.as_deref()
    }

    /// Where it applies, `null` if not recorded.
    async fn location(&self) -> Option<CommitmentLocation> {
        self.0.location.map(Into::into)
    }

    /// Whether it is for all people, for groups or for none; `null` if not recorded.
    async fn population(&self) -> Option<TargetPopulation> {
        self.0.population.map(Into::into)
    }

    /// How many people it is to reach, `null` if not recorded.
    async fn population_coverage(&self) -> Option<f64> {
        self.0.population_coverage
    }

    /// By what the people whom it is for are told from others, as printed; empty if not recorded.
    async fn population_characteristics(&self, ctx: &Context<'_>) -> Result<Vec<String>> {
        let record = format!("commitment:{}", self.0.id);
        facets::of(ctx, record, "population_characteristics").await
    }

    /// Of which sex the people are whom it is for, as printed; `null` if not recorded.
    async fn sex(&self) -> Option<&str> {
        self.0.sex.as_deref()
    }

    /// What it costs, `null` if nothing about its costs is recorded.
    async fn cost(&self) -> Option<Cost> {
        let row = &self.0;
        let cost = Cost {
            amount: row.cost_amount,
            currency: row.cost_currency.clone(),
            usd: row.cost_usd,
            secured: row.cost_secured.clone(),
        };
        let is_known = cost.amount.is_some() || cost.usd.is_some() || cost.secured.is_some();
        is_known.then_some(cost)
    }

    /// Through what it is paid for, as published; `null` if not recorded.
    async fn funding_mechanism(&self) -> Option<&str> {
        self.0.funding_mechanism.as_deref()
    }
}

/// What a commitment costs.
#[derive(SimpleObject)]
pub(crate) struct Cost {
    /// The amount in `currency`, in units and not in thousands; `null` if not recorded.
    amount: Option<f64>,
    /// The currency of `amount` as an ISO 4217 code, `null` if not recorded.
    currency: Option<String>,
    /// The amount in United States dollars as published, never converted by us; `null` where the source prints none.
    usd: Option<f64>,
    /// Whether the money is secured, as printed; `null` if not recorded.
    secured: Option<String>,
}
